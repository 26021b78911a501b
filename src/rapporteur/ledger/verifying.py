"""Verify: re-hash everything that the ledger holds, and say what is not as it was appended."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, func, select

from rapporteur.ledger import schema
from rapporteur.ledger.dialects import storage_faults
from rapporteur.ledger.hashing import bytes_hash, content_hash, text_hash
from rapporteur.ledger.linking import counts_hash, keys_hash, keys_of_readings
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rows import Records, load_records
from rapporteur.ledger.scopes import derived_scopes
from rapporteur.ledger.versions import (
    custody_hash,
    custody_of,
    entry_hash,
    failure_hash,
    judgement_hash,
    reading_hash,
    reading_of,
    version_of,
)
from rapporteur.model.reading import Producer, Reading
from rapporteur.model.references import RecordId, parse_record_id

_BATCH = 100
_PRODUCER = tuple(Producer.__dataclass_fields__)
# What reading a row raises when its columns were changed to what they cannot hold.
_NOT_UNDERSTOOD = (TypeError, ValueError, LookupError, AttributeError)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that is not as it was appended: which row of the ledger, and what is wrong with it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` looked at: how many rows of each kind, and what did not match (nothing when all is well)."""

    blobs: int
    texts: int
    versions: int
    custody: int
    readings: int
    judgements: int
    failures: int
    mismatches: tuple[Mismatch, ...]


def verify(store: LedgerStore) -> Verified:
    """Re-hash all archived bytes, texts, versions, custody, readings, judgements and linking; check keys and storage.

    A reading is rebuilt from the columns of its records and hashed again: a changed, missing or added row is found.

    Raises:
        DamagedLedgerError: the storage is damaged so that it cannot be read on.
        LedgerError: the ledger could not be read.
    """
    checks = (
        _storage,
        _entries,
        _blobs,
        _texts,
        _versions,
        _custody,
        _readings,
        _scopes,
        _judgements,
        _subjects,
        _linking,
        _failures,
    )
    counted = {
        "blobs": schema.blobs,
        "texts": schema.texts,
        "versions": schema.document_versions,
        "custody": schema.custody,
        "readings": schema.readings,
        "judgements": schema.judgements,
        "failures": schema.failures,
    }
    with store.reading() as connection:
        mismatches = tuple(mismatch for check in checks for mismatch in check(connection))
        counts = {
            name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in counted.items()
        }
    return Verified(**counts, mismatches=mismatches)


def content_digest(store: LedgerStore) -> str:
    """A digest of all that was received, read and decided, whenever and in whatever order it was recorded.

    Two ledgers with the same digest hold the same content.

    Raises:
        LedgerError: the ledger could not be read.
    """
    documents, versions, readings = schema.documents, schema.document_versions, schema.readings
    parts = (
        select(documents.c.id, documents.c.identity, versions.c.content_sha256).join(
            versions, versions.c.document == documents.c.number
        ),
        select(readings.c.content_sha256),
        select(schema.judgements.c.id),
        select(schema.failures.c.content_sha256),
    )
    with store.reading() as connection:
        return content_hash([sorted(map(list, connection.execute(part))) for part in parts])


def _storage(connection: Connection) -> Iterator[Mismatch]:
    for where, what in storage_faults(connection):
        yield Mismatch(where, what)


def _entries(connection: Connection) -> Iterator[Mismatch]:
    entries = schema.entries
    last = None
    for number, row in _rows(connection, select(entries), entries.c.number):
        if row is None or _differs(entry_hash, row, "content_sha256") or (last and row["recorded_at"] <= last):
            yield Mismatch(f"entries {number}", "when or by what it was recorded has changed")
        last = row["recorded_at"] if row else last


def _blobs(connection: Connection) -> Iterator[Mismatch]:
    table = schema.blobs
    for key, row in _rows(connection, select(table), table.c.sha256, batch=1):
        if _differs(lambda row: bytes_hash(row["bytes"]), row, "row_key"):
            yield Mismatch(f"blobs {key}", "the bytes as received have changed")


def _texts(connection: Connection) -> Iterator[Mismatch]:
    table = schema.texts
    for key, row in _rows(connection, select(table), table.c.sha256, batch=1):
        if _differs(lambda row: text_hash(row["text"]), row, "row_key"):
            yield Mismatch(f"texts {key}", "the text has changed")


def _versions(connection: Connection) -> Iterator[Mismatch]:
    for number, row in _rows(connection, _with_texts(), schema.document_versions.c.number):
        if _differs(lambda row: version_of(row).content_sha256, row, "content_sha256"):
            yield Mismatch(_named("document_versions", number, row), "its text or metadata have changed")


def _custody(connection: Connection) -> Iterator[Mismatch]:
    table = schema.custody
    for number, row in _rows(connection, select(table), table.c.number):
        if _differs(lambda row: custody_hash(custody_of(row)), row, "content_sha256"):
            yield Mismatch(f"custody {number}", "what is known of the origin has changed")


def _judgements(connection: Connection) -> Iterator[Mismatch]:
    table = schema.judgements
    for key, row in _rows(connection, select(table), table.c.id):
        if _differs(judgement_hash, row, "row_key"):
            yield Mismatch(f"judgements {key}", "the judgement has changed")


def _subjects(connection: Connection) -> Iterator[Mismatch]:
    """Whether each judgement is found from the records that it names, and from no others."""
    judgements, asked = schema.judgements, schema.judgement_subjects
    readings, versions, documents = schema.readings, schema.document_versions, schema.documents
    query = (
        select(judgements.c.id, judgements.c.about, asked.c.reading, asked.c.record, documents.c.id, versions.c.version)
        .select_from(judgements)
        .outerjoin(asked, asked.c.judgement == judgements.c.id)
        .outerjoin(readings, readings.c.number == asked.c.reading)
        .outerjoin(versions, versions.c.number == readings.c.document_version)
        .outerjoin(documents, documents.c.number == versions.c.document)
        .order_by(judgements.c.id, asked.c.position)
    )
    try:
        for name, rows in groupby(connection.execute(query), key=lambda row: row[0]):
            found = [tuple(row) for row in rows]
            if len(found) != len(found[0][1]) or not all(
                _is_named(words, *row[2:]) for words, row in zip(found[0][1], found, strict=True)
            ):
                yield Mismatch(f"judgements {name}", "the records that it is found from have changed")
    except _NOT_UNDERSTOOD:
        yield Mismatch("judgements", "the records that they are found from have changed")


def _is_named(words: str, reading: int | None, record: str, document: str | None, version: int | None) -> bool:
    if reading is None:
        return record == words
    return any(
        (named.document, named.record) == (document, record) and named.version in {None, version}
        for named in parse_record_id(words)
    )


def _linking(connection: Connection) -> Iterator[Mismatch]:
    """Whether the keys by which accounts are found, and the counts of words, are those that linking entered."""
    linked, keys, words = schema.linked_readings, schema.linking_keys, schema.vocabularies
    newest: dict[int, Any] = {}
    for row in connection.execute(select(linked).order_by(linked.c.entry)):
        newest[row.reading] = row
    numbers = sorted(newest)
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        held = keys_of_readings(connection, batch)
        for number in batch:
            row = newest[number]
            if row.keys_sha256 not in {None, keys_hash(number, row.linker, held[number])}:
                yield Mismatch(f"linked_readings {number}", "the keys by which its accounts are found have changed")
    unknown = select(keys.c.reading).where(keys.c.reading.not_in(select(linked.c.reading))).distinct()
    for number in connection.scalars(unknown):
        yield Mismatch(f"linking_keys {number}", "there are keys of a reading that was not linked")
    for key, found in _rows(connection, select(words), words.c.number, batch=1):
        if found is None or (found["content_sha256"] is not None and _differs(_counts_hash, found, "content_sha256")):
            yield Mismatch(f"vocabularies {key}", "the count of words has changed")


def _counts_hash(row: Mapping[Any, Any]) -> str:
    return counts_hash(row["documents"], row["words"], row["names"])


def _failures(connection: Connection) -> Iterator[Mismatch]:
    table = schema.failures
    for key, row in _rows(connection, select(table), table.c.content_sha256):
        if _differs(failure_hash, row, "row_key"):
            yield Mismatch(f"failures {key}", "the account of the failure has changed")


def _readings(connection: Connection) -> Iterator[Mismatch]:
    readings, producers = schema.readings, schema.producers
    query = (
        _with_texts(
            readings.c.number.label("reading"),
            readings.c.content_sha256.label("reading_sha256"),
            readings.c.format,
            *(producers.c[name].label(f"producer_{name}") for name in _PRODUCER),
        )
        .join(readings, readings.c.document_version == schema.document_versions.c.number)
        .outerjoin(producers, producers.c.number == readings.c.producer)
    )
    numbers = connection.scalars(select(readings.c.number).order_by(readings.c.number)).all()
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        records = _loaded(connection, batch)
        for number, row in _some_rows(connection, query, readings.c.number, batch):
            if _differs(partial(_reading_hash, records[number]), row, "reading_sha256"):
                yield Mismatch(_named("readings", number, row), "its records have changed")


def _scopes(connection: Connection) -> Iterator[Mismatch]:
    """Whether figures and incidents are found at the places and days that their records say, and at no others."""
    held = select(*schema.scopes.c)
    derived = derived_scopes()
    for one in (held.except_(derived), derived.except_(held)):
        found = one.subquery()
        for number in connection.scalars(select(found.c.reading).distinct().order_by(found.c.reading)):
            yield Mismatch(
                f"scopes of reading {number}", "the places and days at which its records are found have changed"
            )


def _reading_hash(records: Records | None, row: Mapping[Any, Any]) -> str | None:
    if records is None:
        return None
    named = row["producer_name"] is not None
    producer = Producer(*(row[f"producer_{name}"] for name in _PRODUCER)) if named else None
    reading = reading_of(version_of(row).document, producer, records)
    if isinstance(reading, Reading):
        reading = replace(reading, format=row["format"])
    return reading_hash(row["content_sha256"], reading)


def _loaded(connection: Connection, numbers: Sequence[int]) -> dict[int, Records | None]:
    """The records of these readings; None for one whose rows cannot be understood any more."""
    try:
        return dict(load_records(connection, numbers))
    except _NOT_UNDERSTOOD:
        if len(numbers) == 1:
            return {numbers[0]: None}
        return {number: _loaded(connection, [number])[number] for number in numbers}


def _with_texts(*columns: Any) -> Select[Any]:
    """A query over all versions with their documents and texts."""
    documents, versions, texts = schema.documents, schema.document_versions, schema.texts
    return (
        select(versions, documents.c.id.label("document_id"), documents.c.identity, texts.c.text, *columns)
        .select_from(versions)
        .join(documents, documents.c.number == versions.c.document)
        .join(texts, texts.c.sha256 == versions.c.text_sha256)
    )


def _rows(
    connection: Connection, query: Select[Any], key: Column[Any], batch: int = _BATCH
) -> Iterator[tuple[Any, RowMapping | None]]:
    """The rows of `query` with their keys; None for a row that cannot be understood any more."""
    keys = connection.scalars(select(key).order_by(key)).all()
    for start in range(0, len(keys), batch):
        yield from _some_rows(connection, query, key, keys[start : start + batch])


def _some_rows(
    connection: Connection, query: Select[Any], key: Column[Any], keys: Sequence[Any]
) -> Iterator[tuple[Any, RowMapping | None]]:
    try:
        rows = connection.execute(query.add_columns(key.label("row_key")).where(key.in_(keys))).mappings().all()
    except _NOT_UNDERSTOOD:
        if len(keys) == 1:
            yield keys[0], None
            return
        for one in keys:
            yield from _some_rows(connection, query, key, [one])
        return
    for row in rows:
        yield row["row_key"], row


def _differs(digest: Callable[[Mapping[Any, Any]], str | None], row: RowMapping | None, kept: str) -> bool:
    """Whether a row hashes to another digest than the one in its column `kept`, or cannot be understood any more."""
    if row is None:
        return True
    try:
        return digest(row) != str(row[kept])
    except _NOT_UNDERSTOOD:
        return True


def _named(table: str, number: int, row: RowMapping | None) -> str:
    of = "" if row is None else f" ({RecordId(row['document_id'], None, row['version'])})"
    return f"{table} {number}{of}"
