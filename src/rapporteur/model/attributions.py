"""Attributions: who is credited with saying what, with which words."""

from dataclasses import dataclass

from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Certainty, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content, each possibly in several pieces.

    `source` is empty when none is named ("was reported"); `cue` is empty for a quotation without one. `actor` and
    `target` are actor ids of the same reading. `within` is the id of the attribution that reports this one.
    Source: PARC and PolNeAR annotation of attribution; certainty after event factuality.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    actor: str | None
    source_kind: SourceKind
    stance: Stance
    target: str | None
    certainty: Certainty
    within: str | None = None
