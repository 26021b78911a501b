"""What a role reader tells of a message: who did it, with what, to whom and to what, and which kinds of incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapporteur.model.spans import Span
from rapporteur.model.tagged import Tagged


class Role(StrEnum):
    """What a stretch of text is in an incident. Source: MUC-4 template slots 6, 9, 10, 12, 18 and 19."""

    PERPETRATOR = "perp_individual"
    ORGANIZATION = "perp_organization"
    OBJECT = "physical_target"
    PERSON = "human_target"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Found:
    """A span that plays a role, with the reader's probability that it does."""

    role: Role
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """The reader's probability of each kind of incident (a value of `INCIDENT: TYPE`) within a window of the text."""

    window: Span
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Roles:
    """All that a reader found in one text; offsets are code points into it."""

    found: tuple[Found, ...] = ()
    kinds: tuple[Kinds, ...] = ()

    def told(self, kind: str, near: int | None = None) -> float:
        """The highest probability of a kind among the windows, or among those that hold an offset; 0 without any."""
        windows = (one for one in self.kinds if near is None or one.window.start <= near < one.window.end)
        return max((one.scores.get(kind, 0.0) for one in windows), default=0.0)


def roles_of(tagged: Tagged) -> Roles:
    """What the tagger tells of a text, as far as templates need it."""
    return Roles(
        tuple(Found(Role(one.role), one.span, one.score) for one in tagged.terrorism),
        tuple(Kinds(one.span, dict(one.kinds)) for one in tagged.windows),
    )
