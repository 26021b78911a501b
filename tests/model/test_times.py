"""Ranges of time: two ends that a text joins."""

from rapporteur.model.times import join_ranges
from tests.resolution.timing import read_times


def ranges(text: str) -> list[tuple[str, str, str]]:
    times, _ = read_times(text)
    return [(text[r.start : r.end], r.earliest.isoformat(), r.latest.isoformat()) for r in join_ranges(times, text)]


def test_two_ends_make_one_period() -> None:
    assert ranges("Between April 26 and May 2, 14 people died.") == [("April 26 and May 2", "2024-04-26", "2024-05-03")]
    assert ranges("From 3 to 5 May it rained.") == [("3 to 5 May", "2024-05-03", "2024-05-06")]
    assert ranges("It lasted 1990-94.") == [("1990-94", "1990-01-01", "1995-01-01")]
    assert ranges("From January until March 2023 they fled.") == [
        ("January until March 2023", "2023-01-01", "2023-04-01")
    ]


def test_a_list_is_no_period() -> None:
    assert ranges("On April 26 and May 2, people died.") == []
    assert ranges("On April 26, and later on May 2, people died.") == []


def test_ends_in_the_wrong_order_are_no_period() -> None:
    assert ranges("Between 9 May 2023 and 2 May 2023 they fled.") == []
