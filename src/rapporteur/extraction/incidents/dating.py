"""Date a happening from the times of its sentence.

Source: date precision after UCDP GED `date_prec`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import DatePrecision, TimeType

_SINCE = re.compile(
    r"\b(?:since|starting|beginning|ever since)(?: (?:on|in|from|the|about|early|late|at least))*\s*$"
    r"|\bsince (?:[\w'-]+ ){1,7}(?:in|on)(?: the)?\s*$"
)
_BOUND_BEFORE = re.compile(
    r"\b(?:until|till|before|by|prior to|ahead of|after|following|expires?|deadline)(?: the)?\s*$"
)
_RANGE_OPENS = re.compile(r"\b(?:between|from)(?: the)?\s*$")
_RANGE_JOINS = re.compile(r"^\s*(?:and|to|until|till|through|-|\u2013|\u2014)(?: the)?\s*$")
_SPEECH = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|added|confirmed|wrote|posted|tweeted|declared|denied|"
    r"condemned|warned|"
    r"accused|statement|briefing|press conference|interview|reporters|journalists|agency|release|report|communique|"
    r"speaking|published|issued|released)\b[\w\s'.,-]{0,40}$"
)
_OPEN_ENDED = 40


@dataclass(frozen=True, slots=True)
class Dating:
    """A half-open interval of local days with its precision.

    `said` is true where only the day of telling is known, `is_period` where the words span time ("since May", "between
    1 and 9 May", "in recent weeks") instead of dating something in it.
    """

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    said: bool = False
    is_period: bool = False

    def overlaps(self, other: "Dating") -> bool:
        """Whether both can be the same day; an open end excludes nothing."""
        return (self.earliest is None or other.latest is None or self.earliest < other.latest) and (
            other.earliest is None or self.latest is None or other.earliest < self.latest
        )

    @property
    def days(self) -> int:
        """The length of the interval; open ones count as very long."""
        if self.earliest is None or self.latest is None:
            return 100_000
        return (self.latest - self.earliest).days


def precision_of(earliest: date | None, latest: date | None, is_night: bool = False) -> DatePrecision:
    """How finely an interval dates what lies in it; a night that crosses midnight is still a day."""
    if earliest is None or latest is None:
        return DatePrecision.UNKNOWN
    days = (latest - earliest).days
    for limit, precision in (
        (2 if is_night else 1, DatePrecision.DAY),
        (6, DatePrecision.DAYS),
        (13, DatePrecision.WEEK),
        (62, DatePrecision.MONTH),
        (366, DatePrecision.YEAR),
    ):
        if days <= limit:
            return precision
    return DatePrecision.UNKNOWN


def date_trigger(scene: Scene, trigger: Trigger, others: tuple[Trigger, ...], published: date | None) -> Dating | None:
    """The dating of a trigger by the times of its own sentence; None where it has none that speak of the happening.

    The time in the trigger's clause comes first, then the nearest with no other trigger nearer to it. A time that
    dates a statement ("said on Sunday") is used, marked `said`, only where there is nothing else.
    """
    ranges = stated_periods(scene, published)
    if not ranges:
        return None
    clause = scene.clause_at(trigger.span.start)
    own: list[tuple[int, Dating]] = []
    told: list[Dating] = []
    for start, end, dating in ranges:
        if _is_of_telling(scene, start, trigger):
            told.append(Dating(dating.earliest, dating.latest, dating.precision, said=True))
            continue
        gap = start - trigger.span.end if start >= trigger.span.end else trigger.span.start - end
        in_clause = clause.start <= start < clause.end
        nearer = any(
            _gap(other, start, end) < gap
            and other.span != trigger.span
            and not other.is_consequence
            and scene.clause_at(other.span.start) != clause
            for other in others
        )
        if in_clause or not nearer:
            own.append((gap if in_clause else gap + 1000, dating))
    if own:
        return min(own, key=lambda item: item[0])[1]
    return _on_day_told(told[0]) if told else None


def is_told_on(scene: Scene, start: int) -> bool:
    """Whether the time at `start` is one of telling: "said on Sunday", "in a statement on Sunday"."""
    return _SPEECH.search(scene.before(start, 45)) is not None


def _gap(trigger: Trigger, start: int, end: int) -> int:
    return start - trigger.span.end if start >= trigger.span.end else trigger.span.start - end


def _on_day_told(told: Dating) -> Dating:
    # News tells what happened on the day or the day before: a bounded guess, and marked as one by its precision.
    if told.earliest is None or told.latest is None:
        return told
    earliest = told.earliest - timedelta(days=1)
    return Dating(earliest, told.latest, precision_of(earliest, told.latest), said=True)


def _is_of_telling(scene: Scene, start: int, trigger: Trigger) -> bool:
    if trigger.span.start < start and trigger.span.end > start - 45:
        between = scene.folded[trigger.span.end : start]
    else:
        between = scene.before(start, 45)
    if trigger.span.end <= start:
        between = scene.folded[max(trigger.span.end, start - 45) : start]
    return _SPEECH.search(between) is not None


def stated_periods(scene: Scene, published: date | None) -> list[tuple[int, int, Dating]]:
    """The periods that a sentence states, each with its span: single times, "since X", "between X and Y"."""
    periods: list[tuple[int, int, Dating]] = []
    times = [time for time in scene.times if time.type != TimeType.SET and _is_dated(time)]
    skip = -1
    for index, time in enumerate(times):
        if index == skip:
            continue
        before = scene.before(time.start, 70)
        following = times[index + 1] if index + 1 < len(times) else None
        if _SINCE.search(before):
            latest = published + timedelta(days=1) if published else None
            precision = precision_of(time.earliest, latest)
            periods.append((time.start, time.end, Dating(time.earliest, latest, precision, is_period=True)))
        elif (
            following
            and _RANGE_OPENS.search(before)
            and following.start - time.end < _OPEN_ENDED
            and _RANGE_JOINS.match(scene.folded[time.end : following.start])
        ):
            skip = index + 1
            precision = precision_of(time.earliest, following.latest)
            dating = Dating(time.earliest, following.latest, precision, is_period=True)
            periods.append((time.start, following.end, dating))
        elif not _BOUND_BEFORE.search(before):
            is_night = time.type == TimeType.TIME
            precision = precision_of(time.earliest, time.latest, is_night)
            dating = Dating(time.earliest, time.latest, precision, is_period=time.type == TimeType.DURATION)
            periods.append((time.start, time.end, dating))
    return periods


def _is_dated(time: TimeExpression) -> bool:
    return time.earliest is not None and (time.value or "") not in {"FUTURE_REF", "PAST_REF", "PRESENT_REF"}
