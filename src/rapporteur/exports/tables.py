"""Tables as CSV: columns that say what they hold, cells that no spreadsheet takes for a formula, and CSV-W beside."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

Row = TypeVar("Row")

# What makes a spreadsheet run a cell. Source: OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CSVW = "http://www.w3.org/ns/csvw"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: its name, what it shows of a row, what it holds in words, and its type.

    `datatype` is one of XML Schema's ("string", "integer", "decimal", "date"). `tag` is its HXL hashtag, if it has one.
    """

    name: str
    cell: Callable[[Row], Any]
    description: str
    datatype: str = "string"
    tag: str = ""


def cell_text(value: Any, datatype: str) -> str:
    """`value` as a cell; empty for None.

    Words that a spreadsheet would run as a formula get an apostrophe before them, which it takes as the mark of words;
    numbers and dates are left as they are.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if datatype == "string" and text.startswith(_FORMULA) else text


class CsvFile(Generic[Row]):
    """A table on its way into a CSV file (RFC 4180, UTF-8), row by row; use it in a `with` block.

    What is at `path` is written over. With `tags` a row of HXL hashtags stands under the header. `rows` counts the rows
    written, headers aside.
    """

    def __init__(self, path: Path, columns: Sequence[Column[Row]], *, tags: bool = False) -> None:
        self._path, self._columns, self._tags = path, columns, tags
        self._cells = [(column.cell, column.datatype) for column in columns]
        self.rows = 0

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([column.name for column in self._columns])
        if self._tags:
            self._writer.writerow([column.tag for column in self._columns])
        return self

    def write(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow([cell_text(cell(row), datatype) for cell, datatype in self._cells])
        self.rows += 1

    def __exit__(self, *_: object) -> None:
        self._file.close()


def table_metadata(file_name: str, columns: Sequence[Column[Any]], title: str, *, tags: bool = False) -> str:
    """The data dictionary of a CSV file: metadata for tabular data as JSON.

    Source: W3C, Metadata Vocabulary for Tabular Data (CSV on the Web), 17 December 2015.
    """
    dialect: dict[str, Any] = {"encoding": "utf-8", "header": True}
    if tags:
        dialect |= {"headerRowCount": 2}
    described = {
        "@context": [_CSVW, {"@language": "en"}],
        "url": file_name,
        "dc:title": title,
        "dialect": dialect,
        "tableSchema": {"columns": [_described(column, tags=tags) for column in columns]},
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _described(column: Column[Any], *, tags: bool) -> dict[str, Any]:
    titles = [column.name, column.tag] if tags and column.tag else column.name
    return {
        "name": column.name,
        "titles": titles,
        "dc:description": column.description,
        "datatype": column.datatype,
        "null": "",
    }
