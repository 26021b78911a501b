"""Counting rules: what each publisher would enter for the same accounts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.counting.acled import split_by_day
from rapporteur.counting.cases import Account, Case, Responsibility
from rapporteur.counting.precision import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_precision,
    ucdp_where_precision,
)
from rapporteur.counting.rules import RULES, count_by, total
from rapporteur.model.vocabularies import DatePrecision, PlaceKind, SourceKind

MINISTRY = Account("the ministry", SourceKind.OFFICIAL, 41, 41, ids=("f1",))
HOSPITAL = Account("the hospital", SourceKind.MEDICAL, 17, 17, ids=("f2",))
REBELS = Account("the rebels", SourceKind.ARMED_GROUP, 9, 9, ids=("f3",))
WITNESS = Account("a resident", SourceKind.RESIDENT, 20, None, ids=("f4",))
MISSION = Account("the mission", SourceKind.IO, 15, None, ids=("f5",))
MARKET = Case("i1", (MINISTRY, HOSPITAL, REBELS, WITNESS), Responsibility.ONE_PARTY)


def test_one_incident_by_all_rules() -> None:
    found = {name: (c.low, c.best, c.high, c.grade) for name, c in count_by(RULES, MARKET).items()}
    assert found == {
        "acled": (9, 9, 9, None),
        "ucdp": (9, 17, 41, None),
        "airwars": (9, 9, 41, "fair"),
        "ibc": (9, 9, 41, "listed"),
        "un": (20, 20, None, "verified"),
    }


def test_every_number_names_the_figures_that_it_rests_on() -> None:
    found = count_by(RULES, MARKET)
    assert found["acled"].ids == ("f3",)
    assert set(found["ucdp"].ids) == {"f1", "f2", "f3"}
    assert set(found["un"].ids) == {"f1", "f4"}
    assert all(answer.reason for answer in found.values())


def test_without_a_number_acled_enters_zero_and_the_others_nothing() -> None:
    found = count_by(RULES, Case("i1", ()))
    assert found["acled"].best == 0
    assert [found[name].best for name in ("ucdp", "airwars", "ibc", "un")] == [None] * 4


@pytest.mark.parametrize(
    ("low", "intense", "entered"), [(24, False, 12), (200, False, 100), (3, False, 3), (3, True, 10)]
)
def test_acled_has_its_own_numbers_for_vague_words(low: int, intense: bool, entered: int) -> None:
    vague = Account("a police officer", SourceKind.OFFICIAL, low, None, vague=True)
    assert RULES["acled"](Case("i1", (vague,), intense=intense)).best == entered


def test_many_without_a_number_is_acleds_word_only() -> None:
    many = Case("i1", (), intense=True, unnumbered=("f9",))
    found = count_by(RULES, many)
    assert (found["acled"].best, found["acled"].ids) == (10, ("f9",))
    assert [found[name].best for name in ("ucdp", "airwars", "ibc", "un")] == [None] * 4
    assert RULES["acled"](Case("i1", (MINISTRY,), unnumbered=("f9",))).best == 41


def test_ucdp_takes_the_lower_of_equally_reliable_sources() -> None:
    clinic = Account("the clinic", SourceKind.MEDICAL, 14, 14)
    assert RULES["ucdp"](Case("i1", (MINISTRY, HOSPITAL, clinic))).best == 14


@pytest.mark.parametrize(
    ("case", "grade"),
    [
        (Case("i", (HOSPITAL,), Responsibility.ACCEPTED), "confirmed"),
        (Case("i", (HOSPITAL, WITNESS), Responsibility.ONE_PARTY), "fair"),
        (Case("i", (HOSPITAL, MINISTRY), Responsibility.ONE_PARTY), "weak"),
        (Case("i", (HOSPITAL, WITNESS), Responsibility.CONTESTED), "contested"),
        (Case("i", (MINISTRY,), Responsibility.ONE_PARTY, civilian=False), "discounted"),
        (Case("i", (HOSPITAL, WITNESS)), "weak"),
    ],
)
def test_airwars_grades(case: Case, grade: str) -> None:
    assert RULES["airwars"](case).grade == grade


def test_one_source_is_provisional_and_outside_the_total() -> None:
    alone = RULES["ibc"](Case("i1", (HOSPITAL,)))
    assert (alone.grade, alone.low, alone.best) == ("provisional", 17, None)
    both = RULES["ibc"](Case("i2", (HOSPITAL, WITNESS)))
    summed = total("ibc", [alone, both])
    assert (summed.best, summed.counted, summed.left_out) == (17, 1, 1)
    assert summed.grades == (("listed", 1), ("provisional", 1))


def test_the_united_nations_go_by_their_own_count_first() -> None:
    assert RULES["un"](Case("i1", (MINISTRY, HOSPITAL, MISSION))).best == 15


def test_two_warring_sides_verify_nothing() -> None:
    found = RULES["un"](Case("i1", (MINISTRY, REBELS)))
    assert (found.best, found.grade) == (None, "not verified")


ACCOUNTS = st.builds(
    Account,
    st.sampled_from(["a", "b", "c", "d"]),
    st.sampled_from(list(SourceKind)),
    st.integers(0, 500),
    st.none(),
)


@given(st.lists(ACCOUNTS, max_size=6, unique_by=lambda account: account.source), st.sampled_from(list(Responsibility)))
def test_ends_are_in_order_and_within_what_was_said(accounts: list[Account], held: Responsibility) -> None:
    case = Case("i1", tuple(accounts), held)
    for answer in count_by(RULES, case).values():
        ends = [end for end in (answer.low, answer.best, answer.high) if end is not None]
        assert ends == sorted(ends)
        assert all(end == 0 or end in {account.low for account in accounts} for end in ends)


@given(st.integers(0, 10_000), st.integers(1, 60))
def test_a_total_split_by_day_loses_nobody(deaths: int, days: int) -> None:
    shares = split_by_day(deaths, date(2024, 1, 1), date.fromordinal(date(2024, 1, 1).toordinal() + days))
    assert sum(shares.values()) == deaths
    assert len(shares) == days
    assert max(shares.values()) - min(shares.values()) <= 1


def test_codes_of_precision() -> None:
    assert [ucdp_date_precision(p) for p in DatePrecision] == [1, 2, 3, 4, 5, None]
    assert [acled_time_precision(p) for p in DatePrecision] == [1, 2, 2, 3, None, None]
    assert ucdp_where_precision(PlaceKind.TOWN) == 1
    assert ucdp_where_precision(PlaceKind.TOWN, near=True) == 2
    assert ucdp_where_precision(PlaceKind.ADMIN1) == 4
    assert ucdp_where_precision(PlaceKind.WATER) == 7
    assert ucdp_where_precision(None) is None
    assert (acled_geo_precision(PlaceKind.TOWN), acled_geo_precision(PlaceKind.TOWN, near=True)) == (1, 2)
    assert acled_geo_precision(PlaceKind.COUNTRY) is None
