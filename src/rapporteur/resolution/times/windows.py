"""Lengths of time that touch the present ("the past 48 hours") and vague references ("recently")."""

from dataclasses import replace
from datetime import date
from math import ceil

from rapporteur.model.time_meanings import Base, CalendarDate, Grain, Length, Meaning, Portion, Reference, Shift, Window
from rapporteur.model.vocabularies import Anchor
from rapporteur.resolution.times.anchored import Anchored
from rapporteur.resolution.times.anchoring import Context, anchored_date
from rapporteur.resolution.times.periods import Bounds, Period, added_days, added_months
from rapporteur.resolution.times.story import Story

_DAYS = {Grain.SECOND: 1 / 86400, Grain.MINUTE: 1 / 1440, Grain.HOUR: 1 / 24, Grain.DAY: 1, Grain.WEEKEND: 7,
         Grain.WEEK: 7}  # fmt: skip
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200,
           Grain.MILLENNIUM: 12000}  # fmt: skip
# How far back "in recent days" ... may reach: a convention, as for "dozens", and a generous one.
# "The last days of 1991", "the first weeks of April": how many at most.
_FEW = {Grain.DAY: 10, Grain.WEEK: 4, Grain.MONTH: 6}
_LONGEST = 1_000_000
_RECENT = {Grain.HOUR: 24, Grain.DAY: 7, Grain.WEEK: 6, Grain.MONTH: 6, Grain.YEAR: 10}


def anchored_length(length: Length, story: Story, context: Context) -> Anchored:
    """A duration, with bounds where the words tie it to the day of speaking or of the story.

    Where no number is said ("in recent weeks") the near end is the anchor, and the far end of the past a convention.
    """
    if length.within is not None:
        return _end_of_unit(length, length.within, story, context)
    if length.window is None:
        return Anchored(length.value, (None, None), None)
    base = story.spoken_from() if length.base is Base.SPEECH else story.told_from(context.sentence, Grain.DAY)
    day = base.first_day if base and base.is_day else None
    if base is None or day is None:
        return Anchored(length.value, (None, None), None)
    anchor = Anchor.PUBLICATION if base is story.today else Anchor.NARRATIVE
    return Anchored(length.value, _window(day, length), anchor)


def _end_of_unit(length: Length, within: CalendarDate, story: Story, context: Context) -> Anchored:
    """The bounds of "the last week of August": so much at the end, or at the start, of the month or year."""
    unit = anchored_date(within, story, context)
    earliest, latest = unit.bounds
    if earliest is None or latest is None:
        return Anchored(length.value, (None, None), unit.anchor)
    amount = _FEW.get(length.grain, 1) if length.amount is None else length.amount
    if length.window is Window.PAST:
        start = _away(latest, length.grain, -amount)
        return Anchored(length.value, (max(start, earliest) if start else earliest, latest), unit.anchor)
    end = _away(earliest, length.grain, amount)
    return Anchored(length.value, (earliest, min(end, latest) if end else latest), unit.anchor)


def _window(day: date, length: Length) -> Bounds:
    if length.window is Window.PAST:
        amount = _RECENT.get(length.grain) if length.amount is None else length.amount
        return (None if amount is None else _away(day, length.grain, -amount)), added_days(day, 1)
    end = None if length.amount is None else _away(day, length.grain, length.amount)
    return day, added_days(end, 1) if end else None


def _away(day: date, grain: Grain, amount: int) -> date | None:
    """The day so many units from `day`, parts of a day rounded outwards; None outside the calendar."""
    if abs(amount) > _LONGEST:
        return None
    if grain in _MONTHS:
        return added_months(day, amount * _MONTHS[grain])
    days = abs(amount) * _DAYS.get(grain, 1)
    return added_days(day, max(1, ceil(days)) * (1 if amount > 0 else -1))


def anchored_reference(reference: Reference, story: Story) -> Anchored:
    """Past, present or future of the day of speaking; of a history's own days nothing is known."""
    today: Period | None = None if story.historical else story.today
    day = today.first_day if today else None
    if day is None:
        return Anchored(reference.value, (None, None), None)
    after = added_days(day, 1)
    bounds: Bounds = {"PAST_REF": (None, after), "PRESENT_REF": (day, after)}.get(reference.value, (day, None))
    return Anchored(reference.value, bounds, Anchor.PUBLICATION)


def bounded(anchored: Anchored, meaning: Meaning, story: Story, context: Context) -> Anchored:
    """Cut the bounds of a longer period where the words or the tense do.

    "Earlier in February" ends with the day told about, or with the day of speaking; "later that month" begins with
    the former, "later this month" with the latter. What a clause in the past tense dates "this
    year" cannot lie after the day of speaking.
    """
    period, (earliest, latest) = anchored.period, anchored.bounds
    if period is None or period.is_day or earliest is None or latest is None:
        return anchored
    spoken = isinstance(meaning, Shift) and meaning.base is Base.SPEECH
    told = story.last_day.period.first_day if story.last_day and not spoken else None
    today = story.today.first_day if story.today and not story.historical else None
    if period.portion is Portion.BEFORE:
        ends = [day for day in (told, today) if day is not None and earliest <= day < latest]
        latest = added_days(min(ends), 1) if ends else latest
    elif period.portion is Portion.AFTER:
        start = today if spoken else told
        earliest = start if start is not None and earliest <= start < latest else earliest
    elif context.ahead is False and today is not None and earliest <= today < latest:
        latest = added_days(today, 1)
    return replace(anchored, bounds=(earliest, latest))
