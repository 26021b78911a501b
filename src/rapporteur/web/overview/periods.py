"""Periods: when incidents are told to have been, counted by day, week, month or year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rapporteur.views.clusters import LinkedIncident


class Unit(StrEnum):
    """How long the periods of a histogram are; weeks begin on Mondays. Source: ISO 8601."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# Up to how many days incidents may span to be counted by each unit, so that bars stay wide enough to be seen.
_LONGEST = ((Unit.DAY, 120), (Unit.WEEK, 1100), (Unit.MONTH, 7400))


@dataclass(frozen=True, slots=True)
class Period:
    """Incidents whose window begins in the half-open days `first` to `end`; `longer` of them may be of later days."""

    first: date
    end: date
    incidents: int
    longer: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Incidents by period, those without any in between included.

    `undated` are in none of the periods; `total` is the sum of all.
    """

    unit: Unit
    periods: tuple[Period, ...]
    undated: int
    total: int


def histogram(incidents: Sequence[LinkedIncident]) -> Histogram:
    """The incidents by the period in which the window that is told of them begins."""
    dated = [(one.earliest, one.latest or one.earliest + timedelta(days=1)) for one in incidents if one.earliest]
    undated = len(incidents) - len(dated)
    if not dated:
        return Histogram(Unit.DAY, (), undated, len(incidents))
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    unit = next((unit for unit, longest in _LONGEST if (last - first).days <= longest), Unit.YEAR)
    counts: Counter[date] = Counter()
    longer: Counter[date] = Counter()
    for day, end in dated:
        begin = _begin(day, unit)
        counts[begin] += 1
        longer[begin] += end > _after(begin, unit)
    periods = []
    begin = _begin(first, unit)
    while begin <= last:
        after = _after(begin, unit)
        periods.append(Period(begin, after, counts[begin], longer[begin]))
        if after == date.max:
            break
        begin = after
    return Histogram(unit, tuple(periods), undated, len(incidents))


def _begin(day: date, unit: Unit) -> date:
    if unit is Unit.WEEK:
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit is Unit.YEAR else day


def _after(begin: date, unit: Unit) -> date:
    """The first day after a period, or the last day that there is."""
    days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}[unit]
    if (date.max - begin).days < days:
        return date.max
    return _begin(begin + timedelta(days=days), unit)
