"""Places as linking compares them: the same, within reach of each other, or apart."""

import math
from collections.abc import Sequence
from enum import IntEnum

from rapporteur.linking.accounts import Site
from rapporteur.model.names import fold_name
from rapporteur.model.places import Place
from rapporteur.model.vocabularies import PlaceKind, PlaceSense

_EARTH_KM = 6371.0
# Reports name the town, its suburb or the next big place: within this distance two names may mean one ground.
NEAR_KM = 25.0


class Nearness(IntEnum):
    """How two places, or the nearest of two sets, lie to each other; what is not known of either is `UNKNOWN`."""

    APART = 0
    SAME_COUNTRY = 1
    UNKNOWN = 2
    SAME_AREA = 3
    NEAR = 4
    SAME = 5


def site_of(place: Place) -> Site:
    """What linking keeps of a place of a reading."""
    return Site(
        fold_name(place.name),
        place.kind,
        place.country,
        place.admin1,
        place.gazetteer_id,
        place.latitude,
        place.longitude,
    )


def located(places: Sequence[Place]) -> tuple[Site, ...]:
    """The places that a text locates as such, each once, the first named first; rulers and peoples are none."""
    found = dict.fromkeys(site_of(place) for place in places if place.sense is PlaceSense.LOCATION)
    return tuple(found)


def kilometres(a: Site, b: Site) -> float | None:
    """The distance between the points of two places; None where one has none."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    chord = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def nearness(a: Site, b: Site) -> Nearness:
    """How two places lie to each other, as far as the gazetteer knows them."""
    if a.local and b.local:
        if a.ground == b.ground:
            return Nearness.SAME
        distance = kilometres(a, b)
        if distance is not None and distance <= NEAR_KM:
            return Nearness.NEAR
        if a.admin1 and a.admin1 == b.admin1 and a.country == b.country:
            districts = PlaceKind.ADMIN2 in {a.kind, b.kind}  # a district may hold the town without its middle near
            return Nearness.SAME_AREA if distance is None or districts else Nearness.SAME_COUNTRY
        return Nearness.APART
    if not a.country or not b.country:
        return Nearness.SAME if a.name == b.name and a.name else Nearness.UNKNOWN
    if a.country != b.country:
        return Nearness.APART
    if not a.admin1 or not b.admin1:
        return Nearness.UNKNOWN
    return Nearness.SAME_AREA if a.admin1 == b.admin1 else Nearness.APART


def nearest(a: Sequence[Site], b: Sequence[Site]) -> Nearness:
    """The nearest that any place of one set lies to any of the other; `UNKNOWN` when one set is empty.

    Places that narrow an incident down speak before those that do not: two towns of one province are apart, even
    though both accounts also name the province.
    """
    fine_a, fine_b = [s for s in a if s.local], [s for s in b if s.local]
    if fine_a and fine_b:
        return max(nearness(x, y) for x in fine_a for y in fine_b)
    found = [nearness(x, y) for x in a for y in b]
    known = [one for one in found if one is not Nearness.UNKNOWN]
    return max(known, default=Nearness.UNKNOWN)
