"""Turn the figures of a ledger into statements that can be reconciled."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.linking.clusters import Tie
from rapporteur.model.vocabularies import (
    Certainty,
    IncidentStatus,
    Measure,
    PlaceKind,
    Qualifier,
    Stance,
    Unit,
    VictimClass,
)
from rapporteur.reconciliation.statements import LeftOut, PlaceKey, Statement
from rapporteur.views.asking import Asking
from rapporteur.views.figures import FigureRow
from rapporteur.views.incidents import IncidentPlace
from rapporteur.views.questions import folded
from rapporteur.views.voices import voices_of

_NOT_ASSERTED = {
    Stance.DENIES: "its source denies it",
    Stance.DOUBTS: "its source doubts it",
    Stance.CANNOT_VERIFY: "its source could not verify it",
    Stance.THREATENS: "it is threatened, not reported",
    Stance.RETRACTS: "its source took it back",
}
_NOT_CERTAIN = {
    Certainty.POSSIBLE: "its source calls it possible only",
    Certainty.NEGATED: "its source says that it is not so",
}


def place_key(place: IncidentPlace | FigureRow) -> PlaceKey:
    """Where a place stands in the hierarchy; regions and lines count as their country, if they have one."""
    name = place.name if isinstance(place, IncidentPlace) else place.place
    kind = place.kind if isinstance(place, IncidentPlace) else place.place_kind
    if place.country is None or kind in {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.LINE, PlaceKind.WATER}:
        return PlaceKey(place.country)
    if kind is None or kind == PlaceKind.ADMIN1 or place.admin1 is None:
        return PlaceKey(place.country, place.admin1)
    identifier = place.gazetteer_id or f"name:{' '.join(folded(name or ''))}"
    return PlaceKey(place.country, place.admin1, identifier, PlaceKind(kind), place.latitude, place.longitude)


def places_called(asked: Asking, name: tuple[str, ...]) -> set[PlaceKey]:
    """Where the places of this name (its folded words) stand in the hierarchy, of all that documents name so."""
    places = schema.places.c
    names = asked.matched(schema.places, "name", lambda one: folded(one) == name)
    columns = [places[field] for field in IncidentPlace.__dataclass_fields__]
    named = (
        select(*columns)
        .join(schema.readings, schema.readings.c.number == places.reading)
        .where(places.name.in_(names), asked.recorded(schema.readings))
    )
    return {place_key(IncidentPlace(*row)) for row in asked.connection.execute(named.distinct())}


class Placed(Protocol):
    """An incident as far as its places."""

    @property
    def places(self) -> tuple[IncidentPlace, ...]:
        """Where it happened, in the order of the document."""
        ...


def _places(row: FigureRow, incident: Placed | None) -> tuple[PlaceKey, ...]:
    own = place_key(row) if row.place is not None else None
    if incident is not None and (own is None or (incident.places and incident.places[0].name == row.place)):
        keys = tuple(dict.fromkeys(place_key(place) for place in incident.places))
    else:
        keys = () if own is None else (own,)
    return () if any(key.country is None for key in keys) else keys


def _latest(row: FigureRow) -> date | None:
    """What is reported has happened by the day of publication."""
    published = None if row.published is None else row.published + timedelta(days=1)
    if row.latest is None or published is None:
        return row.latest or published
    return min(row.latest, published)


def _period(row: FigureRow) -> tuple[date | None, date | None]:
    latest = _latest(row)
    if row.earliest is not None and latest is not None and latest <= row.earliest:
        return row.earliest, row.latest
    return row.earliest, latest


def not_asserted(row: FigureRow) -> LeftOut | None:
    """Why a figure is no statement that something happened; None when it is one."""
    if row.withdrawn:
        return LeftOut(row.id, "misread", "a person found that its words give no such figure")
    if row.stance in _NOT_ASSERTED:
        return LeftOut(row.id, row.stance, _NOT_ASSERTED[Stance(row.stance)])
    if row.certainty in _NOT_CERTAIN:
        return LeftOut(row.id, row.certainty, _NOT_CERTAIN[Certainty(row.certainty)])
    if row.incident_status not in {None, IncidentStatus.HAPPENED.value}:
        return LeftOut(row.id, "not_happened", f"its incident is {row.incident_status}")
    return None


def statements_of(
    rows: Iterable[FigureRow], incidents: Mapping[str, Placed], decided: Sequence[Tie[str]] = ()
) -> tuple[tuple[Statement, ...], tuple[LeftOut, ...]]:
    """The statements that figures make, and those figures that assert nothing, with the reason.

    Args:
        rows: figures as of some day.
        incidents: the incidents of the same documents by record id, for all of their places.
        decided: on which of their actors are one, as `rapporteur.views.voices.decisions_on_actors` gives it.
    """
    by_id = {row.id: row for row in rows}
    voices = voices_of(by_id.values(), decided)
    statements = []
    left_out = []
    for row in by_id.values():
        silent = not_asserted(row)
        if silent is not None:
            left_out.append(silent)
            continue
        parent = by_id.get(row.part_of) if row.part_of else None
        whole = parent if parent is not None and parent.incident == row.incident else row
        earliest, latest = _period(row)
        statements.append(
            Statement(
                id=row.id,
                measure=Measure(row.measure),
                low=row.low,
                high=row.high,
                qualifier=Qualifier(row.qualifier),
                unit=Unit(row.unit),
                classes=frozenset(VictimClass(one) for one in row.who),
                subject=row.incident or whole.id,
                tally=row.incident is None,
                places=_places(row, incidents.get(row.incident) if row.incident else None),
                earliest=earliest,
                latest=latest,
                source=voices[row.id],
                published=row.published,
                kind=row.incident_type,
                part_of=row.part_of,
                supersedes=row.supersedes,
            )
        )
    return tuple(statements), tuple(left_out)
