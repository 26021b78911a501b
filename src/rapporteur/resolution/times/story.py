"""The times a text is about as it unfolds: what later words in it count from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.time_meanings import Base, CalendarDate, Grain, Nearest, Shift
from rapporteur.resolution.times.periods import Period, day_period

_HEAD = 80
_OLD_YEARS = 2
_FEW = 5
# In days: what a report of today still tells as its own events.
_WEEKS_OF_NEWS = 45


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the text has named, the sentence in which it did, and where the words end."""

    period: Period
    sentence: int
    end: int


class Story:
    """The times told so far, as resolution walks through a text.

    `today` is the day of speaking: publication, or the day a dateline gives; None when not known. In a history
    (`historical`) deixis and bare dates count from the times told last, not from publication. `posted` is the day of
    the last dated item of a running report, None where there is none.
    """

    def __init__(self, today: date | None, historical: bool) -> None:
        self.today = day_period(today) if today else None
        self.historical = historical
        self.last: Told | None = None
        self.last_day: Told | None = None
        self.last_quarter: Told | None = None
        self.posted: Period | None = None

    def tell(self, period: Period, sentence: int, end: int) -> None:
        """Take `period`, named in sentence number `sentence` by words that end at `end`, as the time now told about."""
        told = Told(period, sentence, end)
        if period.grain > Grain.YEAR:
            return
        self.last = told
        if period.is_day:
            self.last_day = told
        if period.grain is Grain.QUARTER and not (
            self.last_quarter and _quarter_order(period) < _quarter_order(self.last_quarter.period)
        ):
            self.last_quarter = told  # reports compare the quarter told about with earlier ones, which come and go

    def spoken_from(self) -> Period | None:
        """What "ago" and "last year" count from."""
        if self.historical and self.last is not None:
            return self.last.period
        return self.today

    def told_from(self, sentence: int, grain: Grain) -> Period | None:
        """What "earlier" and "that day" count from, for a unit of size `grain`; None when nothing fits.

        News returns to its own day when nothing was named for a few sentences; a history has no such day.
        """
        reach = 10_000 if self.historical else 6
        near_reach = reach if self.historical or grain <= Grain.WEEK else 1
        near = self.last if self.last and sentence - self.last.sentence <= near_reach else None
        day = self.last_day if self.last_day and sentence - self.last_day.sentence <= reach else None
        if (
            grain <= Grain.WEEK
            and day is not None
            and (near is None or _holds(near.period, day.period) or (grain <= Grain.DAY and self._is_news(day.period)))
        ):
            return day.period
        if near is not None:
            return near.period
        return None if self.historical else self.today

    def _is_news(self, day: Period) -> bool:
        """Whether a day is of the news told of: in the weeks before publication, not one that is looked back on."""
        first, now = day.first_day, self.today.first_day if self.today else None
        return (
            not self.historical and first is not None and now is not None and -1 <= (now - first).days <= _WEEKS_OF_NEWS
        )

    def quarter_from(self, sentence: int, reach: int) -> Period | None:
        """The quarter named last, within `reach` sentences."""
        told = self.last_quarter
        return told.period if told and sentence - told.sentence <= reach else None


def _quarter_order(quarter: Period) -> tuple[int, int]:
    return quarter.year, quarter.number


def _holds(longer: Period, day: Period) -> bool:
    """Whether a day lies in the same month, or year, as the time named after it."""
    if longer.is_day:
        return True
    if longer.year != day.year:
        return False
    return longer.grain is not Grain.MONTH or longer.number == day.number


def day_of_speaking(mentions: Sequence[TimeMention], layout: Layout, published: date | None) -> date | None:
    """The publication day; when not stated, the full date that a dateline or the text's first line gives."""
    if published is not None:
        return published
    head = layout.dateline.end if layout.dateline else _HEAD
    for mention in mentions:
        if mention.span.start >= head:
            return None
        match mention.meaning:
            case CalendarDate(year=int(year), month=int(month), day=int(day), short_year=short):
                try:
                    return date(_pivoted(year) if short else year, month, day)
                except (ValueError, OverflowError):
                    return None
    return None


def _pivoted(year: int) -> int:
    return year + (2000 if year < 50 else 1900)


def is_history(mentions: Sequence[TimeMention], layout: Layout, today: date | None) -> bool:
    """Whether a text tells of years past rather than of the news.

    It does when years well before publication outnumber, three to one, the words that count from the day of speaking
    (weekdays, "yesterday", "last week"; speech in quotations left out), and outnumber the years near publication.
    """
    old = recent = deictic = 0
    for mention in mentions:
        match mention.meaning:
            case CalendarDate(year=int(year), short_year=False):
                if today is None or year <= today.year - _OLD_YEARS:
                    old += 1
                else:
                    recent += 1
            case CalendarDate(weekday=int()) | Nearest(base=Base.SPEECH) | Shift(base=Base.SPEECH):
                deictic += layout.quotation_at(mention.span.start) is None
    enough = _FEW if today is not None else 1
    return old >= enough and old > max(3 * deictic, recent)
