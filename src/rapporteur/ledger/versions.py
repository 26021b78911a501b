"""Versions, entries, custody, failures and judgements as rows and back, and what their content hashes cover."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from pydantic import TypeAdapter

from rapporteur.ledger.hashing import bytes_hash, content_hash
from rapporteur.ledger.rows import Records
from rapporteur.model.contract import reading_to_json
from rapporteur.model.documents import Custody, Document, NotReceived, ReceivedDocument
from rapporteur.model.issues import Issue
from rapporteur.model.judgements import Judgement
from rapporteur.model.offsets import OffsetMap, Run
from rapporteur.model.reading import Producer, Reading, Unread
from rapporteur.model.spans import Span

_DOCUMENT = TypeAdapter(Document)
_ISSUES = TypeAdapter(tuple[Issue, ...])
_SPANS = TypeAdapter(tuple[Span, ...] | None)
_CUSTODY = TypeAdapter(Custody)


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One version of one document as the ledger keeps it; `blob_sha256` is the digest of the bytes as received."""

    identity: str
    version: int
    document: Document
    blob_sha256: str
    metadata: tuple[tuple[str, str], ...]
    toponyms: tuple[Span, ...] | None
    issues: tuple[Issue, ...]
    offsets: OffsetMap

    @property
    def sameness_sha256(self) -> str:
        """The digest of what makes two receptions of one document the same version: text and metadata, not bytes."""
        return content_hash([_plain(self.document), self.metadata, self.toponyms])

    @property
    def content_sha256(self) -> str:
        """The digest of all that was kept of this version."""
        issues = _ISSUES.dump_python(self.issues, mode="json")
        kept = [self.identity, self.version, self.blob_sha256, self.metadata, self.toponyms, issues, self.offsets.runs]
        return content_hash([_plain(self.document), kept])


def _plain(document: Document) -> dict[str, Any]:
    plain: dict[str, Any] = _DOCUMENT.dump_python(document, mode="json", exclude={"text"})
    return plain


def received_version(received: ReceivedDocument, version: int) -> DocumentVersion:
    """What is to be kept of `received` as version number `version` of its document."""
    return DocumentVersion(
        received.identity,
        version,
        received.document,
        bytes_hash(received.original),
        received.metadata,
        received.toponyms,
        received.issues,
        received.offsets,
    )


def version_row(kept: DocumentVersion, received_on: date) -> dict[str, Any]:
    """The columns of a version. `received_on` (UTC) stands in where no day of publication is stated."""
    document = kept.document
    return {
        "version": kept.version,
        "text_sha256": document.sha256,
        "blob_sha256": kept.blob_sha256,
        "given_id": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "authors": document.authors,
        "published": None if document.published is None else document.published.isoformat(),
        "language": document.language,
        "published_by": document.published_day or received_on,
        "metadata": kept.metadata,
        "toponyms": kept.toponyms,
        "issues": _ISSUES.dump_python(kept.issues, mode="json"),
        "offsets": kept.offsets.runs,
        "sameness_sha256": kept.sameness_sha256,
        "content_sha256": kept.content_sha256,
    }


def version_of(row: Mapping[Any, Any]) -> DocumentVersion:
    """The version that the columns of `document_versions`, with `identity` and `text`, describe."""
    return DocumentVersion(
        identity=row["identity"],
        version=row["version"],
        document=document_of(row),
        blob_sha256=row["blob_sha256"],
        metadata=tuple((name, value) for name, value in row["metadata"]),
        toponyms=_SPANS.validate_python(row["toponyms"]),
        issues=_ISSUES.validate_python(row["issues"]),
        offsets=OffsetMap(tuple(Run(*run) for run in row["offsets"])),
    )


def document_of(row: Mapping[Any, Any]) -> Document:
    """The document that the columns of `document_versions`, with `text`, describe."""
    return Document(
        id=row["given_id"],
        sha256=row["text_sha256"],
        text=row["text"],
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        authors=tuple(row["authors"]),
        published=parse_published(row["published"]),
        language=row["language"],
    )


def parse_published(words: str | None) -> date | datetime | None:
    """A bare day, or a moment with its offset, as `isoformat` wrote it; None when nothing was stated."""
    if words is None:
        return None
    return date.fromisoformat(words) if len(words) == len("2026-03-05") else datetime.fromisoformat(words)


def reading_hash(version_sha256: str, reading: Reading | Unread) -> str:
    """The digest of a reading: all its records, its producer, and the version that it is a reading of."""
    found = reading_to_json(reading)
    return content_hash({**found, "document": version_sha256})


def reading_of(document: Document, producer: Producer | None, records: Records) -> Reading | Unread:
    """The reading that `records` of `document` make; without producer, the account of why there is none."""
    if producer is None:
        return Unread(document, records["issues"])
    kept: dict[str, Any] = dict(records)
    return Reading(producer, document, **kept)


def entry_row(recorded_at: datetime, program: str) -> dict[str, Any]:
    """The columns of an entry: when a transaction was recorded, and by which program."""
    columns = {"recorded_at": recorded_at, "program": program}
    return {**columns, "content_sha256": entry_hash(columns)}


def entry_hash(columns: Mapping[Any, Any]) -> str:
    """The digest of an entry."""
    return content_hash([columns["recorded_at"].astimezone(UTC).isoformat(), columns["program"]])


def custody_row(custody: Custody) -> dict[str, Any]:
    """The columns of one link of a chain of custody."""
    return {**asdict(custody), "content_sha256": custody_hash(custody)}


def custody_hash(custody: Custody) -> str:
    """The digest of one link of a chain of custody."""
    plain = _CUSTODY.dump_python(custody, mode="json")
    return content_hash({**plain, "received_at": custody.received_at.astimezone(UTC).isoformat()})


def custody_of(row: Mapping[Any, Any]) -> Custody:
    """The link of a chain of custody that the columns of `custody` describe."""
    return _CUSTODY.validate_python({name: row[name] for name in Custody.__dataclass_fields__})


def failure_row(failure: NotReceived) -> dict[str, Any]:
    """The columns of an input of which nothing came in; the same failure of the same input has the same key."""
    columns = {
        "document_id": failure.document.id,
        "origin": failure.origin,
        "attempted_at": failure.attempted_at,
        "issues": _ISSUES.dump_python(failure.issues, mode="json"),
    }
    return {**columns, "content_sha256": failure_hash(columns)}


def failure_hash(columns: Mapping[Any, Any]) -> str:
    """The digest of a failure: what was asked for and why nothing came, not when."""
    return content_hash([columns["document_id"], columns["origin"], columns["issues"]])


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The columns of a judgement; its id is the digest of its content."""
    columns = asdict(judgement)
    return {**columns, "id": judgement_hash(columns)}


def judgement_hash(columns: Mapping[Any, Any]) -> str:
    """The digest of all that a judgement says."""
    said = {name: columns[name] for name in Judgement.__dataclass_fields__}
    if not said["corrections"]:  # as judgements were hashed before there were any
        del said["corrections"]
    return content_hash(said)
