"""Anchoring times: values, intervals, and what each counts from. Publication is Thursday 13 June 2024 unless said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.vocabularies import Anchor, TimeType
from tests.resolution.timing import days, read_times, values


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("It opened on 9 May 2021.", "2021-05-09", "2021-05-09", "2021-05-10"),
        ("It opened on May 9.", "2024-05-09", "2024-05-09", "2024-05-10"),
        ("It opened on November 9.", "2023-11-09", "2023-11-09", "2023-11-10"),
        ("It opened on Saturday.", "2024-06-08", "2024-06-08", "2024-06-09"),
        ("It will open on Saturday.", "2024-06-15", "2024-06-15", "2024-06-16"),
        ("They left last October.", "2023-10", "2023-10-01", "2023-11-01"),
        ("They left in August.", "2023-08", "2023-08-01", "2023-09-01"),
        ("Talks are expected in August.", "2024-08", "2024-08-01", "2024-09-01"),
        ("They left two weeks ago.", "2024-W22", "2024-05-27", "2024-06-03"),
        ("They left three months ago.", "2024-03", "2024-03-01", "2024-04-01"),
        ("They left last week.", "2024-W23", "2024-06-03", "2024-06-10"),
        ("They left over the weekend.", "2024-W23-WE", "2024-06-08", "2024-06-10"),
        ("They left in the second half of 2023.", "2023-H2", "2023-07-01", "2024-01-01"),
        ("They left in the first quarter of 2024.", "2024-Q1", "2024-01-01", "2024-04-01"),
        ("They left in the summer of 2022.", "2022-SU", "2022-06-01", "2022-09-01"),
        ("They left in the 1990s.", "199", "1990-01-01", "2000-01-01"),
        ("They left in the nineteenth century.", "18", "1800-01-01", "1900-01-01"),
        ("They left in 490 BC.", "BC0490", None, None),
        ("They left late last year.", "2023", "2023-09-01", "2024-01-01"),
        ("They left in early March.", "2024-03", "2024-03-01", "2024-03-11"),
        ("They left in mid-April.", "2024-04", "2024-04-11", "2024-04-21"),
        ("They left in late February.", "2024-02", "2024-02-19", "2024-03-01"),
        ("They left in mid-2022.", "2022", "2022-05-01", "2022-09-01"),
        ("They left at the start of 2023.", "2023", "2023-01-01", "2023-02-01"),
        ("They left at the end of 2023.", "2023", "2023-12-01", "2024-01-01"),
        ("They left in the first days of May.", "2024-05", "2024-05-01", "2024-05-11"),
        ("They left on Tues 28/5.", "2024-05-28", "2024-05-28", "2024-05-29"),
        ("They left on 28/May/2024.", "2024-05-28", "2024-05-28", "2024-05-29"),
        ("They left at 280640 May 2024.", "2024-05-28T06:40", "2024-05-28", "2024-05-29"),
        ("They left on the 28th.", "2024-05-28", "2024-05-28", "2024-05-29"),
        ("It struck in the afternoon of the 9th.", "2024-06-09TAF", "2024-06-09", "2024-06-10"),
        ("Some 30 have drowned in four years.", "P4Y", "2020-06-13", "2024-06-14"),
        ("The past year was calm.", "P1Y", "2023-06-13", "2024-06-14"),
        ("Now the road is open.", "PRESENT_REF", "2024-06-13", "2024-06-14"),
        ("They left recently.", "PAST_REF", None, "2024-06-14"),
        ("In the past 48 hours it rained.", "PT48H", "2024-06-11", "2024-06-14"),
        ("In the past three months it rained.", "P3M", "2024-03-13", "2024-06-14"),
        ("In recent weeks it rained.", "PXW", "2024-05-02", "2024-06-14"),
        ("In the last two weeks of August 2023 it rained.", "P2W", "2023-08-18", "2023-09-01"),
        ("It lasted two and a half years.", "P2Y6M", None, None),
        ("They met every Monday.", "XXXX-WXX-1", None, None),
        ("They met in the week of March 4.", "2024-W10", "2024-03-04", "2024-03-11"),
    ],
)
def test_values_and_intervals(text: str, value: str, earliest: str | None, latest: str | None) -> None:
    assert [v for _, v in values(text)] == [value]
    assert days(text) == [(earliest, latest)]


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("Jets struck on the night of June 3.", "2024-06-03TNI", "2024-06-03", "2024-06-05"),
        ("Jets struck on the night of 2-3 June.", "2024-06-02TNI", "2024-06-02", "2024-06-04"),
        ("Jets struck last night.", "2024-06-12TNI", "2024-06-12", "2024-06-14"),
        ("Jets struck overnight.", "2024-06-12TNI", "2024-06-12", "2024-06-14"),
        ("Jets struck overnight into Sunday.", "2024-06-08TNI", "2024-06-08", "2024-06-10"),
        ("Jets struck overnight from Friday to Saturday.", "2024-06-07TNI", "2024-06-07", "2024-06-09"),
        ("Jets struck in the early hours of Tuesday.", "2024-06-11TMO", "2024-06-11", "2024-06-12"),
        ("Jets struck on Monday evening.", "2024-06-10TEV", "2024-06-10", "2024-06-11"),
        ("Jets struck at 5:30 p.m. on Monday.", "2024-06-10T17:30", "2024-06-10", "2024-06-11"),
        ("Jets struck at 0530 hours on 9 June 2024.", "2024-06-09T05:30", "2024-06-09", "2024-06-10"),
        ("Jets struck this morning.", "2024-06-13TMO", "2024-06-13", "2024-06-14"),
    ],
)
def test_nights_cross_midnight_and_other_parts_of_day_do_not(text: str, value: str, earliest: str, latest: str) -> None:
    times, _ = read_times(text)
    assert [(t.type, t.value) for t in times] == [(TimeType.TIME, value)]
    assert days(text) == [(earliest, latest)]


def test_an_hour_without_a_day_stays_open() -> None:
    assert values("The raid began at 5 a.m. and left three dead.") == [("5 a.m.", "XXXX-XX-XXT05:00")]
    assert days("The raid began at 5 a.m. and left three dead.") == [(None, None)]


def test_an_hour_takes_the_day_that_follows_it() -> None:
    text = "The bomb went off at 17:45 local time (1445 GMT) on Saturday."
    assert [v for _, v in values(text)] == ["2024-06-08T17:45", "2024-06-08T14:45", "2024-06-08"]


def test_four_digits_after_at_are_an_hour() -> None:
    text = "ON 6 JANUARY AT 1625, TROOPS CAME. AT ABOUT 1800 BY THE RIVER, SHOTS FELL. THEY CAME AT 0530 ON SUNDAY."
    assert [v for _, v in values(text)] == ["2024-01-06", "2024-01-06T16:25", "2024-01-06T18:00", "2024-06-09T05:30"]


def test_a_slashed_date_that_reads_two_ways_keeps_only_its_year() -> None:
    assert values("Filed 04/07/2023, then 25/07/2023.") == [("04/07/2023", "2023"), ("25/07/2023", "2023-07-25")]


def test_ends_of_a_range_share_month_and_year() -> None:
    assert [v for _, v in values("From 28 December to 3 January 2020 they walked.")] == ["2019-12-28", "2020-01-03"]
    assert [v for _, v in values("On 7, 9 and 11 May 2020 it rained.")] == ["2020-05-07", "2020-05-09", "2020-05-11"]
    assert [v for _, v in values("It ran from March to June 1990.")] == ["1990-03", "1990-06"]


def test_news_counts_earlier_and_later_from_the_day_last_told() -> None:
    text = "On May 3, shells fell on Dolo. Two days later, a truce was signed. The next day it broke."
    assert [v for _, v in values(text)] == ["2024-05-03", "2024-05-05", "2024-05-06"]
    times, _ = read_times(text)
    assert [t.anchored_on for t in times] == [Anchor.PUBLICATION, Anchor.NARRATIVE, Anchor.NARRATIVE]


HISTORY = (
    "The war began in March 1871. In April, the fleet sailed. By the end of 1871 it was lost. In May 1872 a second "
    "fleet sailed; three weeks later it returned. On 9 November the king died, and in February his brother was "
    "crowned. In 1875 the parties made peace, as their fathers had in 1820. In the summer, the prisoners came home."
)


def test_a_history_counts_from_its_own_dates_and_moves_on() -> None:
    assert [v for _, v in values(HISTORY, date(2009, 12, 19))] == [
        "1871-03", "1871-04", "1871", "1872-05", "XXXX-WXX", "1872-11-09", "1873-02", "1875", "1820", "1875-SU"
    ]  # fmt: skip


def test_deixis_in_a_quotation_counts_from_the_day_it_was_said() -> None:
    text = "“They burned our houses last night,” a teacher said on Monday."
    times, _ = read_times(text)
    assert (times[0].value, times[0].anchored_on) == ("2024-06-09TNI", Anchor.QUOTATION)


def test_undated_speech_about_a_past_event_stays_with_the_event() -> None:
    text = "On the night of May 20, shells hit the mill. Nine people died. “Last night they hit us,” a miller wrote."
    times, _ = read_times(text)
    assert (times[1].value, times[1].anchored_on) == ("2024-05-20TNI", Anchor.QUOTATION)
    assert days(text)[1] == ("2024-05-20", "2024-05-22")


def test_undated_speech_in_fresh_news_counts_from_publication() -> None:
    times, _ = read_times("Shells hit the mill on Wednesday. “Last night they hit us,” a miller said.")
    assert (times[1].value, times[1].anchored_on) == ("2024-06-12TNI", Anchor.PUBLICATION)


def test_a_dateline_serves_when_publication_is_not_stated() -> None:
    text = "SANTA ROSA, 3 JAN 90 (AGENCY) -- GUERRILLAS ATTACKED LAST NIGHT. ON 28 DECEMBER THE BRIDGE FELL."
    assert [v for _, v in values(text, None)] == ["1990-01-03", "1990-01-02TNI", "1989-12-28"]


def test_without_any_anchor_nothing_is_made_up() -> None:
    text = "On Friday and on 27 February they met; a week later they left."
    assert [v for _, v in values(text, None)] == ["XXXX-WXX-5", "XXXX-02-27", "XXXX-WXX"]
    assert days(text, None) == [(None, None)] * 3


def test_words_bound_a_period_and_so_does_the_past_tense() -> None:
    text = (
        "On June 5 the camp closed. Earlier this month, nine died. This year, 40 were hurt. It will reopen this year."
    )
    assert days(text)[1:] == [("2024-06-01", "2024-06-14"), ("2024-01-01", "2024-06-14"), ("2024-01-01", "2025-01-01")]


def test_ids_count_in_text_order() -> None:
    times, _ = read_times("On May 3, two days later, and on May 9.")
    assert [t.id for t in times] == ["t1", "t2", "t3"]
    assert [t.start for t in times] == sorted(t.start for t in times)


PIECES = st.sampled_from(
    ["May 3", "the night of", "31 February", "9999", "year 1", "44 BC", "400 years ago", "9999 centuries later",
     "Friday", "last week", "the next day", "“", "”", ". ", "he said on", "in the past 9000 years", "31 December 9999",
     "winter",
     "the weekend", "1 January 1 AD", "a century earlier", "three days later", "0001-01-01", "that night", "'99",
     "the 90s", "recent years", "the last week of", "T24:00", "at midnight on", "tomorrow", "12/31/9999"]
)  # fmt: skip
ANY_DAY = st.none() | st.dates() | st.sampled_from([date.min, date.max])


@given(st.lists(PIECES | st.text(max_size=5), max_size=25), ANY_DAY)
def test_any_text_and_day_gives_valid_intervals(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    times, issues = read_times(text, published)
    for t in times:
        assert 0 <= t.start < t.end <= len(text)
        assert t.earliest is None or t.latest is None or t.earliest < t.latest
    for issue in issues:
        assert issue.start is not None
        assert issue.end is not None
        assert 0 <= issue.start < issue.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Between 2 and 9 June, 14 wells were poisoned.",
        "From 2 to 9 June the ferry stood still.",
        "Roads were shut 2-9 June.",
        "Between June 2 and June 9 the ferry stood still.",
    ],
)
def test_what_a_range_dates_can_lie_anywhere_in_it(text: str) -> None:
    assert days(text) == [("2024-06-02", "2024-06-10")] * 2


def test_the_first_end_of_a_range_takes_its_year_from_the_second() -> None:
    text = "The registry counts 212 burials from January through October."
    assert days(text, date(2021, 11, 22)) == [("2021-01-01", "2021-11-01")] * 2
    text = "The registry counts 212 burials from November to February."
    assert days(text, date(2021, 3, 22)) == [("2020-11-01", "2021-03-01")] * 2


def test_the_days_of_a_list_stay_apart() -> None:
    assert days("On 2 and 9 June, wells were poisoned.") == [("2024-06-02", "2024-06-03"), ("2024-06-09", "2024-06-10")]


def test_hours_that_open_items_are_of_the_day_of_posting() -> None:
    text = "18.05 Police say the gate is shut.\n\n17.40 The gate was hit, a guard says.\n\n[09:12] A blast is heard."
    assert days(text) == [("2024-06-13", "2024-06-14")] * 3


def test_a_dated_item_gives_its_day_to_the_items_below() -> None:
    text = (
        "Tue 11/6, 22:10\nFour shells on the quay.\n\n23:30 - Two more.\n\n"
        "Wed 12/6, 07:00\nThe quay burns.\n\n08:15 - It is out."
    )
    assert [earliest for earliest, _ in days(text)] == ["2024-06-11", "2024-06-11", "2024-06-12", "2024-06-12"]


def test_an_hour_counts_from_the_day_of_the_news_though_a_year_comes_between() -> None:
    text = "The mill was hit on Monday. Sela has been shelled since 2019. A second shell fell at 5 p.m. near the ford."
    assert days(text)[-1] == ("2024-06-10", "2024-06-11")


def test_a_day_looked_back_on_lends_no_hour_its_day() -> None:
    text = "On 4 March 2021 a truce was signed. Sela has been calm since 2022. A shell fell at 5 p.m. near the ford."
    assert days(text)[-1] == (None, None)
