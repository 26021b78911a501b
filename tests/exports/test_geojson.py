"""GeoJSON and GeoPackage: points where one is known, areas where not, nothing for a country; opened with geopandas."""

import json
import math
import sqlite3
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.exports.areas import circle
from rapporteur.exports.geojson import PROPERTIES
from tests.exports.field import WITNESS, Exported, about


def features(exported: Exported) -> dict[str, Any]:
    content = json.loads(exported("geojson", ".geojson").read_text(encoding="utf-8"))
    assert content["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in content["features"]}


def test_longitude_comes_first_and_only_towns_are_points(exported: Exported) -> None:
    found = features(exported)
    assert found["wire-1#i1"]["geometry"] == {"type": "Point", "coordinates": [8.93, 17.97]}
    assert found["silent#i1"]["geometry"] is None
    assert found["undated#i1"]["geometry"] is None
    area = found["clash#i1"]["geometry"]
    assert area["type"] == "Polygon"
    assert found["clash#i1"]["properties"]["radius_km"] == 100
    assert about(exported("geojson", ".geojson"))["counts"] == {"drawn_point": 3, "drawn_area": 1, "drawn_none": 2}


def test_properties_are_all_described_and_null_where_not_known(exported: Exported) -> None:
    found = features(exported)
    for feature in found.values():
        assert list(feature["properties"]) == list(PROPERTIES)
    assert found["silent#i1"]["properties"]["killed_low"] is None
    assert found["silent#i1"]["properties"]["acled_best"] == 0
    assert found["silent#i1"]["properties"]["ucdp_best"] is None
    assert found["denied#i1"]["properties"]["acled_best"] is None
    assert (found["wire-1#i1"]["properties"]["killed_low"], found["wire-1#i1"]["properties"]["killed_high"]) == (12, 15)


def test_geopandas_opens_both_alike(exported: Exported) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import geopandas

        package = geopandas.read_file(exported("geopackage", ".gpkg"), layer="incidents")
        plain = geopandas.read_file(exported("geojson", ".geojson"))
    assert len(package) == len(plain) == 6
    assert package.crs.to_epsg() == plain.crs.to_epsg() == 4326
    for frame, key in ((package, "record_id"), (plain, "id")):
        strike = frame[frame[key] == "wire-1#i1"].iloc[0]
        assert (strike.geometry.x, strike.geometry.y) == (8.93, 17.97)
        area = frame[frame[key] == "clash#i1"].iloc[0].geometry
        assert area.is_valid
        assert area.geom_type == "Polygon"
        assert area.exterior.is_ccw
        assert frame[frame[key] == "silent#i1"].iloc[0].geometry is None
    assert package.killed_low.isna().sum() == plain.killed_low.isna().sum() == 2
    assert list(package.total_bounds) == pytest.approx(list(plain.total_bounds))


def test_a_geopackage_says_what_it_is(exported: Exported) -> None:
    path = exported("geopackage", ".gpkg")
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = connection.execute("SELECT record_id, words FROM incidents").fetchall()
        assert not [row for row in names if any(part in str(row) for part in WITNESS.split())]
    finally:
        connection.close()


@given(st.floats(-89, 89), st.floats(-180, 180), st.sampled_from([2.0, 25.0, 100.0, 150.0]))
def test_circles_lie_on_the_globe_and_reach_as_far_as_they_say(
    latitude: float, longitude: float, radius: float
) -> None:
    rings = circle(latitude, longitude, radius)
    assert 1 <= len(rings) <= 2
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        if abs(latitude) < 85:  # around a pole an edge runs along the whole parallel
            assert all(abs(x - before) < 180 for (x, _), (before, _) in zip(ring[1:], ring, strict=False))
    if len(rings) == 1 and abs(latitude) < 85:
        far = max(_distance(latitude, longitude, y, x) for x, y in rings[0])
        assert far == pytest.approx(radius, rel=0.01)


def test_a_circle_across_the_antimeridian_is_cut_there() -> None:
    east, west = circle(-17.0, 179.9, 100.0)
    assert max(x for x, _ in east) == 180
    assert min(x for x, _ in west) == -180
    assert all(x > 170 for x, _ in east)
    assert all(x < -170 for x, _ in west)


def _distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres along the great circle."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    turn = math.radians(other_longitude - longitude)
    part = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(part)))
