"""Receive documents of every kind: files, directories, standard input, URLs and feeds, one after the other."""

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NoReturn
from urllib.parse import urlsplit

from rapporteur.documents.assembling import Arrival, assemble, filled, not_received
from rapporteur.documents.cleaned import Cleaned, Unreadable, warning
from rapporteur.documents.directories import file_issue, walk
from rapporteur.documents.feeds import MAX_ENTRIES, FeedEntry, clean_entry, feed_entries
from rapporteur.documents.fetching import Fetcher
from rapporteur.documents.html import clean_html
from rapporteur.documents.jsonl import Line, lines, read_entry
from rapporteur.documents.kinds import Kind, charset_of, kind_of_name, sniffed_kind
from rapporteur.documents.mail import clean_mail
from rapporteur.documents.pdf import clean_pdf
from rapporteur.documents.text import clean_markdown, clean_text
from rapporteur.model.documents import NotReceived, ReceivedDocument, Stated
from rapporteur.model.issues import Issue

MAX_DOCUMENT_BYTES = 50_000_000
STANDARD_INPUT = "-"

Receipt = ReceivedDocument | NotReceived

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_PEEK = 4096


def receive(
    inputs: Iterable[str],
    stated: Stated | None = None,
    *,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Iterator[Receipt]:
    """Receive documents, one at a time: nothing but the document at hand is held in memory.

    Args:
        inputs: paths of files and directories, URLs (of pages or feeds), "-" for standard input.
        stated: what the caller says of the documents. It outranks what pages and headers suggest, and fills in what
            a line of JSONL does not state. Its id goes to one document only.
        fetcher: fetches URLs; by default only from the public internet.
        stdin: standard input, the process's own by default.
        clock: gives the present in UTC, by default the system's; a document dated later gets a warning.

    Returns:
        For each document, in order of `inputs` and of names within directories, what came in; NotReceived where
        nothing did. Bad input is never an exception.
    """
    desk = _Desk(stated or Stated(), fetcher or Fetcher(), clock or _now)
    for name in inputs:
        if name == STANDARD_INPUT:
            yield from desk.stream(stdin or sys.stdin.buffer, _Source(name, "standard input", "stdin"))
        elif _URL.match(name):
            yield from desk.url(name)
        else:
            yield from desk.path(name)


def receive_text(text: str, stated: Stated | None = None, *, clock: Callable[[], datetime] | None = None) -> Receipt:
    """Receive a text that is already in memory, as a file of it in UTF-8 would be; its id is "text" by default."""
    desk = _Desk(stated or Stated(), Fetcher(), clock or _now)
    data = text.encode("utf-8", "replace")
    return next(desk.whole(data, _Source("text", "memory", "text"), Kind.TEXT))


@dataclass(frozen=True, slots=True)
class _Source:
    """Where bytes come from: as the caller named it, as it was found, and the id of last resort."""

    origin: str
    retrieved_from: str
    name: str


@dataclass
class _Desk:
    """Takes inputs of every kind in; `stated` loses its id when a document has got it."""

    stated: Stated
    fetcher: Fetcher
    clock: Callable[[], datetime]
    id_used: bool = False

    def path(self, name: str) -> Iterator[Receipt]:
        """A file, or all files of a directory."""
        path = Path(name)
        try:
            is_directory = path.is_dir()
        except (OSError, ValueError):
            is_directory = False
        if not is_directory:
            yield from self.file(path)
            return
        for found, issue in walk(path):
            if issue is None:
                yield from self.file(found)
            else:
                yield not_received(issue, _shown(found), _shown(found), self.clock())

    def file(self, path: Path) -> Iterator[Receipt]:
        """One file; JSON Lines give many documents, other kinds one."""
        shown = _shown(path)
        try:
            source = _Source(shown, _shown(path.resolve()), _shown(path.stem))
            stream = path.open("rb")
        except (OSError, ValueError, RuntimeError) as error:
            yield not_received(file_issue(error), _shown(path.stem) or shown, shown, self.clock())
            return
        with stream:
            yield from self.stream(stream, source, kind_of_name(path.name))

    def stream(self, stream: BinaryIO, source: _Source, kind: Kind | None = None) -> Iterator[Receipt]:
        """An open file or standard input; without a kind, what its first bytes look like decides."""
        reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream))
        try:
            if kind is None:
                kind = sniffed_kind(reader.peek(_PEEK))
            if kind is Kind.JSONL:
                for line in lines(reader, MAX_DOCUMENT_BYTES):
                    yield self.line(line, source)
                return
            data = reader.read(MAX_DOCUMENT_BYTES + 1)
        except OSError as error:
            yield not_received(file_issue(error), source.name, source.origin, self.clock())
            return
        if len(data) > MAX_DOCUMENT_BYTES:
            issue = Unreadable("too_large", f"more than {MAX_DOCUMENT_BYTES // 1_000_000} MB; not read").issue
            yield not_received(issue, source.name, source.origin, self.clock())
            return
        yield from self.whole(data, source, kind)

    def whole(self, data: bytes, source: _Source, kind: Kind | None) -> Iterator[Receipt]:
        """The bytes of one file."""
        sniffed = sniffed_kind(data)
        issues: tuple[Issue, ...] = ()
        read_as = kind or Kind.TEXT
        if sniffed is Kind.PDF and read_as is not Kind.PDF:
            issues = (warning("type_mismatch", f"named as {read_as.value}, but the bytes are a PDF; read as PDF"),)
            read_as = Kind.PDF
        if read_as is Kind.FEED and sniffed is Kind.HTML:
            read_as = Kind.HTML
        arrival = replace(
            self._arrival(data, source),
            issues=issues,
            declared_type=kind.value if kind else None,
            sniffed_type=sniffed.value if sniffed else None,
        )
        if read_as is Kind.FEED:
            yield from self.feed(arrival)
        else:
            yield self._assemble(arrival, _parser(read_as, data))

    def line(self, line: Line, source: _Source) -> Receipt:
        """One line of JSON Lines; a broken one is kept with its issue."""
        arrival = replace(
            self._arrival(line.data, replace(source, name=f"{source.name}#{line.number}")),
            part=f"line {line.number}",
            declared_type=Kind.JSONL.value,
            sniffed_type=Kind.JSONL.value,
        )
        try:
            entry = read_entry(line)
        except Unreadable as error:
            if line.too_long:
                return not_received(error.issue, arrival.name, arrival.origin, arrival.received_at)
            return assemble(replace(arrival, stated=Stated()), partial(_unreadable, error))
        # A line speaks for itself; the caller's words fill in what it leaves open.
        stated = filled(entry.stated, replace(self.stated, id=None))
        if entry.cleaned.published is not None:
            stated = replace(stated, published=entry.cleaned.published)
        return assemble(
            replace(arrival, stated=stated, toponyms=entry.toponyms, metadata=entry.metadata), lambda: entry.cleaned
        )

    def url(self, url: str) -> Iterator[Receipt]:
        """A page, or the documents of a feed."""
        try:
            arrival, kind = self._fetched(url, url)
        except Unreadable as error:
            yield not_received(error.issue, self.stated.id or url, url, self.clock(), url)
            return
        if kind is Kind.FEED:
            yield from self.feed(replace(arrival, url=None))
        else:
            yield self._assemble(arrival, _parser(kind, arrival.data, arrival.declared_type, arrival.url))

    def feed(self, feed: Arrival) -> Iterator[Receipt]:
        """The documents that a feed links to; where a link gives none, the entry's own content."""
        try:
            entries = feed_entries(feed.data, feed.declared_type if feed.headers else None)
        except Unreadable as error:
            yield assemble(feed, partial(_unreadable, error))
            return
        for number, entry in enumerate(entries, 1):
            if number > MAX_ENTRIES:
                issue = warning("feed_cut", f"the feed has more than {MAX_ENTRIES} entries; the rest was not read")
                yield not_received(issue, feed.name, feed.origin, self.clock())
                return
            yield self._entry(entry, feed)

    def _entry(self, entry: FeedEntry, feed: Arrival) -> Receipt:
        try:
            arrival, kind = self._fetched(entry.link or "", feed.origin)
            if kind is Kind.FEED:
                _unreadable(Unreadable("wrong_content_type", "the link leads to another feed"))
        except Unreadable as error:
            reason = warning("entry_not_fetched", f"read from the feed itself: {error.issue.message}")
            arrival = replace(
                feed, name=entry.name, url=entry.link, part=f"entry {entry.name}", issues=(*feed.issues, reason)
            )
            return self._assemble(arrival, partial(clean_entry, entry), entry.stated)
        arrival = replace(arrival, part=f"entry {entry.name}")
        return self._assemble(arrival, _parser(kind, arrival.data, arrival.declared_type, arrival.url), entry.stated)

    def _fetched(self, url: str, origin: str) -> tuple[Arrival, Kind]:
        fetched = self.fetcher.fetch(url)
        name = PurePosixPath(urlsplit(fetched.url).path).stem or fetched.url
        arrival = replace(
            self._arrival(fetched.data, _Source(origin, fetched.url, name)),
            url=fetched.url,
            declared_type=fetched.content_type or None,
            sniffed_type=kind.value if (kind := sniffed_kind(fetched.data)) else None,
            redirects=fetched.redirects,
            headers=fetched.headers,
        )
        return arrival, fetched.kind

    def _arrival(self, data: bytes, source: _Source) -> Arrival:
        return Arrival(data, source.name, source.origin, source.retrieved_from, self.clock(), self.stated)

    def _assemble(self, arrival: Arrival, parse: Callable[[], Cleaned], sender: Stated | None = None) -> Receipt:
        stated, issues = self.stated, arrival.issues
        if stated.id is not None and self.id_used:
            note = warning("id_not_used", f"the id '{stated.id}' is taken by the first document; this one has its own")
            stated, issues = replace(stated, id=None), (*issues, note)
        self.id_used = True
        return assemble(replace(arrival, stated=filled(stated, sender or Stated()), issues=issues), parse)


def _now() -> datetime:
    return datetime.now(UTC)


class _Raw(io.RawIOBase):
    """A stream of bytes as a raw stream, so that one buffered reader can look ahead in every kind of stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _parser(kind: Kind, data: bytes, content_type: str | None = None, url: str | None = None) -> Callable[[], Cleaned]:
    charset = charset_of(content_type) if content_type else None
    if kind is Kind.HTML:
        return partial(clean_html, data, charset, url)
    if kind is Kind.PDF:
        return partial(clean_pdf, data)
    if kind is Kind.MAIL:
        return partial(clean_mail, data)
    return partial(clean_markdown if kind is Kind.MARKDOWN else clean_text, data, charset)


def _unreadable(error: Unreadable) -> NoReturn:
    raise error


def _shown(path: Path | str) -> str:
    """A path as text; bytes of it that are no UTF-8 are shown as replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
