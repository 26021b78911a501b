"""RSS and Atom feeds: their entries, each with a link to the document and perhaps the document itself."""

import io
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import feedparser

from rapporteur.documents.cleaned import Cleaned, Unreadable
from rapporteur.documents.dates import publication_date
from rapporteur.documents.html import clean_html
from rapporteur.documents.quiet import quiet
from rapporteur.documents.text import clean_text
from rapporteur.model.documents import Stated
from rapporteur.model.offsets import OffsetMap

MAX_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: its link, what the feed states of it, and its own content; None where the feed has none."""

    name: str
    link: str | None
    stated: Stated
    authors: tuple[str, ...]
    content: str | None
    is_html: bool


def feed_entries(data: bytes, content_type: str | None = None) -> Iterator[FeedEntry]:
    """The entries of a feed in its own order.

    Raises:
        Unreadable: `empty` or `not_a_feed`.
    """
    if not data.strip():
        raise Unreadable("empty", "the document is empty")
    headers = {"content-type": content_type} if content_type else {}
    try:
        with quiet():
            # A stream, because bytes would be taken for the name of a file to open.
            feed = feedparser.parse(
                io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            )
    except Exception as error:
        # The parser hands on whatever its XML, SGML and date readers raise on malformed input.
        raise Unreadable("not_a_feed", f"this is no feed ({type(error).__name__})") from error
    if not feed.get("version"):
        raise Unreadable("not_a_feed", "this XML is no RSS or Atom feed")
    publisher = _line(feed.feed.get("title"))
    return (_entry(entry, number, publisher) for number, entry in enumerate(feed.entries, 1))


def clean_entry(entry: FeedEntry) -> Cleaned:
    """The entry's own content as a document; offsets lead to that content as the feed gives it.

    Raises:
        Unreadable: `no_text` when the entry has none, else what its kind raises.
    """
    if not entry.content:
        raise Unreadable("no_text", "the entry has no content of its own")
    data = entry.content.encode("utf-8", "replace")
    cleaned = clean_html(data, "utf-8") if entry.is_html else clean_text(data, "utf-8")
    offsets = OffsetMap(tuple(run._replace(part=f"entry {entry.name}") for run in cleaned.offsets.runs))
    return replace(cleaned, offsets=offsets, authors=entry.authors)


def _entry(entry: Any, number: int, publisher: str | None) -> FeedEntry:
    link = _line(entry.get("link"))
    contents = [part for part in entry.get("content") or [] if part.get("value")]
    best = contents[0] if contents else entry.get("summary_detail") or {}
    content = best.get("value")
    return FeedEntry(
        name=_line(entry.get("id")) or link or f"number {number}",
        link=link,
        stated=Stated(title=_line(entry.get("title")), published=_published(entry), publisher=publisher),
        authors=tuple(name for author in entry.get("authors") or [] if (name := _line(author.get("name")))),
        content=content or None,
        is_html="<" in (content or "") or "&" in (content or ""),
    )


def _published(entry: Any) -> date | datetime | None:
    for name in ("published", "updated"):
        if found := publication_date(entry.get(name) or ""):
            return found
        if parts := entry.get(f"{name}_parsed"):
            return datetime.fromtimestamp(timegm(parts), UTC)
    return None


def _line(value: object) -> str | None:
    text = " ".join(str(value).encode("utf-8", "replace").decode().split()) if value else ""
    return text or None
