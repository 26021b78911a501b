"""Readings: everything found in one document."""

from dataclasses import dataclass

from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.documents import Document
from rapporteur.model.incidents import DamagedObject, Figure, Incident, Verification, Victim
from rapporteur.model.issues import Issue
from rapporteur.model.places import Place
from rapporteur.model.times import TimeExpression

READING_FORMAT = "rapporteur-reading/1"


@dataclass(frozen=True, slots=True)
class Producer:
    """What made a reading: program, its version, the engine of its finders, and the gazetteer it looked up in."""

    name: str
    version: str
    engine: str
    gazetteer: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in one document; ids are unique within the reading.

    Source: the public reading format, version 1.
    """

    producer: Producer
    document: Document
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    incidents: tuple[Incident, ...] = ()
    figures: tuple[Figure, ...] = ()
    victims: tuple[Victim, ...] = ()
    objects: tuple[DamagedObject, ...] = ()
    verification: tuple[Verification, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = ()
    format: str = READING_FORMAT


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that was received but could not be read; `issues` says why. Kept and counted, never misread."""

    document: Document
    issues: tuple[Issue, ...]
