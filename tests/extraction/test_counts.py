"""Counts: the interval that words give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.extraction.counts import CountPhrase, find_counts
from rapporteur.extraction.words import words_of
from rapporteur.model.spans import Span


def counts(text: str) -> list[CountPhrase]:
    return find_counts(words_of(text, Span(0, len(text))))


def only(text: str) -> tuple[int | None, int | None, str]:
    (count,) = counts(text)
    return count.low, count.high, count.qualifier.value


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("17", 17, 17, "exact"),
        ("12,400", 12400, 12400, "exact"),
        ("12 400", 12400, 12400, "exact"),
        ("12.400", 12400, 12400, "exact"),
        ("1.3 million", 1_300_000, 1_300_000, "exact"),
        ("2.5mn", 2_500_000, 2_500_000, "exact"),
        ("3 lakh", 300_000, 300_000, "exact"),
        ("twenty-three", 23, 23, "exact"),
        ("two hundred and six", 206, 206, "exact"),
        ("a hundred", 100, 100, "exact"),
        ("half a million", 500_000, 500_000, "exact"),
        ("a dozen", 12, 12, "exact"),
        ("three dozen", 36, 36, "exact"),
        ("half a dozen", 6, 6, "exact"),
        ("both", 2, 2, "exact"),
        ("no one", 0, 0, "exact"),
        ("a total of 31", 31, 31, "exact"),
        ("another nine", 9, 9, "exact"),
        ("at least 14", 14, None, "at_least"),
        ("no fewer than forty", 40, None, "at_least"),
        ("more than a dozen", 12, None, "at_least"),
        ("upwards of 90", 90, None, "at_least"),
        ("60 or more", 60, None, "at_least"),
        ("300+", 300, None, "at_least"),
        ("at least some 20", 20, None, "at_least"),
        ("up to 70", 0, 70, "at_most"),
        ("as many as 25", 0, 25, "at_most"),
        ("no more than five", 0, 5, "at_most"),
        ("fewer than 10", 0, 10, "at_most"),
        ("about 80", 80, 80, "about"),
        ("nearly two dozen", 24, 24, "about"),
        ("some 4,000", 4000, 4000, "about"),
        ("an estimated 900", 900, 900, "about"),
        ("a hundred or so", 100, 100, "about"),
        ("50 to 60", 50, 60, "between"),
        ("50-60", 50, 60, "between"),
        ("50\u201360", 50, 60, "between"),
        ("between 50 and 60", 50, 60, "between"),
        ("two or three", 2, 3, "between"),
        ("3 to 4 million", 3_000_000, 4_000_000, "between"),
        ("two to three dozen", 24, 36, "between"),
        ("dozens", 24, None, "vague"),
        ("scores", 40, None, "vague"),
        ("hundreds", 200, None, "vague"),
        ("thousands", 2000, None, "vague"),
        ("tens of thousands", 20_000, None, "vague"),
        ("hundreds of thousands", 200_000, None, "vague"),
        ("at least dozens", 24, None, "vague"),
        ("several", 3, None, "vague"),
        ("several hundred", 300, None, "vague"),
        ("a few", 3, None, "vague"),
        ("a number of", 2, None, "vague"),
        ("a growing number of", 2, None, "vague"),
        ("many", None, None, "vague"),
        ("an unknown number of", None, None, "vague"),
    ],
)
def test_words_bound_a_count(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    assert only(text) == (low, high, qualifier)


@pytest.mark.parametrize(
    "text", ["a 7-year-old", "M23", "the 12th", "no longer", "no more than", "one another", "1.5", "few"]
)
def test_these_are_no_counts(text: str) -> None:
    assert counts(text) == []


def test_a_rise_has_two_counts_and_a_list_three() -> None:
    assert [count.low for count in counts("rose from 12 to 15")] == [12, 15]
    assert [count.low for count in counts("7, 9 and 11")] == [7, 9, 11]


def test_a_dash_between_clauses_makes_no_range() -> None:
    assert [count.low for count in counts("killed 5 \u2013 9 were hurt")] == [5, 9]


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(number: int, conjunction: str) -> str:
    """`number` in English words, an independent twin of the grammar under test."""
    for scale, name in ((1_000_000, "million"), (1000, "thousand")):
        if number >= scale:
            head, rest = divmod(number, scale)
            tail = "" if rest == 0 else (conjunction if rest < 100 else " ") + spelled(rest, conjunction)
            return f"{spelled(head, conjunction)} {name}{tail}"
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{_ONES.split()[head]} hundred" + (conjunction + spelled(rest, conjunction) if rest else "")
    if number >= 20:
        head, rest = divmod(number, 10)
        return _TENS.split()[head] + (f"-{_ONES.split()[rest]}" if rest else "")
    return _ONES.split()[number]


@given(st.integers(0, 999_999_999), st.sampled_from([" and ", " "]))
def test_numbers_in_words_come_back(number: int, conjunction: str) -> None:
    assert only(spelled(number, conjunction)) == (number, number, "exact")


@given(st.integers(0, 999_999_999))
def test_numbers_in_figures_come_back(number: int) -> None:
    assert only(f"{number:,}") == only(str(number)) == (number, number, "exact")


_PIECES = (
    "at least up to about between and from or more than a an no some several few dozens hundred thousand million of "
    "the many 12 3 000 1.5 1,000 - \u2013 + half dozen number twenty-five fewer 9999999999999999999"
)


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_words_give_ordered_bounds_within_the_text(text: str) -> None:
    words = words_of(text, Span(0, len(text)))
    last = 0
    for count in find_counts(words):
        assert last <= count.first <= count.core < count.last <= len(words)
        assert count.low is None or count.low >= 0
        assert count.low is None or count.high is None or count.low <= count.high
        last = count.last
