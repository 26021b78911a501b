"""Dates of publication: how senders write them, and whether they can be true."""

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from rapporteur.documents.cleaned import warning
from rapporteur.model.issues import Issue

_FIRST_ZONE = timedelta(hours=14)  # where a day begins first: UTC+14, Line Islands


def publication_date(written: str) -> date | datetime | None:
    """A date of publication in ISO 8601 or as mail headers have it.

    Returns:
        A timestamp with its offset where one is stated, else the bare local day; None when it is no date.
    """
    written = written.strip()
    if len(written) <= 10:
        try:
            return date.fromisoformat(written)
        except ValueError:
            return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(written)
            return moment.date() if moment.tzinfo is None else _in_range(moment)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _in_range(moment: datetime) -> datetime:
    moment.astimezone(UTC)  # raises OverflowError on the first and the last day of the calendar
    return moment


def future_issue(published: date | datetime | None, now: datetime) -> Issue | None:
    """The warning `published_in_future`; None when the day has begun somewhere on Earth at `now` (with an offset)."""
    if published is None:
        return None
    if isinstance(published, datetime):
        ahead = published > now + timedelta(days=1)
    else:
        ahead = published > (now.astimezone(UTC) + _FIRST_ZONE).date()
    return warning("published_in_future", f"dated {published.isoformat()}, which has not come yet") if ahead else None
