"""Ties: the standing decisions on which accounts are of one incident, as they hold for the readings that count."""

from collections.abc import Collection, Iterable

from sqlalchemy import select, tuple_

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.linking.clusters import Tie
from rapporteur.model.judgements import SAME_INCIDENT, AuthorKind, Verdict
from rapporteur.views.asking import Asking
from rapporteur.views.carrying import carried_decisions
from rapporteur.views.judgements import Standing, batches, standing


def decisions_on_links(asked: Asking, readings: Collection[int] | None = None) -> list[Standing]:
    """The standing decisions on whether accounts are of one incident, in the order of recording.

    Args:
        asked: the state of the ledger.
        readings: of machines only the decisions on records of these; None: all.
    """
    if readings is None:
        return carried_decisions(asked, standing(asked, {SAME_INCIDENT}))
    touching = _touching(asked, readings) | _by_persons(asked)
    return carried_decisions(asked, standing(asked, {SAME_INCIDENT}, ids=touching))


def ties_of(decided: Iterable[Standing]) -> list[Tie[RecordKey]]:
    """The decisions as what `clustered` takes."""
    return [Tie(one.records, one.verdict, one.person, one.order) for one in decided]


def reach(asked: Asking, start: Collection[RecordKey]) -> set[RecordKey]:
    """All records that decisions tie to these, those to others, and so on; whatever else keeps them apart."""
    persons = carried_decisions(asked, standing(asked, {SAME_INCIDENT}, by=AuthorKind.PERSON))
    by_persons = [set(one.records) for one in persons if one.verdict is Verdict.POSITIVE]
    seen, frontier = set(start), set(start)
    while frontier:
        found = _tied_by_machine(asked, frontier)
        found |= {key for records in by_persons if records & frontier for key in records}
        frontier = found - seen
        seen |= frontier
    return seen


def _tied_by_machine(asked: Asking, keys: Collection[RecordKey]) -> set[RecordKey]:
    table, subjects = schema.judgements, schema.judgement_subjects
    found: set[RecordKey] = set()
    for part in batches(sorted(keys)):
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
    return found


def _touching(asked: Asking, readings: Collection[int]) -> set[str]:
    """The judgements that name records of these readings."""
    subjects = schema.judgement_subjects
    found: set[str] = set()
    for part in batches(sorted(readings)):
        found |= set(asked.connection.scalars(select(subjects.c.judgement).where(subjects.c.reading.in_(part))))
    return found


def _by_persons(asked: Asking) -> set[str]:
    table = schema.judgements
    return set(
        asked.connection.scalars(
            select(table.c.id).where(table.c.question == SAME_INCIDENT, table.c.author_kind == AuthorKind.PERSON)
        )
    )


def documents_within_reach(asked: Asking, records: Collection[str]) -> set[str]:
    """The documents that must be asked to tell all of the linked incidents of some records.

    These are the documents that tell of those incidents and, because what a document reports depends on which of its
    incidents others report too, those that tell of any other incident of these documents.

    Args:
        asked: the state of the ledger; its question must not be narrowed.
        records: record ids of incidents or figures of documents that count, without version.
    """
    named = [(document, record) for document, _, record in (one.rpartition("#") for one in records)]
    numbers = _counting(asked, {document for document, _ in named})
    telling = {reading for reading, _ in reach(asked, {(numbers[document], record) for document, record in named})}
    around = {reading for reading, _ in reach(asked, _judged(asked, telling))}
    return _documents(asked, telling | around)


def _judged(asked: Asking, readings: Collection[int]) -> set[RecordKey]:
    """The records of these readings that decisions name."""
    subjects = schema.judgement_subjects
    found: set[RecordKey] = set()
    for part in batches(sorted(readings)):
        query = select(subjects.c.reading, subjects.c.record).where(subjects.c.reading.in_(part))
        found |= {(row.reading, row.record) for row in asked.connection.execute(query)}
    return found


def _counting(asked: Asking, documents: Collection[str]) -> dict[str, int]:
    """The readings of these documents that count."""
    found: dict[str, int] = {}
    for part in batches(sorted(documents)):
        query = asked.of_documents().where(schema.documents.c.id.in_(part))
        found |= {row["document_id"]: row["reading"] for row in asked.connection.execute(query).mappings()}
    return found


def _documents(asked: Asking, readings: Collection[int]) -> set[str]:
    """The ids of the documents of these readings."""
    numbers, versions, documents = schema.readings.c, schema.document_versions.c, schema.documents.c
    found: set[str] = set()
    for part in batches(sorted(readings)):
        query = (
            select(documents.id)
            .join(schema.document_versions, versions.document == documents.number)
            .join(schema.readings, numbers.document_version == versions.number)
            .where(numbers.number.in_(part))
        )
        found |= set(asked.connection.scalars(query))
    return found
