"""What the gold suite needs of a reading, with its references followed."""

from dataclasses import dataclass

from rapporteur.evaluation.days import Days
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure, Incident, Verification
from rapporteur.model.places import Place
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import SourceKind

Located = Figure | Incident | Verification | TimeExpression | Place


def span_of(item: Located) -> Span:
    """Where an item stands."""
    return Span(item.start, item.end)


def days_of(item: Figure | Incident | TimeExpression) -> Days:
    """The half-open interval of an item."""
    return item.earliest, item.latest


def in_author_voice(attribution: Attribution | None) -> bool:
    """Whether the article itself speaks: without an attribution, or in one that says so."""
    return attribution is None or attribution.source_kind is SourceKind.AUTHOR


@dataclass(frozen=True)
class Found:
    """The items of a reading by kind, all empty without one; `claims` are the attributions that have a content."""

    text: str
    figures: tuple[Figure, ...]
    incidents: tuple[Incident, ...]
    claims: tuple[Attribution, ...]
    verification: tuple[Verification, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    actors: dict[str, Actor]
    attributions: dict[str, Attribution]

    @classmethod
    def in_reading(cls, reading: Reading | None) -> "Found":
        """What a reading holds; None stands for an empty one."""
        if reading is None:
            return cls("", (), (), (), (), (), (), {}, {})
        return cls(
            reading.document.text,
            reading.figures,
            reading.incidents,
            tuple(attribution for attribution in reading.attributions if attribution.content),
            reading.verification,
            reading.times,
            reading.places,
            {actor.id: actor for actor in reading.actors},
            {attribution.id: attribution for attribution in reading.attributions},
        )

    def actor_names(self, identifier: str) -> list[str]:
        """What an actor is called in the reading and in the text."""
        actor = self.actors.get(identifier)
        if actor is None:
            return []
        return [name for name in (actor.name, *(mention.of(self.text) for mention in actor.mentions)) if name]

    def source_names(self, attribution: Attribution) -> list[str]:
        """What a source is called: its words in the text, and the name of its actor."""
        named = [span.of(self.text) for span in attribution.source]
        together = [" ".join(named)] if len(named) > 1 else []
        actor = self.actors.get(attribution.actor or "")
        return [*named, *together, *([actor.name] if actor and actor.name else [])]

    def place_names(self, identifier: str | None) -> list[str]:
        """What a place is called in the reading and in the text."""
        place = next((place for place in reversed(self.places) if place.id == identifier), None)
        return [name for name in (place.name, span_of(place).of(self.text)) if name] if place else []

    def incident_places(self, incident: Incident) -> list[str]:
        """The names of the places of an incident."""
        return [name for place in incident.places for name in self.place_names(place)]

    def incident(self, identifier: str | None) -> Incident | None:
        """The incident with this id; None when there is none."""
        return next((incident for incident in reversed(self.incidents) if incident.id == identifier), None)
