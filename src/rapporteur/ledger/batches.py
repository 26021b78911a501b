"""Insert many new documents at once: the rows of a batch go in table by table rather than document by document."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, select

from rapporteur.ledger import schema
from rapporteur.ledger.rows import issue_rows, reading_rows
from rapporteur.ledger.scopes import insert_scopes
from rapporteur.ledger.versions import custody_row, entry_row, reading_hash, received_version, version_row
from rapporteur.model.documents import ReceivedDocument
from rapporteur.model.reading import Producer, Reading, Unread

Item = tuple[ReceivedDocument, Reading | Unread]
_Rows = Sequence[Mapping[str, Any]]


def new_items(connection: Connection, items: Sequence[Item]) -> list[bool]:
    """Which of these documents the ledger holds nothing of, neither under their identity nor under their id.

    Of several with one identity, or with one id, only the first counts as new.
    """
    documents = schema.documents.c
    identities = _held(connection, documents.identity, [received.identity for received, _ in items])
    ids = _held(connection, documents.id, [received.document.id for received, _ in items])
    new = []
    for received, _ in items:
        new.append(received.identity not in identities and received.document.id not in ids)
        identities.add(received.identity)
        ids.add(received.document.id)
    return new


def insert_new(
    connection: Connection, items: Sequence[Item], producers: Mapping[Producer, int], begun: datetime, program: str
) -> None:
    """Insert documents of which the ledger holds nothing, each with an entry of its own.

    Args:
        connection: a connection that writes.
        items: the documents with their readings, in the order of recording.
        producers: the numbers of all that made these readings.
        begun: when the first was recorded, later than all that the ledger holds; the others follow by a microsecond.
        program: what appends them.
    """
    moments = (begun + timedelta(microseconds=index) for index in range(len(items)))
    entries = _insert(connection, schema.entries, [entry_row(moment, program) for moment in moments])
    kept = [received_version(received, 1) for received, _ in items]
    blobs = {
        version.blob_sha256: {"bytes": received.original, "entry": entry}
        for (received, _), version, entry in reversed([*zip(items, kept, entries, strict=True)])
    }
    texts = {
        received.document.sha256: {"text": received.document.text, "entry": entry}
        for (received, _), entry in reversed([*zip(items, entries, strict=True)])
    }
    _insert_once(connection, schema.blobs, blobs)
    _insert_once(connection, schema.texts, texts)
    documents = _insert(
        connection,
        schema.documents,
        [
            {"id": received.document.id, "identity": received.identity, "entry": entry}
            for (received, _), entry in zip(items, entries, strict=True)
        ],
    )
    rows = [
        {
            "document": document,
            "entry": entry,
            **version_row(version, received.custody.received_at.astimezone(UTC).date()),
        }
        for (received, _), version, document, entry in zip(items, kept, documents, entries, strict=True)
    ]
    versions = _insert(connection, schema.document_versions, rows)
    connection.execute(
        insert(schema.custody),
        [
            {"document_version": version, "entry": entry, **custody_row(received.custody)}
            for (received, _), version, entry in zip(items, versions, entries, strict=True)
        ],
    )
    readings = _insert(
        connection,
        schema.readings,
        [
            {
                "document_version": version,
                "producer": producers[reading.producer] if isinstance(reading, Reading) else None,
                "status": "read" if isinstance(reading, Reading) else "unread",
                "format": reading.format if isinstance(reading, Reading) else None,
                "content_sha256": reading_hash(row["content_sha256"], reading),
                "entry": entry,
            }
            for (_, reading), row, version, entry in zip(items, rows, versions, entries, strict=True)
        ],
    )
    _insert_records(connection, [(number, reading) for number, (_, reading) in zip(readings, items, strict=True)])


def insert_producers(connection: Connection, producers: Sequence[Producer], entry: int) -> None:
    """Insert producers that have read nothing yet."""
    connection.execute(insert(schema.producers), [{**asdict(producer), "entry": entry} for producer in producers])


def _insert_records(connection: Connection, readings: Sequence[tuple[int, Reading | Unread]]) -> None:
    gathered: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
    for number, reading in readings:
        kept = reading_rows(number, reading) if isinstance(reading, Reading) else issue_rows(number, reading.issues)
        for table, rows in kept:
            gathered[table].extend(rows)
    for table, rows in gathered.items():
        by_columns: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            by_columns[tuple(row)].append(row)
        for alike in by_columns.values():
            connection.execute(insert(table), alike)
    insert_scopes(connection, [number for number, _ in readings])


def _held(connection: Connection, column: Column[str], values: Sequence[str]) -> set[str]:
    return set(connection.scalars(select(column).where(column.in_(set(values)))))


def _insert(connection: Connection, table: Table, rows: _Rows) -> list[int]:
    """Insert rows; their numbers in the same order."""
    query = insert(table).returning(table.c.number, sort_by_parameter_order=True)
    return list(connection.scalars(query, rows))


def _insert_once(connection: Connection, table: Table, rows: Mapping[str, Mapping[str, Any]]) -> None:
    held = _held(connection, table.c.sha256, list(rows))
    new = [{"sha256": digest, **row} for digest, row in rows.items() if digest not in held]
    if new:
        connection.execute(insert(table), new)
