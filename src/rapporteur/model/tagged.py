"""What the learned tagger tells of a text: spans with roles and scores, before any rule has judged them."""

from dataclasses import dataclass
from typing import Protocol

from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words with a role.

    Attributes:
        role: one of the roles of the layer.
        span: where, half-open code points into the text.
        score: mean probability of the tags of its word pieces, 0 to 1.
        state: of an incident: its status, or `background`; None in other layers.
        points_to: start of the span that this one belongs to (the incident's mention of a perpetrator or figure);
            None where it belongs to none.
    """

    role: str
    span: Span
    score: float
    state: str | None = None
    points_to: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution as tagged: pieces of source, cue and content in text order, each possibly empty, not all.

    `depth` is 0 for what the document reports and 1 for what is reported within that;
    `score` is the lowest of its pieces'.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    depth: int
    score: float

    @property
    def start(self) -> int:
        """Offset of its first word."""
        return min(self.source + self.cue + self.content).start


@dataclass(frozen=True, slots=True)
class WindowKinds:
    """How likely a stretch of text tells of each kind of MUC-4 incident that has a template: probabilities by kind."""

    span: Span
    kinds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that the tagger tells of one text, each list in text order."""

    spoken: tuple[Spoken, ...] = ()
    incidents: tuple[TaggedSpan, ...] = ()
    figures: tuple[TaggedSpan, ...] = ()
    perpetrators: tuple[TaggedSpan, ...] = ()
    verification: tuple[TaggedSpan, ...] = ()
    terrorism: tuple[TaggedSpan, ...] = ()
    windows: tuple[WindowKinds, ...] = ()


class Tagger(Protocol):
    """Tags texts; the same text always gets the same tags."""

    @property
    def version(self) -> str:
        """Names the weights: readings made with the same version are comparable."""

    def tagged(self, layout: Layout) -> Tagged:
        """Tag one text."""
