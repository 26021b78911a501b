"""Hypothesis strategies: whole readings that keep every rule of the format, with all kinds of records."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from rapporteur.model import vocabularies as v
from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.documents import Custody, Document, ReceivedDocument
from rapporteur.model.incidents import (
    Count,
    DamagedObject,
    Figure,
    Incident,
    Perpetrator,
    Verification,
    Victim,
)
from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.places import Place, PlaceCandidate
from rapporteur.model.reading import Producer, Reading
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression

PRODUCER = Producer("rapporteur", "1.0", "patterns:1", "default:1")
OTHER_PRODUCER = Producer("rapporteur", "2.0", "patterns:2", "default:1")

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
names = words.filter(str.strip)
days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2049, 1, 1), timezones=st.just(UTC))
counts = st.none() | st.integers(0, 10**9)
latitudes = st.none() | st.floats(-90, 90)
longitudes = st.none() | st.floats(-180, 180)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def of(values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(values))


def some(strategy: st.SearchStrategy[Any], largest: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=largest).map(tuple)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


IDENTIFIERS = ("d1", "d2", "https://a.example/x#y")


def documents() -> Any:
    return st.builds(
        lambda identifier, text, **more: Document(identifier, hashlib.sha256(text.encode()).hexdigest(), text, **more),
        of(IDENTIFIERS),
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60),
        url=optional(words),
        title=optional(words),
        publisher=optional(words),
        authors=some(words),
        published=optional(days | moments),
        language=optional(of(["en", "fr"])),
    )


def received(document: Document, at: datetime = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)) -> ReceivedDocument:
    """The document as a UTF-8 file of its text gave it, under its own id."""
    data = document.text.encode()
    custody = Custody(
        f"{document.id}.txt",
        f"/in/{document.id}.txt",
        at,
        hashlib.sha256(data).hexdigest(),
        len(data),
        sniffed_type="text",
    )
    return ReceivedDocument(document, f"id:{document.id}", data, custody, OffsetMap.identity(len(document.text)))


def _records(draw: Any, prefix: str, build: Any, largest: int = 3) -> tuple[Any, ...]:
    return tuple(build(f"{prefix}{number + 1}") for number in range(draw(st.integers(0, largest))))


@st.composite
def readings(draw: Any, document: Document | None = None, producer: Producer = PRODUCER) -> Reading:
    """A reading whose every reference leads to a record of the right kind, and whose every span lies in its text."""
    document = document or draw(documents())
    spans = spans_in(document.text)

    def span() -> tuple[int, int]:
        found: Span = draw(spans)
        return found.start, found.end

    def one(ids: tuple[str, ...]) -> str | None:
        return draw(optional(of(ids))) if ids else None

    def several(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(draw(st.lists(of(ids), max_size=3, unique=True))) if ids else ()

    def ids_of(records: tuple[Any, ...]) -> tuple[str, ...]:
        return tuple(record.id for record in records)

    def count() -> Count:
        return Count(draw(counts), draw(counts))

    times = _records(
        draw,
        "t",
        lambda i: TimeExpression(
            i,
            *span(),
            draw(of(v.TimeType)),
            draw(optional(words)),
            draw(optional(days)),
            draw(optional(days)),
            draw(optional(of(v.Anchor))),
        ),
    )
    candidates = st.builds(
        PlaceCandidate, words, words, optional(words), optional(words), latitudes, longitudes, st.floats(0, 1)
    )
    places = _records(
        draw,
        "p",
        lambda i: Place(
            i,
            *span(),
            draw(words),
            draw(optional(of(v.PlaceKind))),
            draw(of(v.PlaceSense)),
            draw(optional(of(["SD", "AF"]))),
            draw(optional(words)),
            draw(latitudes),
            draw(longitudes),
            draw(optional(words)),
            draw(some(candidates)),
        ),
    )
    actor_ids = tuple(f"a{n + 1}" for n in range(draw(st.integers(0, 3))))
    actors = tuple(
        Actor(
            i,
            draw(words),
            draw(of(v.ActorKind)),
            draw(optional(words)),
            one(actor_ids),
            draw(st.booleans()),
            draw(some(spans)),
            draw(optional(words)),
        )
        for i in actor_ids
    )
    said_ids = tuple(f"q{n + 1}" for n in range(draw(st.integers(0, 3))))
    attributions = tuple(
        Attribution(
            i,
            draw(some(spans)),
            draw(some(spans)),
            draw(some(spans)),
            one(actor_ids),
            draw(of(v.SourceKind)),
            draw(of(v.Stance)),
            one(actor_ids),
            draw(of(v.Certainty)),
            one(said_ids),
        )
        for i in said_ids
    )
    incidents = _records(
        draw,
        "i",
        lambda i: Incident(
            i,
            draw(of(v.IncidentType)),
            draw(of(v.IncidentStatus)),
            *span(),
            draw(some(spans)),
            draw(optional(days)),
            draw(optional(days)),
            draw(of(v.DatePrecision)),
            several(ids_of(places)),
            tuple(Perpetrator(a, draw(of(v.PerpetratorConfidence)), one(said_ids)) for a in several(actor_ids)),
            draw(some(of(v.Target))),
            draw(some(of(v.Weapon))),
            draw(st.booleans()),
            several(said_ids),
        ),
    )
    figure_ids = tuple(f"f{n + 1}" for n in range(draw(st.integers(0, 3))))
    figures = tuple(
        Figure(
            i,
            *span(),
            draw(of(v.Measure)),
            draw(counts),
            draw(counts),
            draw(of(v.Qualifier)),
            draw(of(v.Unit)),
            draw(some(of(v.VictimClass))),
            one(figure_ids),
            one(figure_ids),
            one(said_ids),
            one(ids_of(incidents)),
            one(ids_of(places)),
            draw(optional(days)),
            draw(optional(days)),
        )
        for i in figure_ids
    )
    victims = _records(
        draw,
        "v",
        lambda i: Victim(
            i,
            *span(),
            draw(optional(words)),
            draw(optional(words)),
            draw(optional(st.integers(0, 120))),
            draw(optional(of(["male", "female"]))),
            draw(optional(words)),
            draw(some(of(v.VictimClass))),
            count(),
            draw(of(v.VictimEffect)),
            one(ids_of(incidents)),
            one(said_ids),
            draw(st.booleans()),
        ),
    )
    objects = _records(
        draw,
        "o",
        lambda i: DamagedObject(
            i,
            *span(),
            draw(words),
            draw(of(v.ObjectKind)),
            count(),
            draw(of(v.ObjectEffect)),
            one(ids_of(incidents)),
            one(said_ids),
        ),
    )
    verification = _records(
        draw,
        "",
        lambda _: Verification(
            *span(),
            draw(of(v.VerificationStatus)),
            draw(of(v.VerificationCovers)),
            several(ids_of(incidents) + figure_ids),
        ),
    )
    relations = (
        _records(
            draw,
            "",
            lambda _: Relation(
                draw(of(actor_ids)),
                draw(of(v.RelationKind)),
                draw(of(actor_ids)),
                draw(optional(days)),
                draw(optional(days)),
                one(said_ids),
                *span(),
            ),
        )
        if actor_ids
        else ()
    )
    where = st.none() | spans
    issues = _records(
        draw, "", lambda _: Issue(draw(words), draw(of(v.Severity)), draw(words), *(draw(where) or (None, None)))
    )
    return Reading(
        producer,
        document,
        times,
        places,
        actors,
        attributions,
        incidents,
        figures,
        victims,
        objects,
        verification,
        relations,
        issues,
    )
