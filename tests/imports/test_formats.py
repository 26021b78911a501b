"""ACLED, POLECAT, GDELT, Airwars-like tables, Atlos and DTM: what a row becomes, and what is said of unknown codes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rapporteur.imports import acled, airwars, atlos, dtm, gdelt, polecat
from rapporteur.imports.layouts import Layout
from rapporteur.model.reading import Reading
from tests.imports.tables import codes, one, read, rows_of, words, written

ACLED = {
    "event_id_cnty": "RUR77",
    "event_date": "05 April 2031",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Ruritania (2029-)",
    "inter1": "State forces",
    "actor2": "Civilians (Ruritania)",
    "inter2": "Civilians",
    "civilian_targeting": "Civilians targeted",
    "iso": "466",
    "country": "Mali",
    "admin1": "Hentzau",
    "admin2": "Upper Hentzau",
    "location": "Strelsau",
    "latitude": "12.5",
    "longitude": "-3.25",
    "geo_precision": "1",
    "source": "Meridian Wire; Ministry of Health",
    "notes": "On 5 April, an air strike hit the market.\nSix were killed.",
    "fatalities": "6",
    "timestamp": "1933113600",
}


def of(tmp_path: Path, layout: Layout, columns: tuple[str, ...], row: dict[str, str], delimiter: str = ",") -> Reading:
    return one(written(tmp_path / "table.csv", columns, [row], delimiter), layout)


def acled_event(tmp_path: Path, **changed: str) -> Reading:
    return of(tmp_path, acled.LAYOUT, acled.COLUMNS, {**ACLED, **changed})


def test_acled(tmp_path: Path) -> None:
    reading = acled_event(tmp_path)
    (incident,) = reading.incidents
    assert (incident.type, incident.earliest, incident.latest) == ("air_strike", date(2031, 4, 5), date(2031, 4, 6))
    assert incident.targets == ("civilians",)
    assert [(claim.source_kind, claim.source[0].of(reading.document.text)) for claim in reading.attributions] == [
        ("media", "Meridian Wire"),
        ("official", "Ministry of Health"),
    ]
    assert reading.attributions[0].content[0].of(reading.document.text) == ACLED["notes"]
    (figure,) = reading.figures
    assert (figure.low, figure.high, words(reading, figure), figure.attribution) == (6, 6, "6", None)
    assert reading.document.id == "acled:RUR77"
    assert reading.document.published == datetime.fromtimestamp(1933113600, UTC)
    assert {actor.kind for actor in reading.actors} == {"military", "community", "media", "government"}
    assert not reading.issues


def test_acled_precision_and_codes(tmp_path: Path) -> None:
    week = acled_event(tmp_path, time_precision="2").incidents[0]
    assert (week.earliest, week.latest, week.date_precision) == (date(2031, 3, 30), date(2031, 4, 12), "week")
    month = acled_event(tmp_path, time_precision="3").incidents[0]
    assert (month.earliest, month.latest, month.date_precision) == (date(2031, 4, 1), date(2031, 5, 1), "month")
    region = acled_event(tmp_path, geo_precision="3")
    assert region.places[0].kind == "admin1"
    assert codes(acled_event(tmp_path, time_precision="7")) == ["unknown_code"]
    assert codes(acled_event(tmp_path, sub_event_type="Sorcery")) == ["unknown_code"]


def test_acled_zero_is_a_figure_and_an_empty_cell_is_none(tmp_path: Path) -> None:
    assert [(f.low, f.high) for f in acled_event(tmp_path, fatalities="0").figures] == [(0, 0)]
    assert acled_event(tmp_path, fatalities="").figures == ()


def test_acled_actors_are_no_aggressors_but_in_violence_against_civilians(tmp_path: Path) -> None:
    battle = acled_event(tmp_path, event_type="Battles", sub_event_type="Armed clash").incidents[0]
    assert {one.confidence for one in battle.perpetrators} == {"possible"}
    violence = acled_event(tmp_path, event_type="Violence against civilians", sub_event_type="Attack").incidents[0]
    assert [one.confidence for one in violence.perpetrators] == ["reported_as_fact"]


def test_polecat(tmp_path: Path) -> None:
    row = {
        "Event ID": "20310405-1",
        "Event Date": "2031-04-05",
        "Event Type": "ASSAULT",
        "Event Mode": "drone",
        "Actor Name": "Red Valley Front",
        "Primary Actor Sector": "REB",
        "Recipient Name": "Strelsau residents",
        "City": "Strelsau",
        "Province": "Hentzau",
        "Country": "MLI",
        "Latitude": "12.5",
        "Longitude": "-3.25",
        "Source": "Meridian Wire",
        "Publication Date": "2031-04-06",
        "Story People": "Flavia Rassendyll",
    }
    path = written(tmp_path / "polecat.txt", polecat.COLUMNS, [row], "\t")
    with path.open("a") as stream:
        stream.write("20310405-2\tbroken\n")
    reading, broken = read(path, polecat.LAYOUT)
    assert isinstance(reading, Reading)
    assert (reading.incidents[0].type, reading.incidents[0].weapons) == ("drone_strike", ("drone",))
    assert reading.document.published == date(2031, 4, 6)
    assert {actor.name: actor.protected for actor in reading.actors} == {
        "Red Valley Front": False,
        "Strelsau residents": False,
        "Meridian Wire": False,
        "Flavia Rassendyll": True,
    }
    assert reading.figures == ()
    assert codes(broken) == ["wrong_columns"]


def test_gdelt_has_no_header_and_fips_codes(tmp_path: Path) -> None:
    row = {
        "GLOBALEVENTID": "5000000001",
        "SQLDATE": "20310405",
        "Actor1Code": "UKRMIL",
        "Actor1Name": "UKRAINIAN ARMY",
        "Actor1Type1Code": "MIL",
        "EventCode": "1952",
        "EventBaseCode": "195",
        "EventRootCode": "19",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": 'Strelsau "Old", Hentzau, Ukraine',
        "ActionGeo_CountryCode": "UP",
        "ActionGeo_Lat": "48.5",
        "ActionGeo_Long": "31.25",
        "DATEADDED": "20310406103000",
        "SOURCEURL": "https://meridian.example/clash",
    }
    path = tmp_path / "20310406.export.CSV"
    path.write_text("\t".join(row.get(column, "") for column in gdelt.COLUMNS) + "\n")
    reading = one(path, gdelt.LAYOUT)
    assert (reading.incidents[0].type, reading.places[0].country) == ("drone_strike", "UA")
    assert reading.places[0].name == 'Strelsau "Old", Hentzau, Ukraine'
    assert reading.document.published == datetime(2031, 4, 6, 10, 30, tzinfo=UTC)
    assert reading.attributions[0].source[0].of(reading.document.text) == "meridian.example"
    assert not reading.issues


def test_gdelt_codes_that_are_none(tmp_path: Path) -> None:
    row = {"GLOBALEVENTID": "1", "SQLDATE": "20310405", "EventCode": "99", "ActionGeo_CountryCode": "ZZ"}
    path = tmp_path / "export.CSV"
    path.write_text("\t".join(row.get(column, "") for column in gdelt.COLUMNS) + "\n")
    assert codes(one(path, gdelt.LAYOUT)) == ["unknown_code", "unknown_country"]


STRIKE_COLUMNS = (
    *("Strike ID", "Country", "Date (MM-DD-YYYY)", "Location", "Area", "Most Specific Lat/Long", "", ""),
    *("Minimum total people killed", "Maximum total people killed", "Minimum civilians reported killed"),
    *("Maximum civilians reported killed", "Minimum reported injured", "Maximum reported injured", "Grade"),
)


def strike(tmp_path: Path, *cells: str) -> Reading:
    import csv

    path = tmp_path / "strikes.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([STRIKE_COLUMNS, cells])
    layout = airwars.LAYOUT
    return one(path, layout)


def test_a_strike_with_minimum_and_maximum(tmp_path: Path) -> None:
    place = ("Strelsau", "Hentzau", "12.5,-3.25", "12.5", "-3.25")
    reading = strike(tmp_path, "S1", "Mali", "04-05-2031", *place, "3", "8", "0", "0", "-", "2", "Weak")
    total, injured, civilians = sorted(reading.figures, key=lambda f: (f.who != (), f.measure == "injured"))
    assert (total.low, total.high, total.qualifier) == (3, 8, "between")
    assert (civilians.low, civilians.high, civilians.part_of) == (0, 0, total.id)
    assert (injured.measure, injured.low, injured.high, injured.qualifier) == ("injured", 0, 2, "at_most")
    assert reading.incidents[0].earliest == date(2031, 4, 5)
    assert (reading.places[0].latitude, reading.places[0].longitude) == (12.5, -3.25)
    assert [(check.status, check.covers) for check in reading.verification] == [("unverified", "event")]
    assert reading.document.text.count("column 7: 12.5") == 1


def test_a_strike_whose_bounds_are_reversed(tmp_path: Path) -> None:
    place = ("Strelsau", "Hentzau", "", "", "")
    reading = strike(tmp_path, "S1", "Mali", "04-05-2031", *place, "8", "3", "", "", "", "", "Splendid")
    assert reading.figures == ()
    assert codes(reading) == ["bounds_reversed", "unknown_code"]


def test_atlos(tmp_path: Path) -> None:
    row = {
        "slug": "RUR-12",
        "status": "Completed",
        "description": "Footage shows a burning clinic",
        "sensitive": "Graphic Violence",
        "date": "2031-04-05",
        "incident_type": "Air strike",
        "geolocation": "12.5, -3.25",
        "sources": "https://a.example/1, https://b.example/2",
    }
    reading = of(tmp_path, atlos.LAYOUT, tuple(row), row)
    assert reading.incidents[0].type == "air_strike"
    assert words(reading, reading.incidents[0]) == "Footage shows a burning clinic"
    assert [(check.status, check.about) for check in reading.verification] == [("confirmed", ("i1",))]
    assert (reading.places[0].latitude, reading.places[0].longitude) == (12.5, -3.25)
    assert len(reading.attributions) == 2
    assert codes(reading) == ["sensitive"]


def test_dtm_with_a_row_of_hxl_tags(tmp_path: Path) -> None:
    path = tmp_path / "dtm.csv"
    path.write_text(
        "Country,Region,Total,Of these women and girls,Round,Day\n"
        "#country+name,#adm1+name,#affected+idps,#affected+idps+f,#round+code,#date+reported\n"
        'Mali,Hentzau,"1,200",640,7,2031-04-05\n'
        "Mali,Zenda,,0,7,2031-04-05\n"
    )
    first, second = read(path, dtm.LAYOUT)
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert [(f.measure, f.low, f.high, f.who, f.part_of) for f in first.figures] == [
        ("displaced", 1200, 1200, (), None),
        ("displaced", 640, 640, ("people",), "f1"),
    ]
    assert [(f.low, f.high) for f in second.figures] == [(0, 0)]
    assert (first.incidents[0].earliest, first.incidents[0].latest) == (None, date(2031, 4, 6))
    assert rows_of(path, dtm.LAYOUT)[0].number == 3


@pytest.mark.parametrize("layout", [acled.LAYOUT, polecat.LAYOUT, gdelt.LAYOUT])
def test_the_columns_are_those_of_the_codebook(layout: Layout) -> None:
    assert len(layout.columns) == {"acled": 31, "polecat": 40, "gdelt": 61}[layout.name]
