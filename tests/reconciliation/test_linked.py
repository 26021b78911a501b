"""The toll of one incident that several documents tell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model.vocabularies import Measure
from rapporteur.reconciliation.linked import ALL_COUNTED, NOTHING_SAID, RISING_REPORTS, Report, linked_toll
from tests.reconciliation.building import states


def killed(*reports: Report) -> tuple[int | None, int | None, bool]:
    toll = linked_toll(reports, Measure.KILLED)
    return toll.low, toll.high, toll.contested


def total(name: str, low: int, high: int | None, published: str | None = None, who: str = "") -> Report:
    return Report((states(name, name, "killed", low, high, about="x", published=published, who=who),))


def test_nothing_said_is_no_zero() -> None:
    assert linked_toll([Report(())], Measure.KILLED) is NOTHING_SAID
    assert killed() == (None, None, False)


def test_reports_that_agree() -> None:
    assert killed(total("a", 9, 9), total("b", 9, 9)) == (9, 9, False)


def test_a_toll_that_rises_is_not_contested() -> None:
    toll = linked_toll([total("a", 9, 9, "06-01"), total("b", 12, 12, "06-03")], Measure.KILLED)
    assert (toll.low, toll.high, toll.contested) == (12, 12, False)
    assert RISING_REPORTS in toll.assumptions


def test_two_totals_of_one_day_are_contested_and_name_each_other() -> None:
    toll = linked_toll([total("a", 9, 9, "06-01"), total("b", 12, 12, "06-01")], Measure.KILLED)
    assert (toll.low, toll.high, toll.contested) == (9, 12, True)
    assert toll.conflict == ("a", "b")


def test_a_class_bounds_the_total_from_below() -> None:
    assert killed(total("a", 5, None), total("b", 2, 2, who="women")) == (5, None, False)
    assert killed(total("a", 1, None), total("b", 2, 2, who="women")) == (2, None, False)


def test_without_a_total_the_fullest_report_is_taken_to_tell_of_all() -> None:
    both = Report(
        (
            states("m", "a", "killed", 1, 1, about="x", who="men"),
            states("w", "a", "killed", 2, 2, about="x", who="women"),
        )
    )
    toll = linked_toll([both, total("c", 1, 1, who="children")], Measure.KILLED)
    assert (toll.low, toll.high) == (3, 3)
    assert toll.assumptions == (ALL_COUNTED,)


def test_people_named_one_by_one_bound_the_total_from_below() -> None:
    assert killed(total("a", 1, None), Report((), ("b#v1", "b#v2"))) == (2, None, False)
    assert killed(Report((), ("b#v1", "b#v2"))) == (2, 2, False)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 28)), min_size=1, max_size=4))
def test_the_ends_lie_within_what_the_reports_say(found: list[tuple[int, int]]) -> None:
    reports = [total(f"r{at}", count, count, f"06-{day:02}") for at, (count, day) in enumerate(found)]
    low, high, contested = killed(*reports)
    counts = [count for count, _ in found]
    assert low is not None
    assert high is not None
    assert min(counts) <= low <= high <= max(counts)
    assert contested or low == high
