"""What time words mean before they are anchored: calendar parts, shifts, lengths, recurrences, vague references.

Source: TimeML 1.2.1 (TIMEX3 values); the classes follow the grammar of English time words, not of one corpus.
"""

from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum


class Grain(IntEnum):
    """The size of the calendar unit that a time expression names, from the finest to the coarsest."""

    SECOND = 1
    MINUTE = 2
    HOUR = 3
    DAY = 4
    WEEKEND = 5
    WEEK = 6
    MONTH = 7
    SEASON = 8
    QUARTER = 9
    HALF = 10
    YEAR = 11
    DECADE = 12
    CENTURY = 13
    MILLENNIUM = 14


class Portion(StrEnum):
    """The part of a calendar unit that a modifier singles out ("early", "mid-", "the end of").

    START and END are narrower than EARLY and LATE: the start of a year is its first month.
    """

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    BEFORE = "before"
    AFTER = "after"


class Base(Enum):
    """What a shift counts from: the time of speaking ("ago"), or the time that is being told about ("earlier")."""

    SPEECH = "speech"
    NARRATIVE = "narrative"


class Window(Enum):
    """Where a length of time lies: up to its anchor ("the past two days"), from it ("the next"), or nowhere stated."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """Parts of a date as written; None where the words do not say.

    `year` is negative for years BC (44 BC is -44); with `short_year` it is the last two digits of a year. `weekday`
    counts from Monday, 0. `decade` is the year without its last digit (199), or one digit when the century is not
    said; `century` is the year without its last two digits (19 for the twentieth), negative BC. `season` and `part`
    are TIMEX3 codes ("SP", "TNI"), `clock` is TIMEX3 from the T on ("T05:30").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    clock: str | None = None
    portion: Portion | None = None
    short_year: bool = False
    week_of: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """A recurring calendar part picked by direction: "last October" (-1), "this Friday" (0), "next summer" (1)."""

    calendar: CalendarDate
    direction: int
    base: Base = Base.SPEECH


@dataclass(frozen=True, slots=True)
class Shift:
    """A calendar unit some `amount` of units away: "yesterday" (-1 day), "this year" (0), "a week earlier".

    `amount` None means a number not said ("several years ago"); its sign is then `direction`. `within` narrows the
    unit reached: "March last year".
    """

    grain: Grain
    amount: int | None
    base: Base
    direction: int = 0
    within: CalendarDate = field(default_factory=CalendarDate)


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `value` is its TIMEX3 value ("P3D", "PXW").

    `amount` counts whole units of `grain`, None when not said. `within` is the month or year at whose end (`window`
    PAST) or start (FUTURE) it lies: "the last week of August".
    """

    value: str
    grain: Grain
    amount: int | None
    window: Window | None = None
    base: Base = Base.SPEECH
    within: CalendarDate | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set of times: "daily" (P1D), "every Monday" (XXXX-WXX-1)."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A vague reference: PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


Meaning = CalendarDate | Nearest | Shift | Length | Recurrence | Reference
