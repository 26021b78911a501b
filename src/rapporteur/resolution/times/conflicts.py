"""Contradictions between the times of one text: kept as issues, never settled."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapporteur.model.issues import Issue
from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.time_meanings import Base, CalendarDate, Grain, Nearest, Shift
from rapporteur.model.vocabularies import Severity
from rapporteur.resolution.times.anchored import Anchored
from rapporteur.resolution.times.periods import Period, added_days
from rapporteur.resolution.times.story import Story

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Between a relative time and the absolute one beside it that dates the same thing: "A week earlier, on ...".
_APPOSED = re.compile(
    r"\s*(?:,|\(|--?|–|—)\s*(?:that is,?\s+|or\s+|namely\s+)?(?:on|in|at)?\s*(?:the\s+)?$", re.IGNORECASE
)
_SLACK = {Grain.DAY: 0, Grain.WEEK: 1, Grain.MONTH: 4}
_UNIT_DAYS = {Grain.DAY: 1, Grain.WEEK: 7}


def find_conflicts(
    mentions: Sequence[TimeMention],
    readings: Sequence[Anchored],
    bases: Sequence[Period | None],
    layout: Layout,
    story: Story,
) -> tuple[Issue, ...]:
    """Find days that do not exist, weekdays that do not fit their date, and relative times that deny the date beside.

    Args:
        mentions: in text order.
        readings: what each was resolved to.
        bases: the time of the story that each counts from, None where there was none.
        layout: of the text.
        story: at the end of the text.
    """
    issues: list[Issue] = []
    for mention, reading in zip(mentions, readings, strict=True):
        issues += _impossible(mention, reading, layout)
    for number in range(len(mentions) - 1):
        if _beside(mentions[number], mentions[number + 1], layout):
            pair = (mentions[number], mentions[number + 1])
            issues += _denied(pair, (readings[number], readings[number + 1]), bases[number], layout, story)
    return tuple(issues)


def _issue(message: str, start: int, end: int) -> Issue:
    return Issue("date_conflict", Severity.WARNING, message, start, end)


def _impossible(mention: TimeMention, reading: Anchored, layout: Layout) -> Iterator[Issue]:
    meaning = mention.meaning
    if not isinstance(meaning, CalendarDate) or not meaning.month or not meaning.day:
        return
    words = " ".join(mention.span.of(layout.text).split())
    if reading.period is None and reading.value is None:
        yield _issue(f"{words}: there is no such day", *mention.span)
        return
    day = reading.period.first_day if reading.period else None
    if meaning.weekday is not None and day is not None and day.weekday() != meaning.weekday:
        yield _issue(
            f"{words}: {day.isoformat()} is a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[meaning.weekday]}",
            *mention.span,
        )


def _beside(relative: TimeMention, absolute: TimeMention, layout: Layout) -> bool:
    meaning = absolute.meaning
    if not isinstance(meaning, CalendarDate) or not (meaning.year or meaning.month):
        return False
    kind = relative.meaning
    told_by_words = isinstance(kind, Shift | Nearest) or (
        isinstance(kind, CalendarDate) and kind.weekday is not None and kind.month is None
    )
    between = layout.text[relative.span.end : absolute.span.start]
    return told_by_words and len(between) < 16 and _APPOSED.fullmatch(between) is not None


def _denied(
    pair: tuple[TimeMention, TimeMention],
    readings: tuple[Anchored, Anchored],
    base: Period | None,
    layout: Layout,
    story: Story,
) -> Iterator[Issue]:
    relative, absolute = pair
    said, dated = readings
    if said.period is None or dated.period is None or dated.bounds[0] is None or said.bounds[0] is None:
        return
    meaning = relative.meaning
    told = isinstance(meaning, Shift) and meaning.base is Base.NARRATIVE
    if told and base is story.today:
        return  # nothing told that "a day earlier" could be earlier than
    starts = [base, story.today] if told else [base]
    if isinstance(meaning, Shift) and meaning.grain in _UNIT_DAYS and meaning.amount is not None:
        agree = any(_reaches(start, meaning, dated) for start in starts if start is not None)
    else:
        agree = _overlap(said.bounds, dated.bounds)
    if not agree:
        words = " ".join(layout.text[relative.span.start : absolute.span.end].split())
        counted = f", counted from {base.value}," if base else ""
        yield _issue(
            f"{words}: the first{counted} gives {said.period.value}, the second {dated.period.value}",
            relative.span.start,
            absolute.span.end,
        )


def _reaches(start: Period, shift: Shift, dated: Anchored) -> bool:
    """Whether so many days or weeks from `start` fall on the date, with a day's slack for weeks."""
    first = start.first_day
    if first is None or not start.is_day or shift.amount is None:
        return _overlap(start.bounds, dated.bounds)
    nominal = added_days(first, shift.amount * _UNIT_DAYS[shift.grain])
    if nominal is None:
        return False
    slack = _SLACK[shift.grain]
    return _overlap((added_days(nominal, -slack), added_days(nominal, slack + 1)), dated.bounds)


def _overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    (a, b), (c, d) = one, other
    return (a is None or d is None or a < d) and (c is None or b is None or c < b)
