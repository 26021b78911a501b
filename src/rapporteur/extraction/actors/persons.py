"""Persons: names with titles, roles beside them, and bare surnames later in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rapporteur.extraction.actors.bodies import name_before
from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.extraction.actors.known import known_names
from rapporteur.extraction.actors.roles import is_protected, is_role, is_title, is_title_part
from rapporteur.extraction.attributions import words
from rapporteur.extraction.attributions.cues import VERB_FORMS
from rapporteur.extraction.clauses import Token
from rapporteur.extraction.words import word_set
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

_PARTICLES = word_set(
    "al el bin ibn ben abu abd de da dos del della van von der ould uld la le ul ur al-din y di du den ter san saint"
)
_COMMON = (
    words.PREPOSITIONS
    | words.DETERMINERS
    | words.SUBORDINATORS
    | words.CONJUNCTIONS
    | words.AUXILIARIES
    | words.TIME_WORDS
    | words.PRONOUNS
    | words.ADVERBS
    | frozenset(
        {"there", "here", "not", "yes", "meanwhile", "however", "sunni", "shiite", "muslim", "christian", "islamic"}
    )
    | frozenset(
        {"god", "allah", "ramadan", "eid", "facebook", "telegram", "twitter", "whatsapp", "photo", "video", "file"}
    )
)
_BELONGS = re.compile(r"\b(?:of|for|at|with|from|in|to) (?:the )?(?:[\w-]+ )?$")
_SAME_PART = 80.0
_MOST = 50
_COURTESIES = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"})


@dataclass(slots=True)
class Person:
    """A person of the document while names are joined. `parts` are the lower-case words of the fullest name."""

    key: str
    name: str
    parts: tuple[str, ...]
    role: str | None = None
    affiliation: str | None = None


class People:
    """The persons of a document; look-ups do not grow with their number."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_surname: dict[str, list[Person]] = {}
        self._by_part: dict[str, list[Person]] = {}
        self._by_shape: dict[tuple[int, str], list[Person]] = {}

    def add(self, name: str, parts: tuple[str, ...]) -> Person:
        """Enter a new person."""
        person = Person(f"person:{len(self.all)}", name, parts)
        self.all.append(person)
        self._enter(person)
        return person

    def rename(self, person: Person, name: str, parts: tuple[str, ...]) -> None:
        """Give `person` a fuller name."""
        person.name, person.parts = name, parts
        self._enter(person)

    def _enter(self, person: Person) -> None:
        for index, key in ((self._by_surname, person.parts[-1]), *((self._by_part, part) for part in person.parts)):
            bearers = index.setdefault(key, [])
            if person not in bearers:
                bearers.append(person)
        self._by_shape.setdefault((len(person.parts), person.parts[-1][0]), []).append(person)

    def known_as(self, parts: tuple[str, ...], *, titled: bool) -> Person | None:
        """The person of whom `parts` is another mention; None if there is none or more than one.

        A surname alone is enough, with a title any one name ("Minister Khaled"); so are a longer form of the name and
        a spelling in which every part differs little.
        """
        if len(parts) == 1:
            bearers = self._by_surname.get(parts[0]) or (self._by_part.get(parts[0]) if titled else None) or []
            return bearers[0] if len(bearers) == 1 else None
        for person in self._by_surname.get(parts[-1], ())[:_MOST]:
            if set(person.parts) <= set(parts) or set(parts) <= set(person.parts):
                return person
        for person in self._by_shape.get((len(parts), parts[-1][0]), ())[:_MOST]:
            if all(fuzz.ratio(a, b) >= _SAME_PART for a, b in zip(person.parts, parts, strict=False)):
                return person
        return None


def find_persons(
    text: str,
    tokens: Sequence[Token],
    taken: Taken,
    organisations: Sequence[Candidate],
    places: frozenset[Span],
    upper: bool,
) -> Iterator[Candidate]:
    """Mentions of persons.

    A name is taken for a person's where a title, a role or a verb of saying stands beside it; after that, its surname
    alone is enough. Spellings of one name that differ little are joined.

    Args:
        text: the text.
        tokens: all its tokens.
        taken: what is part of a mention already; added to.
        organisations: mentions that a person may belong to, in text order.
        places: spans of place names, which are no persons' names.
        upper: whether the text is in capitals throughout.
    """
    people = People()
    index = 0
    while index < len(tokens):
        end = _name_end(tokens, index, taken, upper)
        if end == index:
            index += 1
            continue
        start = _without_titles(tokens, index, end, upper)
        span = Span(tokens[start].start, tokens[end - 1].end) if start < end else None
        if span is not None and taken.is_free(span):
            person = _person_at(
                text, tokens, Span(start, end), people, organisations, is_place=span in places, upper=upper
            )
            if person is not None:
                taken.take(span)
                yield Candidate(span, person.key, person.name, ActorKind.PERSON)
        index = max(end, index + 1)
    yield from (
        Candidate(Span(0, 0), p.key, p.name, ActorKind.PERSON, p.role, p.affiliation, protected=is_protected(p.role))
        for p in people.all
    )


def _is_name_word(token: Token, upper: bool) -> bool:
    lower = token.lower
    if not token.is_word or lower in _COMMON or lower[0].isdigit():
        return False
    if upper:
        return lower not in VERB_FORMS and lower not in words.FINITE and not lower.endswith(("ed", "ing"))
    return token.is_capital and lower.rstrip(".") not in words.MONTHS


def _name_end(tokens: Sequence[Token], start: int, taken: Taken, upper: bool) -> int:
    """The index after a run of name words that begins at `start`; `start` itself if none begins there."""
    if not _is_name_word(tokens[start], upper) or not taken.is_free(Span(tokens[start].start, tokens[start].end)):
        return start
    end = start + 1
    while end < len(tokens) and end - start < 9:
        token = tokens[end]
        # A name does not run over a line break or a stop.
        if token.start - tokens[end - 1].end > 1:
            break
        if (token.lower in _PARTICLES and end + 1 < len(tokens) and _is_name_word(tokens[end + 1], upper)) or (
            _is_name_word(token, upper) and taken.is_free(Span(token.start, token.end))
        ):
            end += 1
        else:
            break
    return end


def _without_titles(tokens: Sequence[Token], start: int, end: int, upper: bool) -> int:
    """Where the name proper begins, after capitalised titles ("Defence Minister Jan Kowal")."""
    begin = start
    for index in range(start, end):
        lower = tokens[index].lower
        if is_title(lower) or (is_title_part(lower) and any(is_title(t.lower) for t in tokens[index + 1 : end])):
            begin = index + 1
    return begin if upper or begin < end else end


def _person_at(
    text: str,
    tokens: Sequence[Token],
    name: Span,
    people: "People",
    organisations: Sequence[Candidate],
    *,
    is_place: bool,
    upper: bool,
) -> Person | None:
    """The person whose name the tokens `name` are, entered into `people` or known there; None if it is no person's."""
    start, end = name
    parts = tuple(t.lower for t in tokens[start:end])
    title, affiliation = _title_before(text, tokens, start, organisations, upper)
    apposition = _apposition_after(text, tokens, end) or _role_before(tokens, start, end)
    person = people.known_as(parts, titled=title is not None)
    words_of_name = " ".join(t.text for t in tokens[start:end])
    if person is None:
        named = title is not None or (len(parts) > 1 and (apposition is not None or _speaks(tokens, start, end)))
        if not named or (is_place and title is None) or (upper and len(parts) > 4):
            return None
        if known_names().at(tokens, start, upper) is not None:
            return None
        person = people.add(words_of_name, parts)
    elif len(parts) > len(person.parts):
        people.rename(person, words_of_name, parts)
    if person.role is None or (apposition is not None and person.role.lower() in _COURTESIES):
        person.role = apposition or title if person.role else title or apposition
    if person.affiliation is None:
        person.affiliation = affiliation or _affiliation_after(text, tokens[end - 1].end, apposition, organisations)
    return person


def _role_before(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """The role that a name explains: "A resident, Modu Tor, said"; None where no role and commas stand around it."""
    if start < 3 or end >= len(tokens) or tokens[start - 1].lower != "," or tokens[end].lower != ",":
        return None
    return tokens[start - 2].text if is_role(tokens[start - 2].lower) else None


def _title_before(
    text: str, tokens: Sequence[Token], start: int, organisations: Sequence[Candidate], upper: bool
) -> tuple[str | None, str | None]:
    """The title before a name and the key of the body named before that ("Malian army spokesman ...")."""
    if start == 0 or not is_title(tokens[start - 1].lower):
        return None, None
    first = start - 1
    while first > 0 and start - first < 7 and is_title_part(tokens[first - 1].lower):
        first -= 1
    while tokens[first].lower == "of" and first < start - 1:
        first += 1
    title = text[tokens[first].start : tokens[start - 1].end]
    # A body whose last words are part of the title ("Malian army spokesman") or stand right before it.
    at = bisect_left(organisations, tokens[start].start, key=_start)
    body = next(
        (c for c in reversed(organisations[max(0, at - 2) : at]) if c.span.end >= tokens[first].start - 3), None
    )
    if body is not None and body.span.end <= tokens[start].start:
        return title, body.key
    owner = name_before(text, tokens[first].start, upper)
    return title, owner.key if owner is not None else None


def _apposition_after(text: str, tokens: Sequence[Token], end: int) -> str | None:
    """The role that an apposition after a name gives ("..., a doctor at the clinic,"); None if there is none."""
    if end + 1 >= len(tokens) or tokens[end].lower not in {",", "("}:
        return None
    at = end + 1
    first = tokens[at]
    if first.lower[0].isdigit() and at + 1 < len(tokens) and tokens[at + 1].lower in {",", ")"}:
        at += 2  # an age
    last = at
    while (
        last < len(tokens)
        and last - at < 22
        and tokens[last].lower not in {",", ")", ";", ":", "--", "\u2014", '"', "\u201d"}
    ):
        if tokens[last].lower in {".", "!", "?"} or tokens[last].lower in {
            "said",
            "says",
            "told",
            "was",
            "were",
            "has",
            "had",
        }:
            break
        last += 1
    if last == at:
        return None
    phrase = text[tokens[at].start : tokens[last - 1].end]
    opener = tokens[at].lower
    opens = (
        opener in {"a", "an", "the", "who", "one", "his", "her", "their", "its", "former", "head", "then"}
        or not tokens[at].is_capital
    )
    if not (opens or is_title(opener)) or not is_role(" ".join(phrase.split()[:9])):
        return None
    return re.sub(r"^(?:a|an|the|one of the)\s+", "", phrase)


def _affiliation_after(
    text: str, offset: int, apposition: str | None, organisations: Sequence[Candidate]
) -> str | None:
    if apposition is None:
        return None
    reach = offset + len(apposition) + 12
    inside = [c for c in organisations[bisect_left(organisations, offset, key=_start) :][:8] if c.span.end <= reach]
    return next((c.key for c in inside if _BELONGS.search(text, max(offset, c.span.start - 20), c.span.start)), None)


def _start(candidate: Candidate) -> int:
    return candidate.span.start


def _speaks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb of saying stands beside the name."""
    if end < len(tokens):
        form = VERB_FORMS.get(tokens[end].lower)
        if form is not None and form.name in {"past", "third"} and any(not c.particles for c in form.cues):
            return True
    if start == 0:
        return False
    before = tokens[start - 1].lower
    return before in {"said", "says", "added"} or (
        before == "to" and start > 1 and tokens[start - 2].lower == "according"
    )
