"""When an incident happened, in the notation of the templates: DD MMM YY, "- DD MMM YY", or two days."""

from datetime import date, timedelta

from rapporteur.model.times import TimeExpression

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def written(day: date) -> str:
    """A day as the templates write it."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def default(published: date | None) -> str | None:
    """The fill when the text gives no date: some day up to that of the dateline; None without a dateline's day."""
    return f"- {written(published)}" if published else None


def stated(time: TimeExpression, published: date | None) -> str | None:
    """The fill for a time that the text gives; None when it bounds no day before the dateline's."""
    if time.earliest is None or time.latest is None:
        return None
    last = time.latest - timedelta(days=1)
    if published is not None and time.earliest > published:
        return None
    if time.earliest == last:
        return written(last)
    return f"{written(time.earliest)} - {written(last)}"
