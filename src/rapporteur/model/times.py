"""Time expressions: spans that denote dates, times, durations and recurrences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapporteur.model.spans import Span
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


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A period that a text states by its two ends, which stay expressions of their own as TimeML has them.

    `start` and `end` span both ends; `first` and `last` are their ids; the interval of local days is half-open.
    """

    start: int
    end: int
    first: str
    last: str
    earliest: date
    latest: date


_FROM_TO = re.compile(
    r"\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\s*(?:the\s+)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def join_ranges(times: Sequence[TimeExpression], text: str) -> tuple[TimeRange, ...]:
    """The periods that neighbouring expressions state: "between May 3 and June 1", "from 1990 to 1994", "5-9 May".

    Args:
        times: in text order.
        text: what they were found in.

    Returns:
        One range for each pair of ends with known days, in text order; "A and B" counts only after "between".
    """
    ranges = []
    for first, last in pairwise(times):
        if first.earliest is None or last.latest is None or first.earliest >= last.latest:
            continue
        if joins_range(text, Span(first.start, first.end), Span(last.start, last.end)):
            ranges.append(TimeRange(first.start, last.end, first.id, last.id, first.earliest, last.latest))
    return tuple(ranges)


def joins_range(text: str, first: Span, last: Span) -> bool:
    """Whether the words between two times make them the ends of a range: "to", a dash, "and" after "between"."""
    joint = text[first.end : last.start]
    if len(joint) > 12 or not _FROM_TO.fullmatch(joint):
        return False
    return "and" not in joint.lower() or bool(_BETWEEN.search(text[max(0, first.start - 16) : first.start]))
