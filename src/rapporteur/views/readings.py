"""Readings as they may be shown: whole, with the places in their text where a protected name stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rows import load_records
from rapporteur.ledger.versions import document_of, reading_of
from rapporteur.model.documents import Document
from rapporteur.model.reading import Producer, Reading
from rapporteur.model.spans import Span
from rapporteur.views.asking import Asking, asking
from rapporteur.views.masking import Masks
from rapporteur.views.questions import EVERYTHING, Question

_BATCH = 100  # readings that are rebuilt at a time


@dataclass(frozen=True, slots=True)
class ShownReading:
    """The reading of one document that counts, and what must not be shown of it.

    `document` is the id by which the ledger knows the document. `reading` itself is not masked: show its text only
    around `withheld` (spans of protected names in it), and its other words only through `shown`.
    """

    document: str
    reading: Reading
    withheld: tuple[Span, ...]
    number: int
    masks: Masks

    def shown(self, words: str) -> str:
        """`words` with protected names masked."""
        return self.masks.words(self.number, words)


def shown_readings(store: LedgerStore, question: Question = EVERYTHING) -> Iterator[ShownReading]:
    """The readings of all documents that count, in order of publication; documents that could not be read have none.

    Of the question only the days and `reveal` count.

    Raises:
        LedgerError: the ledger could not be read.
    """
    with asking(store, question) as asked:
        readings, producers = schema.readings, schema.producers
        query = (
            asked.of_documents(*(producers.c[name] for name in ("name", "engine", "gazetteer")))
            .add_columns(producers.c.version.label("producer_version"))
            .join(readings, readings.c.number == asked.counting.c.reading)
            .join(producers, producers.c.number == readings.c.producer)
        )
        rows = asked.connection.execute(query).mappings().all()
        for start in range(0, len(rows), _BATCH):
            yield from _rebuilt(asked, rows[start : start + _BATCH])


def _rebuilt(asked: Asking, rows: Sequence[RowMapping]) -> Iterator[ShownReading]:
    numbers = [row["reading"] for row in rows]
    evidence = asked.evidence(numbers)
    documents = _documents(asked, numbers)
    records = load_records(asked.connection, numbers)
    for row in rows:
        number = row["reading"]
        producer = Producer(row["name"], row["producer_version"], row["engine"], row["gazetteer"])
        withheld = tuple(Span(*span) for span in evidence.masks.spans(number, evidence.texts[number]))
        reading = reading_of(documents[number], producer, records[number])
        if isinstance(reading, Reading):
            yield ShownReading(row["document_id"], reading, withheld, number, evidence.masks)


def _documents(asked: Asking, numbers: Sequence[int]) -> dict[int, Document]:
    readings, versions, texts = schema.readings, schema.document_versions, schema.texts
    query = (
        select(readings.c.number.label("reading"), versions, texts.c.text)
        .join(versions, versions.c.number == readings.c.document_version)
        .join(texts, texts.c.sha256 == versions.c.text_sha256)
        .where(readings.c.number.in_(numbers))
    )
    return {row["reading"]: document_of(row) for row in asked.connection.execute(query).mappings()}
