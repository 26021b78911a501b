from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.documents.dates import future_issue, publication_date

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-03-09", date(2024, 3, 9)),
        ("2024-03-09T08:30:00", date(2024, 3, 9)),
        ("2024-03-09T08:30:00Z", datetime(2024, 3, 9, 8, 30, tzinfo=UTC)),
        ("Sat, 09 Mar 2024 08:30:00 +0000", datetime(2024, 3, 9, 8, 30, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("2024-13-09", None),
        ("March 2024", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_dates_as_senders_write_them(written: str, published: date | None) -> None:
    assert publication_date(written) == published


@given(st.text(max_size=60))
def test_no_text_is_an_exception(written: str) -> None:
    publication_date(written)


@pytest.mark.parametrize(
    ("published", "future"),
    [
        (date(2024, 3, 10), False),
        (date(2024, 3, 11), False),  # begun at UTC+14
        (date(2024, 3, 12), True),
        (datetime(2024, 3, 11, 13, tzinfo=UTC), True),
        (datetime(2024, 3, 10, 11, tzinfo=UTC), False),
        (None, False),
    ],
)
def test_a_day_that_has_begun_nowhere_is_in_the_future(published: date | None, future: bool) -> None:
    issue = future_issue(published, NOW)
    assert (issue is not None) is future
    if issue is not None:
        assert issue.code == "published_in_future"
