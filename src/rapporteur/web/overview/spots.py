"""Where incidents may lie: for each linked incident one spot, as wide as what is known of it, never a false point."""

from dataclasses import dataclass

from rapporteur.exports.labels import finest_first, name_label
from rapporteur.exports.map_places import RADIUS_KM
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.vocabularies import PlaceKind
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.incidents import IncidentPlace, incidents
from rapporteur.views.questions import Question

_UNKNOWN_KIND_KM = 25.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as large as what is known of it.

    `latitude` and `longitude` are WGS84 degrees. `radius_km` is how far from there the incident may lie. Both are None
    for a country, which is meant as a whole: then only `country` (ISO 3166-1 alpha-2) says where it is.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None


def spots_by_incident(store: LedgerStore, question: Question) -> dict[str, Spot]:
    """The spot of each linked incident by its id: the finest place of its leading account, else of the next one.

    Incidents whose places were not resolved are left out. A view like others, to be asked through a desk.

    Raises:
        LedgerError: the ledger could not be read.
    """
    places = {row.id: row.places for row in incidents(store, question)}
    found: dict[str, Spot] = {}
    for one in linked_incidents(store, question):
        accounts = (one.id, *(mention.record for mention in one.mentions))
        spots = (
            spot for record in accounts for place in finest_first(places.get(record, ())) if (spot := _spot(place))
        )
        if spot := next(spots, None):
            found[one.id] = spot
    return found


def _spot(place: IncidentPlace) -> Spot | None:
    """The spot of a place; None where it was not resolved."""
    kind = PlaceKind(place.kind) if place.kind else None
    if kind is PlaceKind.COUNTRY:
        return Spot(name_label(place.name), place.country, None, None, None) if place.country else None
    if place.latitude is None or place.longitude is None:
        return None
    radius = RADIUS_KM.get(kind, _UNKNOWN_KIND_KM) if kind else _UNKNOWN_KIND_KM
    return Spot(name_label(place.name), place.country, place.latitude, place.longitude, radius)
