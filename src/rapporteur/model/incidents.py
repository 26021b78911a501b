"""Incidents, what they did to persons and things, and how they were verified."""

from dataclasses import dataclass
from datetime import date

from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    DatePrecision,
    IncidentStatus,
    IncidentType,
    Measure,
    ObjectEffect,
    ObjectKind,
    PerpetratorConfidence,
    Qualifier,
    Target,
    Unit,
    VerificationCovers,
    VerificationStatus,
    VictimClass,
    VictimEffect,
    Weapon,
)


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """A party tied to an incident, how firmly, and by which attribution (None: the author's own voice)."""

    actor: str
    confidence: PerpetratorConfidence
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening of a document; all its mentions joined.

    `start` and `end` are the anchor, the words that name it best. `earliest` and `latest` are a half-open interval of
    local days at the place of the event; a None end is not known. `places` are place ids, `attributions` attribution
    ids of the same reading. `background` is true for older context that is not the news.
    """

    id: str
    type: IncidentType
    status: IncidentStatus
    start: int
    end: int
    mentions: tuple[Span, ...]
    earliest: date | None
    latest: date | None
    date_precision: DatePrecision
    places: tuple[str, ...]
    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    background: bool
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that a document gives, as its words bound it.

    `low` and `high` are inclusive bounds; None means not bounded by the words, never zero. `who` with several classes
    is their union. `part_of` is the figure of which this one counts a subset; `supersedes` an earlier figure that
    this one replaces. `earliest` and `latest` bound the period counted, half-open, in local days.
    """

    id: str
    start: int
    end: int
    measure: Measure
    low: int | None
    high: int | None
    qualifier: Qualifier
    unit: Unit
    who: tuple[VictimClass, ...]
    part_of: str | None = None
    supersedes: str | None = None
    attribution: str | None = None
    incident: str | None = None
    place: str | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """An inclusive interval of whole numbers; a None end is not bounded by the words."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Victim:
    """A person, or a described group, that an incident harmed, held or spared. `protected` by default."""

    id: str
    start: int
    end: int
    name: str | None
    description: str | None
    age: int | None
    sex: str | None
    occupation: str | None
    who: tuple[VictimClass, ...]
    number: Count
    effect: VictimEffect
    incident: str | None
    attribution: str | None
    protected: bool = True


@dataclass(frozen=True, slots=True)
class DamagedObject:
    """A thing, or a number of like things, that an incident hit."""

    id: str
    start: int
    end: int
    description: str
    kind: ObjectKind
    number: Count
    effect: ObjectEffect
    incident: str | None
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """A statement on how something was checked. `about` holds ids of incidents and figures of the same reading."""

    start: int
    end: int
    status: VerificationStatus
    covers: VerificationCovers
    about: tuple[str, ...]
