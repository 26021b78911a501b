"""Words that name an office, a rank or a trade, and whether they make a person public."""

import re

_TITLES = frozenset(
    {
        *(
            "president",
            "vice",
            "prime",
            "minister",
            "premier",
            "chancellor",
            "king",
            "queen",
            "prince",
            "princess",
            "emir",
        ),
        *(
            "gen.",
            "gen",
            "general",
            "lt.",
            "lt",
            "lieutenant",
            "col.",
            "col",
            "colonel",
            "maj.",
            "maj",
            "major",
            "brig.",
        ),
        *(
            "brigadier",
            "capt.",
            "captain",
            "adm.",
            "admiral",
            "sgt.",
            "sergeant",
            "commander",
            "marshal",
            "field",
            "corporal",
        ),
        *(
            "governor",
            "gov.",
            "mayor",
            "senator",
            "sen.",
            "rep.",
            "congressman",
            "secretary",
            "ambassador",
            "envoy",
            "judge",
        ),
        *(
            "secretary-general",
            "sheikh",
            "imam",
            "ayatollah",
            "mullah",
            "maulana",
            "maulvi",
            "mawlawi",
            "qari",
            "hajji",
        ),
        *("dr.", "dr", "doctor", "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "prof.", "professor", "father", "bishop"),
        *(
            "archbishop",
            "pope",
            "pastor",
            "reverend",
            "rev.",
            "sister",
            "chief",
            "director",
            "spokesman",
            "spokeswoman",
        ),
        *(
            "spokesperson",
            "leader",
            "journalist",
            "reporter",
            "correspondent",
            "resident",
            "farmer",
            "teacher",
            "activist",
        ),
        *(
            "lawyer",
            "analyst",
            "researcher",
            "expert",
            "villager",
            "shopkeeper",
            "student",
            "witness",
            "survivor",
            "nurse",
        ),
        *("surgeon", "coordinator", "commissioner", "rapporteur", "prosecutor", "minister-designate", "chairman"),
        *("chairwoman", "deputy", "official", "officer", "adviser", "advisor", "aide", "representative", "inspector"),
        *("superintendent", "warlord", "commandant", "comandante", "politician", "lawmaker", "legislator", "elder"),
        *("driver", "trader", "paramedic", "medic", "volunteer", "worker", "photographer", "historian", "economist"),
    }
)
_MODIFIERS = frozenset(
    {
        *(
            "foreign",
            "defence",
            "defense",
            "interior",
            "information",
            "health",
            "finance",
            "justice",
            "energy",
            "deputy",
        ),
        *(
            "vice",
            "acting",
            "former",
            "ex",
            "late",
            "then",
            "rebel",
            "army",
            "military",
            "police",
            "naval",
            "navy",
            "air",
        ),
        *(
            "force",
            "provincial",
            "district",
            "regional",
            "local",
            "state",
            "federal",
            "national",
            "government",
            "ministry",
        ),
        *("security", "intelligence", "opposition", "party", "human", "rights", "aid", "un", "u.n.", "presidential"),
        *("senior", "chief", "village", "tribal", "community", "political", "emergency", "crown", "supreme", "special"),
        *(
            "staff",
            "of",
            "media",
            "press",
            "humanitarian",
            "relief",
            "medical",
            "hospital",
            "militia",
            "group",
            "retired",
        ),
        *(
            "independent",
            "guerrilla",
            "insurgent",
            "separatist",
            "paramilitary",
            "militant",
            "gang",
            "assistant",
            "executive",
            "general",
            "sector",
            "brigade",
            "division",
            "camp",
            "city",
            "town",
        ),
    }
)
_PUBLIC = re.compile(
    r"\b(?:president|minister|premier|chancellor|king|queen|prince|emir|general|gen\.|lt\.|lieutenant"
    r"|col\.|colonel|maj\.|major"
    r"|brig\w*|capt\w*|adm\w*|sgt\.|sergeant|commander|marshal|governor|gov\.|mayor|senator|sen\."
    r"|rep\.|congress\w+|secretary"
    r"|ambassador|envoy|judge|ayatollah|sheikh|mullah|pope|archbishop|bishop|chief|director|spokes\w+"
    r"|leader|coordinator"
    r"|commissioner|rapporteur|prosecutor|chair\w*|official|adviser|advisor|representative|warlord"
    r"|politician|lawmaker"
    r"|legislator|analyst|researcher|professor|expert|scholar|historian|economist|head|fellow"
    r"|dictator|deputy|founder|officer"
    r"|superintendent|inspector|diplomat|negotiator|chairman|executive)(?!\w)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:resident|witness|villager|farmer|shopkeeper|student|survivor|victim|driver|trader|local"
    r"|neighbou?r|relative|mother"
    r"|father|brother|sister|son|daughter|wife|husband|widow|uncle|aunt|cousin|refugee|displaced"
    r"|elder|year-old|teacher|vendor"
    r"|worker|volunteer|former ngo|activist|who (?:lives|lived|fled|saw|lost|witnessed))\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:spokes\w+|minister|president|general|colonel|major|captain|commander|governor|mayor"
    r"|senator|secretary|ambassador"
    r"|envoy|judge|chief|director|leader|coordinator|commissioner|prosecutor|chair\w+|official"
    r"|adviser|advisor|representative"
    r"|analyst|researcher|professor|expert|scholar|resident|witness|farmer|teacher|doctor|nurse"
    r"|surgeon|journalist|reporter"
    r"|correspondent|activist|lawyer|student|shopkeeper|driver|trader|survivor|villager|head|member"
    r"|fellow|worker|elder|pastor"
    r"|priest|imam|mother|father|brother|sister|son|daughter|wife|husband|widow|uncle|aunt|cousin"
    r"|founder|officer|volunteer"
    r"|deputy|medic|paramedic|lawmaker|politician|refugee|fisherman|engineer|photographer|who)\b",
    re.IGNORECASE,
)


def is_title(word: str) -> bool:
    """Whether `word`, in lower case, can be the last word of a title before a name."""
    return word in _TITLES


def is_title_part(word: str) -> bool:
    """Whether `word`, in lower case, can stand inside a title ("deputy defence minister")."""
    return word in _TITLES or word in _MODIFIERS or word.startswith("ex-")


def is_role(words: str) -> bool:
    """Whether an apposition says who somebody is ("a doctor at the city hospital")."""
    return _TRADE.search(words) is not None


def is_protected(role: str | None) -> bool:
    """Whether a person of this role is protected: anyone who does not speak or act in a public office.

    Source: Every Casualty Standards; Berkeley Protocol.
    """
    if role is None:
        return True
    return _PRIVATE.search(role) is not None or _PUBLIC.search(role) is None
