"""Tables: a file opened as a header and rows, whatever its encoding, delimiter and header."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from rapporteur.imports.layouts import Layout
from rapporteur.imports.lines import Encoding, encoding_of, lines
from rapporteur.imports.records import Record, Remark, delimited, delimiter_of, json_lines

_ROWS_BEFORE_HEADER = 5


class TableError(Exception):
    """A file is no table of the format; the message is one plain line that says what it lacks."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    `number` counts rows of the file from 1, the header included, as a spreadsheet shows them. `names` are the column
    names as the table has them; `places` says which of them is which of the format's. A row with a `fault` has no
    cells.
    """

    number: int
    line: int
    data: bytes
    names: tuple[str, ...]
    cells: tuple[str, ...]
    places: Mapping[str, int]
    fault: Remark | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether it is an empty line, or a row of empty cells: no report of anything."""
        return self.fault is None and not any(cell.strip() for cell in self.cells)


@dataclass
class Table:
    """An open table; rows come one at a time. `remarks` are on the file as a whole."""

    names: tuple[str, ...]
    places: Mapping[str, int]
    encoding: Encoding
    records: Iterator[Record]
    remarks: list[Remark] = field(default_factory=list)
    header_rows: int = 0
    layout: Layout | None = None

    def rows(self) -> Iterator[Row]:
        """The rows below the header, in order; blank and broken ones too."""
        known: dict[tuple[str, ...], Mapping[str, int]] = {}
        number = self.header_rows
        for record in self.records:
            number += 1
            names, places = self.names, self.places
            if record.names is not None:
                names = _named(record.names)
                places = known.get(names) or known.setdefault(names, self._matched(names))
                if len(known) > 1000:
                    known.clear()
            fault, remarks = record.fault, record.remarks
            yield Row(number, record.line, record.data, names, record.cells, places, fault, remarks)

    def _matched(self, names: Sequence[str]) -> Mapping[str, int]:
        return {} if self.layout is None else self.layout.matched(names)


def open_table(stream: BinaryIO, layout: Layout) -> Table:
    """Find the header of a table, or that it has none.

    Args:
        stream: the file, from its beginning; it must be able to go back there.
        layout: the format that it is taken for.

    Raises:
        TableError: it is empty, or lacks columns that the format cannot do without.
    """
    encoding = encoding_of(stream)
    first = next((line.text for line in islice(lines(stream, encoding), 20) if line.text.strip()), None)
    if first is None:
        raise TableError("the file is empty")
    if first.lstrip().startswith(("{", "[")) and layout.delimiter is None and '"' in first and ":" in first:
        return _json_table(stream, encoding, layout)
    delimiter = layout.delimiter or delimiter_of(first)
    if layout.delimiter is not None and layout.delimiter not in first:
        delimiter = delimiter_of(first)
    width: list[int | None] = [None]
    records = delimited(lines(stream, encoding), delimiter, lambda: width[0], quoted=layout.quoted)
    table = _with_header(records, layout, encoding)
    width[0] = len(table.names)
    return table


def _json_table(stream: BinaryIO, encoding: Encoding, layout: Layout) -> Table:
    records = json_lines(lines(stream, encoding))
    head = next((record for record in islice(json_lines(lines(stream, encoding)), 50) if record.names), None)
    if head is None or head.names is None:
        raise TableError("none of its first lines is a JSON object")
    stream.seek(0)
    found = layout.matched(head.names)
    _refuse_without(layout, found, head.names)
    return Table(_named(head.names), found, encoding, records, layout=layout)


def _with_header(records: Iterator[Record], layout: Layout, encoding: Encoding) -> Table:
    remarks: list[Remark] = []
    seen: list[tuple[str, ...]] = []
    for passed in range(_ROWS_BEFORE_HEADER):
        record = next(records, None)
        if record is None:
            break
        found = layout.matched(record.cells)
        if not layout.missing(found):
            if passed:
                remarks.append(Remark("rows_before_header", f"{passed} rows stand before the header: passed over"))
            return _tagged(records, layout, encoding, record.cells, remarks, passed + 1)
        if layout.headless is not None and layout.headless(record.cells):
            if passed == 0:
                remarks.append(
                    Remark(
                        "no_header", f"no header: its columns were taken for the {len(layout.columns)} of the format"
                    )
                )
            places = {name: place for place, name in enumerate(layout.columns)}
            rest = _before((record,), records)
            return Table(layout.columns, places, encoding, rest, remarks, passed)
        seen.append(record.cells)
    names = next((cells for cells in seen if any(cell.strip() for cell in cells)), ())
    _refuse_without(layout, layout.matched(names), names)
    raise TableError("it has no header that can be understood")


def _tagged(
    records: Iterator[Record],
    layout: Layout,
    encoding: Encoding,
    header: tuple[str, ...],
    remarks: list[Remark],
    header_rows: int,
) -> Table:
    """The table below a header, and below the row of HXL tags where one follows; tags name what the header does not."""
    places = layout.matched(header)
    following = next(records, None)
    if following is not None and _is_tags(following.cells):
        places = {**layout.matched(following.cells), **places}
        remarks.append(Remark("hxl_tags", "a row of HXL tags stands below the header"))
        return Table(_named(header), places, encoding, records, remarks, header_rows + 1)
    rest = records if following is None else _before((following,), records)
    return Table(_named(header), places, encoding, rest, remarks, header_rows)


def _before(first: tuple[Record, ...], records: Iterator[Record]) -> Iterator[Record]:
    yield from first
    yield from records


def _is_tags(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def _refuse_without(layout: Layout, found: Mapping[str, int], names: Sequence[str]) -> None:
    if missing := layout.missing(found):
        shown = ", ".join(name.strip() for name in names if name.strip())[:200]
        raise TableError(f"this is no {layout.name} table: it has no column {', '.join(missing)} (it has {shown})")


def _named(header: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, on one line: columns without one by their place, repeated names numbered."""
    names: dict[str, None] = {}
    for place, cell in enumerate(header, start=1):
        name = " ".join(cell.replace("\0", "\ufffd").split()) or f"column {place}"
        repeated = 1
        while (name if repeated == 1 else f"{name} ({repeated})") in names:
            repeated += 1
        names[name if repeated == 1 else f"{name} ({repeated})"] = None
    return tuple(names)
