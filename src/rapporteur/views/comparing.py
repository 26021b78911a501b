"""Compare the ledger with a table: who has which incident, what differs, what is missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from rapporteur.ledger.opening import LedgerStore
from rapporteur.linking.accounts import Site
from rapporteur.linking.happenings import Deaths, Happening, happenings_of, told_deaths
from rapporteur.linking.matching import MOST_GAP, Match, Matcher, Standing
from rapporteur.model.names import fold_name
from rapporteur.model.reading import Reading
from rapporteur.model.vocabularies import IncidentStatus, IncidentType, PlaceKind
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.filters import country_code
from rapporteur.views.incidents import IncidentPlace, IncidentRow, incidents
from rapporteur.views.questions import EVERYTHING, Question, folded

__all__ = ["Agreement", "Comparison", "Happening", "Match", "compare_with", "ledger_happenings", "told_deaths"]

FIELDS = ("dates", "place", "kind", "actors", "deaths")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the matches stand to one another in one field; the numbers add up to all matches."""

    field: str
    same: int
    near: int
    differs: int
    not_stated: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A ledger beside a table.

    `ours` incidents of the ledger were compared with `theirs` of the table. `matches` are the best first, possible ones
    among them. `only_ours` and `only_theirs` have no match. `undated` of the table are dated too loosely to be matched;
    `beyond` lie in countries or times of which the ledger tells nothing, or that were not asked for.
    """

    ours: int
    theirs: int
    matches: tuple[Match, ...]
    only_ours: tuple[Happening, ...]
    only_theirs: tuple[Happening, ...]
    undated: int
    beyond: int
    agreement: tuple[Agreement, ...]


def compare_with(
    store: LedgerStore, theirs: Iterable[tuple[str, Reading]], question: Question = EVERYTHING
) -> Comparison:
    """Match the ledger's incidents with those of a table, which are taken one after another.

    Args:
        store: an open ledger.
        theirs: the readings of the table's rows, each with the id by which its document is named.
        question: which incidents of the ledger; its place and period hold for the table as well.

    Raises:
        LedgerError: the ledger could not be read.
    """
    ours = ledger_happenings(store, question)
    matcher = Matcher(ours)
    scope = _Scope(ours, question)
    others: list[Happening] = []
    counts: Counter[str] = Counter()
    for one in (happening for document, reading in theirs for happening in happenings_of(document, reading)):
        counts["theirs"] += 1
        if not one.dated:
            counts["undated"] += 1
        elif scope.holds(one):
            matcher.offer(one)
            others.append(one)
        else:
            counts["beyond"] += 1
    matches = matcher.matches()
    matched = {match.ours.id for match in matches}, {match.theirs.id for match in matches}
    return Comparison(
        len(ours),
        counts["theirs"],
        matches,
        tuple(one for one in ours if one.id not in matched[0]),
        tuple(one for one in others if one.id not in matched[1]),
        counts["undated"],
        counts["beyond"],
        tuple(_agreement(field, matches) for field in FIELDS),
    )


def _agreement(field: str, matches: Iterable[Match]) -> Agreement:
    found = Counter(one.standing for match in matches for one in match.differences if one.field == field)
    return Agreement(
        field, found[Standing.SAME], found[Standing.NEAR], found[Standing.DIFFERS], found[Standing.NOT_STATED]
    )


def ledger_happenings(store: LedgerStore, question: Question = EVERYTHING) -> tuple[Happening, ...]:
    """The linked incidents of a ledger that happened, as far as a table could tell of them.

    Raises:
        LedgerError: the ledger could not be read.
    """
    rows = {row.id: row for row in incidents(store, question.unfiltered())}
    found = []
    for linked in linked_incidents(store, question):
        told = [rows[mention.record] for mention in linked.mentions if mention.record in rows]
        if told and linked.status == IncidentStatus.HAPPENED:
            found.append(_happening(linked, told))
    return tuple(found)


def _happening(linked: LinkedIncident, told: list[IncidentRow]) -> Happening:
    places = [place for row in told for place in row.places]
    places.sort(key=lambda place: _COARSENESS.get(place.kind or "", 3))
    killed = linked.killed
    deaths = None if killed.low is None and killed.high is None else Deaths(killed.low, killed.high)
    return Happening(
        id=linked.id,
        kinds=frozenset(IncidentType(row.type) for row in told),
        earliest=linked.earliest,
        latest=linked.latest,
        sites=tuple(dict.fromkeys(_site(place) for place in places)),
        areas=tuple(dict.fromkeys(place.admin1 for place in places if place.admin1)),
        actors=tuple(dict.fromkeys(party.name for row in told for party in row.perpetrators)),
        deaths=deaths,
        words=told[0].quote,
    )


_COARSENESS = {PlaceKind.SITE.value: 0, PlaceKind.TOWN.value: 0, PlaceKind.ADMIN2.value: 1, PlaceKind.ADMIN1.value: 2}


def _site(place: IncidentPlace) -> Site:
    kind = None if place.kind is None else PlaceKind(place.kind)
    return Site(
        fold_name(place.name),
        kind,
        place.country,
        place.admin1,
        place.gazetteer_id,
        place.latitude,
        place.longitude,
    )


class _Scope:
    """Which incidents of a table can be missing from the ledger: those where and when it tells of anything."""

    def __init__(self, ours: Iterable[Happening], question: Question) -> None:
        dated = [one for one in ours if one.earliest and one.latest]
        margin = timedelta(days=MOST_GAP)
        self._countries = {one.country for one in ours if one.country}
        self._first = min((one.earliest for one in dated if one.earliest), default=None)
        self._last = max((one.latest for one in dated if one.latest), default=None)
        self._first = None if self._first is None else self._first - margin
        self._last = None if self._last is None else self._last + margin
        self._question = question

    def holds(self, one: Happening) -> bool:
        if one.earliest is None or one.latest is None or self._first is None or self._last is None:
            return False
        if one.latest <= self._first or one.earliest >= self._last:
            return False
        if one.country and self._countries and one.country not in self._countries:
            return False
        asked = self._question
        if asked.earliest and one.latest <= asked.earliest:
            return False
        if asked.latest and one.earliest >= asked.latest:
            return False
        return asked.place is None or self._lies_in(one, asked.place)

    @staticmethod
    def _lies_in(one: Happening, place: str) -> bool:
        if (code := country_code(place)) is not None and one.country == code:
            return True
        sought = folded(place)
        return any(folded(name) == sought for name in (*(site.name for site in one.sites), *one.areas))
