"""What the learned tagger tells of a text."""

from dataclasses import dataclass

from rapporteur.model.spans import Span


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution as tagged: pieces of source, cue and content in text order, each possibly empty, not all."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
