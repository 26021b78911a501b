"""What finders see before it is resolved: time words without a date, toponyms without a place."""

from dataclasses import dataclass

from rapporteur.model.spans import Span
from rapporteur.model.time_meanings import Meaning
from rapporteur.model.vocabularies import PlaceKind


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, as found and before any look-up decided which place. `cues` led to the finding.

    `kind` is what the words beside it call the place ("the village of ..."); None when they do not say.
    """

    span: Span
    name: str
    cues: tuple[Span, ...] = ()
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that denote a time, with their meaning before anchoring. `span` includes modifiers ("late", "almost")."""

    span: Span
    meaning: Meaning
