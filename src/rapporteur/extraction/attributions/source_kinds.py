"""What kind of source a noun phrase names."""

import re

from rapporteur.model.actors import Actor
from rapporteur.model.vocabularies import ActorKind, SourceKind

# In the order of precedence: a "hospital spokesman" is medical before he is official.
# Source: casualty recording practice.
_WORDS: tuple[tuple[SourceKind, str], ...] = (
    (
        SourceKind.MEDICAL,
        r"doctors?|medics?|paramedics?|surgeons?|nurses?|physicians?|hospitals?|clinics?"
        r"|medical (?:sources?|staff|workers?"
        r"|officials?|teams?)|health workers?|morgue|ambulance|rescuers?|first responders|civil defen[cs]e",
    ),
    (SourceKind.JOURNALIST, r"journalists?|reporters?|correspondents?|photographers?|cameram[ae]n|stringers?"),
    (
        SourceKind.MEDIA,
        r"media|television|tv|newspapers?|daily|news (?:agency|agencies|outlets?|sites?|websites?"
        r"|reports?)|radio|channel"
        r"|broadcasters?|outlets?|press|magazine|press reports?",
    ),
    (
        SourceKind.ANALYST,
        r"analysts?|experts?|researchers?|scholars?|historians?|professors?|academics?|observers?|think[- ]tank"
        r"|economists?|specialists?|institute|study|survey|poll",
    ),
    (
        SourceKind.NGO,
        r"rights (?:groups?|organi[sz]ations?|activists?|monitors?|watchdog)|human rights"
        r"|aid (?:groups?|agenc(?:y|ies)"
        r"|workers?|organi[sz]ations?)|charit(?:y|ies)|ngos?|observatory|monitoring group|monitors?|watchdog"
        r"|non-?governmental|relief (?:groups?|workers?)|campaigners?|advocacy group|civil society",
    ),
    (
        SourceKind.ARMED_GROUP,
        r"rebels?|militants?|insurgents?|guerrillas?|fighters?|militias?|paramilitar(?:y|ies)|separatists?|jihadists?"
        r"|gunmen|gangs?|commanders? of the rebel|mujahideen|armed group",
    ),
    (
        SourceKind.RESIDENT,
        r"residents?|witness(?:es)?|eyewitness(?:es)?|villagers?|locals|neighbou?rs?|survivors?"
        r"|relatives?|famil(?:y|ies)"
        r"|father|mother|brother|sister|son|daughter|uncle|aunt|cousin|wife|husband|widow|farmers?"
        r"|shopkeepers?|traders?"
        r"|drivers?|teachers?|students?|refugees?|elders?|tribesm[ae]n|fisherm[ae]n|herders?|pastor"
        r"|priest|imam|activists?"
        r"|evacuees?|civilians?|townspeople|pilgrims?|merchants?|housewife|labou?rers?|workers?"
        r"|passers-?by|community leaders?",
    ),
    (
        SourceKind.OFFICIAL,
        r"officials?|minist(?:er|ers|ry|ries)|governors?|mayors?|police|presidents?|government|authorit(?:y|ies)|army"
        r"|military|spokes(?:man|woman|person|people|men)|troops|forces?|general|colonel|lieutenant"
        r"|major|captain|brigadier"
        r"|admiral|sergeant|commanders?|senators?|lawmakers?|legislators?|parliament|congress(?:man"
        r"|woman)?|diplomats?|envoys?"
        r"|ambassadors?|embassy|secretary|prosecutors?|judges?|court|administration|chancellor"
        r"|premier|king|prince|sheriff"
        r"|bureau"
        r"|department|agency|command|navy|air force|council|junta|regime|leaders?|chief|kremlin|white house|pentagon"
        r"|state|foreign office|cabinet|tribunal|commission|officers?|investigators?|intelligence|defen[cs]e",
    ),
    (
        SourceKind.UNNAMED,
        r"sources?|people|persons?|some|many|others|reports?|posts?|users|videos?|images|photographs?|footage|it",
    ),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _WORDS)
_MEDICAL = next(pattern for kind, pattern in _KINDS if kind is SourceKind.MEDICAL)
_OWN_VOICE = re.compile(
    r"^(?:we|i|(?:we )?ourselves)$"
    r"|\b(?:earlier|previous|original|first) version\b|^(?:this|our|an earlier) (?:report|article|story|dispatch)\b",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"\b(?:sources?|bureau|office|centre|center|health zone)\b", re.IGNORECASE)
_ANONYMOUS = re.compile(
    r"\b(?:condition of anonymity|asked not to be (?:named|identified)|declined to be (?:named|identified))\b"
)

_BY_ACTOR = {
    ActorKind.ARMED_GROUP: SourceKind.ARMED_GROUP,
    ActorKind.IO: SourceKind.IO,
    ActorKind.NGO: SourceKind.NGO,
    ActorKind.MEDIA: SourceKind.MEDIA,
    ActorKind.STATE: SourceKind.OFFICIAL,
    ActorKind.GOVERNMENT: SourceKind.OFFICIAL,
    ActorKind.MILITARY: SourceKind.OFFICIAL,
    ActorKind.POLICE: SourceKind.OFFICIAL,
    ActorKind.PARTY: SourceKind.OFFICIAL,
    ActorKind.COMPANY: SourceKind.UNNAMED,
    ActorKind.COMMUNITY: SourceKind.RESIDENT,
}


def names_speaker(words: str) -> bool:
    """Whether a label such as "Health ministry" or "A witness" names one who speaks; "Note" and "Toll" do not."""
    return _SOURCES.search(words) is not None or any(
        kind is not SourceKind.UNNAMED and pattern.search(words) for kind, pattern in _KINDS
    )


def source_kind(words: str, actor: Actor | None, affiliation: Actor | None, belligerents: frozenset[str]) -> SourceKind:
    """The kind of a source.

    Args:
        words: the source as written; empty when none is named.
        actor: the actor that the source names, if known.
        affiliation: the actor that `actor` belongs to, if known.
        belligerents: ids of states, governments and forces that fight in this document: what their officials say is
            a party's word.

    Returns:
        The kind; `unnamed` where the words do not tell.
    """
    described = " ".join(filter(None, (words, actor.role if actor else None)))
    if _ANONYMOUS.search(described):
        return SourceKind.UNNAMED
    if actor is None and _OWN_VOICE.search(words):
        return SourceKind.AUTHOR
    if actor is not None and actor.kind is ActorKind.NGO and _MEDICAL.search(actor.name):
        return SourceKind.MEDICAL  # a doctors' network is one wherever it is only called "the network"
    kind = next((kind for kind, pattern in _KINDS if pattern.search(described)), None)
    body = affiliation or (actor if actor is not None and actor.kind is not ActorKind.PERSON else None)
    by_body = _BY_ACTOR.get(body.kind) if body is not None else None
    if by_body is not None and (
        kind in {None, SourceKind.OFFICIAL, SourceKind.UNNAMED}
        or (by_body is SourceKind.IO and kind in {SourceKind.NGO, SourceKind.ANALYST})
    ):
        kind = by_body
    if kind is SourceKind.OFFICIAL and body is not None and body.id in belligerents:
        return SourceKind.PARTY
    return kind or SourceKind.UNNAMED
