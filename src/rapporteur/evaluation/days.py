"""Intervals of days: how gold files write them, and when two share a day."""

import re
from datetime import date, timedelta

from rapporteur.evaluation.material import CorpusError

Days = tuple[date | None, date | None]
"""Half-open, in local days; None is an end that is not known."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?")


def closed_days(first: str | None, last: str | None) -> Days:
    """The interval whose first and last day are written; a year or a month stands for its first day.

    Raises:
        CorpusError: one of them is no ISO 8601 day.
    """
    end = _day(last)
    return _day(first), None if end is None else end + timedelta(days=1)


def days_overlap(a: Days, b: Days) -> bool:
    """Whether two intervals share a day. One without any end says nothing, and overlaps nothing."""
    if a == (None, None) or b == (None, None):
        return False
    begins_in_time = a[0] is None or b[1] is None or a[0] < b[1]
    return begins_in_time and (b[0] is None or a[1] is None or b[0] < a[1])


def _day(written: str | None) -> date | None:
    if not written:
        return None
    if written.startswith("-"):  # before year 1, where the calendar of Python ends
        return date.min
    parts = _DAY.fullmatch(written)
    try:
        return date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)) if parts else _no_day(written)
    except ValueError:
        return _no_day(written)


def _no_day(written: str) -> date:
    raise CorpusError(f"'{written}' is not an ISO 8601 day")
