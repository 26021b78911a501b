"""What a dossier draws: figures as intervals on one axis."""

from dataclasses import dataclass
from itertools import groupby

from rapporteur.views.incident_dossier import CountsOf, RootFigure

# An end that nothing limits is drawn to here, in per cent of the axis; the greatest number stands before it.
_WHOLE, _GREATEST, _THINNEST = 100.0, 90.0, 0.8


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a count lies on an axis: `left` and `width` in per cent of it; `open` where nothing limits it above."""

    left: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one measure, source by source, each with its interval; `together` is that of the bounds of all."""

    counts: CountsOf
    sources: tuple[tuple[str, tuple[tuple[RootFigure, Interval | None], ...]], ...]
    together: Interval | None


def chart_of(counts: CountsOf) -> Chart:
    """The counts of one measure on the axis that they share."""
    toll = counts.toll
    ends = [end for one in counts.figures for end in (one.figure.row.low, one.figure.row.high) if end is not None]
    if toll is not None:
        ends += [end for end in (toll.low, toll.high) if end is not None]
    greatest = max(ends, default=0) or 1
    grouped = groupby(counts.figures, key=lambda one: one.source)
    sources = tuple(
        (name, tuple((one, _interval(one.figure.row.low, one.figure.row.high, greatest)) for one in figures))
        for name, figures in grouped
    )
    return Chart(counts, sources, _interval(toll.low, toll.high, greatest) if toll is not None else None)


def _interval(low: int | None, high: int | None, greatest: int) -> Interval | None:
    if low is None and high is None:
        return None
    left = _GREATEST * (low or 0) / greatest
    right = _WHOLE if high is None else _GREATEST * high / greatest
    return Interval(round(left, 2), round(max(right - left, _THINNEST), 2), high is None)
