"""Metrics mean what their names say, and say nothing where there is nothing to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.evaluation.report import Counts, Ratio, Report, mean
from rapporteur.evaluation.tables import as_text

numbers = st.integers(0, 1000)
counts = st.builds(Counts, numbers, numbers, numbers)


def test_shares_of_counts() -> None:
    assert Counts(3, 1, 2).precision == 0.75
    assert Counts(3, 1, 2).recall == 0.6
    assert Counts(3, 1, 2).f1 == pytest.approx(2 / 3)


def test_nothing_to_find_and_nothing_found_says_nothing() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert (Counts(0, 2, 0).precision, Counts(0, 2, 0).recall, Counts(0, 2, 0).f1) == (0.0, 0.0, 0.0)
    assert mean([None, 0.5, None, 1.0]) == 0.75
    assert mean([None]) is None


@given(counts, counts)
def test_f1_lies_between_precision_and_recall(one: Counts, other: Counts) -> None:
    total = one + other
    if total.f1 is not None and total.precision is not None and total.recall is not None:
        low, high = sorted((total.precision, total.recall))
        assert low - 1e-9 <= total.f1 <= high + 1e-9


def test_a_metric_is_one_thing() -> None:
    report = Report("one")
    report.count("claims", Counts(1))
    with pytest.raises(TypeError):
        report.share("claims", True)


def test_the_table_shows_all_metrics_and_as_many_errors_as_wanted() -> None:
    report = Report("one", headline=("F1", 0.5))
    report.count("claims", Counts(1, 1, 1))
    report.metrics["stance"] = Ratio(1, 4)
    for number in range(3):
        report.miss("claims", f"miss {number}")
    shown = as_text(report, errors=2)
    assert "0.500  0.500  0.500       1       1       1" in shown
    assert "0.250   1/4" in shown
    assert "missed, claims: 2 of 3" in shown
    assert "miss 1" in shown
    assert "miss 2" not in shown
    assert "missed" not in as_text(report)
