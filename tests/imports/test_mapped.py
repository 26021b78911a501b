"""Mapping files: any table, as TOML says; what a mapping cannot say is told before the first row is read."""

import csv
from pathlib import Path

import pytest

from rapporteur.imports.mapped import layout_of
from rapporteur.imports.mapping import EXAMPLE, MappingError, read_mapping
from rapporteur.model.reading import Reading
from tests.imports.tables import codes, one, words

HEADER = (
    "Record ID,Date,Date until,Kind,Description,Village,District,Province,Country,Lat,Lon,Reported by,Reported on,"
    "Perpetrator,Killed (min),Killed (max),Civilians killed"
)
ROW = (
    "R1,05/04/2031,,Air raid,Aircraft bombed the ford,,Upper Hentzau,Hentzau,Mali,,,Meridian Wire,06/04/2031,"
    "Red Valley Front,3,5,0"
)


def mapped(tmp_path: Path, row: str = ROW, mapping: str = EXAMPLE) -> Reading:
    path = tmp_path / "records.csv"
    path.write_text(f"{HEADER}\n{row}\n")
    return one(path, layout_of(read_mapping(mapping)))


def test_the_example_reads_a_table(tmp_path: Path) -> None:
    reading = mapped(tmp_path)
    (incident,) = reading.incidents
    assert (incident.type, str(incident.earliest), words(reading, incident)) == (
        "air_strike", "2031-04-05", "Aircraft bombed the ford",
    )  # fmt: skip
    assert [(place.name, place.kind) for place in reading.places] == [("Upper Hentzau", "admin2")]
    assert [(f.low, f.high, f.who, f.part_of) for f in reading.figures] == [
        (3, 5, (), None),
        (0, 0, ("civilians",), "f1"),
    ]
    assert [one.confidence for one in incident.perpetrators] == ["suspected_or_accused"]
    assert (reading.document.publisher, str(reading.document.published)) == ("My Recording Group", "2031-04-06")
    assert reading.document.id == "my-records:R1"
    assert not reading.issues


def test_counts_may_be_those_of_the_source(tmp_path: Path) -> None:
    reading = mapped(tmp_path, mapping=EXAMPLE.replace('figures_by = "table"', 'figures_by = "source"'))
    assert {figure.attribution for figure in reading.figures} == {"q1"}


def test_a_type_that_the_mapping_does_not_list(tmp_path: Path) -> None:
    reading = mapped(tmp_path, ROW.replace("Air raid", "Sorcery"))
    assert reading.incidents[0].type == "other"
    assert codes(reading) == ["unknown_code"]


def test_another_mapping_is_another_producer(tmp_path: Path) -> None:
    a, b = (mapped(tmp_path, mapping=words).producer.engine for words in (EXAMPLE, EXAMPLE.replace("dmy", "mdy")))
    assert a != b


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("[incident]\ntype = 'sorcery'", "incident.type"),
        ("[incident]\ncolour = 'red'", "incident.colour"),
        ("table = 3", "table"),
        ("[incident]\n[[figures]]\nmeasure = 'killed'", "either count, or low and high"),
        ("[incident]\n[[figures]]\nmeasure='killed'\ncount='x'\npart_of='whole'", "names no figure above it"),
        ("[incident]\n[place]\nlatitude = 'x'", "latitude and longitude come together"),
        ("optional = ['x']\n[incident]", "nothing is read from it"),
        ("not toml at all [", "not valid TOML"),
    ],
)
def test_what_no_mapping_can_say(broken: str, says: str) -> None:
    with pytest.raises(MappingError, match=says):
        read_mapping(broken)


def test_a_column_may_have_other_names_or_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_text(
        f"{HEADER.replace('Killed (min)', 'Dead (min)').replace(',Date until', '')}\n{ROW.replace(',,', ',', 1)}\n"
    )
    reading = one(path, layout_of(read_mapping(EXAMPLE)))
    assert [(f.low, f.high) for f in reading.figures] == [(3, 5), (0, 0)]


def test_the_mapping_for_strike_tables_in_the_documentation(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "import.md").read_text(encoding="utf-8")
    mapping = read_mapping(page.split("```toml")[1].split("```")[0])
    path = tmp_path / "strikes.csv"
    cells = {
        "Strike ID": "S1", "Country": "Mali", "Date (MM-DD-YYYY)": "04-05-2031", "Location": "Strelsau",
        "Area": "Hentzau", "Most Specific Lat/Long": "12.5,-3.25", "Minimum total people killed": "3",
        "Maximum total people killed": "8", "Minimum civilians reported killed": "0",
    }  # fmt: skip
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, mapping.columns, restval="")
        writer.writeheader()
        writer.writerow(cells)
    reading = one(path, layout_of(mapping))
    assert [(f.low, f.high) for f in reading.figures] == [(3, 8), (0, None)]
    assert reading.incidents[0].type == "drone_strike"
    assert str(reading.incidents[0].earliest) == "2031-04-05"
