"""Append to the ledger: one document with its bytes, its custody and its reading, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from rapporteur.ledger import schema
from rapporteur.ledger.batches import Item, insert_new, insert_producers, new_items
from rapporteur.ledger.checking import faults
from rapporteur.ledger.errors import InvalidReadingError
from rapporteur.ledger.hashing import content_hash
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rows import issue_rows, reading_rows
from rapporteur.ledger.scopes import insert_scopes
from rapporteur.ledger.selecting import counting_readings
from rapporteur.ledger.versions import (
    DocumentVersion,
    custody_row,
    document_of,
    entry_row,
    failure_row,
    judgement_row,
    reading_hash,
    received_version,
    version_row,
)
from rapporteur.model.documents import NotReceived, ReceivedDocument
from rapporteur.model.judgements import Judgement
from rapporteur.model.reading import Producer, Reading, Unread
from rapporteur.model.references import parse_record_id
from rapporteur.version import VERSION

PROGRAM = f"rapporteur {VERSION}"
_BATCH = 400  # documents that are appended in one transaction
# What a judgement was asked of: the number of a reading (None: of none that the ledger holds) and a record in it.
Subject = tuple[int | None, str]
_STATED = ("url", "title", "publisher", "authors", "published", "language")


class Outcome(StrEnum):
    """What appending did."""

    ADDED = "added"
    NEW_VERSION = "new_version"
    REREAD = "reread"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Appended:
    """What appending a document did: the id by which the ledger knows it, and the version that it is."""

    outcome: Outcome
    document: str
    version: int


def append(store: LedgerStore, received: ReceivedDocument, reading: Reading | Unread) -> Appended:
    """Append a received document with what was read in it, as a whole or not at all.

    The same text and metadata under the same identity, read by a producer that has read it before, change nothing. A
    changed text or changed metadata become a new version, a new producer gives a new reading; what was there stays.

    Args:
        store: an open ledger.
        received: the document as received.
        reading: what was found in `received.document`, or why it could not be read.

    Returns:
        What was done. `document` differs from the document's own id when another document had taken that before.

    Raises:
        InvalidReadingError: the reading breaks a rule of its format, or is one of another document.
        LedgerError: the ledger could not be written; nothing was appended.
    """
    if found := next(faults(received, reading), None):
        raise InvalidReadingError(f"the reading of {received.document.id} was not appended: {found}")
    with store.writing() as connection:
        return _Appending(connection).append(received, reading)


def append_all(store: LedgerStore, items: Iterable[Item]) -> list[Appended]:
    """Append many documents as `append` would one after another, much faster: a few hundred in one transaction.

    Each has its entry and goes through all checks. What was appended in full batches stays when a later one fails.

    Args:
        store: an open ledger.
        items: the documents as received, each with what was found in it.

    Returns:
        What was done, document by document, in the order of `items`.

    Raises:
        InvalidReadingError: a reading breaks a rule of its format; nothing of its batch was appended.
        LedgerError: the ledger could not be written; nothing of the batch was appended.
    """
    done: list[Appended] = []
    waiting = iter(items)
    while batch := list(islice(waiting, _BATCH)):
        for received, reading in batch:
            if found := next(faults(received, reading), None):
                raise InvalidReadingError(f"the reading of {received.document.id} was not appended: {found}")
        with store.writing() as connection:
            done += _append_batch(connection, batch)
    return done


def _append_batch(connection: Connection, batch: Sequence[Item]) -> list[Appended]:
    """Append the new documents of a batch at once; then the others, which may be versions of these, one by one."""
    new = new_items(connection, batch)
    fresh = [item for item, is_new in zip(batch, new, strict=True) if is_new]
    if fresh:
        made_by = dict.fromkeys(reading.producer for _, reading in fresh if isinstance(reading, Reading))
        unknown = [one for one in made_by if (_producer(connection, one) or 0) < 0]
        if unknown:
            insert_producers(connection, unknown, new_entry(connection))
        numbers = {one: _producer(connection, one) or 0 for one in made_by}
        insert_new(connection, fresh, numbers, _moment(connection), PROGRAM)
    return [
        Appended(Outcome.ADDED, received.document.id, 1) if is_new else _Appending(connection).append(received, reading)
        for (received, reading), is_new in zip(batch, new, strict=True)
    ]


def append_failure(store: LedgerStore, failure: NotReceived) -> Outcome:
    """Append the record of an input of which nothing came in; the same failure of the same input is kept once.

    Raises:
        LedgerError: the ledger could not be written.
    """
    row = failure_row(failure)
    table = schema.failures
    with store.writing() as connection:
        if connection.scalar(select(table.c.entry).where(table.c.content_sha256 == row["content_sha256"])) is not None:
            return Outcome.UNCHANGED
        connection.execute(insert(table), {**row, "entry": _Appending(connection).entry})
        return Outcome.ADDED


def append_judgement(store: LedgerStore, judgement: Judgement) -> str:
    """Append a decision; the same decision by the same author is kept once.

    Returns:
        The id of the judgement: the digest of its content.

    Raises:
        LedgerError: the ledger could not be written, or does not hold the judgement that this one supersedes.
    """
    row = judgement_row(judgement)
    table = schema.judgements
    with store.writing() as connection:
        if connection.scalar(select(table.c.entry).where(table.c.id == row["id"])) is None:
            asked_of = subjects_of(connection, judgement.about)
            insert_judgements(connection, [(judgement, asked_of)], new_entry(connection))
    return str(row["id"])


def new_entry(connection: Connection) -> int:
    """The number of a new entry, for rows that are written in the transaction of `connection`."""
    return _Appending(connection).entry


def insert_judgements(
    connection: Connection, judged: Sequence[tuple[Judgement, Sequence[Subject]]], entry: int
) -> None:
    """Insert judgements with what they were asked of; one that the ledger holds already is left as it is."""
    rows = {row["id"]: (row, subjects) for one, subjects in judged for row in [judgement_row(one)]}
    held = set(connection.scalars(select(schema.judgements.c.id).where(schema.judgements.c.id.in_(list(rows)))))
    new = {name: found for name, found in rows.items() if name not in held}
    if new:
        connection.execute(insert(schema.judgements), [{**row, "entry": entry} for row, _ in new.values()])
        connection.execute(
            insert(schema.judgement_subjects),
            [
                {"judgement": name, "position": at, "reading": reading, "record": record}
                for name, (_, subjects) in new.items()
                for at, (reading, record) in enumerate(subjects)
            ],
        )


def subjects_of(connection: Connection, about: Sequence[str]) -> list[Subject]:
    """The reading that counts now and the record in it, for each record id; no reading where nothing bears the id."""
    return [_subject(connection, words) for words in about]


def _subject(connection: Connection, words: str) -> Subject:
    counting = counting_readings(None, None)
    versions, documents = schema.document_versions.c, schema.documents.c
    for named in parse_record_id(words):
        if named.record is None:
            continue
        query = (
            select(func.max(schema.readings.c.number))
            .join(schema.document_versions, versions.number == schema.readings.c.document_version)
            .join(schema.documents, documents.number == versions.document)
            .where(documents.id == named.document)
        )
        if named.version is None:
            query = query.where(schema.readings.c.number.in_(select(counting.c.reading)))
        else:
            query = query.where(versions.version == named.version)
        number = connection.scalar(query)
        if number is not None:
            return number, named.record
    return None, words


def holds(store: LedgerStore, received: ReceivedDocument, producer: Producer | None) -> Appended | None:
    """Where the ledger holds this version of this document as read by `producer` (None: as unread), or None.

    Ask before reading: what is held need not be read again.

    Raises:
        LedgerError: the ledger could not be read.
    """
    documents, versions = schema.documents.c, schema.document_versions.c
    query = (
        select(documents.id, versions.version, versions.number)
        .join(schema.document_versions, versions.document == documents.number)
        .where(
            documents.identity == received.identity,
            versions.sameness_sha256 == received_version(received, 0).sameness_sha256,
        )
    )
    with store.reading() as connection:
        held = connection.execute(query).one_or_none()
        if held is None or _reading_number(connection, held.number, _producer(connection, producer)) is None:
            return None
        return Appended(Outcome.UNCHANGED, held.id, held.version)


def completed(store: LedgerStore, received: ReceivedDocument) -> ReceivedDocument:
    """`received` with what the ledger knows of the same text of the same document and this reception does not state.

    Without it, a text that comes again without its date would take the date back.

    Raises:
        LedgerError: the ledger could not be read.
    """
    documents, versions = schema.documents, schema.document_versions
    document = received.document
    query = (
        select(versions)
        .join(documents, documents.c.number == versions.c.document)
        .where(documents.c.identity == received.identity, versions.c.text_sha256 == document.sha256)
        .order_by(versions.c.version.desc())
        .limit(1)
    )
    with store.reading() as connection:
        row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return received
    held = document_of({**row, "text": document.text})
    known = {name: getattr(held, name) for name in _STATED if not getattr(document, name)}
    return replace(received, document=replace(document, **known))


def _moment(connection: Connection) -> datetime:
    """Now, or right after the last entry: a clock that was set back must not reorder the ledger."""
    last: datetime | None = connection.scalar(select(func.max(schema.entries.c.recorded_at)))
    now = datetime.now(UTC)
    return now if last is None or now > last else last + timedelta(microseconds=1)


def _number(table: Table, **columns: Any) -> Any:
    return select(table.c.number).filter_by(**columns)


def _producer(connection: Connection, producer: Producer | None) -> int | None:
    """The number of a producer; None for no producer, -1 for one that has read nothing yet."""
    if producer is None:
        return None
    found = connection.scalar(_number(schema.producers, **asdict(producer)))
    return -1 if found is None else found


def _reading_number(connection: Connection, version: int, producer: int | None) -> int | None:
    number: int | None = connection.scalar(_number(schema.readings, document_version=version, producer=producer))
    return number


class _Appending:
    """One transaction of appending; its entry in the ledger is made when first needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entry: int | None = None

    @property
    def entry(self) -> int:
        """The number of this transaction's entry, recorded later than every entry before it."""
        if self._entry is None:
            self._entry = self._insert(schema.entries, **entry_row(_moment(self._connection), PROGRAM))
        return self._entry

    def append(self, received: ReceivedDocument, reading: Reading | Unread) -> Appended:
        identifier, document, outcome = self._document(received)
        versions = schema.document_versions
        sameness = received_version(received, 0).sameness_sha256
        number = self._connection.scalar(_number(versions, document=document, sameness_sha256=sameness))
        if number is None:
            number = self._version(document, received)
        elif outcome is Outcome.NEW_VERSION:
            outcome = Outcome.REREAD
        producer = self._producer(reading.producer) if isinstance(reading, Reading) else None
        if _reading_number(self._connection, number, producer) is None:
            self._reading(number, producer, reading)
        else:
            outcome = Outcome.UNCHANGED
        version = self._connection.scalars(select(versions.c.version).where(versions.c.number == number)).one()
        return Appended(outcome, identifier, version)

    def _document(self, received: ReceivedDocument) -> tuple[str, int, Outcome]:
        table = schema.documents
        known = self._connection.execute(
            select(table.c.id, table.c.number).where(table.c.identity == received.identity)
        ).one_or_none()
        if known:
            return known.id, known.number, Outcome.NEW_VERSION
        identifier = received.document.id
        if self._connection.scalar(_number(table, id=identifier)) is not None:
            identifier = f"{identifier}~{content_hash(received.identity)[:12]}"
        number = self._insert(table, id=identifier, identity=received.identity, entry=self.entry)
        return identifier, number, Outcome.ADDED

    def _version(self, document: int, received: ReceivedDocument) -> int:
        versions = schema.document_versions
        last = self._connection.scalar(select(func.max(versions.c.version)).where(versions.c.document == document))
        kept: DocumentVersion = received_version(received, (last or 0) + 1)
        self._insert_once(schema.blobs, kept.blob_sha256, bytes=received.original)
        self._insert_once(schema.texts, received.document.sha256, text=received.document.text)
        row = version_row(kept, received.custody.received_at.astimezone(UTC).date())
        number = self._insert(versions, document=document, entry=self.entry, **row)
        self._insert(schema.custody, document_version=number, entry=self.entry, **custody_row(received.custody))
        return number

    def _producer(self, producer: Producer) -> int:
        number = _producer(self._connection, producer)
        if number is None or number < 0:
            number = self._insert(schema.producers, entry=self.entry, **asdict(producer))
        return number

    def _reading(self, version: int, producer: int | None, reading: Reading | Unread) -> None:
        versions = schema.document_versions
        digest = self._connection.scalars(select(versions.c.content_sha256).where(versions.c.number == version)).one()
        number = self._insert(
            schema.readings,
            document_version=version,
            producer=producer,
            status="read" if isinstance(reading, Reading) else "unread",
            format=reading.format if isinstance(reading, Reading) else None,
            content_sha256=reading_hash(digest, reading),
            entry=self.entry,
        )
        kept = reading_rows(number, reading) if isinstance(reading, Reading) else issue_rows(number, reading.issues)
        for table, rows in kept:
            self._connection.execute(insert(table), rows)
        insert_scopes(self._connection, [number])

    def _insert(self, table: Table, **columns: Any) -> int:
        return int(self._connection.scalars(insert(table).returning(table.c.number), columns).one())

    def _insert_once(self, table: Table, digest: str, **columns: Any) -> None:
        if self._connection.scalar(select(table.c.entry).where(table.c.sha256 == digest)) is None:
            self._connection.execute(insert(table), {"sha256": digest, "entry": self.entry, **columns})
