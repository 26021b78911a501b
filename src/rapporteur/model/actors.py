"""Actors: the parties, offices, outlets and persons that a document names, and how they stand to one another."""

from dataclasses import dataclass
from datetime import date

from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, RelationKind


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of a document with all its mentions.

    `affiliation` is the id of another actor of the same reading. `protected` is true for private persons by default.
    Source: Every Casualty Standards; Berkeley Protocol.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    protected: bool
    mentions: tuple[Span, ...]
    registry_id: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A stated relation between two actors (`subject` and `object` are actor ids) with the span of its words."""

    subject: str
    relation: RelationKind
    object: str
    earliest: date | None
    latest: date | None
    attribution: str | None
    start: int
    end: int
