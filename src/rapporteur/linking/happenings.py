"""Happenings: incidents as far as a table can tell of them, whether they stand in a ledger or in a file."""

from dataclasses import dataclass
from datetime import date

from rapporteur.linking.accounts import Site
from rapporteur.linking.places import site_of
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.reading import Reading
from rapporteur.model.vocabularies import IncidentType, Measure, PlaceKind, VictimClass

# Windows of more days than these tell too little of when to be matched.
MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many dead are told of: inclusive, None where not bounded."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident as far as a table can tell of it.

    `id` names it in its collection. Days are half-open and local. `sites` are the places that it is tied to, the finest
    first; `areas` the names of wider ones around them. `deaths` None: nothing is said of them, which is not zero.
    """

    id: str
    kinds: frozenset[IncidentType]
    earliest: date | None
    latest: date | None
    sites: tuple[Site, ...]
    areas: tuple[str, ...]
    actors: tuple[str, ...]
    deaths: Deaths | None
    words: str = ""

    @property
    def country(self) -> str | None:
        """The country that it lies in, ISO 3166-1 alpha-2; None where that is not known."""
        return next((site.country for site in self.sites if site.country), None)

    @property
    def dated(self) -> bool:
        """Whether its days are few enough to be matched by."""
        return self.earliest is not None and self.latest is not None and (self.latest - self.earliest).days <= MOST_DAYS


def happenings_of(document: str, reading: Reading) -> tuple[Happening, ...]:
    """The incidents of a row that was read from a table; `document` is the id by which they are named."""
    sites = {place.id: site_of(place) for place in reading.places}
    names = {actor.id: actor.name for actor in reading.actors if not actor.protected}
    found = []
    for incident in reading.incidents:
        own = tuple(sites[place] for place in incident.places if place in sites)
        wider = (p.name for p in reading.places if p.id not in incident.places and p.kind is not PlaceKind.COUNTRY)
        areas = (*wider, *(site.admin1 for site in own if site.admin1))
        found.append(
            Happening(
                id=f"{document}#{incident.id}",
                kinds=frozenset({incident.type}),
                earliest=incident.earliest,
                latest=incident.latest,
                sites=own,
                areas=tuple(dict.fromkeys(areas)),
                actors=tuple(names[one.actor] for one in incident.perpetrators if one.actor in names),
                deaths=_deaths(incident, reading.figures),
                words=reading.document.text[incident.start : incident.end],
            )
        )
    return tuple(found)


def _deaths(incident: Incident, figures: tuple[Figure, ...]) -> Deaths | None:
    """The count of all dead that stands, else the one of a class."""
    own = [f for f in figures if f.incident == incident.id and f.measure is Measure.KILLED]
    replaced = {figure.supersedes for figure in own}
    standing = [figure for figure in own if figure.id not in replaced]
    whole = [f for f in standing if f.part_of is None and set(f.who) <= {VictimClass.PEOPLE}] or standing[:1]
    return Deaths(whole[-1].low, whole[-1].high) if whole else None


def told_deaths(deaths: Deaths) -> str:
    """A number of dead in words: "4", "4 to 6", "at least 4", "up to 6"."""
    if deaths.low is None or deaths.high is None:
        return (
            "no number"
            if deaths.low is deaths.high
            else (f"at least {deaths.low}" if deaths.high is None else f"up to {deaths.high}")
        )
    return f"{deaths.low}" if deaths.low == deaths.high else f"{deaths.low} to {deaths.high}"
