"""The places of a report as GeoJSON, each as large as what is known of it: a point only where a point is known."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapporteur.exports.labels import finest_first, name_label
from rapporteur.model.vocabularies import PlaceKind
from rapporteur.views.dossier import ReportedIncident
from rapporteur.views.incidents import IncidentPlace

# How far from its coordinates an event "in" a place of this kind may lie, in kilometres; a country is its outline.
# Source: after the ranks of UCDP GED `where_prec` (25 km around a known point; second-, first-level area; larger).
RADIUS_KM = {
    PlaceKind.SITE: 2.0,
    PlaceKind.TOWN: 5.0,
    PlaceKind.ADMIN2: 30.0,
    PlaceKind.ADMIN1: 100.0,
    PlaceKind.LINE: 100.0,
    PlaceKind.REGION: 150.0,
    PlaceKind.WATER: 50.0,
}
_UNKNOWN_KIND_KM = 25.0
_POINTS = frozenset({PlaceKind.SITE, PlaceKind.TOWN})
_KM_PER_DEGREE = 111.195
_CORNERS = 48


@dataclass(slots=True)
class MappedPlace:
    """A place with the incidents that are told of it. `radius_km` is None for a country, which is drawn whole."""

    name: str
    kind: PlaceKind | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    incidents: list[ReportedIncident] = field(default_factory=list)

    @property
    def is_point(self) -> bool:
        """Whether the place is small enough to be drawn as a point."""
        return self.kind in _POINTS

    @property
    def radius_km(self) -> float | None:
        """The radius of the area drawn for it."""
        if self.kind is PlaceKind.COUNTRY:
            return None
        return RADIUS_KM.get(self.kind, _UNKNOWN_KIND_KM) if self.kind else _UNKNOWN_KIND_KM


def mapped_places(incidents: Iterable[ReportedIncident]) -> tuple[MappedPlace, ...]:
    """The finest resolved place of each incident, with its incidents; places with most of them first."""
    places: dict[str, MappedPlace] = {}
    for incident in incidents:
        place = next((p for p in finest_first(incident.row.places) if _is_drawable(p)), None)
        if place is None:
            continue
        mapped = places.setdefault(
            place.gazetteer_id or f"{place.name}|{place.country}",
            MappedPlace(
                place.name,
                PlaceKind(place.kind) if place.kind else None,
                place.country,
                place.admin1,
                place.latitude,
                place.longitude,
            ),
        )
        mapped.incidents.append(incident)
    return tuple(sorted(places.values(), key=lambda p: (-len(p.incidents), p.name)))


def _is_drawable(place: IncidentPlace) -> bool:
    has_point = place.latitude is not None and place.longitude is not None
    return has_point or (place.kind == PlaceKind.COUNTRY and place.country is not None)


def _circle(latitude: float, longitude: float, radius_km: float) -> list[list[float]]:
    """A ring of points `radius_km` around a place, on the sphere taken as flat."""
    north = radius_km / _KM_PER_DEGREE
    east = north / max(0.05, math.cos(math.radians(latitude)))
    angles = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [[round(longitude + east * math.cos(a), 4), round(latitude + north * math.sin(a), 4)] for a in angles]
    return [*ring, ring[0]]


def places_geojson(places: Iterable[MappedPlace]) -> dict[str, Any]:
    """`places` as GeoJSON (RFC 7946): an area for each, and a point in it where `is_point`."""
    features: list[dict[str, Any]] = []
    for place in places:
        properties: dict[str, Any] = {
            "name": name_label(place.name),
            "kind": place.kind.value if place.kind else "place",
            "country": place.country,
            "incidents": len(place.incidents),
            "anchor": place.incidents[0].anchor if place.incidents else None,
        }
        if place.radius_km is None or place.latitude is None or place.longitude is None:
            features.append({"type": "Feature", "properties": {**properties, "drawn": "country"}, "geometry": None})
            continue
        ring = _circle(place.latitude, place.longitude, place.radius_km)
        area: dict[str, Any] = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {**properties, "drawn": "area"}, "geometry": area})
        if place.is_point:
            point: dict[str, Any] = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
            features.append({"type": "Feature", "properties": {**properties, "drawn": "point"}, "geometry": point})
    return {"type": "FeatureCollection", "features": features}
