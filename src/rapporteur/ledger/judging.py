"""Decisions of persons: judgements that outrank those of machines, each kept beside what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from rapporteur.ledger import schema
from rapporteur.ledger.appending import Subject, insert_judgements, new_entry
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rows import RECORD_KINDS
from rapporteur.ledger.selecting import counting_readings
from rapporteur.ledger.versions import judgement_hash, judgement_row
from rapporteur.model.judgements import AuthorKind, Judgement, Verdict
from rapporteur.model.references import is_registry_reference, parse_record_id


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person's decision became: the id of its judgement; `new` is false when it was recorded before.

    `replaces` is the id of the decision by the same person that it replaces, `outranks` the ids of the machine's
    standing decisions on the same records, which stay beside it.
    """

    id: str
    new: bool
    replaces: str | None
    outranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A record of the ledger: its id with version, and what a judgement on it is asked of."""

    id: str
    subject: Subject


def append_decision(
    store: LedgerStore,
    question: str,
    records: Sequence[str],
    verdict: Verdict,
    *,
    kind: str,
    author: str,
    reason: str,
    rests_on: Sequence[str] = (),
    corrections: Sequence[tuple[str, str]] = (),
) -> Decided:
    """Append a person's decision on records, in one transaction.

    It replaces what the same person decided of the same records before; what others and machines decided stays.

    Args:
        store: a ledger opened for writing.
        question: what is decided, as `Judgement.question`.
        records: the record ids it is decided of; without version that of the reading that counts is meant. An actor
            may be decided to be an entry of the registry ("registry:taliban").
        verdict: what was decided.
        kind: the field of a reading that the records must be in ("incidents", "figures", "actors").
        author: the name of the person.
        reason: why, in the person's words.
        rests_on: ids of judgements or records that it answers to.
        corrections: what the record should say, as `Judgement.corrections`.

    Raises:
        RecordNotFoundError: the ledger holds no such record of this kind.
        LedgerError: the ledger could not be written.
    """
    with store.writing() as connection:
        named = [_named(connection, words, kind) for words in dict.fromkeys(records)]
        subjects = [one.subject for one in named]
        standing = _standing(connection, question, subjects)
        own = [one for one in standing if one.author_kind == AuthorKind.PERSON and one.author == author]
        judgement = Judgement(
            question,
            tuple(one.id for one in named),
            verdict,
            author,
            AuthorKind.PERSON,
            reason,
            tuple(rests_on),
            own[-1].id if own else None,
            tuple(corrections),
        )
        machine = tuple(one.id for one in standing if one.author_kind == AuthorKind.MACHINE)
        if own and _same_content(connection, own[-1].id, judgement):
            return Decided(own[-1].id, False, None, machine)
        row = judgement_row(judgement)
        insert_judgements(connection, [(judgement, subjects)], new_entry(connection))
    return Decided(str(row["id"]), True, judgement.supersedes, machine)


def judged_records(store: LedgerStore, beginning: str) -> tuple[str, tuple[str, ...]] | None:
    """The id of the one judgement whose id begins so, and the records it was asked of; None when it is not one.

    Raises:
        LedgerError: the ledger could not be read.
    """
    table = schema.judgements
    with store.reading() as connection:
        found = connection.execute(
            select(table.c.id, table.c.about).where(table.c.id.startswith(beginning, autoescape=True)).limit(2)
        ).all()
    return (found[0].id, tuple(found[0].about)) if len(found) == 1 else None


def _named(connection: Connection, words: str, kind: str) -> _Named:
    table = next(one.table for one in RECORD_KINDS if one.field == kind)
    if kind == "actors" and is_registry_reference(words):
        return _Named(words, (None, words))
    versions, documents, readings = schema.document_versions.c, schema.documents.c, schema.readings.c
    counting = counting_readings(None, None)
    for named in parse_record_id(words):
        if named.record is None:
            continue
        query = (
            select(readings.number, versions.version)
            .join(schema.document_versions, versions.number == readings.document_version)
            .join(schema.documents, documents.number == versions.document)
            .join(table, table.c.reading == readings.number)
            .where(documents.id == named.document, table.c.id == named.record)
            .order_by(readings.number.desc())
            .limit(1)
        )
        if named.version is None:
            query = query.where(readings.number.in_(select(counting.c.reading)))
        else:
            query = query.where(versions.version == named.version)
        if row := connection.execute(query).one_or_none():
            return _Named(str(replace(named, version=row.version)), (row.number, named.record))
    what = {"incidents": "incident", "figures": "figure", "actors": "actor"}.get(kind, kind)
    raise RecordNotFoundError(f"the ledger holds no {what} {words!r}")


@dataclass(frozen=True, slots=True)
class _Standing:
    id: str
    author: str
    author_kind: str


def _standing(connection: Connection, question: str, subjects: Sequence[Subject]) -> list[_Standing]:
    """The standing judgements on exactly these records, in any order of them; the earlier first."""
    table, asked = schema.judgements, schema.judgement_subjects
    first_reading, first_record = subjects[0]
    replaced = select(table.c.supersedes).where(table.c.supersedes.is_not(None))
    touching = select(asked.c.judgement).where(asked.c.reading == first_reading, asked.c.record == first_record)
    query = (
        select(table.c.id, table.c.author, table.c.author_kind, asked.c.reading, asked.c.record)
        .join(asked, asked.c.judgement == table.c.id)
        .where(table.c.question == question, table.c.id.in_(touching), table.c.id.not_in(replaced))
        .order_by(table.c.entry, table.c.id)
    )
    of: dict[_Standing, set[Subject]] = {}
    for row in connection.execute(query):
        of.setdefault(_Standing(row.id, row.author, row.author_kind), set()).add((row.reading, row.record))
    return [one for one, records in of.items() if records == set(subjects)]


def _same_content(connection: Connection, held: str, judgement: Judgement) -> bool:
    """Whether a judgement that the ledger holds says the same, save for what it replaced in its turn."""
    before = connection.scalar(select(schema.judgements.c.supersedes).where(schema.judgements.c.id == held))
    row = judgement_row(replace(judgement, supersedes=before))
    return judgement_hash(row) == held
