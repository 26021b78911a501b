"""UCDP-shaped CSV: exact columns, low, best and high by UCDP's rule, empty where it enters nothing."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.exports.ucdp import grid_cell, stable_number
from rapporteur.imports import ucdp as ucdp_import
from rapporteur.model.reading import Reading
from tests.exports.field import WITNESS, Exported, about, rows
from tests.imports.tables import read

COLUMNS = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)


def test_columns_are_ucdps_and_no_other(exported: Exported) -> None:
    first = exported("ucdp", ".csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == COLUMNS
    assert len(first.split(",")) == 49


def test_low_best_and_high_of_a_linked_incident(exported: Exported) -> None:
    (row,) = [row for row in rows(exported("ucdp", ".csv")) if row["relid"] == "wire-1#i1"]
    assert (row["low"], row["best"], row["high"]) == ("12", "12", "15")
    assert (row["deaths_unknown"], row["deaths_civilians"], row["deaths_a"]) == ("12", "", "")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-06-02", "2024-06-02", "1")
    assert (row["where_prec"], row["geom_wkt"]) == ("1", "POINT (8.930000 17.970000)")
    assert (row["number_of_sources"], row["source_office"]) == ("2", "Meridian Wire;Aïr Post")
    assert row["source_original"] == "Agadez Hospital;Aïr Health Watch"


def test_an_incident_of_unknown_toll_has_a_row_and_no_zero(exported: Exported) -> None:
    path = exported("ucdp", ".csv")
    (row,) = [row for row in rows(path) if row["relid"] == "silent#i1"]
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("", "", "", "")
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("3", "Wadi Front", "Civilians")
    assert (row["where_prec"], row["latitude"], row["priogrid_gid"]) == ("6", "", "")
    assert about(path)["counts"]["not_entered_by_rule"] == 2


def test_civilian_dead_are_told_apart_where_all_figures_count_civilians(exported: Exported) -> None:
    (row,) = [row for row in rows(exported("ucdp", ".csv")) if row["relid"] == "clash#i1"]
    assert (row["deaths_civilians"], row["deaths_unknown"], row["type_of_violence"]) == ("3", "", "1")
    assert (row["where_prec"], row["adm_1"], row["latitude"]) == ("4", "Tillabéri", "")


def test_headlines_are_no_formulas_and_name_no_witness(exported: Exported) -> None:
    text = exported("ucdp", ".csv").read_text(encoding="utf-8")
    (row,) = [row for row in rows(exported("ucdp", ".csv")) if row["relid"] == "wire-1#i1"]
    assert row["source_headline"].startswith("'=HYPERLINK")
    assert not [name for name in WITNESS.split() if name in text]


def test_what_the_format_holds_comes_back(exported: Exported) -> None:
    path = exported("ucdp", ".csv")
    back = [r for r in read(path, ucdp_import.LAYOUT) if isinstance(r, Reading)]
    assert len(back) == len(rows(path)) == 5
    strike = next(r for r in back if r.document.id == f"ucdp:{stable_number('wire-1#i1')}")
    (incident,) = strike.incidents
    assert (incident.earliest, incident.latest) == (date(2024, 6, 2), date(2024, 6, 3))
    assert {(f.low, f.high) for f in strike.figures if f.part_of is None} >= {(12, 15)}
    place = next(place for place in strike.places if place.name == "Iferouane")
    assert (place.latitude, place.longitude, place.country, place.admin1) == (17.97, 8.93, "NE", "Agadez")
    silent = next(r for r in back if r.document.id == f"ucdp:{stable_number('silent#i1')}")
    assert not silent.figures
    assert (silent.incidents[0].earliest, silent.incidents[0].latest) == (date(2024, 6, 1), date(2024, 7, 1))


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_of_the_globe_has_a_grid_cell(latitude: float, longitude: float) -> None:
    assert 1 <= grid_cell(latitude, longitude) <= 259_200


def test_grid_cells_are_those_of_the_codebook() -> None:
    assert (grid_cell(-90, -180), grid_cell(89.9, 179.9)) == (1, 259_200)
    assert grid_cell(0.1, 0.1) == 180 * 720 + 361
