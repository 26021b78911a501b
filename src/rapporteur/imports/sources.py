"""Whom a table names as its sources, and what sort of party a name is of."""

import re

from rapporteur.model.vocabularies import ActorKind, SourceKind

_SOURCES = (
    (SourceKind.UNNAMED, r"undisclosed|anonymous|unnamed|unknown|confidential|local partner"),
    (SourceKind.IO, r"\bun\b|united nations|ocha|ohchr|unhcr|unama|monusco|minusca|unicef|\biom\b|\bicrc\b|red cross"),
    (
        SourceKind.OFFICIAL,
        r"ministry|minister|government|police|army|military|armed forces|defen[cs]e|governor|centcom|president",
    ),
    (
        SourceKind.NGO,
        r"observatory|human rights|\bngos?\b|watch\b|airwars|amnesty|committee|network for|médecins|\bmsf\b",
    ),
    (SourceKind.ARMED_GROUP, r"taliban|islamic state|al.?qaeda|al.?shabaab|houthi|hezbollah|hamas|militia"),
)
_SOURCE_WORDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _SOURCES)

_ACTORS = (
    (ActorKind.COMMUNITY, r"^civilians?\b|^protesters\b|^rioters\b|communal|ethnic militia|clan\b|^unidentified civil"),
    (ActorKind.POLICE, r"^police\b|police forces|gendarm"),
    (ActorKind.MILITARY, r"^military forces|armed forces|\barmy\b|air force|\bnavy\b|\bnato\b|coalition|coast guard"),
    (ActorKind.GOVERNMENT, r"^government of|^govt|\bgovernment\b"),
    (ActorKind.IO, r"^united nations|^un\b|african union|european union"),
    (ActorKind.PARTY, r"\bparty\b"),
)
_ACTOR_WORDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _ACTORS)

# Codes of sectors, by the kind of party. Source: CAMEO Codebook 1.1b3, roles; PLOVER, sectors.
SECTORS = {
    **dict.fromkeys(("GOV", "JUD", "LEG", "SPY"), ActorKind.GOVERNMENT),
    "MIL": ActorKind.MILITARY,
    "COP": ActorKind.POLICE,
    **dict.fromkeys(("REB", "INS", "SEP", "UAF", "RAD"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("OPP", "PTY"), ActorKind.PARTY),
    **dict.fromkeys(("CVL", "REF", "ELI", "LAB", "EDU", "CRM"), ActorKind.COMMUNITY),
    **dict.fromkeys(("IGO",), ActorKind.IO),
    **dict.fromkeys(("NGO", "NGM", "HLH"), ActorKind.NGO),
    "MED": ActorKind.MEDIA,
    **dict.fromkeys(("BUS", "MNC"), ActorKind.COMPANY),
}


def source_kind(name: str) -> SourceKind:
    """What sort of source a name is of, by its words; one that shows nothing else is an outlet."""
    return next((kind for kind, words in _SOURCE_WORDS if words.search(name)), SourceKind.MEDIA)


def actor_kind(name: str) -> ActorKind:
    """What sort of party a name of a table of violence is of, by its words; else an armed group."""
    return next((kind for kind, words in _ACTOR_WORDS if words.search(name)), ActorKind.ARMED_GROUP)


def is_civilians(name: str) -> bool:
    """Whether a table's name for a party means civilians, who are no party to the violence."""
    return re.match(r"civilians?\b|unarmed|non-?combatants", name.strip(), re.IGNORECASE) is not None
