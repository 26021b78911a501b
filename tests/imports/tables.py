"""Write small tables of invented events, and read them as an import would."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rapporteur.imports.arrivals import Arrivals, measured_file
from rapporteur.imports.layouts import Layout
from rapporteur.imports.tables import Row, open_table
from rapporteur.model.reading import Reading, Unread

AT = datetime(2031, 5, 1, 9, 0, tzinfo=UTC)


def written(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], delimiter: str = ",", header: bool = True
) -> Path:
    """A table with these rows; columns that a row does not name are empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter)
    if header:
        writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def rows_of(path: Path, layout: Layout) -> list[Row]:
    """The rows of a file."""
    with path.open("rb") as stream:
        return list(open_table(stream, layout).rows())


def read(path: Path, layout: Layout) -> list[Reading | Unread]:
    """What an import reads in a file, row by row."""
    arrivals = Arrivals(measured_file(path, AT), layout, layout.table or path.stem, layout.publisher)
    return [arrivals.row(row)[1] for row in rows_of(path, layout) if not row.blank]


def one(path: Path, layout: Layout) -> Reading:
    """The reading of a file's only row."""
    (reading,) = read(path, layout)
    assert isinstance(reading, Reading), reading.issues
    return reading


def codes(reading: Reading | Unread) -> list[str]:
    """The codes of its issues."""
    return [issue.code for issue in reading.issues]


def words(reading: Reading, record: object) -> str:
    """The words that a record rests on."""
    return reading.document.text[record.start : record.end]  # type: ignore[attr-defined]
