"""What exporters write of a linked incident: one record with its place, days, parties, counts by rule and evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.counting.cases import Counted
from rapporteur.counting.precision import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_precision,
    ucdp_where_precision,
)
from rapporteur.exports.identifiers import ShownIds
from rapporteur.model.vocabularies import DatePrecision, PerpetratorConfidence, PlaceKind, VictimClass
from rapporteur.views.clusters import LinkedIncident
from rapporteur.views.counting import CountedIncident
from rapporteur.views.documents import DocumentRow
from rapporteur.views.figures import FigureRow
from rapporteur.views.incidents import IncidentPlace, IncidentRow, PerpetratorRow

# From the place that says most about where something happened to the one that says least.
_PLACES = tuple(PlaceKind(kind) for kind in "site town admin2 water line admin1 region country".split())
_POINTS = frozenset({PlaceKind.SITE, PlaceKind.TOWN})
_DATES = tuple(DatePrecision)
_FIRMNESS = tuple(PerpetratorConfidence)
_HELD = frozenset(_FIRMNESS) - {PerpetratorConfidence.POSSIBLE, PerpetratorConfidence.DENIED}
_CIVILIANS = frozenset(VictimClass(w) for w in "civilians women children medics journalists aid_workers".split())


@dataclass(frozen=True, slots=True)
class Toll:
    """Inclusive bounds of a count; None: nothing bounds it, which is not zero. `contested`: sources exclude another."""

    low: int | None
    high: int | None
    contested: bool
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A document that tells of an event: what cites it."""

    id: str
    publisher: str | None
    published: date | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One linked incident as it may be shown.

    `earliest` and `latest` are half-open local days. `place` is the finest place, None where none is told; `places` are
    all names. `parties` are those tied to it, the firmest first. `counted` is what each rule enters, by name of rule;
    empty for what did not happen (denied, planned, threatened). `civilian_dead` says that all figures behind those
    numbers count civilians. `sources` are the root sources. `accounts` are the record ids of what tells of it, `quotes`
    the figures behind the numbers with their words. Coordinates: WGS84 degrees.
    """

    id: str
    type: str
    status: str
    background: bool
    earliest: date | None
    latest: date | None
    date_precision: DatePrecision
    place: IncidentPlace | None
    places: tuple[str, ...]
    country: str | None
    parties: tuple[PerpetratorRow, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    killed: Toll
    injured: Toll
    counted: Mapping[str, Counted]
    civilian_dead: bool
    sources: tuple[str, ...]
    reports: tuple[Report, ...]
    accounts: tuple[str, ...]
    words: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    judgements: tuple[str, ...]

    @property
    def kind(self) -> PlaceKind | None:
        """What sort of place the finest one is; None where there is none, or its sort is not known."""
        return PlaceKind(self.place.kind) if self.place is not None and self.place.kind else None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude where a site or town is known; None for areas: their middle is no place."""
        if self.place is None or self.kind not in _POINTS:
            return None
        latitude, longitude = self.place.latitude, self.place.longitude
        return None if latitude is None or longitude is None else (latitude, longitude)

    @property
    def last_day(self) -> date | None:
        """The last day on which it may have happened."""
        return self.latest - timedelta(1) if self.latest else None

    @property
    def held(self) -> tuple[PerpetratorRow, ...]:
        """The parties that somebody says did it; possible and denied ones are left out."""
        return tuple(party for party in self.parties if PerpetratorConfidence(party.confidence) in _HELD)

    @property
    def acled_time_precision(self) -> int | None:
        """ACLED's time_precision, 1 (day) to 3 (month); None where it codes none."""
        return acled_time_precision(self.date_precision)

    @property
    def acled_geo_precision(self) -> int | None:
        """ACLED's geo_precision, 1 (town) to 3 (region); None where it codes none."""
        return acled_geo_precision(self.kind)

    @property
    def ucdp_date_precision(self) -> int | None:
        """UCDP's date_prec, 1 (day) to 5 (year); None where it codes none."""
        return ucdp_date_precision(self.date_precision)

    @property
    def ucdp_where_precision(self) -> int | None:
        """UCDP's where_prec, 1 (exact) to 7 (sea or air); None without a place."""
        return ucdp_where_precision(self.kind)


def event_of(
    linked: LinkedIncident,
    members: Sequence[IncidentRow],
    counted: CountedIncident | None,
    figures: Mapping[str, FigureRow],
    documents: Mapping[str, DocumentRow],
    ids: ShownIds,
) -> Event:
    """Put together what the views say of one linked incident.

    Args:
        linked: the incident.
        members: its accounts; empty where only a count tells of it.
        counted: what the rules enter for it; None where they enter nothing, as it did not happen.
        figures: the figures behind the numbers, by record id.
        documents: the documents that tell of it, by id.
        ids: how ids may be shown.
    """
    place = _finest([place for row in members for place in row.places])
    countries = Counter(place.country for row in members for place in row.places if place.country)
    used = [figures[i] for answer in (counted.answers if counted else ()) for i in answer.counted.ids if i in figures]
    killed, injured = _tolls(linked, ids)
    told = [documents[i] for i in dict.fromkeys((*linked.documents, *linked.mentioned_in)) if i in documents]
    return Event(
        id=ids.shown(linked.id),
        type=linked.type,
        status=linked.status,
        background=bool(members) and all(row.background for row in members),
        earliest=linked.earliest,
        latest=linked.latest,
        date_precision=_precision(linked, members),
        place=place,
        places=linked.places,
        country=countries.most_common(1)[0][0] if countries else None,
        parties=_parties(members),
        targets=tuple(dict.fromkeys(target for row in members for target in row.targets)),
        weapons=tuple(dict.fromkeys(weapon for row in members for weapon in row.weapons)),
        killed=killed,
        injured=injured,
        counted={a.rule: _shown_answer(a.counted, ids) for a in counted.answers} if counted else {},
        civilian_dead=bool(used) and all(row.who and set(row.who) <= _CIVILIANS for row in used),
        sources=tuple(dict.fromkeys(ids.shown(root.name) for root in linked.sources)),
        reports=tuple(Report(ids.shown(d.id), d.publisher, d.published, d.title, d.url) for d in told),
        accounts=ids.all(mention.record for mention in linked.mentions),
        words=tuple(dict.fromkeys(row.quote for row in members)),
        quotes=tuple((ids.shown(i), words) for i, words in counted.quotes) if counted else (),
        judgements=linked.judgements,
    )


def _tolls(linked: LinkedIncident, ids: ShownIds) -> tuple[Toll, Toll]:
    """Killed and injured."""
    killed, injured = (Toll(t.low, t.high, t.contested, ids.all(t.figures)) for t in (linked.killed, linked.injured))
    return killed, injured


def _shown_answer(answer: Counted, ids: ShownIds) -> Counted:
    return Counted(answer.low, answer.best, answer.high, answer.grade, answer.reason, ids.all(answer.ids))


def _finest(places: Sequence[IncidentPlace]) -> IncidentPlace | None:
    """The place that says most; of several as fine, one whose coordinates are known, then the first told."""

    def rank(place: IncidentPlace) -> tuple[int, bool]:
        return (_PLACES.index(PlaceKind(place.kind)) if place.kind else len(_PLACES), place.latitude is None)

    return min(places, key=rank, default=None)


def _precision(linked: LinkedIncident, members: Sequence[IncidentRow]) -> DatePrecision:
    """How finely the window that most accounts agree on is told."""
    agreed = [row for row in members if (row.earliest, row.latest) == (linked.earliest, linked.latest)]
    if linked.earliest is None and linked.latest is None:
        return DatePrecision.UNKNOWN
    return min((DatePrecision(row.date_precision) for row in agreed or members), key=_DATES.index, default=_DATES[-1])


def _parties(members: Sequence[IncidentRow]) -> tuple[PerpetratorRow, ...]:
    """Each party once, with the firmest tie that any account gives it; those most accounts name first."""
    named = Counter(party.name for row in members for party in {p.name: p for p in row.perpetrators}.values())
    firmest: dict[str, PerpetratorRow] = {}
    for party in (party for row in members for party in row.perpetrators):
        known = firmest.get(party.name)
        if known is None or _firmness(party) < _firmness(known):
            firmest[party.name] = party
    return tuple(sorted(firmest.values(), key=lambda party: (_firmness(party), -named[party.name])))


def _firmness(party: PerpetratorRow) -> int:
    return _FIRMNESS.index(PerpetratorConfidence(party.confidence))
