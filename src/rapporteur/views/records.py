"""One record by its id: its fields, its words in context, and where they come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, select

from rapporteur.ledger import schema
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rows import RECORD_KINDS, load_records
from rapporteur.model.references import RecordId, parse_record_id
from rapporteur.model.spans import Span
from rapporteur.views.asking import Asking, Evidence, asking, published_day
from rapporteur.views.documents import load_problems
from rapporteur.views.masking import MASK, masked_values
from rapporteur.views.questions import EVERYTHING, Question

_KIND_NAMES = {
    "times": "time",
    "places": "place",
    "actors": "actor",
    "attributions": "attribution",
    "incidents": "incident",
    "figures": "figure",
    "victims": "victim",
    "objects": "object",
    "verification": "verification",
    "relations": "relation",
    "issues": "issue",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a record in their context, masked. `role` says what they are ("words", "cue", "mention" ...).

    `start` and `end` are code points in the text of the version.
    """

    role: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a document: when it was published, received and recorded (UTC), from where, and its digests.

    `origin` and `retrieved_from` are masked: a file or an address may bear a name.
    """

    version: int
    published: date | None
    received_at: datetime
    recorded_at: datetime
    origin: str
    retrieved_from: str
    text_sha256: str
    blob_sha256: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its words in context and its origin.

    `id` names it with its version. `kind` is "document", "figure", "incident" and so on. `fields` are those of the
    reading format, masked. `producer` read it, and `recorded_at` (UTC) is when that reading was recorded;
    `reading_sha256` is the digest of the whole reading. `versions` are all versions of its document.
    """

    id: str
    kind: str
    fields: dict[str, Any]
    passages: tuple[Passage, ...]
    document: str
    version: int
    published: date | None
    publisher: str | None
    title: str | None
    url: str | None
    producer: str | None
    recorded_at: datetime
    reading_sha256: str
    versions: tuple[VersionRow, ...]


def show(store: LedgerStore, words: str, question: Question = EVERYTHING, context: int = 240) -> RecordView:
    """The record that `words` name.

    Args:
        store: an open ledger.
        words: "reuters-041#f13", "reuters-041#f13@2" for that of the second version, or "reuters-041".
        question: as of when, and whether to reveal protected names; its other filters do not apply.
        context: how many code points of text to show on either side.

    Raises:
        RecordNotFoundError: the ledger holds no such record, or not as of the day asked for.
        LedgerError: the ledger could not be read.
    """
    with asking(store, question) as asked:
        for named in parse_record_id(words):
            if (row := _reading(asked, named)) and (shown := _shown(asked, named, row, context)):
                return shown
    then = "" if question.as_of is None and question.recorded_as_of is None else " as of the day asked for"
    raise RecordNotFoundError(f"the ledger holds no record {words!r}{then}")


def _reading(asked: Asking, named: RecordId) -> RowMapping | None:
    """The reading that counts of the document and version named; None when there is none."""
    readings, versions, entries = schema.readings, schema.document_versions, schema.entries
    producers, documents = schema.producers, schema.documents
    query = (
        select(
            readings.c.number.label("reading"),
            readings.c.content_sha256,
            readings.c.status,
            documents.c.id.label("document_id"),
            documents.c.number.label("document_number"),
            versions.c.published.label("document_published"),
            *(versions.c[name] for name in ("version", "publisher", "title", "url", "language", "authors")),
            entries.c.recorded_at,
            producers.c.name.label("producer_name"),
            producers.c.version.label("producer_version"),
        )
        .join(versions, versions.c.number == readings.c.document_version)
        .join(documents, documents.c.number == versions.c.document)
        .join(entries, entries.c.number == readings.c.entry)
        .outerjoin(producers, producers.c.number == readings.c.producer)
        .where(documents.c.id == named.document, asked.recorded(readings))
        .order_by(readings.c.status, readings.c.number.desc())
        .limit(1)
    )
    if named.version is None:
        query = query.where(readings.c.number.in_(select(asked.counting.c.reading)))
    else:
        query = query.where(versions.c.version == named.version, asked.published(versions))
    return asked.connection.execute(query).mappings().one_or_none()


def _shown(asked: Asking, named: RecordId, row: RowMapping, context: int) -> RecordView | None:
    reading = row["reading"]
    evidence = asked.evidence([reading])
    passages: tuple[Passage, ...] = ()
    if named.record is None:
        names = ("title", "url", "publisher", "authors", "language", "status", "document_published")
        kind, fields = "document", {name.removeprefix("document_"): row[name] for name in names}
        fields["problems"] = load_problems(asked, [reading])[reading]
    else:
        found = _record(asked, reading, named.record)
        if found is None:
            return None
        kind, record, fields = found
        passages = tuple(_passages(evidence, reading, record, context))
        if fields.get("protected") and fields.get("name") and not asked.question.reveal:
            fields["name"] = MASK
    return RecordView(
        id=str(RecordId(row["document_id"], named.record, row["version"])),
        kind=kind,
        fields=masked_values(evidence.masks, reading, fields),
        passages=passages,
        document=row["document_id"],
        version=row["version"],
        published=published_day(row),
        publisher=evidence.publisher(row),
        title=evidence.words(reading, row["title"]),
        url=evidence.words(reading, row["url"]),
        producer=row["producer_name"] and f"{row['producer_name']} {row['producer_version']}",
        recorded_at=row["recorded_at"],
        reading_sha256=row["content_sha256"],
        versions=tuple(_versions(asked, row["document_number"], evidence, reading)),
    )


def _record(asked: Asking, reading: int, identifier: str) -> tuple[str, Any, dict[str, Any]] | None:
    """The kind, the record and its fields in the reading format; None when the reading has no record of this id."""
    records = load_records(asked.connection, [reading])[reading]
    for kind in RECORD_KINDS:
        for position, record in enumerate(records[kind.field]):
            if identifier == (f"{kind.numbered}-{position + 1}" if kind.numbered else record.id):
                return _KIND_NAMES[kind.field], record, TypeAdapter(kind.record).dump_python(record, mode="json")
    return None


def _passages(evidence: Evidence, reading: int, record: Any, context: int) -> Iterator[Passage]:
    text = evidence.texts[reading]
    for role, span in _spans(record):
        start, end = max(0, span.start - context), min(len(text), span.end + context)
        before, after = text[start : span.start], text[span.end : end]
        # Context begins and ends with whole words: half a name would slip through its mask.
        before = before if start == 0 else before[len(before.split(maxsplit=1)[0]) :] if before.split() else ""
        after = after if end == len(text) else after[: -len(after.split()[-1])] if after.split() else ""
        yield Passage(
            role,
            span.start,
            span.end,
            *(evidence.masks.words(reading, part) for part in (before, span.of(text), after)),
        )


def _spans(record: Any) -> Iterator[tuple[str, Span]]:
    if getattr(record, "start", None) is not None:
        yield "words", Span(record.start, record.end)
    for role in ("mentions", "source", "cue", "content"):
        for span in getattr(record, role, ()):
            yield role.removesuffix("s"), span


def _versions(asked: Asking, document: int, evidence: Evidence, reading: int) -> Iterator[VersionRow]:
    versions, custody, entries = schema.document_versions, schema.custody, schema.entries
    query = (
        select(
            *(versions.c[name] for name in ("version", "text_sha256", "blob_sha256")),
            versions.c.published.label("document_published"),
            *(custody.c[name] for name in ("received_at", "origin", "retrieved_from")),
            entries.c.recorded_at,
        )
        .join(custody, custody.c.document_version == versions.c.number)
        .join(entries, entries.c.number == versions.c.entry)
        .where(versions.c.document == document, asked.recorded(versions))
        .order_by(versions.c.version, custody.c.number)
    )
    for row in asked.connection.execute(query).mappings():
        yield VersionRow(
            row["version"],
            published_day(row),
            row["received_at"],
            row["recorded_at"],
            evidence.masks.words(reading, row["origin"]),
            evidence.masks.words(reading, row["retrieved_from"]),
            row["text_sha256"],
            row["blob_sha256"],
        )
