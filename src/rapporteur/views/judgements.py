"""Judgements: what was decided, by whom and why."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import RowMapping, Select, select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.judgements import AuthorKind, Verdict
from rapporteur.model.references import is_registry_reference
from rapporteur.views.asking import Asking, asking
from rapporteur.views.questions import EVERYTHING, Question

REGISTRY = 0  # in the place of a reading: the record is an entry of the registry of actors
_BATCH = 400  # judgements whose readings are masked at a time


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One decision as recorded (UTC); `superseded_by` is the id of the one that replaced it, None while it stands.

    `reason` is masked: reasons quote what they rest on.
    """

    id: str
    question: str
    about: tuple[str, ...]
    verdict: str
    author: str
    author_kind: str
    reason: str
    rests_on: tuple[str, ...]
    supersedes: str | None
    superseded_by: str | None
    recorded_at: datetime
    corrections: tuple[tuple[str, str], ...]


def judgements(store: LedgerStore, question: Question = EVERYTHING) -> tuple[JudgementRow, ...]:
    """The decisions in the order in which they were recorded. Judgements count by when they were recorded.

    Of the question only `recorded_as_of` and `reveal` count.

    Raises:
        LedgerError: the ledger could not be read.
    """
    with asking(store, question) as asked:
        return tuple(row for row, _ in _shown(asked, _recorded(asked)))


def judgements_named(asked: Asking, ids: Collection[str]) -> dict[str, JudgementRow]:
    """The judgements with these ids that were recorded by the moment asked for, by id."""
    found: dict[str, JudgementRow] = {}
    for part in batches(sorted(ids)):
        query = _recorded(asked).where(schema.judgements.c.id.in_(part))
        found |= {row.id: row for row, _ in _shown(asked, query)}
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that no later one replaces, without its words; `order` rises with the time of recording.

    `records` are the records of readings, and the entries of the registry, that it was asked of; what no reading of the
    ledger held is left out.
    """

    id: str
    question: str
    verdict: Verdict
    author: str
    person: bool
    order: int
    records: tuple[RecordKey, ...]
    corrections: tuple[tuple[str, str], ...]


def standing(
    asked: Asking,
    questions: Collection[str] | None = None,
    *,
    ids: Collection[str] | None = None,
    by: AuthorKind | None = None,
) -> list[Standing]:
    """The decisions that stand at the moment asked for, in the order of recording.

    Args:
        asked: the state of the ledger.
        questions: only decisions on these; None: on all.
        ids: only the judgements with these ids; None: all.
        by: only those of persons, or of machines; None: all.
    """
    table, subjects = schema.judgements, schema.judgement_subjects
    replaced = select(table.c.supersedes).where(table.c.supersedes.is_not(None), asked.recorded(table))
    columns = ("id", "question", "verdict", "author", "author_kind", "corrections", "entry")
    query = (
        select(*(table.c[name] for name in columns), subjects.c.reading, subjects.c.record)
        .join(subjects, subjects.c.judgement == table.c.id)
        .where(asked.recorded(table), table.c.id.not_in(replaced))
        .order_by(table.c.entry, table.c.id, subjects.c.position)
    )
    if questions is not None:
        query = query.where(table.c.question.in_(sorted(questions)))
    if by is not None:
        query = query.where(table.c.author_kind == by)
    parts = [query] if ids is None else [query.where(table.c.id.in_(part)) for part in batches(sorted(ids))]
    rows: dict[str, RowMapping] = {}
    records: defaultdict[str, list[RecordKey]] = defaultdict(list)
    for part in parts:
        for row in asked.connection.execute(part).mappings():
            rows[row["id"]] = row
            if row["reading"] is not None:
                records[row["id"]].append((row["reading"], row["record"]))
            elif is_registry_reference(row["record"]):
                records[row["id"]].append((REGISTRY, row["record"]))
    ordered = sorted(rows.values(), key=lambda row: (row["entry"], row["id"]))
    return [
        Standing(
            row["id"],
            row["question"],
            Verdict(row["verdict"]),
            row["author"],
            row["author_kind"] == AuthorKind.PERSON,
            order,
            tuple(records[row["id"]]),
            corrections_of(row),
        )
        for order, row in enumerate(ordered)
    ]


def _recorded(asked: Asking) -> Select[Any]:
    table, entries = schema.judgements, schema.entries
    return (
        select(table, entries.c.recorded_at)
        .join(entries, entries.c.number == table.c.entry)
        .where(asked.recorded(table))
        .order_by(table.c.entry, table.c.id)
    )


def _shown(asked: Asking, query: Select[Any]) -> Iterator[tuple[JudgementRow, tuple[RecordKey, ...]]]:
    """The judgements that `query` finds, masked, each with the records of readings that it was asked of."""
    table = schema.judgements
    rows = asked.connection.execute(query).mappings().all()
    successors = select(table.c.supersedes, table.c.id).where(table.c.supersedes.is_not(None), asked.recorded(table))
    replaced = {row.supersedes: row.id for row in asked.connection.execute(successors)}
    for batch in batches(rows):
        keys = _subjects(asked, [row["id"] for row in batch])
        masks = asked.evidence({reading for found in keys.values() for reading, _ in found}).masks
        for row in batch:
            about = tuple(keys[row["id"]])
            reason = row["reason"]
            for reading in dict.fromkeys(reading for reading, _ in about):
                reason = masks.words(reading, reason)
            yield _row(row, reason if about else masks.words(0, reason), replaced), about


def _row(row: RowMapping, reason: str, replaced: Mapping[str, str]) -> JudgementRow:
    return JudgementRow(
        row["id"],
        row["question"],
        tuple(row["about"]),
        row["verdict"],
        row["author"],
        row["author_kind"],
        reason,
        tuple(row["rests_on"]),
        row["supersedes"],
        replaced.get(row["id"]),
        row["recorded_at"],
        corrections_of(row),
    )


def corrections_of(row: RowMapping) -> tuple[tuple[str, str], ...]:
    """What a row of `judgements` says that the record should say: pairs of field and value."""
    return tuple((field, value) for field, value in row["corrections"] or ())


def _subjects(asked: Asking, ids: Sequence[str]) -> defaultdict[str, list[RecordKey]]:
    subjects = schema.judgement_subjects
    query = (
        select(subjects)
        .where(subjects.c.judgement.in_(ids), subjects.c.reading.is_not(None))
        .order_by(subjects.c.judgement, subjects.c.position)
    )
    found: defaultdict[str, list[RecordKey]] = defaultdict(list)
    for row in asked.connection.execute(query):
        found[row.judgement].append((row.reading, row.record))
    return found


def batches(items: Sequence[Any]) -> Iterator[list[Any]]:
    """The items in lists of at most a few hundred."""
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
