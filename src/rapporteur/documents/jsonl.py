"""JSON Lines of documents: one object a line, read one line at a time however long the file is."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from rapporteur.documents.cleaned import Cleaned, Unreadable, warning
from rapporteur.documents.dates import publication_date
from rapporteur.model.documents import Stated
from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.spans import Span

_FIELDS = frozenset({"id", "text", "published", "title", "publisher", "url", "language", "toponyms", "authors"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, without its line end; `data` is cut short when it is longer than allowed."""

    number: int
    data: bytes
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says: a document's text and what is stated of it, toponyms as spans, other fields as JSON."""

    cleaned: Cleaned
    stated: Stated
    toponyms: tuple[Span, ...] | None
    metadata: tuple[tuple[str, str], ...]


def lines(stream: BinaryIO, longest: int) -> Iterator[Line]:
    """The lines of a stream that are not blank, each read on its own; no line fills the memory.

    Args:
        stream: bytes; a byte order mark of UTF-8 is skipped.
        longest: the most bytes that a line may have; the rest of a longer one is skipped.
    """
    number = 0
    while data := stream.readline(longest + 1):
        number += 1
        if number == 1:
            data = data.removeprefix(codecs.BOM_UTF8)
        too_long = len(data) > longest and not data.endswith(b"\n")
        rest = data
        while too_long and rest and not rest.endswith(b"\n"):
            rest = stream.readline(longest)
        if data.strip():
            yield Line(number, data.rstrip(b"\r\n"), too_long)


def read_entry(line: Line) -> Entry:
    """Read one line.

    Raises:
        Unreadable: `too_large`, or `broken_line` when it is no object with an id and a text.
    """
    if line.too_long:
        raise Unreadable("too_large", f"line {line.number}: longer than {len(line.data) - 1} bytes")
    try:
        fields = json.loads(line.data.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("broken_line", f"line {line.number}: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise Unreadable("broken_line", f"line {line.number}: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise Unreadable("broken_line", f"line {line.number}: numbers or nesting beyond bounds") from None
    if not isinstance(fields, dict):
        raise Unreadable("broken_line", f"line {line.number}: not an object")
    return _Reader(line.number, fields).entry()


class _Reader:
    """Takes the fields of one object; what is not as the format has it becomes an issue and is not used."""

    def __init__(self, number: int, fields: dict[str, Any]) -> None:
        self.number = number
        self.fields = fields
        self.issues: list[Issue] = []

    def entry(self) -> Entry:
        identifier = self.fields.get("id")
        if isinstance(identifier, int) and not isinstance(identifier, bool):
            identifier = str(identifier)
        if not isinstance(identifier, str) or not identifier.strip():
            raise Unreadable("broken_line", f"line {self.number}: no id")
        text = self.fields.get("text")
        if not isinstance(text, str):
            raise Unreadable("broken_line", f"line {self.number}: no text")
        stated = Stated(
            id=_storable(identifier),
            url=self._string("url"),
            title=self._string("title"),
            publisher=self._string("publisher"),
            language=self._string("language"),
        )
        published = self._string("published")
        moment = publication_date(published) if published is not None else None
        if published is not None and moment is None:
            self._warn("bad_date", f"'{published[:40]}' is not an ISO date; the date of publication stays unknown")
        toponyms = self._toponyms(len(text))
        authors = self.fields.get("authors") or []
        if not (isinstance(authors, list) and all(isinstance(author, str) for author in authors)):
            self._warn("bad_field", "authors is not a list of strings; it is not used")
            authors = []
        metadata = tuple(
            (_storable(name), _storable(json.dumps(value, sort_keys=True)))
            for name, value in self.fields.items()
            if name not in _FIELDS
        )
        cleaned = Cleaned(
            text,
            OffsetMap.identity(len(text), part="text"),
            encoding="utf-8",
            authors=tuple(_storable(author) for author in authors),
            published=moment,
            issues=tuple(self.issues),
        )
        return Entry(cleaned, stated, toponyms, metadata)

    def _warn(self, code: str, message: str) -> None:
        self.issues.append(warning(code, f"line {self.number}: {message}"))

    def _string(self, name: str) -> str | None:
        value = self.fields.get(name)
        if value is None or isinstance(value, str):
            return _storable(value) if value else None
        self._warn("bad_field", f"{name} is not a string; it is not used")
        return None

    def _toponyms(self, length: int) -> tuple[Span, ...] | None:
        value = self.fields.get("toponyms")
        if value is None:
            return None
        pairs = value if isinstance(value, list) else [value]
        spans = {Span(*pair) for pair in pairs if _is_span(pair, length)}
        if bad := sum(not _is_span(pair, length) for pair in pairs):
            self._warn("bad_toponym", f"{bad} of {len(pairs)} toponyms are no spans of the text; they are not used")
        return tuple(sorted(spans))


def _is_span(pair: object, length: int) -> bool:
    if not isinstance(pair, list) or len(pair) != 2 or any(type(end) is not int for end in pair):
        return False
    start, end = pair
    return bool(0 <= start < end <= length)


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
