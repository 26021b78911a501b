"""Time expressions: spans that denote dates, times, durations and recurrences."""

from dataclasses import dataclass
from datetime import date

from rapporteur.model.vocabularies import Anchor, TimeType


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A resolved time expression.

    `value` is a TIMEX3 value ("2026-02-27", "2026-W08", "P3D", "PRESENT_REF"), None when it cannot be told.
    `earliest` and `latest` are the half-open interval of local calendar days in which what it dates can lie (`latest`
    is the day after the last); a None end is not bounded or not known.
    """

    id: str
    start: int
    end: int
    type: TimeType
    value: str | None
    earliest: date | None
    latest: date | None
    anchored_on: Anchor | None
