"""Ranges: both ends date something that lies between them, and an end without a year leans on the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.time_meanings import CalendarDate
from rapporteur.model.times import TimeExpression, join_ranges, joins_range
from rapporteur.resolution.times.periods import Period, added_years


def with_year_of_range(
    number: int, mentions: Sequence[TimeMention], layout: Layout, resolve: Callable[[TimeMention], Period | None]
) -> TimeMention:
    """Give the first end of "from January through October" the year of the second, or the one before.

    Args:
        number: which of `mentions`; any but a first end without a year comes back as it is.
        mentions: in text order.
        layout: of their text.
        resolve: finds the period of a mention.
    """
    mention = mentions[number]
    first = mention.meaning
    if number + 1 == len(mentions) or not isinstance(first, CalendarDate) or first.month is None or first.year:
        return mention
    other = mentions[number + 1]
    last = other.meaning
    if not isinstance(last, CalendarDate) or last.month is None or last.year is not None:
        return mention
    if not joins_range(layout.text, mention.span, other.span):
        return mention
    period = resolve(other)
    if period is None:
        return mention
    later = (first.month, first.day or 1) > (last.month, last.day or 31)
    return replace(mention, meaning=replace(first, year=added_years(period.year, -1 if later else 0)))


def spread_over_ranges(times: Sequence[TimeExpression], text: str) -> tuple[TimeExpression, ...]:
    """Give both ends of each range the whole of it as bounds: what they date can lie anywhere between them."""
    whole = {end: (span.earliest, span.latest) for span in join_ranges(times, text) for end in (span.first, span.last)}
    return tuple(
        replace(time, earliest=whole[time.id][0], latest=whole[time.id][1]) if time.id in whole else time
        for time in times
    )
