"""Documents: what was received, with its text and what is known of its origin."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Severity


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document, as the reader sees it.

    `text` is what all offsets count in: the input unaltered for text and JSONL, the cleaned text for other kinds.
    `sha256` is the hexadecimal digest of the UTF-8 encoding of `text`. `published` is a bare local calendar day or
    a timestamp with its UTC offset. None means not stated.
    """

    id: str
    sha256: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    language: str | None = None

    @property
    def published_day(self) -> date | None:
        """The calendar day of publication, as the publisher dates it; None when not stated."""
        if isinstance(self.published, datetime):
            return self.published.date()
        return self.published


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller says of a document; None where it says nothing. It outranks what a page's metadata suggest."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Custody:
    """How a document came to us: the first links of its chain of custody.

    `origin` is what the caller named (a path, a URL, "-"); `retrieved_from` is the absolute path or the URL that gave
    the bytes, after `redirects` (URLs in order, the first one asked excluded, the last included). `part` says which
    part of a container was taken ("line 12", "entry https://..."). `sha256` is the hexadecimal digest of the bytes and
    `size` their number. `declared_type` is the media type that sender or file name claim, `sniffed_type` what the
    bytes look like; `encoding` decoded them to text. None means not known or not applicable. `received_at` is in UTC.
    Source: Berkeley Protocol on Digital Open Source Investigations, chain of custody.
    """

    origin: str
    retrieved_from: str
    received_at: datetime
    sha256: str
    size: int
    part: str | None = None
    declared_type: str | None = None
    sniffed_type: str | None = None
    encoding: str | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReceivedDocument:
    """A document as received: the bytes, where they came from, the text read from them and the way back.

    `identity` is the key under which later versions are the same document: "id:..." when an id was given, else
    "url:...", else "file:path#sha256" or, for a part of a file, "file:path#part#sha256 of its text". `document.id` is
    that id, else the URL, else the file's name without its ending. `offsets` leads from `document.text` back to the
    original. `toponyms` are place names that the sender marked, None when it marked none. `metadata` holds what else
    the sender stated, as pairs of name and JSON value.
    """

    document: Document
    identity: str
    original: bytes
    custody: Custody
    offsets: OffsetMap
    issues: tuple[Issue, ...] = ()
    toponyms: tuple[Span, ...] | None = None
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def readable(self) -> bool:
        """Whether the text may be read; if not, `issues` says why and the document is kept unread."""
        return all(issue.severity is not Severity.ERROR for issue in self.issues)


@dataclass(frozen=True, slots=True)
class NotReceived:
    """An input of which no bytes came in: a missing file, a refused URL. `document` has the id and an empty text.

    `readable` is always false, so that both outcomes of receiving can be asked the same question.
    """

    document: Document
    origin: str
    attempted_at: datetime
    issues: tuple[Issue, ...]
    readable: Literal[False] = False
