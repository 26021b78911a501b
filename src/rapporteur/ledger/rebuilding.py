"""Rebuild readings from the ledger, by their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rapporteur.ledger import schema
from rapporteur.ledger.rows import load_records
from rapporteur.ledger.versions import document_of, reading_of
from rapporteur.model.reading import Producer, Reading


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading as the ledger keeps it: its number, the id of its document and the version that it is a reading of."""

    number: int
    document: str
    version: int
    reading: Reading


def kept_readings(connection: Connection, numbers: Sequence[int]) -> Mapping[int, KeptReading]:
    """The readings with these numbers; those of documents that could not be read are left out."""
    readings, versions, documents = schema.readings, schema.document_versions, schema.documents
    producers, texts = schema.producers, schema.texts
    query = (
        select(
            readings.c.number.label("reading"),
            documents.c.id.label("document_id"),
            *(producers.c[name].label(f"producer_{name}") for name in Producer.__dataclass_fields__),
            versions,
            texts.c.text,
        )
        .join(versions, versions.c.number == readings.c.document_version)
        .join(documents, documents.c.number == versions.c.document)
        .join(producers, producers.c.number == readings.c.producer)
        .join(texts, texts.c.sha256 == versions.c.text_sha256)
        .where(readings.c.number.in_(numbers))
    )
    rows = connection.execute(query).mappings().all()
    records = load_records(connection, [row["reading"] for row in rows])
    found = {}
    for row in rows:
        producer = Producer(**{name: row[f"producer_{name}"] for name in Producer.__dataclass_fields__})
        reading = reading_of(document_of(row), producer, records[row["reading"]])
        if isinstance(reading, Reading):
            found[row["reading"]] = KeptReading(row["reading"], row["document_id"], row["version"], reading)
    return found
