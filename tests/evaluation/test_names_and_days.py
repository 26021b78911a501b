"""Names and days are compared as a reader of news would."""

from datetime import date

import pytest

from rapporteur.evaluation.days import closed_days, days_overlap
from rapporteur.evaluation.material import CorpusError
from rapporteur.evaluation.names import kilometres, same_name, same_place


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("Afghan officials", "officials in Afghanistan"),
        ("U.S. army", "the United States"),
        ("Bürgermeister Öz", "burgermeister oz"),
        ("the governor's spokesman", "a spokesman for the governor"),
    ],
)
def test_one_name_in_two_wordings(gold: str, found: str) -> None:
    assert same_name([gold], [found])


def test_officials_of_two_states_are_not_one() -> None:
    assert not same_name(["Malian officials"], ["Nigerian officials"])
    assert same_name(["officials"], ["Nigerian officials", "officials"])


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Khost", "Khost province", True),
        ("Paktika", "Khost province", False),
        ("North Kivu", "South Kivu province", True),  # a compass point alone tells no two places apart here
    ],
)
def test_places(gold: str, found: str, same: bool) -> None:
    assert same_place([gold], [found]) is same


def test_an_interval_without_ends_overlaps_nothing() -> None:
    assert not days_overlap((None, None), (date(2020, 1, 1), None))
    assert days_overlap((date(2020, 1, 1), None), (None, date(2020, 1, 2)))
    assert not days_overlap(closed_days("2020-01-01", "2020-01-01"), (date(2020, 1, 2), date(2020, 1, 3)))


def test_the_last_day_of_a_gold_interval_is_included() -> None:
    assert closed_days("2020-02-28", "2020-02-29") == (date(2020, 2, 28), date(2020, 3, 1))
    assert closed_days("2020", None) == (date(2020, 1, 1), None)
    with pytest.raises(CorpusError, match="spring"):
        closed_days("spring", None)


def test_a_degree_of_the_equator_is_111_kilometres() -> None:
    assert kilometres(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=1)
