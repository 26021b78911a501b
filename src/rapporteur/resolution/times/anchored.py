"""What anchoring gives for one mention."""

from dataclasses import dataclass

from rapporteur.model.vocabularies import Anchor
from rapporteur.resolution.times.periods import Bounds, Period


@dataclass(frozen=True, slots=True)
class Anchored:
    """A TIMEX3 value with its bounds in days and what it was resolved against; `period` None where none was told."""

    value: str | None
    bounds: Bounds
    anchor: Anchor | None
    period: Period | None = None

    @property
    def has_time_of_day(self) -> bool:
        """Whether the value names a part of the day or an hour."""
        value = self.value or ""
        return not value.endswith("_REF") and "T" in value


UNTOLD = Anchored(None, (None, None), None)


def dated(period: Period | None, anchor: Anchor | None) -> Anchored:
    """A period that was told, with its own value and bounds."""
    return UNTOLD if period is None else Anchored(period.value, period.bounds, anchor, period)


def gapped(value: str | None, anchor: Anchor | None = None) -> Anchored:
    """A value with gaps ("XXXX-02-27") or a vague one; no bounds."""
    return Anchored(value, (None, None), anchor)
