"""Cells that no spreadsheet runs, and CSV on the Web metadata for every table."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.exports.tables import Column, CsvFile, cell_text
from tests.exports.field import Exported


@given(st.text())
def test_no_words_begin_like_a_formula(words: str) -> None:
    cell = cell_text(words, "string")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == words.removeprefix("'")


def test_numbers_and_days_are_left_alone() -> None:
    assert cell_text(-8.930000, "decimal") == "-8.93"
    assert cell_text(-3, "integer") == "-3"
    assert cell_text(None, "integer") == ""
    assert cell_text(0, "integer") == "0"


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(found=st.lists(st.tuples(WORDS, st.none() | st.integers()), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_is_one_row_whatever_its_words(tmp_path: Path, found: list[tuple[str, int | None]]) -> None:
    columns: tuple[Column[tuple[str, int | None]], ...] = (
        Column("words", lambda row: row[0], "Words."),
        Column("number", lambda row: row[1], "A number.", "integer"),
    )
    file = tmp_path / "table.csv"
    with CsvFile(file, columns) as table:
        for row in found:
            table.write(row)
    with file.open(encoding="utf-8", newline="") as lines:
        read = list(csv.DictReader(lines))
    assert [row["number"] for row in read] == ["" if number is None else str(number) for _, number in found]


@pytest.mark.parametrize("name", ["acled", "ucdp", "hxl"])
def test_each_table_has_a_data_dictionary_of_all_its_columns(exported: Exported, name: str) -> None:
    path = exported(name, ".csv")
    metadata = json.loads(path.with_name(f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert metadata["url"] == path.name
    assert [column["name"] for column in metadata["tableSchema"]["columns"]] == header
    assert all(column["dc:description"].endswith(".") for column in metadata["tableSchema"]["columns"])
