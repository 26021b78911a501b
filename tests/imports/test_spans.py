"""Whatever stands in the cells: every span of every record is a part of the cell that it was read from."""

import csv
import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.imports import acled, atlos, ucdp
from rapporteur.imports.arrivals import Arrivals, TableFile
from rapporteur.imports.cell_text import CellText
from rapporteur.imports.layouts import Layout
from rapporteur.imports.tables import Row, open_table
from rapporteur.ledger.checking import faults
from rapporteur.model.reading import Reading
from tests.imports.tables import AT

cell = st.text(max_size=12) | st.sampled_from(["0", "3", "1,2", "2031-04-05", "a; b ;c", " x ", "\n", "-", "Mali", "1"])


@given(st.lists(cell, min_size=1, max_size=8))
def test_the_span_of_a_cell_is_its_value(cells: list[str]) -> None:
    names = tuple(f"column {n}" for n in range(len(cells)))
    row = Row(2, 2, b"", names, tuple(cells), {name: place for place, name in enumerate(names)})
    text = CellText(row)
    for name, value in zip(names, cells, strict=True):
        kept = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)
        span = text.span(name)
        assert (span is None) == (not value.strip())
        if span is not None:
            assert span.of(text.text) == kept.strip()
            assert text.text[: span.start].rstrip().endswith(f"{name}:")
            for part, where in text.pieces(name):
                assert where.of(text.text) == part
                assert span.contains(where)
    for run in text.offsets.runs:
        assert text.text[run.start : run.end].strip()


@settings(max_examples=60)
@given(st.sampled_from([ucdp.LAYOUT, acled.LAYOUT, atlos.LAYOUT]), st.data())
def test_any_row_gives_a_reading_that_a_ledger_takes(layout: Layout, data: st.DataObject) -> None:
    cells = data.draw(st.lists(cell, min_size=len(layout.columns), max_size=len(layout.columns)))
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([layout.columns, cells])
    raw = text.getvalue().encode("utf-8", "replace")
    table = open_table(io.BytesIO(raw), layout)
    arrivals = Arrivals(TableFile(Path("x.csv"), "0" * 64, len(raw), AT), layout, "x", None)
    for row in table.rows():
        if not row.blank:
            received, reading = arrivals.row(row)
            assert list(faults(received, reading)) == []
            assert isinstance(reading, Reading)
            for figure in reading.figures:
                assert reading.document.text[figure.start : figure.end].strip()
                assert figure.high is None or (figure.low or 0) <= figure.high
            for place in reading.places:
                assert reading.document.text[place.start : place.end] == place.name
            for actor in reading.actors:
                assert all(span.of(reading.document.text) == actor.name for span in actor.mentions)
