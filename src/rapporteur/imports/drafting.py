"""Draft a reading from a row: records whose spans are cells of its text."""

import hashlib
import re
from datetime import date, datetime

from rapporteur.imports.cell_text import CellText, When
from rapporteur.imports.cells import CountCell, stated
from rapporteur.imports.tables import Row
from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.documents import Document
from rapporteur.model.incidents import Figure, Incident, Perpetrator, Verification
from rapporteur.model.places import Place
from rapporteur.model.reading import Producer, Reading
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    ActorKind,
    Certainty,
    IncidentStatus,
    IncidentType,
    Measure,
    PerpetratorConfidence,
    PlaceKind,
    PlaceSense,
    Qualifier,
    RelationKind,
    SourceKind,
    Stance,
    Target,
    Unit,
    VerificationCovers,
    VerificationStatus,
    VictimClass,
    Weapon,
)

# Words that say what sort of area it is, and no part of its name. Source: UCDP GED, names of first-level areas.
_AREA_WORDS = re.compile(
    r"\s+(?:province|governorate|state|region|district|department|oblast|county|prefecture|division|wilaya|agency|"
    r"municipality|territory|canton|woreda|zone|rayon|raion)$",
    re.IGNORECASE,
)
# What is left of "Free State" or "Northern Region" names no area.
_NO_NAMES = frozenset("free capital central north south east west northern southern eastern western".split())


def area_name(words: str) -> str:
    """The name of an area without the word for its sort: "Khost province" is Khost, as other sources write it."""
    plain = words.strip()
    bare = _AREA_WORDS.sub("", plain)
    return plain if bare.casefold() in _NO_NAMES else bare


class Draft(CellText):
    """One row on its way to a reading. Layouts ask it for cells and add what these say; spans follow by themselves."""

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self.published: date | datetime | None = None
        self.publisher: str | None = None
        self.title: str | None = None
        self._places: dict[tuple[object, ...], Place] = {}
        self._actors: dict[str, Actor] = {}
        self._attributions: list[Attribution] = []
        self._incidents: list[Incident] = []
        self._figures: list[Figure] = []
        self._verification: list[Verification] = []
        self._relations: list[Relation] = []

    def place(
        self,
        column: str,
        kind: PlaceKind | None,
        country: str | None,
        admin1: str | None = None,
        point: tuple[float, float] | None = None,
    ) -> str | None:
        """Add the place that a cell names; None where it names none. `admin1` without the word for its sort."""
        words, span = self.stated(column), self.span(column)
        if words is None or span is None:
            return None
        latitude, longitude = point or (None, None)
        key = (words, kind, country, admin1)
        if key not in self._places:
            self._places[key] = Place(
                id=f"p{len(self._places) + 1}",
                start=span.start,
                end=span.end,
                name=words,
                kind=kind,
                sense=PlaceSense.LOCATION,
                country=country,
                admin1=None if admin1 is None else area_name(admin1),
                latitude=latitude,
                longitude=longitude,
            )
        return self._places[key].id

    def actor(self, words: str, span: Span, kind: ActorKind, role: str | None = None, *, private: bool = False) -> str:
        """Add an actor, or another mention of one."""
        held = self._actors.get(words)
        if held is None:
            number = f"a{len(self._actors) + 1}"
            self._actors[words] = Actor(number, words, kind, role, None, private, (span,))
            return number
        if span not in held.mentions:
            mentions = (*held.mentions, span)
            protected = held.protected and private
            self._actors[words] = Actor(held.id, words, held.kind, held.role or role, None, protected, mentions)
        return held.id

    def actors(self, column: str, kind: ActorKind, separators: str = ";", role: str | None = None) -> list[str]:
        """Add the actors that a cell lists."""
        return [self.actor(words, span, kind, role) for words, span in self.pieces(column, separators) if stated(words)]

    def source(
        self,
        words: str,
        span: Span,
        kind: SourceKind,
        content: tuple[Span, ...],
        stance: Stance = Stance.ASSERTS,
    ) -> str:
        """Add an attribution to a source that the row names."""
        number = f"q{len(self._attributions) + 1}"
        actor = None
        if kind is not SourceKind.UNNAMED:
            actor = self.actor(words, span, _ACTOR_OF_SOURCE[kind])
        self._attributions.append(
            Attribution(number, (span,), (), content, actor, kind, stance, None, Certainty.CERTAIN)
        )
        return number

    def own_words(self, content: tuple[Span, ...], certainty: Certainty) -> str:
        """Add an attribution to the publisher itself, for what it says with less than certainty."""
        number = f"q{len(self._attributions) + 1}"
        told = Attribution(number, (), (), content, None, SourceKind.AUTHOR, Stance.ASSERTS, None, certainty)
        self._attributions.append(told)
        return number

    def incident(
        self,
        kind: IncidentType,
        when: When,
        anchor: Span,
        places: tuple[str, ...] = (),
        perpetrators: tuple[tuple[str, PerpetratorConfidence], ...] = (),
        targets: tuple[Target, ...] = (),
        weapons: tuple[Weapon, ...] = (),
        attributions: tuple[str, ...] = (),
        status: IncidentStatus = IncidentStatus.HAPPENED,
    ) -> str:
        """Add the incident that the row reports."""
        number = f"i{len(self._incidents) + 1}"
        credited = attributions[0] if len(attributions) == 1 else None
        self._incidents.append(
            Incident(
                id=number,
                type=kind,
                status=status,
                start=anchor.start,
                end=anchor.end,
                mentions=(anchor,),
                earliest=when.earliest,
                latest=when.latest,
                date_precision=when.precision,
                places=places,
                perpetrators=tuple(Perpetrator(actor, how, credited) for actor, how in dict(perpetrators).items()),
                targets=targets,
                weapons=weapons,
                background=False,
                attributions=attributions,
            )
        )
        return number

    def figure(
        self,
        measure: Measure,
        found: CountCell,
        span: Span,
        incident: str | None,
        who: tuple[VictimClass, ...] = (),
        *,
        unit: Unit = Unit.PEOPLE,
        part_of: str | None = None,
        supersedes: str | None = None,
        attribution: str | None = None,
        place: str | None = None,
        earliest: date | None = None,
        latest: date | None = None,
    ) -> str:
        """Add a figure; without an attribution it is the publisher's own count."""
        number = f"f{len(self._figures) + 1}"
        self._figures.append(
            Figure(
                number,
                span.start,
                span.end,
                measure,
                found.low,
                found.high,
                found.qualifier,
                unit,
                who,
                part_of,
                supersedes,
                attribution,
                incident,
                place,
                earliest,
                latest,
            )
        )
        return number

    def bounds(
        self,
        measure: Measure,
        lowest: str,
        highest: str,
        incident: str | None,
        who: tuple[VictimClass, ...] = (),
        *,
        unit: Unit = Unit.PEOPLE,
        part_of: str | None = None,
        attribution: str | None = None,
    ) -> str | None:
        """Add the figure that a least and a greatest count make; None where neither is stated.

        One alone bounds on its side. Reversed bounds make no figure, but an issue.
        """
        least, most = self.count(lowest), self.count(highest)
        if least is None and most is None:
            return None
        low = None if least is None else least.low
        high = None if most is None else most.high
        if low is not None and high is not None and low > high:
            self.warn("bounds_reversed", f"the least count {low} is above the greatest {high}: no figure", lowest)
            return None
        found = bounded(low, high)
        span = self.over(*(column for column, cell in ((lowest, least), (highest, most)) if cell is not None))
        return self.figure(measure, found, span, incident, who, unit=unit, part_of=part_of, attribution=attribution)

    def verified(self, column: str, status: VerificationStatus, covers: VerificationCovers, about: str) -> None:
        """Add what the table says of how an incident was checked."""
        span = self.over(column)
        self._verification.append(Verification(span.start, span.end, status, covers, (about,)))

    def relation(self, subject: str, kind: RelationKind, other: str, when: When, span: Span) -> None:
        """Add how two actors stand to each other."""
        self._relations.append(Relation(subject, kind, other, when.earliest, when.latest, None, span.start, span.end))

    def document(self, identifier: str, publisher: str | None) -> Document:
        """The row as a document."""
        return Document(
            id=identifier,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            text=self.text,
            title=self.title,
            publisher=self.publisher or publisher,
            published=self.published,
        )

    def reading(self, document: Document, producer: Producer) -> Reading:
        """All that was added, as a reading of `document`."""
        return Reading(
            producer,
            document,
            times=tuple(self.times),
            places=tuple(self._places.values()),
            actors=tuple(self._actors.values()),
            attributions=tuple(self._attributions),
            incidents=tuple(self._incidents),
            figures=tuple(self._figures),
            verification=tuple(self._verification),
            relations=tuple(self._relations),
            issues=tuple(self.issues),
        )


_ACTOR_OF_SOURCE = {
    SourceKind.PARTY: ActorKind.PARTY,
    SourceKind.ARMED_GROUP: ActorKind.ARMED_GROUP,
    SourceKind.OFFICIAL: ActorKind.GOVERNMENT,
    SourceKind.IO: ActorKind.IO,
    SourceKind.NGO: ActorKind.NGO,
    SourceKind.MEDIA: ActorKind.MEDIA,
    SourceKind.MEDICAL: ActorKind.NGO,
}


def bounded(low: int | None, high: int | None) -> CountCell:
    """A count between two inclusive ends, None where one is not given, with the qualifier that says so."""
    if low is None:
        return CountCell(0, high, Qualifier.AT_MOST)
    if high is None:
        return CountCell(low, None, Qualifier.AT_LEAST)
    return CountCell(low, high, Qualifier.EXACT if low == high else Qualifier.BETWEEN)
