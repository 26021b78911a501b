"""The frame of every view: one state of the ledger, the readings that count in it, and the words that may be shown."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Subquery, select, true

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.selecting import counting_readings, last_entry
from rapporteur.ledger.versions import parse_published
from rapporteur.model.references import RecordId
from rapporteur.views.masking import Masks, Names, load_masks, no_masks, protected_names
from rapporteur.views.questions import Question

_BATCH = 400  # readings whose texts are held in memory at a time


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of some readings, shown only through their masks."""

    texts: Mapping[int, str]
    masks: Masks

    def quote(self, reading: int, start: int, end: int) -> str:
        """The words of one span, masked."""
        return self.masks.words(reading, self.texts[reading][start:end])

    def quotes(self, reading: int, spans: Sequence[Sequence[int]]) -> str | None:
        """The words of a span in several pieces, masked and joined; None for no pieces."""
        return " … ".join(self.quote(reading, start, end) for start, end in spans) or None

    def words(self, reading: int, words: str | None) -> str | None:
        """Words that a reading or its metadata give, masked; None stays None."""
        return None if words is None else self.masks.words(reading, words)

    def publisher(self, row: RowMapping) -> str | None:
        """Who published the row's document, masked: the page of a private person bears a name."""
        return self.words(row["reading"], row["publisher"])


@dataclass(frozen=True)
class Asking:
    """A question put to one state of a ledger; `entry` is the last entry that it knows, None for all."""

    connection: Connection
    question: Question
    counting: Subquery
    entry: int | None

    def recorded(self, table: Any) -> ColumnElement[bool]:
        """Whether a row was recorded by the moment asked for."""
        return true() if self.entry is None else table.c.entry <= self.entry

    def published(self, versions: Any) -> ColumnElement[bool]:
        """Whether a version was published (where no day is stated: received) by the end of the day asked for."""
        by = self.question.as_of
        return true() if by is None else versions.c.published_by <= by

    def of_documents(self, *columns: Any) -> Select[Any]:
        """A query over the readings that count, in order of publication, with what says of which document each is."""
        documents, versions = schema.documents, schema.document_versions
        return (
            select(
                self.counting.c.reading.label("reading"),
                documents.c.id.label("document_id"),
                versions.c.version,
                versions.c.published.label("document_published"),
                versions.c.publisher,
                *columns,
            )
            .select_from(self.counting)
            .join(documents, documents.c.number == self.counting.c.document)
            .join(versions, versions.c.number == self.counting.c.document_version)
            .order_by(versions.c.published_by, documents.c.id)
        )

    def narrowed(self, readings: Collection[int]) -> "Asking":
        """The same question to the documents of these readings alone."""
        own = counting_readings(self.question.as_of, self.entry, self.question.documents, readings)
        return replace(self, counting=own)

    def with_evidence(
        self, query: Select[Any], only: Collection[RecordKey] | None = None
    ) -> Iterator[tuple[Evidence, list[RowMapping]]]:
        """The rows of `query`, in its order, in batches of a few hundred readings with their texts and masks.

        With `only`, the rows of these records alone.
        """
        batch: list[RowMapping] = []
        readings: set[int] = set()
        for row in self.connection.execute(query).mappings().all():
            if only is not None and (row["reading"], row["id"]) not in only:
                continue
            if len(readings) == _BATCH and row["reading"] not in readings:
                yield self.evidence(readings), batch
                batch, readings = [], set()
            readings.add(row["reading"])
            batch.append(row)
        if batch:
            yield self.evidence(readings), batch

    def evidence(self, readings: Collection[int]) -> Evidence:
        """The texts of these readings, and what must not be shown of them."""
        versions = schema.document_versions
        query = (
            select(schema.readings.c.number, schema.texts.c.text)
            .join(versions, versions.c.number == schema.readings.c.document_version)
            .join(schema.texts, schema.texts.c.sha256 == versions.c.text_sha256)
            .where(schema.readings.c.number.in_(sorted(readings)))
        )
        texts = {row.number: row.text for row in self.connection.execute(query)}
        hides = not self.question.reveal
        return Evidence(texts, load_masks(self.connection, texts, self._protected) if hides else no_masks())

    @cached_property
    def _protected(self) -> Names:
        return protected_names(self.connection)

    def matched(self, table: Any, column: str, matches: Callable[[str], bool]) -> list[str]:
        """The distinct values of a column of names that `matches` accepts."""
        return [name for name in self.connection.scalars(select(table.c[column]).distinct()) if name and matches(name)]


@contextmanager
def asking(store: LedgerStore, question: Question) -> Iterator[Asking]:
    """Put `question` to the ledger: all that is asked within the block sees the same state.

    Raises:
        LedgerError: the ledger could not be read.
    """
    with store.reading() as connection:
        entry = None if question.recorded_as_of is None else last_entry(connection, question.recorded_as_of)
        yield Asking(connection, question, counting_readings(question.as_of, entry, question.documents), entry)


def record_id(row: RowMapping, record: str | None) -> str | None:
    """The id across documents of a record of the row's document; None for no record."""
    return None if record is None else str(RecordId(row["document_id"], record))


def published_day(row: RowMapping) -> date | None:
    """The day of publication as the publisher dates it; None when not stated."""
    published = parse_published(row["document_published"])
    return published.date() if isinstance(published, datetime) else published
