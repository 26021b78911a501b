"""Which incidents of two collections are one: by time, place, kind, actors and deaths, each told in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.linking.accounts import Site
from rapporteur.linking.happenings import Deaths, Happening
from rapporteur.linking.matching import MATCHED, Matcher, compared
from rapporteur.model.vocabularies import IncidentType, PlaceKind

DAY = date(2031, 4, 5)


def site(name: str, latitude: float | None = None, longitude: float | None = None, country: str = "ML") -> Site:
    return Site(name, PlaceKind.TOWN, country, None, None, latitude, longitude)


OURS = Happening(
    id="ours",
    kinds=frozenset({IncidentType.AIR_STRIKE}),
    earliest=DAY,
    latest=DAY + timedelta(1),
    sites=(site("strelsau"),),
    areas=("Hentzau",),
    actors=("Government of Ruritania",),
    deaths=Deaths(3, 8),
)
THEIRS = replace(OURS, id="theirs")


def standings(a: Happening, b: Happening) -> dict[str, str]:
    match = compared(a, b)
    assert match is not None
    return {one.field: one.standing.value for one in match.differences}


def test_the_same_in_every_field() -> None:
    assert set(standings(OURS, THEIRS).values()) == {"same"}


@pytest.mark.parametrize(
    ("changed", "field", "standing"),
    [
        ({"earliest": DAY - timedelta(2)}, "dates", "near"),
        ({"earliest": DAY + timedelta(1), "latest": DAY + timedelta(2)}, "dates", "differs"),
        ({"sites": (site("Strelsau village"),)}, "place", "same"),
        ({"sites": (site("straelsau"),)}, "place", "same"),
        ({"sites": (site("zenda"),)}, "place", "near"),
        ({"kinds": frozenset({IncidentType.SHELLING})}, "kind", "near"),
        ({"kinds": frozenset({IncidentType.OTHER})}, "kind", "not stated by one"),
        ({"actors": ("Red Valley Front",)}, "actors", "differs"),
        ({"actors": ()}, "actors", "not stated by one"),
        ({"deaths": Deaths(8, 9)}, "deaths", "near"),
        ({"deaths": Deaths(12, 12)}, "deaths", "differs"),
        ({"deaths": Deaths(0, 0)}, "deaths", "differs"),
        ({"deaths": None}, "deaths", "not stated by one"),
    ],
)
def test_each_field_alone(changed: dict[str, object], field: str, standing: str) -> None:
    assert standings(OURS, replace(THEIRS, **changed))[field] == standing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"sites": (site("strelsau", country="NE"),)},
        {"earliest": DAY + timedelta(9), "latest": DAY + timedelta(10)},
        {"kinds": frozenset({IncidentType.PROTEST})},
        {"earliest": None, "latest": None},
    ],
)
def test_what_cannot_be_one(changed: dict[str, object]) -> None:
    assert compared(OURS, replace(THEIRS, **changed)) is None  # type: ignore[arg-type]


def test_places_far_from_each_other_are_two_whatever_their_names() -> None:
    here, there = site("strelsau", 12.5, -3.25), site("strelsau", 16.0, -3.25)
    assert compared(replace(OURS, sites=(here,)), replace(THEIRS, sites=(there,))) is None
    near = site("zenda", 12.6, -3.25)
    match = compared(replace(OURS, sites=(here,)), replace(THEIRS, sites=(near,)))
    assert match is not None
    assert match.differences[1].words == "11 km from each other"


def test_each_incident_is_in_one_match_the_best() -> None:
    worse = replace(OURS, id="worse", deaths=Deaths(20, 20))
    matcher = Matcher([OURS, worse])
    assert matcher.offer(THEIRS)
    matcher.offer(replace(THEIRS, id="again", deaths=Deaths(20, 20)))
    assert [(match.ours.id, match.theirs.id) for match in matcher.matches()] == [
        ("ours", "theirs"),
        ("worse", "again"),
    ]
    assert all(match.sure and match.score >= MATCHED for match in matcher.matches())


def test_a_weak_match_is_for_a_person() -> None:
    match = compared(OURS, replace(THEIRS, sites=(site("zenda"),), actors=(), deaths=Deaths(60, 60)))
    assert match is not None
    assert not match.sure


@given(st.integers(-6, 6), st.integers(0, 5), st.integers(0, 9), st.integers(0, 9))
def test_it_does_not_matter_who_is_compared_with_whom(shift: int, length: int, low: int, more: int) -> None:
    other = replace(
        THEIRS,
        earliest=DAY + timedelta(shift),
        latest=DAY + timedelta(shift + length + 1),
        deaths=Deaths(low, low + more),
    )
    one, two = compared(OURS, other), compared(other, OURS)
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert one.score == two.score
        assert [d.standing for d in one.differences] == [d.standing for d in two.differences]
