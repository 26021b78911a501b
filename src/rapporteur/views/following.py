"""Follow an incident, or a figure of none, through the versions of its document and the decisions that tied it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import RowMapping, select, tuple_, union

from rapporteur.ledger import schema
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.linking import RecordKey
from rapporteur.model.judgements import SAME_INCIDENT, Verdict
from rapporteur.model.references import RecordId, parse_record_id
from rapporteur.views.asking import Asking
from rapporteur.views.judgements import batches


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: the record asked for, what stands for it in other versions of its document, and what is tied.

    `own` and `tied` hold records of readings; `measure` is None for an incident, else that of a figure of none.
    """

    id: RecordId
    own: frozenset[RecordKey]
    tied: frozenset[RecordKey]
    measure: str | None


def follow(asked: Asking, words: str) -> Followed:
    """What is to be followed for a record id.

    Raises:
        RecordNotFoundError: it names no incident and no figure that was published and recorded by the times asked for.
    """
    for named in parse_record_id(words):
        if named.record is None:
            continue
        versions = _readings(asked, named)
        wanted = [one for one in versions if (one.counts if named.version is None else one.version == named.version)]
        if not wanted:
            continue
        reading = wanted[0]
        exact = replace(named, version=reading.version)
        others = [one.number for one in versions]
        incident = _incident_of(asked, (reading.number, named.record))
        if incident is not None:
            own = frozenset(_same_accounts(asked, incident, others))
            return Followed(exact, own, frozenset(_tied(asked, own)), None)
        counted = _same_counts(asked, (reading.number, named.record), others)
        if counted is not None:
            return Followed(exact, counted[1], counted[1], counted[0])
    then = "" if asked.question.as_of is None and asked.question.recorded_as_of is None else " as of the day asked for"
    raise RecordNotFoundError(f"the ledger holds no incident and no figure {words!r}{then}")


@dataclass(frozen=True, slots=True)
class _Reading:
    number: int
    version: int
    counts: bool


def _readings(asked: Asking, named: RecordId) -> list[_Reading]:
    """The readings of a document that were recorded and published by the times asked for, the newest first."""
    readings, versions, documents = schema.readings, schema.document_versions, schema.documents
    counting = set(asked.connection.scalars(select(asked.counting.c.reading)))
    query = (
        select(readings.c.number, versions.c.version)
        .join(versions, versions.c.number == readings.c.document_version)
        .join(documents, documents.c.number == versions.c.document)
        .where(documents.c.id == named.document, asked.recorded(readings), asked.published(versions))
        .order_by(readings.c.number.desc())
    )
    return [_Reading(row.number, row.version, row.number in counting) for row in asked.connection.execute(query)]


def _incident_of(asked: Asking, key: RecordKey) -> RecordKey | None:
    """The incident that a record is, or that a figure counts; None for another record, or a figure of none."""
    incidents_table, figures_table = schema.incidents.c, schema.figures.c
    named = select(incidents_table.id).where(incidents_table.reading == key[0], incidents_table.id == key[1])
    of_figure = select(figures_table.incident).where(figures_table.reading == key[0], figures_table.id == key[1])
    found = asked.connection.scalar(named) or asked.connection.scalar(of_figure)
    return None if found is None else (key[0], found)


def _same_accounts(asked: Asking, key: RecordKey, readings: Sequence[int]) -> Iterator[RecordKey]:
    """The accounts of one incident in several readings of a document; where two may be meant, neither is."""
    table = schema.incidents
    rows = asked.connection.execute(select(table).where(table.c.reading.in_(readings))).mappings().all()
    wanted = next(row for row in rows if (row["reading"], row["id"]) == key)
    texts = asked.evidence(set(readings)).texts
    words = texts[key[0]][wanted["start"] : wanted["end"]]
    yield key
    for reading in readings:
        own = [row for row in rows if row["reading"] == reading and reading != key[0]]
        alike = [row for row in own if row["type"] == wanted["type"] and _share_days(row, wanted)]
        same_words = [row for row in alike if texts[reading][row["start"] : row["end"]] == words]
        if len(found := same_words or alike) == 1:
            yield reading, found[0]["id"]


def _share_days(a: RowMapping, b: RowMapping) -> bool:
    """Whether two half-open windows may overlap; an open end hides nothing."""
    return not (
        (a["latest"] and b["earliest"] and a["latest"] <= b["earliest"])
        or (b["latest"] and a["earliest"] and b["latest"] <= a["earliest"])
    )


def _same_counts(asked: Asking, key: RecordKey, readings: Sequence[int]) -> tuple[str, frozenset[RecordKey]] | None:
    """The measure of a figure of no incident, and the figures of no incident that count it in other readings."""
    table = schema.figures
    rows = asked.connection.execute(select(table).where(table.c.reading.in_(readings))).mappings().all()
    wanted = next((row for row in rows if (row["reading"], row["id"]) == key), None)
    if wanted is None:
        return None
    scope = ("measure", "unit", "incident", "who")
    alike = [row for row in rows if all(row[name] == wanted[name] for name in scope) and row["reading"] != key[0]]
    only = {(row["reading"], row["id"]) for row in alike if [r["reading"] for r in alike].count(row["reading"]) == 1}
    return wanted["measure"], frozenset({key, *only})


def _tied(asked: Asking, start: Collection[RecordKey]) -> set[RecordKey]:
    """All records that decisions ever tied to these, and those to others further; also decisions replaced since."""
    table, subjects = schema.judgements, schema.judgement_subjects
    seen, frontier = set(start), set(start)
    while frontier:
        found: set[RecordKey] = set()
        for part in batches(sorted(frontier)):
            touching = (
                select(subjects.c.judgement)
                .join(table, table.c.id == subjects.c.judgement)
                .where(
                    tuple_(subjects.c.reading, subjects.c.record).in_(part),
                    table.c.question == SAME_INCIDENT,
                    table.c.verdict == Verdict.POSITIVE,
                    asked.recorded(table),
                )
            )
            query = select(subjects.c.reading, subjects.c.record).where(
                subjects.c.judgement.in_(touching), subjects.c.reading.is_not(None)
            )
            found |= {(row.reading, row.record) for row in asked.connection.execute(query)}
        frontier = found - seen
        seen |= frontier
    return seen


def documents_of(asked: Asking, keys: Collection[RecordKey]) -> set[str]:
    """The ids of the documents that these records are of."""
    readings, versions, documents = schema.readings, schema.document_versions, schema.documents
    query = (
        select(documents.c.id)
        .join(versions, versions.c.document == documents.c.number)
        .join(readings, readings.c.document_version == versions.c.number)
        .where(readings.c.number.in_(sorted({reading for reading, _ in keys})))
    )
    return set(asked.connection.scalars(query))


def times_of(asked: Asking, names: Collection[str]) -> tuple[list[date], list[datetime]]:
    """When versions of these documents were published, and when something of them, or on them, was recorded."""
    readings, versions, documents, entries = (
        schema.readings,
        schema.document_versions,
        schema.documents,
        schema.entries,
    )
    of = select(versions.c.number).join(documents, documents.c.number == versions.c.document)
    of = of.where(documents.c.id.in_(sorted(names)))
    held = select(readings.c.number).where(readings.c.document_version.in_(of))
    days = select(versions.c.published_by).where(
        versions.c.number.in_(of), asked.recorded(versions), asked.published(versions)
    )
    touched = union(
        select(versions.c.entry).where(versions.c.number.in_(of), asked.recorded(versions)),
        select(readings.c.entry).where(readings.c.number.in_(held), asked.recorded(readings)),
        select(schema.judgements.c.entry)
        .join(schema.judgement_subjects, schema.judgement_subjects.c.judgement == schema.judgements.c.id)
        .where(schema.judgement_subjects.c.reading.in_(held), asked.recorded(schema.judgements)),
    )
    moments = select(entries.c.recorded_at).where(entries.c.number.in_(touched)).order_by(entries.c.number)
    return sorted(set(asked.connection.scalars(days))), list(asked.connection.scalars(moments))
