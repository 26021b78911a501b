"""Actors that are known only because they are quoted: a name beside a trade, an abbreviation, "a surgeon"."""

import re
from collections.abc import Iterator, Sequence

from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.extraction.actors.organisations import kind_by_name
from rapporteur.extraction.actors.roles import is_protected, is_role, is_title_part
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
_ABBREVIATION = re.compile(r"(?:the )?(?P<name>[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]+)?)$", re.IGNORECASE)
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
    occupied = [*persons, *places]
    for source in sources:
        if any(source.overlaps(span) for span in persons):
            continue
        person = _person(text, source)
        if person is not None:
            name, role = person
            if not any(name.overlaps(span) for span in occupied):
                yield from _everywhere(text, name, role, taken)
                continue
        body = _body(text, source)
        if body is not None and not any(body.overlaps(span) for span in places):
            yield from _bodies(text, body, taken)
        elif person is None and (described := _described(text, source)) is not None and taken.is_free(described):
            taken.take(described)
            name_of = " ".join(described.of(text).lower().split())
            yield Candidate(described, f"speaker:{described.start}", name_of, ActorKind.PERSON, role=name_of)


def _person(text: str, source: Span) -> tuple[Span, str] | None:
    """The name of a person in the words of a source and what describes the person; None where there is none."""
    words = source.of(text).rstrip(" ,")
    for pattern in (_ROLE_FIRST, _NAME_FIRST):
        found = pattern.match(words)
        if found is None:
            continue
        role, name = found["role"], found["name"]
        is_name = name.split()[0] not in _NO_NAMES and not name.isupper()
        if is_name and role is not None and is_role(role):
            return Span(source.start + found.start("name"), source.start + found.end("name")), role.strip()
    return None


def _everywhere(text: str, name: Span, role: str, taken: Taken) -> Iterator[Candidate]:
    """A quoted person's mentions: the whole name, and the last part of it alone."""
    whole = name.of(text)
    last = whole.split()[-1]
    key = f"quoted:{whole}"
    role = re.sub(r"^(?:an?|the|one of the)\s+", "", role)
    for form in dict.fromkeys((whole, last)):
        for found in re.finditer(rf"\b{re.escape(form)}\b", text):
            span = Span(*found.span())
            if taken.is_free(span):
                taken.take(span)
                yield Candidate(span, key, whole, ActorKind.PERSON, role=role, protected=is_protected(role))


def _body(text: str, source: Span) -> Span | None:
    """The abbreviation or name that a source is; None where it is neither."""
    words = source.of(text).rstrip(" ,")
    found = _ABBREVIATION.match(words) if not words.islower() else None
    if found is not None and not found["name"].isupper():
        found = None
    found = found or _BODY.match(words)
    if found is None or all(is_title_part(word.lower()) for word in found["name"].split()):
        return None
    return Span(source.start + found.start("name"), source.start + found.end("name"))


def _bodies(text: str, name: Span, taken: Taken) -> Iterator[Candidate]:
    whole = name.of(text)
    # What kind of body an unknown name bears nobody can tell; a party is what most of them are.
    kind = kind_by_name(whole) or ActorKind.PARTY
    for found in re.finditer(rf"\b{re.escape(whole)}\b", text):
        span = Span(*found.span())
        if taken.is_free(span):
            taken.take(span)
            yield Candidate(span, f"organisation:{whole}", whole, kind)


def _described(text: str, source: Span) -> Span | None:
    found = _DESCRIBED.match(source.of(text))
    if found is None or len(found["name"]) > _LONGEST or not is_role(found["name"].split()[-1]):
        return None
    return Span(source.start + found.start("name"), source.start + found.end("name"))
