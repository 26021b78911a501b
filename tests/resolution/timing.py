"""Reading the times of one text, as the tests of times want to see them."""

from datetime import date

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.times import find_times
from rapporteur.model.issues import Issue
from rapporteur.model.times import TimeExpression
from rapporteur.resolution.times import resolve_times

THURSDAY = date(2024, 6, 13)


def read_times(text: str, published: date | None = THURSDAY) -> tuple[tuple[TimeExpression, ...], tuple[Issue, ...]]:
    """The expressions and issues of `text`, published on a Thursday unless said otherwise."""
    layout = lay_out(text)
    return resolve_times(find_times(layout), layout, published)


def values(text: str, published: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    """The words of each expression with its value."""
    times, _ = read_times(text, published)
    return [(text[t.start : t.end], t.value) for t in times]


def days(text: str, published: date | None = THURSDAY) -> list[tuple[str | None, str | None]]:
    """The half-open interval of each expression, in ISO 8601."""
    times, _ = read_times(text, published)
    return [(_iso(t.earliest), _iso(t.latest)) for t in times]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
