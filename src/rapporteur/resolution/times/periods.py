"""Periods: stretches of the calendar with their TIMEX3 values, their bounds in days, and arithmetic among them.

Years BC are negative and there is no year 0. Python's calendar ends at the years 1 and 9999: what falls outside
keeps its value and has no bounds.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rapporteur.model.time_meanings import Grain, Portion

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ONE_DAY = timedelta(days=1)
_GRAIN_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6}
_GRAIN_YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}

Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar.

    `number` is the month of a month or day, the week of a week or weekend (`year` is then the ISO year), else the
    quarter, half, decade (199) or century (19; the fourth century BC is -4). `detail` is a part of the day or a clock
    time, TIMEX3 from the T on.
    """

    grain: Grain
    year: int
    number: int = 0
    day: int = 0
    season: str = ""
    detail: str = ""
    portion: Portion | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value; years BC as "BC0490". Source: TimeML 1.2.1; TIMEX2 guidelines (Ferro et al. 2005)."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        match self.grain:
            case Grain.DECADE:
                return f"{self.number:03d}" if self.number >= 0 else f"BC{-self.number:03d}"
            case Grain.CENTURY:
                return f"{self.number:02d}" if self.number >= 0 else f"BC{-self.number - 1:02d}"
            case Grain.HALF:
                return f"{year}-H{self.number}"
            case Grain.QUARTER:
                return f"{year}-Q{self.number}"
            case Grain.SEASON:
                return f"{year}-{self.season}"
            case Grain.MONTH:
                return f"{year}-{self.number:02d}"
            case Grain.WEEK:
                return f"{year}-W{self.number:02d}"
            case Grain.WEEKEND:
                return f"{year}-W{self.number:02d}-WE"
            case Grain.YEAR:
                return year
        detail = self.detail
        if detail == "T24:00":
            detail = "T00:00"
        return f"{year}-{self.number:02d}-{self.day:02d}{detail}"

    @property
    def first_day(self) -> date | None:
        """The first day of the period; None outside the years 1 to 9999 and for a day that does not exist."""
        match self.grain:
            case Grain.DECADE:
                return _day(self.number * 10, 1, 1) if self.number >= 0 else None
            case Grain.CENTURY:
                return _day(max(1, self.number * 100), 1, 1) if self.number >= 0 else None
            case Grain.HALF:
                return _day(self.year, 6 * self.number - 5, 1)
            case Grain.QUARTER:
                return _day(self.year, 3 * self.number - 2, 1)
            case Grain.SEASON:
                return _day(self.year, _SEASON_MONTHS[self.season], 1)
            case Grain.MONTH:
                return _day(self.year, self.number, 1)
            case Grain.WEEK | Grain.WEEKEND:
                try:
                    return date.fromisocalendar(self.year, self.number, 1 if self.grain is Grain.WEEK else 6)
                except (ValueError, OverflowError):
                    return None
            case Grain.YEAR:
                return _day(self.year, 1, 1)
        return _day(self.year, self.number, self.day)

    @property
    def bounds(self) -> Bounds:
        """The half-open interval of days; (None, None) when the calendar cannot tell it.

        A night holds the day on which it begins and the next. A season is three whole months; a
        winter holds both the winter that ends and the one that begins in its year, as reports write either.
        """
        first = self.first_day
        if first is None:
            return None, None
        last = self._last_day(first)
        if last is None:
            return first, None
        if self.season == "WI":
            first = _day(self.year - 1, 12, 1) or first
        if self.portion is not None and last > first:
            first, last = _narrowed(first, last, self.portion)
        return first, added_days(last, 1)

    def _last_day(self, first: date) -> date | None:
        match self.grain:
            case Grain.WEEK:
                return added_days(first, 6)
            case Grain.WEEKEND:
                return added_days(first, 1)
            case Grain.CENTURY:
                return _day(self.number * 100 + 99, 12, 31)
            case Grain.DECADE:
                return _day(self.number * 10 + 9, 12, 31)
            case Grain.YEAR:
                return _day(self.year, 12, 31)
            case Grain.SEASON:
                return _month_end(first, 3)
            case Grain.MONTH | Grain.QUARTER | Grain.HALF:
                return _month_end(first, _GRAIN_MONTHS[self.grain])
        return added_days(first, 1) if self.detail in {"TNI", "T24:00"} else first

    @property
    def month(self) -> int | None:
        """The month in which the period lies, 1 to 12; None when it is longer than a month."""
        if self.grain in {Grain.MONTH, Grain.DAY}:
            return self.number
        if self.grain in {Grain.WEEK, Grain.WEEKEND}:
            first = self.first_day
            return first.month if first else None
        return None

    @property
    def is_day(self) -> bool:
        """Whether the period is one day, or a part of one."""
        return self.grain is Grain.DAY


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _month_end(first: date, months: int) -> date | None:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    following = _day(year, month + 1, 1)
    return following - _ONE_DAY if following else date(9999, 12, 31)


def _narrowed(first: date, last: date, portion: Portion) -> tuple[date, date]:
    """Early, mid and late are thirds: of a month 1-10, 11-20 and 21 to its end."""
    days = (last - first).days + 1
    if days > 35:
        return _narrowed_months(first, last, portion)
    early, mid = first + timedelta(days=days // 3), first + timedelta(days=2 * (days // 3))
    match portion:
        case Portion.START | Portion.EARLY:
            return first, max(first, early - _ONE_DAY)
        case Portion.MID:
            return early, max(early, mid - _ONE_DAY)
        case Portion.LATE | Portion.END:
            return mid, last
    return first, last


def _narrowed_months(first: date, last: date, portion: Portion) -> tuple[date, date]:
    """Thirds of a unit of months or years; its start and end are a twelfth, and no less than a month."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    edge, third = max(1, months // 12), max(1, months // 3)
    match portion:
        case Portion.START:
            return first, _month_end(first, edge) or last
        case Portion.EARLY:
            return first, _month_end(first, third) or last
        case Portion.MID:
            start = added_months(first, third) or first
            return start, _month_end(start, max(1, months - 2 * third)) or last
        case Portion.LATE:
            return added_months(first, months - third) or first, last
        case Portion.END:
            return added_months(first, months - edge) or first, last
    return first, last


def added_days(day: date, days: int) -> date | None:
    """The day `days` later; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def added_months(day: date, months: int) -> date | None:
    """The same day of the month `months` later, or that month's last; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = _day(year, month + 1, 1)
    if first is None:
        return None
    last = _month_end(first, 1)
    return first.replace(day=min(day.day, last.day)) if last else first


def added_years(year: int, years: int) -> int:
    """The year `years` later, where 1 BC (-1) is followed by 1."""
    moved = (year if year > 0 else year + 1) + years
    return moved if moved > 0 else moved - 1


def day_period(day: date, detail: str = "") -> Period:
    """The period of one day."""
    return Period(Grain.DAY, day.year, day.month, day.day, detail=detail)


def week_period(day: date, grain: Grain = Grain.WEEK) -> Period:
    """The ISO week, or its weekend, that holds `day`. Source: ISO 8601."""
    year, week, _ = day.isocalendar()
    return Period(grain, year, week)


def decade_of(year: int) -> Period:
    """The decade of a year: 1994 lies in 199, 494 BC in BC049."""
    return Period(Grain.DECADE, year, year // 10 if year > 0 else -(-year // 10))


def century_of(year: int) -> Period:
    """The century of a year, by the first digits of its years: 1994 lies in 19."""
    return Period(Grain.CENTURY, year, year // 100 if year > 0 else -(-year // 100 + 1))


def containing(period: Period, grain: Grain) -> Period | None:
    """The unit of size `grain` in which `period` lies; None when the period is longer than that."""
    if period.grain is grain:
        return replace(period, detail="", portion=None)
    if grain is Grain.DAY or (period.grain > grain and grain is not Grain.YEAR) or period.grain > Grain.YEAR:
        if grain is Grain.CENTURY and period.grain is Grain.DECADE:
            return century_of(period.year)
        return None
    match grain:
        case Grain.YEAR:
            return Period(Grain.YEAR, period.year)
        case Grain.DECADE:
            return decade_of(period.year)
        case Grain.CENTURY:
            return century_of(period.year)
        case Grain.WEEK | Grain.WEEKEND:
            first = period.first_day if period.grain <= Grain.WEEK else None
            return week_period(first, grain) if first else None
    month = period.month
    if month is None:
        return None
    if grain is Grain.QUARTER:
        return Period(Grain.QUARTER, period.year, (month + 2) // 3)
    return Period(Grain.MONTH, period.year, month) if grain is Grain.MONTH else None


def moved(period: Period, grain: Grain, amount: int) -> Period | None:
    """The unit of size `grain` that lies `amount` units from the one that holds `period`; None when not known.

    "Two weeks later" than a day is a week, "three years later" a year: no finer than the words.
    """
    if abs(amount) > 100_000:
        return None
    start = containing(period, grain)
    if start is None:
        return None
    if grain in _GRAIN_YEARS:
        years = amount * _GRAIN_YEARS[grain]
        year = added_years(period.year, years)
        return containing(Period(Grain.YEAR, year), grain)
    if grain is Grain.DAY:
        first = start.first_day
        later = added_days(first, amount) if first else None
        return day_period(later) if later else None
    if grain in {Grain.WEEK, Grain.WEEKEND}:
        first = start.first_day
        later = added_days(first, 7 * amount) if first else None
        return week_period(later, grain) if later else None
    size = {Grain.MONTH: 12, Grain.QUARTER: 4}.get(grain)
    if size is None:
        return None
    years, index = divmod(start.number - 1 + amount, size)
    return Period(grain, added_years(start.year, years), index + 1)
