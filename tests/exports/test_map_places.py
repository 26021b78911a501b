"""The map draws a place as large as what is known of it."""

import json
import math
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.exports.map_places import RADIUS_KM, MappedPlace, mapped_places, places_geojson
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.vocabularies import PlaceKind
from rapporteur.views.dossier import dossier


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat_a, lon_a), (lat_b, lon_b) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    cosine = math.sin(lat_a) * math.sin(lat_b) + math.cos(lat_a) * math.cos(lat_b) * math.cos(lon_b - lon_a)
    return 6371 * math.acos(max(-1, min(1, cosine)))


@given(
    st.sampled_from([kind for kind in PlaceKind if kind is not PlaceKind.COUNTRY]),
    st.floats(-65, 65),
    st.floats(-170, 170),
)
def test_an_area_is_as_wide_as_its_kind_allows(kind: PlaceKind, latitude: float, longitude: float) -> None:
    drawn = places_geojson([MappedPlace("x", kind, "SD", None, latitude, longitude)])["features"]
    ring = drawn[0]["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    for lon, lat in ring:
        assert kilometres((latitude, longitude), (lat, lon)) == pytest.approx(RADIUS_KM[kind], rel=0.06)
    assert (len(drawn) == 2) == (kind in {PlaceKind.TOWN, PlaceKind.SITE}), "only towns and sites are points"


def test_the_finest_place_of_each_incident_is_drawn_once(store: LedgerStore) -> None:
    drawn = mapped_places(dossier(store).incidents)
    assert {(place.name, len(place.incidents)) for place in drawn} == {("Tumaco", 1), ("Colombia", 1)}


def test_outlines_know_the_countries_by_code_and_stay_on_the_globe() -> None:
    outlines = json.loads((files("rapporteur.exports") / "static" / "countries.geojson").read_text(encoding="utf-8"))
    codes = {feature["properties"]["country"] for feature in outlines["features"]}
    assert {"SD", "UA", "MM", "CO", "CD", "BF", "AF", "PS", "SY", "YE", "HT"} <= codes
    for feature in outlines["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert all(-180 <= x <= 360 and -90 <= y <= 90 for x, y in ring)
                assert all(abs(a[0] - b[0]) < 60 for a, b in pairwise(ring)), "no jump across the map"
