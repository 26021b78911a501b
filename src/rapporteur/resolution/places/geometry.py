"""Distances and containment between gazetteer entries."""

from math import asin, cos, radians, sin, sqrt

from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_EARTH = 6371.0088
_COUNTY_REACH = 60.0
_TOWN_REACH = 40.0
_AREA_REACH = 150.0
_REGION_REACH = 500.0


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float | None:
    """The great-circle distance between two entries; None when one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    first, second = radians(a.latitude), radians(b.latitude)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def contains(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    """Whether `inner` lies in `outer`, by codes of areas where they tell, else by nearness."""
    if outer.id == inner.id or inner.kind is PlaceKind.COUNTRY:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country
    if outer.kind is PlaceKind.ADMIN1 and inner.kind is PlaceKind.ADMIN2 and inner.admin1 is None:
        distance = kilometres(outer, inner)  # a district from a boundary file that does not say where it belongs
        return inner.country == outer.country and distance is not None and distance < _AREA_REACH
    if outer.kind is PlaceKind.ADMIN1:
        return inner.country == outer.country and inner.admin1 == outer.admin1 and inner.kind is not PlaceKind.ADMIN1
    if inner.kind is PlaceKind.ADMIN1 and outer.kind is not PlaceKind.REGION:
        return False
    if outer.country is not None and inner.country is not None and outer.country != inner.country:
        return False
    distance = kilometres(outer, inner)
    if distance is None:
        return outer.kind is PlaceKind.ADMIN2 and (inner.country, inner.admin1) == (outer.country, outer.admin1)
    if outer.kind is PlaceKind.ADMIN2:
        return distance < _COUNTY_REACH
    if outer.kind is PlaceKind.REGION:
        return distance < _REGION_REACH
    return outer.kind is PlaceKind.TOWN and inner.kind is not PlaceKind.ADMIN2 and distance < _TOWN_REACH
