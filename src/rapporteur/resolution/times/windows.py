"""Lengths of time that touch the present ("the past 48 hours") and vague references ("recently")."""

from dataclasses import replace
from datetime import date

from rapporteur.model.time_meanings import Base, Grain, Length, Portion, Reference, Window
from rapporteur.model.vocabularies import Anchor
from rapporteur.resolution.times.anchored import Anchored
from rapporteur.resolution.times.anchoring import Context
from rapporteur.resolution.times.periods import Bounds, Period, added_days
from rapporteur.resolution.times.story import Story

_DAYS = {Grain.SECOND: 1 / 86400, Grain.MINUTE: 1 / 1440, Grain.HOUR: 1 / 24, Grain.DAY: 1, Grain.WEEKEND: 7,
         Grain.WEEK: 7, Grain.MONTH: 31, Grain.QUARTER: 92, Grain.YEAR: 366, Grain.DECADE: 3653,
         Grain.CENTURY: 36525}  # fmt: skip


def anchored_length(length: Length, story: Story, sentence: int) -> Anchored:
    """A duration, with bounds where the words tie it to the day of speaking or of the story.

    Where no number is said ("in recent weeks") the near end is the anchor, and the far end of the past a convention.
    """
    if length.window is None:
        return Anchored(length.value, (None, None), None)
    base = story.spoken_from() if length.base is Base.SPEECH else story.told_from(sentence, Grain.DAY)
    day = base.first_day if base and base.is_day else None
    if base is None or day is None:
        return Anchored(length.value, (None, None), None)
    anchor = Anchor.PUBLICATION if base is story.today else Anchor.NARRATIVE
    return Anchored(length.value, _window(day, length), anchor)


# How far back "in recent days" ... may reach. A convention, as for "dozens": generous, and open to no reading as a date.
_RECENT_DAYS = {Grain.HOUR: 1, Grain.DAY: 7, Grain.WEEK: 42, Grain.MONTH: 183, Grain.YEAR: 3653}


def _window(day: date, length: Length) -> Bounds:
    after = added_days(day, 1)
    if length.amount is None or length.amount > 10_000:
        reach = _RECENT_DAYS.get(length.grain)
        return (added_days(day, -reach) if reach else None, after) if length.window is Window.PAST else (day, None)
    days = max(1, int(-(-length.amount * _DAYS.get(length.grain, 366) // 1)))
    if length.window is Window.PAST:
        return added_days(day, -days), after
    end = added_days(day, days)
    return day, added_days(end, 1) if end else None


def anchored_reference(reference: Reference, story: Story) -> Anchored:
    """Past, present or future of the day of speaking; of a history's own days nothing is known."""
    today: Period | None = None if story.historical else story.today
    day = today.first_day if today else None
    if day is None:
        return Anchored(reference.value, (None, None), None)
    after = added_days(day, 1)
    bounds: Bounds = {"PAST_REF": (None, after), "PRESENT_REF": (day, after)}.get(reference.value, (day, None))
    return Anchored(reference.value, bounds, Anchor.PUBLICATION)


def bounded(anchored: Anchored, story: Story, context: Context) -> Anchored:
    """Cut the bounds of a longer period where the words or the tense do.

    "Earlier in February" ends with the day told about, or with the day of speaking; "later that month" begins with
    the former. What a clause in the past tense dates "this year" cannot lie after the day of speaking.
    """
    period, (earliest, latest) = anchored.period, anchored.bounds
    if period is None or period.is_day or earliest is None or latest is None:
        return anchored
    told = story.last_day.period.first_day if story.last_day else None
    today = story.today.first_day if story.today and not story.historical else None
    if period.portion is Portion.BEFORE:
        ends = [day for day in (told, today) if day is not None and earliest <= day < latest]
        latest = added_days(min(ends), 1) if ends else latest
    elif period.portion is Portion.AFTER and told is not None and earliest <= told < latest:
        earliest = told
    elif context.ahead is False and today is not None and earliest <= today < latest:
        latest = added_days(today, 1)
    return replace(anchored, bounds=(earliest, latest))
