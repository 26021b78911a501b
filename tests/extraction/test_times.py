"""Finding time expressions: which words are times, and where they begin and end."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.times import find_times


def found(text: str) -> list[str]:
    return [mention.span.of(text) for mention in find_times(lay_out(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 9 June 2024 in Baidoa.", ["9 June 2024"]),
        ("It began on Friday, June 7, at the border.", ["Friday, June 7"]),
        ("The 3rd of April and Oct 9th and 4 Nov. were calm.", ["The 3rd of April", "Oct 9th", "4 Nov."]),
        ("Signed 07-Mar-2023, filed 2023-03-08 and 2023/03/09.", ["07-Mar-2023", "2023-03-08", "2023/03/09"]),
        ("Sent 121430Z AUG 24 by cable.", ["121430Z AUG 24"]),
        ("At 5:30 a.m. on Tuesday the mill burned.", ["5:30 a.m. on Tuesday"]),
        ("It fell at 9 p.m. Tuesday near the well.", ["9 p.m. Tuesday"]),
        ("In the early hours of Saturday a convoy left.", ["the early hours of Saturday"]),
        ("On the night of 4-5 May the bridge fell.", ["the night of 4-5 May"]),
        ("Roads closed overnight into Sunday.", ["overnight into Sunday"]),
        ("Between May 3 and June 1 it rained.", ["May 3", "June 1"]),
        ("From 3 to 5 May and on 7, 9 and 11 May.", ["3", "5 May", "7", "9", "11 May"]),
        ("On May 3-5, 2020 and in 1914-18.", ["May 3", "5, 2020", "1914", "18"]),
        ("It lasted from 499 to 493 BC.", ["499", "493 BC"]),
        ("In mid-March, late February and the end of 2021.", ["mid-March", "late February", "the end of 2021"]),
        ("The early 2000s and the 1990s.", ["The early 2000s", "the 1990s"]),
        ("It was the nineteenth century.", ["the nineteenth century"]),
        ("Nearly two and a half years later they left.", ["Nearly two and a half years later"]),
        ("In the past 48 hours, a two-day lull held.", ["the past 48 hours", "two-day"]),
        ("They meet every Friday and pay weekly.", ["every Friday", "weekly"]),
        ("The last two weeks of August were worst.", ["The last two weeks of August"]),
        ("It rose in the third quarter of 2019 and fell in H1 2020.", ["the third quarter of 2019", "H1 2020"]),
    ],
)  # fmt: skip
def test_times_are_found_whole(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 38-year-old teacher and her six-month-old son were hurt.",
        "They may march on the second town.",
        "May Haddad and April Stone said so. March on, they cried.",
        "A second attack followed, and three quarters of the homes burned.",
        "Some 2000 soldiers and 1850 police came; it cost $1999.",
        "Under resolution 2019 and decree 1987, flight 1803 was stopped.",
        "They fired 14 rockets 20 km away, twice, at Unit 1812.",
        "The fall of the town drew summerlike crowds to Sundance.",
        "Two flights a day left.",
        "Two second lieutenants and a baby of six weeks were hurt; Neda, six months pregnant, was not.",
        "Shells fell on the Armenian quarter and on a quarter of the orchards.",
    ],
)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    assert found(text) == []


def test_a_count_after_a_month_is_no_day() -> None:
    assert found("In March 12 people were killed and in April 30 civilians fled.") == ["March", "April"]


def test_upper_case_cables_are_read() -> None:
    text = "SANTA ROSA, 3 JAN 90 (AGENCY) -- ON 15 SEPTEMBER AND IN MAY TROOPS CAME. THEY MAY MARCH LAST NIGHT."
    assert found(text) == ["3 JAN 90", "15 SEPTEMBER", "MAY", "LAST NIGHT"]


def test_hard_wrapped_lines_do_not_cut_a_date() -> None:
    text = "Camp hit twice\n\nThe rockets fell on the night of\nJune 3, the council said,\nand again on 9\nJune."
    assert found(text) == ["the night of\nJune 3", "9\nJune"]


PIECES = st.sampled_from(
    ["May", "3", "the", "night", "of", "-", "1999", "BC", "week", "ago", "Friday", ",", "last", "a", "12:61", "31",
     "to", "\n\n", ". ", "“", "”", "century", "0th", "T24", "Feb", "half", "99/99/9999", "9999-12-31",
     "999999999999 years later"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), max_size=40))
def test_any_text_gives_ordered_spans_inside_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [mention.span for mention in find_times(lay_out(text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    [
        "On 3 May, two weeks after the truce of Friday night, 12 people fled. ",
        "1 2 3 4, 5 and 6 of ",
        "a few days and ",
    ],
)
@pytest.mark.cost
def test_cost_is_linear_in_length(unit: str) -> None:
    def seconds(size: int) -> float:
        layout = lay_out(unit * (size // len(unit)))
        start = time.perf_counter()
        find_times(layout)
        return time.perf_counter() - start

    seconds(1_000)
    small, large = min(seconds(4_000) for _ in range(3)), seconds(32_000)
    assert large < 8 * small * 3 + 0.05


@pytest.mark.parametrize(
    "sentence",
    ["Shells fell on the lower quarter.", "The unit that guards the quarter admitted it.", "In our quarter, no."],
)
def test_a_quarter_of_a_town_is_no_time(sentence: str) -> None:
    assert not find_times(lay_out(sentence))


def test_the_quarter_of_a_firm_is_a_time() -> None:
    text = "Profits rose in the quarter."
    assert [mention.span.of(text) for mention in find_times(lay_out(text))] == ["the quarter"]


def test_a_length_leaves_its_preposition_out() -> None:
    text = "For three days they looted the town."
    assert [mention.span.of(text) for mention in find_times(lay_out(text))] == ["three days"]
