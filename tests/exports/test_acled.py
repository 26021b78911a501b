"""ACLED-shaped CSV: exact columns, numbers by ACLED's rule with their working, no false point, no false zero unsaid."""

from datetime import date

from rapporteur.imports import acled as acled_import
from rapporteur.model.reading import Reading
from tests.exports.field import WITNESS, Exported, about, rows
from tests.imports.tables import read

COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def test_columns_are_acleds_and_no_other(exported: Exported) -> None:
    first = exported("acled", ".csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == COLUMNS
    assert len(first.split(",")) == 31


def test_a_linked_incident_is_one_row_with_the_lowest_figure(exported: Exported) -> None:
    (row,) = [row for row in rows(exported("acled", ".csv")) if row["event_id_cnty"] == "wire-1#i1"]
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("2024-06-02", "1", "1")
    assert (row["latitude"], row["longitude"], row["iso"], row["country"]) == ("17.97", "8.93", "562", "Niger")
    assert (row["fatalities"], row["tags"]) == ("12", "contested")
    assert row["source"] == "Meridian Wire; Aïr Post"
    assert "the lowest, by Aïr Health Watch" in row["notes"]


def test_the_working_names_rule_version_figures_and_words(exported: Exported) -> None:
    path = exported("acled", ".csv")
    working = {row["event"]: row for row in rows(path.with_name("acled.numbers.csv"))}
    row = working["wire-1#i1"]
    assert (row["rule"], row["best"], row["figures"]) == ("acled", "12", "wire-1#f1")
    assert row["words"] == "12 people were killed"
    assert row["rule_source"].startswith("ACLED Codebook")
    assert row["rule_version"] == about(path)["rules"][0]["version"]


def test_silence_is_a_zero_that_the_rule_asks_for_and_the_sidecar_says_so(exported: Exported) -> None:
    path = exported("acled", ".csv")
    found = {row["event_id_cnty"]: row for row in rows(path)}
    assert found["silent#i1"]["fatalities"] == "0"
    assert found["undated#i1"]["fatalities"] == "0"
    assert about(path)["counts"]["zero_by_rule"] == 1  # the other zero is stated
    assert any("silence" in line for line in about(path)["conventions"])


def test_a_country_or_area_is_no_point(exported: Exported) -> None:
    found = {row["event_id_cnty"]: row for row in rows(exported("acled", ".csv"))}
    silent, clash = found["silent#i1"], found["clash#i1"]
    assert (silent["latitude"], silent["longitude"], silent["location"], silent["geo_precision"]) == ("", "", "", "")
    assert (clash["latitude"], clash["longitude"], clash["admin1"], clash["geo_precision"]) == (
        *("", ""),
        *("Tillabéri", "3"),
    )


def test_parties_are_those_held_responsible(exported: Exported) -> None:
    found = {row["event_id_cnty"]: row for row in rows(exported("acled", ".csv"))}
    clash, silent = found["clash#i1"], found["silent#i1"]
    assert (clash["actor1"], clash["actor2"], clash["interaction"]) == (
        *("Nigerien Army", "Wadi Front"),
        "State forces-Rebel group",
    )
    assert (silent["actor1"], silent["actor2"]) == ("Wadi Front", "Civilians (Niger)")
    assert (silent["event_type"], silent["civilian_targeting"]) == ("Violence against civilians", "Civilians targeted")


def test_what_is_denied_is_counted_and_not_written(exported: Exported) -> None:
    path = exported("acled", ".csv")
    assert not [row for row in rows(path) if row["event_id_cnty"].startswith("denied")]
    assert about(path)["counts"]["left_out"] == 1


def test_no_file_of_it_names_the_witness(exported: Exported) -> None:
    path = exported("acled", ".csv")
    files = list(path.parent.glob("acled*"))
    assert len(files) == 5
    for name in WITNESS.split():
        assert not [file for file in files if name in file.read_text(encoding="utf-8")]


def test_what_the_format_holds_comes_back(exported: Exported) -> None:
    path = exported("acled", ".csv")
    back = {r.document.id: r for r in read(path, acled_import.LAYOUT) if isinstance(r, Reading)}
    assert len(back) == len(rows(path)) == 5
    strike = back["acled:wire-1#i1"]
    (incident,) = strike.incidents
    assert (incident.type, incident.date_precision) == ("air_strike", "day")
    assert (incident.earliest, incident.latest) == (date(2024, 6, 2), date(2024, 6, 3))
    assert [(figure.low, figure.high) for figure in strike.figures] == [(12, 12)]
    place = next(place for place in strike.places if place.name == "Iferouane")
    assert (place.latitude, place.longitude, place.country, place.admin1) == (17.97, 8.93, "NE", "Agadez")
    month = back["acled:silent#i1"].incidents[0]
    assert (month.earliest, month.latest, month.targets) == (date(2024, 6, 1), date(2024, 7, 1), ("civilians",))
    assert {place.kind for place in back["acled:silent#i1"].places} == {"country"}
    assert back["acled:undated#i1"].incidents[0].earliest is None
