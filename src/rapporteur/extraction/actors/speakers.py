"""Actors that are known only because they are quoted: a name beside a trade, a body by its name, "a surgeon"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.extraction.actors.organisations import kind_by_name
from rapporteur.extraction.actors.roles import is_protected, is_role
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

_CAPITAL = r"[A-Z\u00c0-\u00de][\w\u2019'.-]*"
_PARTICLE = r"(?:al|el|bin|ibn|ben|abu|ould|de|da|del|la|dos|van|von|der|ul|ur)"
_PERSON = rf"{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL}){{0,4}}"
_AGE = r"(?:aged )?\d{1,2}(?: years old)?"
# "a driver, Safet Kos" and "the inspector of mines, Safet Kos,".
_ROLE_FIRST = re.compile(
    rf"(?:(?:the|an?|his|her|their|another) )?(?P<role>[\w'\u2019-][^,;:]*?), (?P<name>{_PERSON})(?=,|$)"
)
# "Safet Kos, a driver" and "Safet, 43".
_NAME_FIRST = re.compile(
    rf"(?P<name>{_PERSON})(?:, {_AGE})?(?:, (?P<role>(?:an?|the|who|his|her|one) [^;:]+|[a-z][^;:]+))?,?$"
)
_BODY = re.compile(rf"[Tt]he (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}})$")
# One person who is only described; "residents" and "officials" are no one person.
_DESCRIBED = re.compile(
    r"(?:an?|one|another) (?P<name>[^,;:(]+?)(?= (?:who|in|at|from|near|on|with|reached|there)\b|,|$)", re.IGNORECASE
)
_LONGEST = 50
_NO_NAMES = frozenset("The A An One Another He She They It We I Some Many Both All His Her Their".split())


def find_speakers(
    text: str, sources: Sequence[Span], named: Sequence[Candidate], places: frozenset[Span], taken: Taken
) -> Iterator[Candidate]:
    """Those who are quoted and whom no other finder knows, with all their mentions.

    Args:
        text: the text.
        sources: words that the learned tagger takes for sources, in text order.
        named: mentions that other finders saw.
        places: spans of place names, which name nobody.
        taken: what is part of a mention already; theirs are added.
    """
    persons = [candidate.span for candidate in named if candidate.kind is ActorKind.PERSON]
    by_name: dict[str, Candidate] = {}
    for source in sources:
        if any(source.overlaps(span) for span in persons):
            continue
        found = _person(text, source) or _body(text, source)
        if found is not None and not any(found.span.overlaps(span) for span in (*persons, *places)):
            by_name.setdefault(found.name, found)
            if found.kind is ActorKind.PERSON:
                by_name.setdefault(found.name.split()[-1], found)
        elif found is None and (described := _described(text, source)) is not None and taken.is_free(described.span):
            taken.take(described.span)
            yield described
    if not by_name:
        return
    for mention in re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(by_name, key=len, reverse=True)))})\b", text):
        span = Span(*mention.span())
        if taken.is_free(span):
            taken.take(span)
            yield replace(by_name[mention[0]], span=span)


def _person(text: str, source: Span) -> Candidate | None:
    """The person whom the words of a source name and describe; None where they do not do both."""
    words = source.of(text).rstrip(" ,")
    for pattern in (_ROLE_FIRST, _NAME_FIRST):
        found = pattern.match(words)
        if found is None:
            continue
        role, name = found["role"], found["name"]
        is_name = name.split()[0] not in _NO_NAMES and not name.isupper()
        if is_name and role is not None and is_role(role):
            role = re.sub(r"^(?:an?|the|one of the)\s+", "", role.strip())
            span = Span(source.start + found.start("name"), source.start + found.end("name"))
            key = f"quoted:{name}"
            return Candidate(span, key, name, ActorKind.PERSON, role=role, protected=is_protected(role))
    return None


def _body(text: str, source: Span) -> Candidate | None:
    """The body that a source is, where the form of its name tells its kind; None elsewhere: nobody guesses it."""
    found = _BODY.match(source.of(text).rstrip(" ,"))
    kind = kind_by_name(found["name"]) if found is not None else None
    if found is None or kind is None:
        return None
    span = Span(source.start + found.start("name"), source.start + found.end("name"))
    return Candidate(span, f"organisation:{found['name']}", found["name"], kind)


def _described(text: str, source: Span) -> Candidate | None:
    """The one person whom a source only describes; None where it names somebody or means several."""
    found = _DESCRIBED.match(source.of(text))
    if found is None or len(found["name"]) > _LONGEST or not is_role(found["name"].split()[-1]):
        return None
    span = Span(source.start + found.start("name"), source.start + found.end("name"))
    name = " ".join(found["name"].lower().split())
    return Candidate(span, f"speaker:{span.start}", name, ActorKind.PERSON, role=name)
