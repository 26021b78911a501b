"""Bodies of states and groups: armies, police, governments, ministries, media, fighters."""

import re
from collections.abc import Iterator, Sequence

from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.extraction.actors.known import Named, known_names, states
from rapporteur.extraction.attributions.cues import VERB_FORMS
from rapporteur.extraction.attributions.words import AUXILIARIES
from rapporteur.extraction.clauses import Token, tokens_of
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

_MILITARY = frozenset(
    {
        *(
            "army",
            "military",
            "forces",
            "force",
            "troops",
            "soldiers",
            "soldier",
            "jets",
            "jet",
            "warplanes",
            "warplane",
        ),
        *("aircraft", "helicopters", "helicopter", "drones", "drone", "navy", "marines", "paratroopers", "commandos"),
        *(
            "artillery",
            "tanks",
            "gunboats",
            "warships",
            "fighters",
            "units",
            "commanders",
            "brigade",
            "troopers",
            "planes",
        ),
    }
)
_GOVERNMENT = frozenset(
    {
        *("government", "authorities", "officials", "official", "administration", "regime", "junta", "leadership"),
        *("cabinet", "parliament", "embassy", "diplomats", "leaders", "lawmakers", "negotiators", "state"),
    }
)
_MEDIA = frozenset({"media", "television", "tv", "radio", "newspapers", "newspaper", "press"})
_BODY_KINDS = {
    **dict.fromkeys(_MILITARY, ActorKind.MILITARY),
    **dict.fromkeys(_GOVERNMENT, ActorKind.GOVERNMENT),
    **dict.fromkeys(_MEDIA, ActorKind.MEDIA),
    **dict.fromkeys({"police", "gendarmes", "gendarmerie"}, ActorKind.POLICE),
}
_BODY_NAMES = {
    ActorKind.MILITARY: "military",
    ActorKind.GOVERNMENT: "government",
    ActorKind.MEDIA: "media",
    ActorKind.POLICE: "police",
}
_MODIFIERS = frozenset(
    {
        *(
            "armed",
            "security",
            "air",
            "government",
            "military",
            "border",
            "special",
            "ground",
            "fighter",
            "naval",
            "state",
        ),
        *(
            "senior",
            "local",
            "top",
            "defence",
            "defense",
            "federal",
            "national",
            "occupation",
            "regime",
            "army",
            "combat",
        ),
        *("attack", "interim", "transitional", "de", "facto", "run", "-run", "provincial", "intelligence", "regular"),
    }
)
_MEMBERS = frozenset(
    {
        *("fighters", "fighter", "militants", "rebels", "insurgents", "gunmen", "guerrillas", "guerrilla", "forces"),
        *(
            "troops",
            "commanders",
            "members",
            "units",
            "officials",
            "authorities",
            "leaders",
            "leadership",
            "government",
        ),
        *(
            "movement",
            "militia",
            "militiamen",
            "group",
            "soldiers",
            "combatants",
            "insurgency",
            "operatives",
            "terrorists",
        ),
        *("administration", "jihadists", "drones", "artillery", "snipers"),
    }
)
_ARMS = frozenset(
    {
        *("strike", "strikes", "airstrike", "airstrikes", "air", "shelling", "bombardment", "bombing", "raid", "raids"),
        *(
            "missile",
            "missiles",
            "rocket",
            "rockets",
            "fire",
            "attack",
            "attacks",
            "offensive",
            "invasion",
            "incursion",
        ),
    }
)
_LOCATIVE = frozenset(
    {
        *(
            "in",
            "into",
            "across",
            "near",
            "inside",
            "outside",
            "through",
            "throughout",
            "around",
            "at",
            "within",
            "over",
        ),
        *("eastern", "western", "northern", "southern", "central", "southeastern", "northeastern", "southwestern"),
        *(
            "northwestern",
            "north",
            "south",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "entering",
        ),
        *("neighbouring", "neighboring", "leaving", "visiting", "of"),
    }
)
_COMPOUNDS = frozenset(
    {
        *("backed", "supported", "led", "run", "allied", "aligned", "linked", "affiliated", "controlled", "funded"),
        *("armed", "sponsored", "held", "trained", "appointed", "supplied"),
    }
)
_MINISTRY_WORDS = (
    r"Foreign(?: Affairs)?|Defen[cs]e|Health|Interior|Information|Justice|Education|Finance|Energy"
    r"|Security|Emergenc(?:y|ies)"
    r"|Home(?: Affairs)?|Transport|Communications?|Planning|Agriculture|Labou?r|Culture|Religious Affairs|Refugees"
)
_MINISTRY = re.compile(
    rf"\b(?P<before>{_MINISTRY_WORDS}) Ministry\b|\bMinistry (?:of|for) (?:the )?(?P<after>{_MINISTRY_WORDS})\b",
    re.IGNORECASE,
)
_GENERIC: tuple[tuple[str, ActorKind, str], ...] = (
    (
        "military",
        ActorKind.MILITARY,
        r"(?:the )(?:army|military(?! (?:junta|government|council|rule))|air force|navy)"
        r"|(?:the )?(?:armed|security|government|pro-government|coalition|state security"
        r"|regime|federal|allied|joint) (?:forces|troops|soldiers)|army troops|(?<!\w )(?:troops|soldiers)",
    ),
    ("police", ActorKind.POLICE, r"(?:the )?police(?: officers)?"),
    (
        "government",
        ActorKind.GOVERNMENT,
        r"(?:the )(?:[\w-]+-led )?(?:government|authorities|junta|regime|administration)|authorities"
        r"|government officials"
        r"|(?:the )?ruling junta|(?:the )?military junta",
    ),
    (
        "armed_group",
        ActorKind.ARMED_GROUP,
        r"(?:the )?(?:(?:suspected|unidentified|unknown|armed|masked|islamist|jihadist|separatist"
        r"|rebel|left-?wing|right-?wing"
        r"|leftist|maoist|kurdish|tuareg|ethnic|local|allied|pro-\w+|anti-\w+|tribal"
        r"|heavily armed) ){0,2}(?:gunmen|rebels"
        r"|militants|insurgents|guerrillas|paramilitaries|separatists|jihadists|extremists|terrorists"
        r"|bandits|militiamen"
        r"|militias?|gangs?|assailants|attackers|mercenaries|death squads?|cartel gunmen"
        r"|rebel (?:group|forces|fighters)"
        r"|armed (?:men|groups?|gangs?|individuals)|(?<=the )fighters)",
    ),
)
_GENERIC_WORDS = tuple((key, kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for key, kind, words in _GENERIC)


def find_known(tokens: Sequence[Token], taken: Taken, governments: frozenset[int], upper: bool) -> Iterator[Candidate]:
    """Mentions of states and known actors with the bodies named after them ("Chadian troops", "M23 fighters").

    Args:
        tokens: all tokens of the text.
        taken: what is part of a mention already; added to.
        governments: offsets where a place stands for its government.
        upper: whether the text is in capitals throughout.
    """
    names = known_names()
    index = 0
    while index < len(tokens):
        prefix = _prefix(tokens[index], upper)
        if prefix is not None:
            named, span = prefix
            taken.take(span)
            yield Candidate(span, named.key, named.name, named.kind)
        found = names.at(tokens, index, upper) if tokens[index].is_word else None
        if found is None:
            index += 1
            continue
        named, end = found
        yield from _mention(tokens, index, end, named, taken, governments)
        index = end


def _prefix(token: Token, upper: bool) -> tuple[Named, Span] | None:
    """The actor in the first half of a compound ("Rwanda" in "Rwanda-backed") and its span."""
    first, hyphen, second = token.text.partition("-")
    if not hyphen or second.lower() not in _COMPOUNDS:
        return None
    words = list(tokens_of(first, 0, len(first)))
    found = known_names().at(words, 0, upper) if words else None
    if found is None or found[1] != len(words):
        return None
    return found[0], Span(token.start, token.start + len(first))


def _mention(
    tokens: Sequence[Token], start: int, end: int, named: Named, taken: Taken, governments: frozenset[int]
) -> Iterator[Candidate]:
    body = _body_after(tokens, end, _MEMBERS if named.sense == "actor" else _BODY_KINDS)
    if named.sense == "actor":
        last = body if body is not None and tokens[end].lower != "'s" else end
        yield _take(tokens, start, last, named.key, named.name, named.kind, taken)
        return
    code = named.key.partition(":")[2]
    if body is not None and named.sense in {"state", "demonym"}:
        kind = _BODY_KINDS[tokens[body - 1].lower]
        name = f"{states()[code].adjective} {_BODY_NAMES[kind]}"
        yield _take(tokens, start, body, f"{kind}:{code}", name, kind, taken, named.key)
        yield Candidate(Span(tokens[start].start, tokens[end - 1].end), named.key, named.name, ActorKind.STATE)
        return
    following = tokens[end].lower if end < len(tokens) else ""
    before = tokens[start - 1].lower if start else ""
    if named.sense == "demonym":
        acts = following in _ARMS
    elif named.sense == "capital":
        acts = tokens[start].start in governments or (
            before not in _LOCATIVE and before != "," and _is_verb(following, tokens, end)
        )
    else:
        acts = (
            named.sense == "state" and (tokens[start].start in governments or before not in _LOCATIVE) and before != ","
        )
        acts = acts or (named.sense == "state" and before == "," and _is_verb(following, tokens, end))
    if acts:
        yield _take(tokens, start, end, named.key, named.name, ActorKind.STATE, taken)


def _is_verb(word: str, tokens: Sequence[Token], at: int) -> bool:
    if word.endswith("ly") and at + 1 < len(tokens):
        word = tokens[at + 1].lower
    form = VERB_FORMS.get(word)
    return word in AUXILIARIES - {"'s"} or (form is not None and form.name in {"past", "third"})


def _body_after(tokens: Sequence[Token], end: int, bodies: frozenset[str] | dict[str, ActorKind]) -> int | None:
    """The index after a body noun that follows a name, with at most two words between; None if there is none."""
    index = end
    if index < len(tokens) and tokens[index].lower == "'s":
        index += 1
    last = None
    for at in range(index, min(index + 4, len(tokens))):
        lower = tokens[at].lower
        if lower in bodies and not (
            lower == "state" and last is None and at + 1 < len(tokens) and tokens[at + 1].lower in bodies
        ):
            last = at + 1
        elif lower not in _MODIFIERS:
            break
    return last


def _take(
    tokens: Sequence[Token],
    start: int,
    end: int,
    key: str,
    name: str,
    kind: ActorKind,
    taken: Taken,
    affiliation: str | None = None,
) -> Candidate:
    span = Span(tokens[start].start, tokens[end - 1].end)
    taken.take(span)
    return Candidate(span, key, name, kind, affiliation=affiliation)


def find_ministries(text: str, taken: Taken, upper: bool) -> Iterator[Candidate]:
    """Mentions of ministries, with the state or group that they belong to where it is named beside them."""
    for match in _MINISTRY.finditer(text):
        span = Span(*match.span())
        if not taken.is_free(span):
            continue
        subject = (match["before"] or match["after"]).title().replace("Defence", "Defense")
        owner = name_before(text, span.start, upper)
        key = owner.key if owner is not None else None
        taken.take(span)
        prefix = _owner_word(owner)
        yield Candidate(
            span,
            f"ministry:{key or ''}:{subject.lower()}",
            f"{prefix}{subject} Ministry",
            ActorKind.GOVERNMENT,
            affiliation=key,
            generic=key is None,
        )


def _owner_word(owner: Named | None) -> str:
    if owner is None:
        return ""
    if owner.kind is ActorKind.STATE:
        return states()[owner.key.partition(":")[2]].adjective + " "
    return owner.name + " "


def name_before(text: str, offset: int, upper: bool) -> Named | None:
    """The state or known actor whose name, demonym or possessive stands right before `offset`; None if none does."""
    words = list(tokens_of(text, max(0, offset - 60), offset))
    if words and words[-1].lower == "'s":
        words.pop()
    for index in range(max(0, len(words) - 5), len(words)):
        found = known_names().at(words, index, upper)
        if found is not None and found[1] == len(words):
            return found[0]
    return None


def find_generic(text: str, taken: Taken) -> Iterator[Candidate]:
    """Mentions such as "the army", "police" or "gunmen", which may mean an actor named elsewhere."""
    for key, kind, pattern in _GENERIC_WORDS:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if taken.is_free(span):
                taken.take(span)
                name = re.sub(r"^the ", "", match.group(), flags=re.IGNORECASE).lower()
                yield Candidate(span, f"generic:{key}:{name}", name, kind, generic=True)
