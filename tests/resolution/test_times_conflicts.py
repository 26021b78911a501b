"""Times that contradict one another are issues; none is corrected. Publication is Thursday 13 June 2024."""

import pytest

from tests.resolution.timing import read_times, values


def spans_of_conflicts(text: str) -> list[str]:
    _, issues = read_times(text)
    assert {issue.code for issue in issues} <= {"date_conflict"}
    return [text[issue.start : issue.end] for issue in issues]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday, June 4, 2024, the army left.", "Monday, June 4, 2024"),
        ("On Friday, 12 May, the army left.", "Friday, 12 May"),
        ("On 31 April 2023 the army left.", "31 April 2023"),
        ("Shells fell on May 20. A week earlier, on the night of May 17, jets came.",
         "A week earlier, on the night of May 17"),
        ("Shells fell on May 20. Three days later (May 25) jets came.", "Three days later (May 25"),
        ("Jets came last Friday, June 5.", "Friday, June 5"),
        ("Jets came yesterday (June 10).", "yesterday (June 10"),
    ],
)  # fmt: skip
def test_a_contradiction_is_one_issue(text: str, words: str) -> None:
    assert spans_of_conflicts(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, June 4, 2024, the army left.",
        "Shells fell on May 20. A week earlier, on the night of May 13, jets came.",
        "Shells fell on May 20. Three days later (May 23) jets came.",
        "Jets came last Friday, June 7.",
        "A day earlier, on June 10, jets came.",
        "Yesterday, June 12, jets came; last year, on May 3, a truce held.",
    ],
)
def test_times_that_agree_are_no_issue(text: str) -> None:
    assert spans_of_conflicts(text) == []


def test_the_absolute_date_stays_as_written() -> None:
    text = "Shells fell on May 20. A week earlier, on the night of May 17, jets came on Monday, June 4, 2024."
    assert dict(values(text))["the night of May 17"] == "2024-05-17TNI"
    assert dict(values(text))["Monday, June 4, 2024"] == "2024-06-04"
