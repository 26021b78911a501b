"""Anchoring: from the meaning of time words and the story so far to a period of the calendar."""

from dataclasses import dataclass, replace
from datetime import date

from rapporteur.model.time_meanings import Base, CalendarDate, Grain, Meaning, Nearest, Shift
from rapporteur.model.vocabularies import Anchor
from rapporteur.resolution.times.anchored import UNTOLD, Anchored, dated, gapped
from rapporteur.resolution.times.periods import (
    Period,
    added_days,
    added_years,
    containing,
    day_period,
    moved,
    week_period,
)
from rapporteur.resolution.times.story import Story

_CLAUSE = 60
# In months: what is nearer than this is meant rather than what is nine months or more away.
_WEEKS_AWAY = 2.5
_LONG_AWAY = 9.0
_BESIDE = 20
_SEASON_ORDER = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}


@dataclass(frozen=True, slots=True)
class Context:
    """What anchoring knows of the place of a mention.

    Its sentence's number, its offset, and whether its clause looks ahead (None: no verb tells).
    """

    sentence: int
    start: int
    ahead: bool | None


def _detail(calendar: CalendarDate) -> str:
    return calendar.clock or calendar.part or ""


def anchored_date(calendar: CalendarDate, story: Story, context: Context) -> Anchored:
    """Resolve the parts of a date; what the words leave out comes from the story or from the day of speaking."""
    anchor = Anchor.NARRATIVE if story.historical else Anchor.PUBLICATION
    if calendar.decade is not None:
        return _decade(calendar, story)
    if calendar.century is not None:
        return dated(
            Period(Grain.CENTURY, calendar.century * 100 or 1, calendar.century, portion=calendar.portion),
            Anchor.ABSOLUTE,
        )
    if calendar.year is not None:
        year, anchor = calendar.year, Anchor.ABSOLUTE
        if calendar.short_year:
            year = _full_year(calendar.year, story)
        return dated(built(calendar, year), anchor)
    if calendar.month is None and calendar.day is None and calendar.weekday is not None:
        return _weekday(calendar, story, context)
    if calendar.month is None and calendar.day is not None:
        return _day_of_month(calendar, story, context)
    told_year = _year_told(calendar, story, context)
    if told_year is None:
        gap = f"XXXX-{calendar.month:02d}" if calendar.month else None
        return gapped(f"{gap}-{calendar.day:02d}{_detail(calendar)}" if gap and calendar.day else gap)
    year, anchor = told_year
    return dated(built(calendar, year), anchor)


def built(calendar: CalendarDate, year: int) -> Period | None:
    """The period that `calendar` names in `year`; None for a day that no calendar has (30 February)."""
    detail, portion = _detail(calendar), calendar.portion
    if calendar.month and calendar.day:
        period = Period(Grain.DAY, year, calendar.month, calendar.day, detail=detail, portion=portion)
        leap_year = Period(Grain.DAY, 2000, calendar.month, calendar.day)
        if (year > 0 or leap_year.first_day is None) and period.first_day is None:
            return None
        first = period.first_day
        return week_period(first) if calendar.week_of and first else period
    if calendar.month:
        return Period(Grain.MONTH, year, calendar.month, portion=portion)
    if calendar.season:
        return Period(Grain.SEASON, year, season=calendar.season, portion=portion)
    if calendar.quarter:
        return Period(Grain.QUARTER, year, calendar.quarter)
    if calendar.half:
        return Period(Grain.HALF, year, calendar.half)
    return Period(Grain.YEAR, year, portion=portion)


def _full_year(short: int, story: Story) -> int:
    """The century of "'62": the story's in a history, else the last century in which that year was not far ahead."""
    if story.historical and story.last is not None and story.last.period.year > 0:
        return story.last.period.year // 100 * 100 + short
    limit = (story.today.year if story.today else 2039) + 10
    century = limit // 100 * 100
    return century + short if century + short <= limit else century - 100 + short


def _decade(calendar: CalendarDate, story: Story) -> Anchored:
    number, anchor = calendar.decade or 0, Anchor.ABSOLUTE
    if 0 < number < 10:  # "the nineties": the last ones before the day of speaking
        base = story.spoken_from()
        this = (base.year if base and base.year > 0 else 2029) // 10
        number += this // 10 * 10
        number -= 10 if number > this else 0
        anchor = Anchor.PUBLICATION if base else anchor
    year = number * 10
    return dated(Period(Grain.DECADE, year or 1, number, portion=calendar.portion), anchor)


def _weekday(calendar: CalendarDate, story: Story, context: Context) -> Anchored:
    weekday, detail = calendar.weekday or 0, _detail(calendar)
    gap = gapped(f"XXXX-WXX-{weekday + 1}{detail}")
    base = story.told_from(context.sentence, Grain.DAY) if story.historical else story.today
    first = base.first_day if base and base.is_day else None
    if first is None:
        return gap
    back = added_days(first, -((first.weekday() - weekday) % 7))
    on = added_days(first, (weekday - first.weekday()) % 7)
    day = on if context.ahead or story.historical else back
    if day is None:
        return gap
    anchor = Anchor.NARRATIVE if story.historical else Anchor.PUBLICATION
    return dated(replace(day_period(day, detail), portion=calendar.portion), anchor)


def _day_of_month(calendar: CalendarDate, story: Story, context: Context) -> Anchored:
    """'on the 7th': of the month told about."""
    base = story.told_from(context.sentence, Grain.MONTH)
    month = containing(base, Grain.MONTH) if base else None
    if month is None:
        return gapped(f"XXXX-XX-{calendar.day:02d}")
    anchor = Anchor.PUBLICATION if base is story.today else Anchor.NARRATIVE
    day = built(replace(calendar, month=month.number), month.year)
    if base is not None and base is story.today and not context.ahead and (calendar.day or 0) > base.day:
        before = moved(month, Grain.MONTH, -1)
        day = before and built(replace(calendar, month=before.number), before.year)
    return dated(day, anchor)


def _month_like(calendar: CalendarDate) -> int:
    """The month by which a date without a year is placed in one."""
    if calendar.month:
        return calendar.month
    if calendar.quarter:
        return 3 * calendar.quarter - 2
    return _SEASON_ORDER.get(calendar.season or "", 1)


def _year_told(calendar: CalendarDate, story: Story, context: Context) -> tuple[int, Anchor] | None:
    told = story.last
    if story.historical or (story.today is None and told is not None):
        return (_year_in_story(calendar, told.period), Anchor.NARRATIVE) if told else None
    if story.today is None:
        return None
    today = story.today
    if told and calendar.weekday is None and told.sentence == context.sentence:
        gap, names_year = context.start - told.end, told.period.grain is Grain.YEAR
        if (gap < _BESIDE and names_year) or (gap < _CLAUSE and abs(today.year - told.period.year) > 1):
            return told.period.year, Anchor.NARRATIVE
    return _year_in_news(calendar, today, context.ahead), Anchor.PUBLICATION


def _is_weekday(calendar: CalendarDate, year: int) -> bool:
    day = Period(Grain.DAY, year, calendar.month or 0, calendar.day or 0).first_day
    return day is not None and day.weekday() == calendar.weekday


def _year_in_story(calendar: CalendarDate, told: Period) -> int:
    """A history moves on: a month much earlier in the year than the last one told belongs to the next year."""
    month = told.month
    if month is None:
        return told.year
    gap = _month_like(calendar) - month
    if gap < -7:
        return added_years(told.year, 1)
    return added_years(told.year, -1) if gap > 9 else told.year


def _year_in_news(calendar: CalendarDate, today: Period, ahead: bool | None) -> int:
    """The next such date when the clause looks ahead, the last one when it looks back; when no verb tells, the nearer.

    Reports give the year of what is long past or far off: a day nine months away on one side and weeks on the other is
    the near one whatever the verb, and without a verb the past is preferred. A weekday decides if it fits but one.
    """
    back, on = _months_apart(calendar, today)
    if back == 0 or on == 0:
        return today.year
    behind = today.year - (0 if (_month_like(calendar), calendar.day or 1) <= (today.number, today.day) else 1)
    if calendar.weekday is not None and calendar.day is not None:
        fitting = [
            year
            for months, year in sorted([(back, behind), (on, behind + 1)])
            if months < _LONG_AWAY and _is_weekday(calendar, year)
        ]
        if fitting:
            return fitting[0]
    if ahead is None or (calendar.day is not None and min(back, on) < _WEEKS_AWAY):
        ahead = on * 3 < back if ahead is not True else on < 3 * back
    return behind + 1 if ahead else behind


def _months_apart(calendar: CalendarDate, today: Period) -> tuple[float, float]:
    """How many months back the date was last, and how many ahead it comes next; 0 for the present month or day."""
    month = _month_like(calendar)
    if calendar.day is None:
        return (today.number - month) % 12, (month - today.number) % 12
    here, there = today.number + today.day / 31, month + calendar.day / 31
    return (here - there) % 12, (there - here) % 12


def anchored_nearest(nearest: Nearest, story: Story, context: Context) -> Anchored:
    """Resolve "last October", "this Friday", "the previous summer"."""
    spoken = nearest.base is Base.SPEECH
    base = story.spoken_from() if spoken else story.told_from(context.sentence, Grain.DAY)
    if base is None:
        return UNTOLD
    anchor = Anchor.PUBLICATION if base is story.today else Anchor.NARRATIVE
    calendar = nearest.calendar
    if calendar.weekday is not None:
        first = base.first_day if base.is_day else None
        if first is None:
            return gapped(f"XXXX-WXX-{calendar.weekday + 1}")
        if calendar.week_of:
            return dated(_weekend(first, context.ahead), anchor)
        return dated(_nearest_weekday(first, nearest, context.ahead, told=not spoken and not story.historical), anchor)
    return dated(_nearest_month(base, calendar, nearest.direction, context.ahead), anchor)


def _weekend(today: date, ahead: bool | None) -> Period | None:
    """The weekend that is on or was last; from Thursday on, when the clause looks ahead, the coming one."""
    week = today if ahead or today.weekday() >= 5 else added_days(today, -7)
    return week_period(week, Grain.WEEKEND) if week else None


def _nearest_weekday(first: date, nearest: Nearest, ahead: bool | None, *, told: bool) -> Period | None:
    """The weekday before, after or about a day; "that Monday", `told` in a report, is the last one."""
    calendar, direction = nearest.calendar, nearest.direction
    weekday = calendar.weekday or 0
    back, on = (first.weekday() - weekday) % 7, (weekday - first.weekday()) % 7
    if direction < 0:
        step = -(back or 7)
    elif direction > 0:
        step = on or 7
    elif told:
        step = on if ahead else -back
    else:
        step = on if ahead or on == 0 else -back if back <= 3 else on
    day = added_days(first, step)
    return replace(day_period(day, _detail(calendar)), portion=calendar.portion) if day else None


def _nearest_month(base: Period, calendar: CalendarDate, direction: int, ahead: bool | None) -> Period | None:
    first = base.first_day
    here = base.month or (1 if direction >= 0 else 12)
    month = _month_like(calendar)
    ended = month + (2 if calendar.season or calendar.quarter else 0)
    year = base.year
    if direction < 0:
        year -= 1 if ended >= here and first is not None and base.grain < Grain.YEAR else 0
    elif direction > 0:
        year += 1 if month <= here and base.grain < Grain.YEAR else 0
    elif not ahead and month > here + 6:
        year -= 1
    return built(calendar, year or -1)


def anchored_shift(shift: Shift, story: Story, context: Context) -> Anchored:
    """Resolve a shift by so many units from the time of speaking or of the story, then narrow it."""
    spoken = shift.base is Base.SPEECH
    base = story.spoken_from() if spoken else story.told_from(context.sentence, shift.grain)
    if not spoken and base is story.today and (is_time_of_day(shift) or shift.grain < Grain.DAY):
        base = None  # an hour alone does not say that it is of the day of publication
    if shift.grain in {Grain.YEAR, Grain.QUARTER} and (quarter := _same_quarter(shift, story, context)):
        return quarter
    if base is None:
        return gapped(_gap(shift))
    anchor = Anchor.PUBLICATION if base is story.today else Anchor.NARRATIVE
    if shift.grain < Grain.DAY:
        return _hours_away(base, shift, anchor)
    if shift.amount is None:
        return gapped("PAST_REF" if shift.direction < 0 else "FUTURE_REF", anchor)
    unit = moved(base, shift.grain, shift.amount)
    if unit is None:
        return gapped(_gap(shift, base), anchor)
    return dated(narrowed(unit, shift.within), anchor)


def is_time_of_day(meaning: Meaning) -> bool:
    """Whether the words give an hour or part of a day and leave the day to the story: "at 5 p.m.", "that night"."""
    return (
        isinstance(meaning, Shift)
        and (meaning.grain, meaning.amount, meaning.base) == (Grain.DAY, 0, Base.NARRATIVE)
        and (meaning.within.part or meaning.within.clock) is not None
    )


def _hours_away(base: Period, shift: Shift, anchor: Anchor) -> Anchored:
    """Hours and minutes from a time: the day stays, the hour is not told."""
    return dated(replace(base, detail="TXX"), anchor) if base.is_day else gapped(_gap(shift, base), anchor)


def _same_quarter(shift: Shift, story: Story, context: Context) -> Anchored | None:
    """Quarters of business reports: "the quarter" is the one told about, "a year earlier" the same a year before."""
    named = shift.within.quarter == 0 or shift.grain is Grain.QUARTER
    told = story.quarter_from(context.sentence, 30 if named else 1)
    if told is None and named and story.today is not None and not story.historical:
        current = containing(story.today, Grain.QUARTER)
        told = moved(current, Grain.QUARTER, -1) if current and shift.grain is Grain.YEAR else None
    if told is None or shift.amount is None or (shift.within != CalendarDate() and not named):
        return None
    if not named and shift.amount not in {-1}:
        return None
    years = shift.amount if shift.grain is Grain.YEAR else 0
    quarter = (
        replace(told, year=added_years(told.year, years))
        if shift.grain is Grain.YEAR
        else moved(told, Grain.QUARTER, shift.amount)
    )
    return dated(quarter, Anchor.NARRATIVE)


def narrowed(unit: Period, within: CalendarDate) -> Period | None:
    """The part of `unit` that `within` names: March of a year, the Friday of a week, the night of a day."""
    if unit.grain is Grain.YEAR and (within.month or within.season or within.quarter or within.half):
        return built(within, unit.year)
    if unit.grain is Grain.WEEK and within.weekday is not None:
        first = unit.first_day
        day = added_days(first, within.weekday) if first else None
        return day_period(day, _detail(within)) if day else None
    detail = _detail(within) if unit.is_day else ""
    return replace(unit, detail=detail or unit.detail, portion=within.portion)


def _gap(shift: Shift, base: Period | None = None) -> str | None:
    """A TIMEX3 value with X for what is not known; None when nothing is."""
    year = "XXXX" if base is None or shift.amount != 0 else Period(Grain.YEAR, base.year).value
    within = shift.within
    match shift.grain:
        case Grain.DAY:
            month = f"{base.number:02d}" if base and base.grain is Grain.MONTH and shift.amount == 0 else "XX"
            return f"{year}-{month}-XX{_detail(within)}"
        case Grain.WEEK:
            return f"{year}-WXX"
        case Grain.MONTH:
            return f"{year}-XX"
        case Grain.YEAR:
            return f"{year}-{within.season}" if within.season else None
    return None
