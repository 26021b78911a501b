"""Candidates: mentions of actors before they are joined."""

from dataclasses import dataclass

from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention of what may be an actor. Mentions with equal `key` are one actor; `affiliation` is a key.

    `generic` is true for words such as "the army" that may mean an actor named elsewhere.
    """

    span: Span
    key: str
    name: str
    kind: ActorKind
    role: str | None = None
    affiliation: str | None = None
    protected: bool = False
    generic: bool = False


class Taken:
    """Which code points of a text are already part of a mention."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def is_free(self, span: Span) -> bool:
        """Whether no mention covers any of `span`."""
        return not any(self._marks[span.start : span.end])

    def take(self, span: Span) -> None:
        """Mark `span` as part of a mention."""
        self._marks[span.start : span.end] = b"\x01" * (span.end - span.start)
