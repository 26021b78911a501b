"""UCDP events: an interval, a best count and its parts; precision codes; files with and without header."""

from datetime import date
from pathlib import Path

import pytest

from rapporteur.imports.ucdp import COLUMNS, LAYOUT
from rapporteur.model.reading import Reading, Unread
from tests.imports.tables import codes, one, read, words, written

EVENT = {
    "id": "900001",
    "type_of_violence": "1",
    "dyad_name": "Government of Ruritania - Red Valley Front",
    "side_a": "Government of Ruritania",
    "side_b": "Red Valley Front",
    "number_of_sources": "2",
    "source_article": '"Meridian Wire,2031-04-07,Clash near Strelsau"',
    "source_office": "Meridian Wire;Agence Dacre",
    "source_date": "2031-04-07;2031-04-08",
    "source_headline": "Clash near Strelsau",
    "where_prec": "2",
    "where_coordinates": "Strelsau town",
    "where_description": "on the road,\nnorth of Strelsau",
    "adm_1": "Hentzau province",
    "adm_2": "Upper Hentzau district",
    "latitude": "12.5",
    "longitude": "-3.25",
    "country": "Mali",
    "event_clarity": "1",
    "date_prec": "2",
    "date_start": "2031-04-05 00:00:00.000",
    "date_end": "2031-04-07 00:00:00.000",
    "deaths_a": "3",
    "deaths_b": "0",
    "deaths_civilians": "2",
    "deaths_unknown": "0",
    "best": "5",
    "high": "9",
    "low": "4",
}


def read_event(tmp_path: Path, **changed: str) -> Reading:
    return one(written(tmp_path / "ged.csv", COLUMNS, [{**EVENT, **changed}]), LAYOUT)


def test_an_event_in_full(tmp_path: Path) -> None:
    reading = read_event(tmp_path)
    (incident,) = reading.incidents
    assert (incident.earliest, incident.latest, incident.date_precision) == (
        date(2031, 4, 5), date(2031, 4, 8), "days",
    )  # fmt: skip
    (place,) = [place for place in reading.places if place.id in incident.places]
    assert (place.name, place.kind, place.country, place.admin1) == ("Strelsau town", "town", "ML", "Hentzau")
    assert (place.latitude, place.longitude) == (12.5, -3.25)
    assert words(reading, place) == "Strelsau town"
    assert {actor.name: actor.kind for actor in reading.actors} == {
        "Government of Ruritania": "government",
        "Red Valley Front": "armed_group",
        "Meridian Wire": "media",
        "Agence Dacre": "media",
    }
    assert {one.confidence for one in incident.perpetrators} == {"possible"}
    assert [relation.relation for relation in reading.relations] == ["fights"]
    assert len(incident.attributions) == 2
    assert reading.document.published == date(2031, 4, 8)
    assert reading.document.publisher == "Uppsala Conflict Data Program"
    assert not reading.issues
    assert reading.producer.engine.startswith("ucdp import:")


def test_low_and_high_are_the_bounds_and_best_lies_within(tmp_path: Path) -> None:
    reading = read_event(tmp_path)
    best, interval, *parts = reading.figures
    assert (best.low, best.high, best.qualifier, words(reading, best)) == (5, 5, "about", "5")
    assert (interval.low, interval.high, interval.qualifier, interval.supersedes) == (4, 9, "between", best.id)
    assert "9" in words(reading, interval)
    assert "4" in words(reading, interval)
    assert [(part.who, part.low, part.high, words(reading, part)) for part in parts] == [
        (("combatants",), 3, None, "3"),
        (("combatants",), 0, None, "0"),
        (("civilians",), 2, 2, "2"),
        (("people",), 0, None, "0"),
    ]
    assert {part.part_of for part in parts} == {interval.id}
    assert interval.attribution is None


def test_best_and_its_parts_are_possible_only_where_low_is_below_them(tmp_path: Path) -> None:
    doubted = read_event(tmp_path)
    (claim,) = [claim for claim in doubted.attributions if claim.certainty == "possible"]
    assert {figure.attribution for figure in doubted.figures} == {None, claim.id}
    assert [span.of(doubted.document.text) for span in claim.content] == ["5", "3", "0", "2", "0"]
    sure = read_event(tmp_path, low="5")
    assert {figure.attribution for figure in sure.figures} == {None}


def test_one_exact_figure_where_all_three_agree(tmp_path: Path) -> None:
    reading = read_event(tmp_path, best="5", high="5", low="5")
    assert [(f.low, f.high, f.qualifier) for f in reading.figures if f.part_of is None] == [(5, 5, "exact")]


def test_silence_is_not_zero(tmp_path: Path) -> None:
    silent = read_event(tmp_path, deaths_a="", deaths_b="", deaths_civilians="", deaths_unknown="")
    assert [figure.part_of for figure in silent.figures] == [None, None]
    zero = read_event(tmp_path, best="0", low="0", high="0")
    assert [(f.low, f.high) for f in zero.figures if f.part_of is None] == [(0, 0)]


def test_civilians_may_be_more_where_some_standing_is_unknown(tmp_path: Path) -> None:
    reading = read_event(tmp_path, deaths_unknown="1")
    (civilians,) = [figure for figure in reading.figures if figure.who == ("civilians",)]
    assert (civilians.low, civilians.high, civilians.qualifier) == (2, None, "at_least")


def test_one_sided_violence_has_a_perpetrator_and_civilians(tmp_path: Path) -> None:
    reading = read_event(tmp_path, type_of_violence="3", side_b="Civilians")
    (incident,) = reading.incidents
    assert [(one.confidence) for one in incident.perpetrators] == ["reported_as_fact"]
    assert incident.targets == ("civilians",)
    assert "Civilians" not in {actor.name for actor in reading.actors}


@pytest.mark.parametrize(
    ("column", "code", "expected"),
    [
        ("type_of_violence", "8", "unknown_code"),
        ("where_prec", "9", "unknown_code"),
        ("date_prec", "x", "unknown_code"),
        ("best", "five", "not_a_count"),
        ("best", "12", "best_outside_bounds"),
        ("low", "10", "bounds_reversed"),
        ("latitude", "95", "not_degrees"),
        ("latitude", "12,5", "decimal_comma"),
        ("latitude", "", "half_a_point"),
        ("date_end", "2031-04-01", "dates_reversed"),
        ("date_start", "yesterday", "not_a_date"),
        ("country", "Ruritania", "unknown_country"),
        ("id", "", "no_id"),
    ],
)
def test_what_cannot_be_understood_is_said_with_the_row(tmp_path: Path, column: str, code: str, expected: str) -> None:
    reading = read_event(tmp_path, **{column: code})
    assert expected in codes(reading)
    assert all(issue.message.startswith("row 2") for issue in reading.issues)


def test_a_candidate_file_without_header(tmp_path: Path) -> None:
    path = written(tmp_path / "candidate.csv", COLUMNS, [EVENT, {**EVENT, "id": "900002"}], header=False)
    first, second = read(path, LAYOUT)
    assert [first.document.id, second.document.id] == ["ucdp:900001", "ucdp:900002"]


def test_the_columns_of_events_as_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(
        '{"id": 7, "source_date": "2031-04-07T10:00:00", "deaths_side_a": 1, "deaths_side_b": 0, "deaths_civilian": 0, '
        '"deaths_unknown": 0, "deaths_low": 1, "deaths_high": 2, "side_a_name": "Red Valley Front", '
        '"side_b_name": "Civilians", "location_root_name": "Mali", "location_adm1_name": "Hentzau region", '
        '"location_adm2_name": "", "location_where_name": "Strelsau village", "start_date": "2031-04-05", '
        '"end_date": "2031-04-05"}\n'
    )
    reading = one(path, LAYOUT)
    assert reading.document.published == date(2031, 4, 7)
    assert [(f.low, f.high) for f in reading.figures if f.part_of is None] == [(1, 2)]
    assert reading.incidents[0].targets == ("civilians",)


def test_a_table_of_another_format_is_refused_by_name_of_what_it_lacks(tmp_path: Path) -> None:
    from rapporteur.imports.tables import TableError

    path = written(tmp_path / "x.csv", ["colour", "weight"], [{"colour": "red"}])
    with pytest.raises(TableError, match=r"no ucdp table: it has no column id, date_start.*colour, weight"):
        read(path, LAYOUT)


def test_a_broken_row_is_unread_and_says_why(tmp_path: Path) -> None:
    path = written(tmp_path / "ged.csv", COLUMNS, [EVENT])
    with path.open("a") as stream:
        stream.write("900003,too,few\n")
    _, broken = read(path, LAYOUT)
    assert isinstance(broken, Unread)
    assert codes(broken) == ["wrong_columns"]
    assert "row 3" in broken.issues[0].message
