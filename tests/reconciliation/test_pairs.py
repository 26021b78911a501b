"""How two figures of one incident stand to one another when they revise, include or exclude each other."""

from dataclasses import replace

import pytest

from rapporteur.model.vocabularies import VictimClass
from rapporteur.reconciliation.extents import Extent
from rapporteur.reconciliation.pairs import Aim, Verdict, compare, compare_aim
from rapporteur.reconciliation.statements import Statement
from tests.reconciliation.building import CHAD, EL_FASHER, KHARTOUM, NORTH_DARFUR, SUDAN, states


def toll(name: str, source: str, measure: str = "killed", low: int = 9, high: int | None = 9, **more: str) -> Statement:
    """A count of one market shelling."""
    who, published, part_of = more.get("who", ""), more.get("published"), more.get("part_of")
    at, days = (EL_FASHER,), ("06-01", "06-02")
    one = states(name, source, measure, low, high, places=at, days=days, who=who, about="market", published=published)
    return replace(one, part_of=part_of, supersedes=more.get("supersedes"))


DOCTOR = toll("doctor", "hospital", published="06-01")


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (toll("later", "hospital", low=12, high=12, published="06-02"), Verdict.RISEN),
        (toll("lower", "hospital", low=7, high=7, published="06-02"), Verdict.SUPERSEDES),
        (toll("correction", "hospital", low=7, high=7, supersedes="doctor"), Verdict.SUPERSEDES),
        (toll("army", "army", low=2, high=2, published="06-01"), Verdict.CONTRADICTION),
        (toll("radio", "radio", low=5, high=None), Verdict.COMPATIBLE),
        (toll("named", "families", low=4, high=None), Verdict.COMPATIBLE),
        (toll("women", "hospital", low=2, high=2, who="women", part_of="doctor"), Verdict.PART),
        (toll("too many", "hospital", low=11, high=11, who="women", part_of="doctor"), Verdict.CONTRADICTION),
        (toll("wounded", "hospital", "injured", 14, 14), Verdict.ADDABLE_AS_CASUALTIES),
        (toll("all", "governor", "casualties", 20, None), Verdict.OVERLAPPING),
        (toll("few", "governor", "casualties", 5, 5), Verdict.CONTRADICTION),
        (toll("gone", "governor", "missing", 5, 5), Verdict.NOT_COMPARABLE),
    ],
    ids=lambda value: value.id if isinstance(value, Statement) else "",
)
def test_a_toll_beside_another_of_the_same_incident(other: Statement, verdict: Verdict) -> None:
    assert compare(DOCTOR, other).verdict is verdict
    assert compare(other, DOCTOR).verdict is verdict


def test_women_and_men_of_one_incident_may_be_added() -> None:
    women, men = toll("w", "a", who="women"), toll("m", "b", who="men", low=3, high=3)
    assert compare(women, men).verdict is Verdict.ADDABLE


def test_tallies_of_one_stated_scope_are_held_against_one_another() -> None:
    may = {"places": (NORTH_DARFUR,), "days": ("05-01", "06-01")}
    monitors = states("a", "monitors", "killed", 40, None, **may)  # type: ignore[arg-type]
    army = states("b", "army", "killed", 12, 12, **may)  # type: ignore[arg-type]
    council = states("c", "council", "killed", 55, 55, **may)  # type: ignore[arg-type]
    assert compare(monitors, army).verdict is Verdict.CONTRADICTION
    assert compare(monitors, council).verdict is Verdict.COMPATIBLE


@pytest.mark.parametrize(
    ("a", "b", "extent"),
    [
        (EL_FASHER, NORTH_DARFUR, Extent.WITHIN),
        (SUDAN, NORTH_DARFUR, Extent.CONTAINS),
        (SUDAN, SUDAN, Extent.SAME),
        (KHARTOUM, NORTH_DARFUR, Extent.DISJOINT),
        (SUDAN, CHAD, Extent.DISJOINT),
    ],
)
def test_how_places_lie_to_one_another(a: object, b: object, extent: Extent) -> None:
    first = states("a", "a", "killed", 1, None, places=(a,), days=("06-01", "06-03"))  # type: ignore[arg-type]
    second = states("b", "b", "killed", 1, None, places=(b,), days=("06-02", "06-04"))  # type: ignore[arg-type]
    found = compare(first, second)
    assert found.place is extent
    assert found.period is Extent.OVERLAPPING


def test_who_was_aimed_at_is_no_count_of_who_was_hit() -> None:
    civilians = toll("c", "residents", who="civilians")
    rebels = Aim("aim", "market", frozenset({VictimClass.COMBATANTS}), "army")
    assert compare_aim(civilians, rebels) is Verdict.CONTESTED
    assert compare_aim(DOCTOR, rebels) is Verdict.COMPATIBLE
    assert compare_aim(civilians, Aim("aim", "port", rebels.at, "army")) is Verdict.NOT_COMPARABLE
