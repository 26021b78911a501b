"""The overview: what its map, timeline and list are drawn from, without scripts and through the API."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from rapporteur.reconciliation.linked import LinkedToll
from rapporteur.views.clusters import LinkedIncident
from rapporteur.web.overview.clustering import Box, clustered_spots
from rapporteur.web.overview.periods import histogram
from rapporteur.web.overview.spots import Spot
from tests.web.conftest import SCRIPT, WITNESS, TeamWorkbench

CLUSTERS, PERIODS = "/api/v1/overview/clusters", "/api/v1/overview/periods"
NONE = LinkedToll(None, None, False, (), (), (), None)


def incident(name: str, earliest: date | None = None, latest: date | None = None) -> LinkedIncident:
    return LinkedIncident(name, "attack", "happened", (), (), (), earliest, latest, (), NONE, NONE, (), ())


def test_a_town_is_as_wide_as_a_town_and_a_country_is_no_point(client: TestClient) -> None:
    found = client.get(CLUSTERS).json()
    assert [(one["places"][0]["name"], one["radius_km"], one["wide"]) for one in found["clusters"]] == [
        ("Tumaco", 5.0, False)
    ]
    assert found["countries"] == [{"name": "CO", "incidents": 1}]
    assert found["total"] == 3


def test_the_box_leaves_out_what_lies_elsewhere_and_says_so(client: TestClient) -> None:
    found = client.get(f"{CLUSTERS}?zoom=6&box=20,0,40,10").json()
    assert (found["clusters"], found["outside"], found["total"]) == ([], 2, 3)


def test_a_timeline_shows_what_lies_around_the_period_asked_for(client: TestClient) -> None:
    narrowed = client.get(f"{PERIODS}?from=2024-06-03&to=2024-06-03").json()
    assert narrowed == client.get(PERIODS).json()
    assert sum(one["incidents"] for one in narrowed["periods"]) + narrowed["undated"] == narrowed["total"] == 3
    assert sum(one["longer"] for one in narrowed["periods"]) == 1  # the fighting from January to June


def test_what_was_published_later_is_not_yet_on_the_map(client: TestClient) -> None:
    totals = [client.get(f"{CLUSTERS}?as-of=2024-06-0{day}").json()["total"] for day in (3, 4, 5, 6)]
    assert totals == [0, 1, 2, 3]
    assert client.get(f"{PERIODS}?as-of=2024-06-04").json()["total"] == 1


def test_filters_of_the_address_hold_for_the_map(client: TestClient) -> None:
    assert client.get(f"{CLUSTERS}?kind=abduction").json()["total"] == 1
    assert client.get(f"{CLUSTERS}?place=Iceland").json()["total"] == 0


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "nan,0,1,1", "0,10,1,5", "-200,0,1,1", "0,0,inf,1"])
def test_a_box_that_is_none_is_refused_in_one_line(client: TestClient, box: str) -> None:
    answer = client.get(CLUSTERS, params={"box": box})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("box takes west")


def test_the_page_says_all_of_it_without_scripts(client: TestClient) -> None:
    page = client.get("/").text
    assert 'href="?place=Tumaco"' in page
    assert "the whole country" in page
    assert "5 km" in page
    assert 'data-first="2024-06-04" data-last="2024-06-06"' in page
    assert "data-latitude" in page
    assert "2024-01-01" in page or "1 January 2024" in page or "1 Jan 2024" in page


def test_the_list_goes_on_where_its_page_ends(client: TestClient) -> None:
    assert "1 to 3 of 3" in client.get("/").text
    assert "1 to 1 of 1" in client.get("/?kind=abduction").text


@pytest.mark.parametrize("path", ["/", CLUSTERS, PERIODS, f"{CLUSTERS}?reveal=1"])
def test_no_script_comes_through_and_no_witness(team: TeamWorkbench, path: str) -> None:
    with team.signed_in("reader") as reader:
        answer = reader.get(path)
    assert answer.status_code == 200
    assert WITNESS not in answer.text
    assert "Quiñones" not in answer.text
    assert SCRIPT not in answer.text
    assert 'style="' not in answer.text


@pytest.mark.parametrize("path", [CLUSTERS, PERIODS])
def test_nobody_sees_it_without_signing_in(team: TeamWorkbench, path: str) -> None:
    with team.signed_in(None) as nobody:
        assert nobody.get(path).status_code == 401


degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
spots = st.one_of(
    st.none(),
    st.just(Spot("Colombia", "CO", None, None, None)),
    st.builds(
        lambda at, radius: Spot("Lerma", "CO", at[0], at[1], radius), degrees, st.sampled_from([2.0, 5.0, 30.0, 150.0])
    ),
)
boxes = st.one_of(
    st.none(), st.builds(lambda a, b: Box(a[1], min(a[0], b[0]), b[1], max(a[0], b[0])), degrees, degrees)
)


@given(st.lists(spots, max_size=40), st.integers(0, 16), boxes)
def test_every_incident_is_counted_once_whatever_the_grid(found: list[Spot | None], zoom: int, box: Box | None) -> None:
    incidents = [incident(str(number)) for number in range(len(found))]
    placed = {str(number): spot for number, spot in enumerate(found) if spot is not None}
    shown = clustered_spots(incidents, placed, zoom, box)
    drawn = sum(one.incidents for one in shown.clusters) + sum(one.incidents for one in shown.countries)
    counted = drawn + shown.unplaced + shown.outside
    assert counted == shown.total == len(found)
    assert box is not None or shown.outside == 0


def test_near_places_share_a_circle_that_reaches_over_all_and_provinces_stay_apart() -> None:
    placed = {
        "1": Spot("Lerma", "CO", 1.0, -76.0, 5.0),
        "2": Spot("Mera", "CO", 1.0, -76.1, 5.0),
        "3": Spot("Cauca", "CO", 1.0, -76.0, 100.0),
    }
    incidents = [incident(number) for number in placed]
    far = clustered_spots(incidents, placed, 2, None).clusters
    assert [(one.incidents, one.wide) for one in far] == [(2, False), (1, True)]
    assert 10.5 < far[0].radius_km < 10.7  # 5.6 km to either town, and 5 km around it
    near = clustered_spots(incidents, placed, 12, None).clusters
    assert [one.incidents for one in near] == [1, 1, 1]


@given(st.lists(st.one_of(st.none(), st.dates()), max_size=30))
def test_periods_follow_one_another_and_hold_every_incident(days: list[date | None]) -> None:
    found = histogram([incident(str(number), day) for number, day in enumerate(days)])
    assert sum(one.incidents for one in found.periods) + found.undated == found.total == len(days)
    assert all(one.end == after.first for one, after in zip(found.periods, found.periods[1:], strict=False))
