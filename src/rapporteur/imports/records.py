"""Records of a table's file: rows of delimited text or lines of JSON, each with its own bytes, broken ones included."""

import csv
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapporteur.imports.lines import Line

MAX_RECORD = 1_000_000  # bytes; a record that reaches further has lost its closing quotation mark
csv.field_size_limit(2 * MAX_RECORD)

DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said of a record: a stable code and a plain sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file.

    `line` is the number of its first line, from 1. `names` are its own column names (JSON), None where the header gives
    them. `fault` says why it is no row; then `cells` are empty. `remarks` are what a person should know of it.
    """

    line: int
    data: bytes
    cells: tuple[str, ...]
    names: tuple[str, ...] | None = None
    fault: Remark | None = None
    remarks: tuple[Remark, ...] = ()


def delimiter_of(line: str) -> str:
    """The delimiter that occurs most often in a header line outside quotation marks; a comma where none does."""
    plain = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=plain.count)


class _Feed:
    """Hands lines to the csv reader, remembers which it took, and takes back what was taken in error."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._waiting: deque[Line] = deque()
        self.taken: list[Line] = []
        self._size = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self._size > MAX_RECORD:
            raise StopIteration
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.taken.append(line)
        self._size += len(line.data)
        return line.text

    def clear(self) -> None:
        self.taken = []
        self._size = 0

    def keep_first(self) -> None:
        """Take back all lines of the record but its first."""
        self._waiting.extendleft(reversed(self.taken[1:]))
        self.taken = self.taken[:1]


def delimited(
    lines: Iterable[Line], delimiter: str, width: Callable[[], int | None], *, quoted: bool = True
) -> Iterator[Record]:
    """The records of delimited text.

    A record that takes several lines and does not fit has, as a rule, lost a quotation mark: then its first line is
    tried alone, and the others are read again, so that one broken row does not take its neighbours with it.

    Args:
        lines: the lines of the file.
        delimiter: what stands between two cells.
        width: asked for each record; how many cells a row must have, None before that is known.
        quoted: whether cells may stand in quotation marks.
    """
    feed = _Feed(lines)
    quoting: Any = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    while True:
        feed.clear()
        try:
            cells = next(csv.reader(feed, delimiter=delimiter, quoting=quoting, strict=True))
            problem = _misfit(cells, width())
        except StopIteration:
            return
        except csv.Error as error:
            cells, problem = [], Remark("broken_row", f"the row cannot be parted into cells ({error})")
            if "unexpected end" in str(error):
                problem = Remark("unclosed_quote", "a quotation mark is never closed")
        if problem is None:
            yield _record(feed.taken, tuple(cells))
            continue
        feed.keep_first()
        yield _mended(feed.taken[0], delimiter, width(), problem)


def _misfit(cells: list[str], width: int | None) -> Remark | None:
    if width is None or not cells or len(cells) == width:
        return None
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return None
    return Remark("wrong_columns", f"the row has {len(cells)} columns, the table {width}")


def _mended(line: Line, delimiter: str, width: int | None, problem: Remark) -> Record:
    """The first line alone, its quotation marks taken as letters; with a fault when it does not fit even so."""
    if width is not None and not line.cut:
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            kept: Any = quoting
            try:
                cells = next(csv.reader([line.text], delimiter=delimiter, quoting=kept), [])
            except csv.Error:
                continue
            if len(cells) == width and cells[-1].count("\n") == 0:
                note = Remark("loose_quotes", "quotation marks do not pair: they were read as letters")
                return _record([line], tuple(cells), (note,))
    return _record([line], (), fault=problem)


def _record(
    taken: list[Line], cells: tuple[str, ...], remarks: tuple[Remark, ...] = (), fault: Remark | None = None
) -> Record:
    if any(line.cut for line in taken):
        fault = Remark("too_long", "the row is longer than a million bytes; the archived file holds it whole")
    if any(line.guessed for line in taken):
        remarks = (*remarks, Remark("encoding_guessed", "not UTF-8: read as windows-1252, letters may be wrong"))
    data = taken[0].data if len(taken) == 1 else b"".join(line.data for line in taken)
    return Record(taken[0].number, data, () if fault else cells, None, fault, remarks)


def json_lines(lines: Iterable[Line]) -> Iterator[Record]:
    """The records of JSON Lines: one object a line; numbers as they are written, lists and objects as JSON."""
    for line in lines:
        if not line.text.strip():
            yield _record([line], ())
            continue
        try:
            found = json.loads(line.text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            yield _record([line], (), fault=Remark("broken_row", f"the line is no JSON ({error})"))
            continue
        if not isinstance(found, dict):
            yield _record([line], (), fault=Remark("broken_row", "the line is no JSON object"))
            continue
        whole = _record([line], tuple(_cell(value) for value in found.values()))
        yield Record(whole.line, whole.data, whole.cells, tuple(map(str, found)), whole.fault, whole.remarks)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
