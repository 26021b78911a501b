"""Documents: what was received, with its text and what is known of its origin."""

from dataclasses import dataclass
from datetime import date, datetime


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
