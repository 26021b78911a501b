"""Review: what waits for a person's decision, with the words of both sides."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.hashing import content_hash
from rapporteur.ledger.linking import SAME_INCIDENT, RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.linking.clusters import Tie, clustered
from rapporteur.model.judgements import SOURCES_DISAGREE, Verdict
from rapporteur.model.references import RecordId
from rapporteur.model.spans import Span
from rapporteur.views.asking import Asking, asking, published_day
from rapporteur.views.carrying import carried_decisions
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.excerpts import Excerpt, Role, cut_excerpt, find_context
from rapporteur.views.judgements import REGISTRY, JudgementRow, Standing, judgements_named, standing
from rapporteur.views.masking import masked_values
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.sources import SOURCE_COLUMNS, Source, source_of, with_source

_TABLES = (schema.incidents, schema.figures, schema.actors, schema.victims)
# The fields of a record that tell it apart from others, where it has them.
_TELLING = (
    "type",
    "status",
    "name",
    "role",
    "measure",
    "low",
    "high",
    "qualifier",
    "unit",
    "who",
    "earliest",
    "latest",
)
# Questions of which no decision waits: a conflict is found in the figures, not in a judgement.
_NOT_LISTED = {SOURCES_DISAGREE}


class ReviewKind(StrEnum):
    """What is undecided: whether accounts are of one incident, names of one bearer, or which figures hold."""

    LINK = "link"
    MATCH = "match"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the records that a decision is about.

    `id` names it with its version. `source` is the root source of a figure, None for other records. `fields` are those
    of the record that tell it apart, `excerpt` its words in their sentences, all masked.
    """

    id: str
    kind: str
    document: str
    published: date | None
    publisher: str | None
    source: Source | None
    fields: dict[str, Any]
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something for a person to decide.

    `id` is what to decide it by: of links and matches that of the judgement that left it open, of conflicts one made
    of their figures. `reason` says why it is open. `decisions` are those that stand so far, machines' and persons'.
    """

    id: str
    kind: ReviewKind
    question: str
    reason: str
    sides: tuple[Side, ...]
    decisions: tuple[JudgementRow, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """An undecided question with what was decided on it so far."""

    id: str
    kind: ReviewKind
    question: str
    records: tuple[RecordKey, ...]
    decided: tuple[str, ...]
    reason: str | None = None


def review(
    store: LedgerStore, question: Question = EVERYTHING, kinds: Collection[ReviewKind] = tuple(ReviewKind)
) -> tuple[ReviewItem, ...]:
    """What waits for a person: links and matches in the order in which they were left open, then conflicts.

    A link is not listed any more once a person has decided it, or once other decisions have joined both accounts; it
    comes back where two persons decide differently. What concerns readings that do not count any more is left out.
    Place and period are those of the incidents; the other filters do not apply.

    Args:
        store: an open ledger.
        question: as of when, where and in which period.
        kinds: which kinds to list.

    Raises:
        LedgerError: the ledger could not be read.
    """
    linked = linked_incidents(store, question) if ReviewKind.CONFLICT in kinds or _narrowed(question) else ()
    with asking(store, question.unfiltered()) as asked:
        counting = _counting(asked)
        waiting: list[_Open] = []
        decided = carried_decisions(asked, standing(asked))
        if {ReviewKind.LINK, ReviewKind.MATCH} & set(kinds):
            waiting += [one for one in _undecided(decided, set(counting)) if one.kind in kinds]
        if ReviewKind.CONFLICT in kinds:
            numbers = {document: number for number, document in counting.items()}
            tolls = [(one.id, toll.conflict) for one in linked for toll in (one.killed, one.injured) if toll.conflict]
            waiting += _conflicts(tolls, decided, numbers)
        keys = {key for one in waiting for key in one.records}
        sides = _sides(asked, keys) | {key: _entry(key[1]) for key in keys if key[0] == REGISTRY}
        rows = judgements_named(asked, {name for one in waiting for name in one.decided})
    found = [
        ReviewItem(
            one.id,
            one.kind,
            one.question,
            one.reason or next((rows[name].reason for name in one.decided if name == one.id), ""),
            tuple(sides[key] for key in one.records),
            tuple(rows[name] for name in one.decided),
        )
        for one in waiting
        if all(key in sides for key in one.records)
    ]
    if _narrowed(question):
        within = {mention.record for one in linked for mention in one.mentions}
        found = [one for one in found if one.kind is ReviewKind.CONFLICT or within & _unversioned(one.sides)]
    return tuple(found)


def _narrowed(question: Question) -> bool:
    return question != question.unfiltered()


def _unversioned(sides: Iterable[Side]) -> set[str]:
    return {side.id.rpartition("@")[0] for side in sides}


def _counting(asked: Asking) -> dict[int, str]:
    """The readings that count, by number, with the ids of their documents."""
    rows = asked.connection.execute(asked.of_documents()).mappings()
    return {row["reading"]: row["document_id"] for row in rows}


def _undecided(decided: Sequence[Standing], counting: Collection[int]) -> Iterator[_Open]:
    """The links and matches that are open, each once however often it was left so."""
    units: defaultdict[tuple[str, frozenset[RecordKey]], list[Standing]] = defaultdict(list)
    for one in decided:
        if one.question not in _NOT_LISTED and len(one.records) > 1:
            units[one.question, frozenset(one.records)].append(one)
    joined = _joined([one for one in decided if one.question == SAME_INCIDENT])
    for (question, records), opinions in units.items():
        if not all(reading in counting or reading == REGISTRY for reading, _ in records):
            continue
        by_persons = {one.verdict for one in opinions if one.person} - {Verdict.UNSURE}
        differ = len(by_persons) > 1
        left_open = [one for one in opinions if one.verdict is Verdict.UNSURE]
        if not differ and (by_persons or not left_open):
            continue
        if not differ and question == SAME_INCIDENT and len({joined[key] for key in records}) == 1:
            continue
        first = (left_open or opinions)[0]
        yield _Open(
            first.id,
            ReviewKind.LINK if question == SAME_INCIDENT else ReviewKind.MATCH,
            question,
            first.records,
            tuple(one.id for one in opinions),
            "persons decided differently" if differ else None,
        )


def _joined(decided: Sequence[Standing]) -> Mapping[RecordKey, RecordKey]:
    ties = [Tie(one.records, one.verdict, one.person, one.order) for one in decided]
    return clustered((key for tie in ties for key in tie.records), ties)


def _conflicts(
    tolls: Iterable[tuple[str, tuple[str, ...]]], decided: Sequence[Standing], numbers: Mapping[str, int]
) -> Iterator[_Open]:
    """Figures of one incident that cannot all hold, unless a person has found that their sources do disagree."""
    accepted = [
        set(one.records) for one in decided if one.question == SOURCES_DISAGREE and one.verdict is Verdict.POSITIVE
    ]
    seen: set[frozenset[str]] = set()
    for incident, figures in tolls:
        keys = tuple((numbers[document], record) for document, _, record in (one.rpartition("#") for one in figures))
        if frozenset(figures) in seen or any(set(keys) <= records for records in accepted):
            continue
        seen.add(frozenset(figures))
        yield _Open(
            conflict_id(figures),
            ReviewKind.CONFLICT,
            SOURCES_DISAGREE,
            keys,
            tuple(one.id for one in decided if one.question == SOURCES_DISAGREE and set(one.records) & set(keys)),
            f"these figures of {incident} cannot all hold",
        )


def conflict_id(figures: Iterable[str]) -> str:
    """What names a conflict between figures: the same figures always make the same id."""
    return content_hash(["conflict", *sorted(figures)])


def _sides(asked: Asking, keys: Collection[RecordKey]) -> dict[RecordKey, Side]:
    """The records with these keys, each with its words; what is in none of the tables of such records is left out."""
    found: dict[RecordKey, Side] = {}
    readings = sorted({reading for reading, _ in keys})
    places = _place_names(asked, readings)
    for table in _TABLES:
        columns = [column for column in table.c if column.name != "reading"]
        sourced = table is schema.figures
        query = asked.of_documents(*columns, *(SOURCE_COLUMNS if sourced else ()))
        query = query.join(table, table.c.reading == asked.counting.c.reading).where(table.c.reading.in_(readings))
        if sourced:
            query = with_source(query, table.c.attribution, table.c.reading)
        for evidence, batch in asked.with_evidence(query):
            withheld: dict[int, tuple[Span, ...]] = {}
            for row in batch:
                reading, key = row["reading"], (row["reading"], row["id"])
                if key not in keys:
                    continue
                text = evidence.texts[reading]
                if reading not in withheld:
                    withheld[reading] = tuple(Span(*one) for one in evidence.masks.spans(reading, text))
                spans = [Span(*one) for one in row.get("mentions", ())] or [Span(row["start"], row["end"])]
                words = [(span, Role.WORDS) for span in spans]
                fields = masked_values(
                    evidence.masks, reading, {name: row[name] for name in _TELLING if row.get(name) is not None}
                )
                if "name" in fields:
                    fields["name"] = evidence.masks.name(reading, row["name"], protected=row["protected"])
                if named := places.get(key):
                    fields["places"] = list(named)
                found[key] = Side(
                    str(RecordId(row["document_id"], row["id"], row["version"])),
                    table.name.removesuffix("s"),
                    row["document_id"],
                    published_day(row),
                    evidence.publisher(row),
                    source_of(row, evidence) if sourced else None,
                    fields,
                    cut_excerpt(text, find_context(text, spans[:1]), words, withheld[reading]),
                )
    return found


def _entry(reference: str) -> Side:
    """An entry of the registry as a side; what it is called stands in the reason of the question."""
    return Side(reference, "registry entry", "", None, "registry of actors", None, {}, Excerpt(0, 0, ()))


def _place_names(asked: Asking, readings: Sequence[int]) -> dict[RecordKey, tuple[str, ...]]:
    named, places = schema.incident_places, schema.places
    query = (
        select(named.c.reading, named.c.incident, places.c.name)
        .join(places, (places.c.reading == named.c.reading) & (places.c.id == named.c.place))
        .where(named.c.reading.in_(readings))
        .order_by(named.c.reading, named.c.incident, named.c.position)
    )
    found: defaultdict[RecordKey, dict[str, None]] = defaultdict(dict)
    for row in asked.connection.execute(query):
        found[row.reading, row.incident][row.name] = None
    return {key: tuple(names) for key, names in found.items()}
