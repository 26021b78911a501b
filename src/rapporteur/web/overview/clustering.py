"""Clustering: many incidents on one map as few circles, by a grid of the map's own projection."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapporteur.views.clusters import LinkedIncident
from rapporteur.web.overview.spots import Spot

# Cells of a map that is 512 pixels wide at zoom 0: near places share a circle of about a finger's width.
_CELL_PIXELS = 48
_WORLD_PIXELS = 512
# Wider places are drawn as areas without a centre, and never share a circle with finer ones.
WIDE_KM = 50.0
# The map's projection ends here. Source: OGC Web Mercator (EPSG:3857).
_HIGHEST_LATITUDE = 85.0511
_KM_PER_DEGREE = 111.195
_NAMES = 5


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map in WGS84 degrees; one whose west is greater than its east lies across 180 degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a position lies in it."""
        if not self.south <= latitude <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= longitude <= self.east
        return longitude >= self.west or longitude <= self.east


@dataclass(frozen=True, slots=True)
class NamedCount:
    """How many incidents are told of a place of this name."""

    name: str
    incidents: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incidents that lie near each other on the map.

    The centre is in WGS84 degrees; all of them may lie within `radius_km` of it. `wide`: the places are provinces and
    the like, so that the centre means nothing. `places` are the names with most incidents, `more_places` how many
    others there are.
    """

    latitude: float
    longitude: float
    radius_km: float
    wide: bool
    incidents: int
    places: tuple[NamedCount, ...]
    more_places: int


@dataclass(frozen=True, slots=True)
class Clustered:
    """Incidents for a map: each is counted once, in a cluster, a country, or as unplaced or outside of the map.

    `countries` are those of which no finer place is known, by ISO 3166-1 alpha-2 code. `total` is the sum of all.
    """

    clusters: tuple[Cluster, ...]
    countries: tuple[NamedCount, ...]
    unplaced: int
    outside: int
    total: int


def clustered_spots(
    incidents: Iterable[LinkedIncident], spots: Mapping[str, Spot], zoom: int, box: Box | None
) -> Clustered:
    """The incidents by cells of a grid.

    Args:
        incidents: what is to be shown.
        spots: where incidents may lie, by their ids.
        zoom: how near, as maps count it: each step halves the cells.
        box: the part of the map that is looked at; None for all of it.
    """
    cells: defaultdict[tuple[bool, int, int], list[Spot]] = defaultdict(list)
    countries: Counter[str] = Counter()
    unplaced = outside = total = 0
    for one in incidents:
        total += 1
        spot = spots.get(one.id)
        if spot is None:
            unplaced += 1
        elif spot.latitude is None or spot.longitude is None:
            countries[spot.country or ""] += 1
        elif box is not None and not box.holds(spot.latitude, spot.longitude):
            outside += 1
        else:
            wide = (spot.radius_km or 0.0) > WIDE_KM
            cells[wide, *_cell(spot.latitude, spot.longitude, zoom)].append(spot)
    clusters = (_cluster(wide, found) for (wide, _, _), found in cells.items())
    return Clustered(
        clusters=tuple(sorted(clusters, key=lambda one: (-one.incidents, one.latitude, one.longitude))),
        countries=tuple(NamedCount(code, count) for code, count in countries.most_common()),
        unplaced=unplaced,
        outside=outside,
        total=total,
    )


def _cell(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    """The cell of a position. Source: OGC Web Mercator (EPSG:3857)."""
    limited = math.radians(max(-_HIGHEST_LATITUDE, min(_HIGHEST_LATITUDE, latitude)))
    cells = _WORLD_PIXELS * 2**zoom / _CELL_PIXELS
    x = (longitude + 180.0) / 360.0
    y = (1.0 - math.asinh(math.tan(limited)) / math.pi) / 2.0
    return math.floor(x * cells), math.floor(y * cells)


def _cluster(wide: bool, spots: list[Spot]) -> Cluster:
    positions = [(spot.latitude or 0.0, spot.longitude or 0.0, spot.radius_km or 0.0) for spot in spots]
    latitude = sum(at[0] for at in positions) / len(positions)
    longitude = sum(at[1] for at in positions) / len(positions)
    shrunk = math.cos(math.radians(latitude))
    reach = max(
        math.hypot(north - latitude, (east - longitude) * shrunk) * _KM_PER_DEGREE + radius
        for north, east, radius in set(positions)
    )
    names = Counter(spot.name for spot in spots)
    return Cluster(
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        radius_km=round(reach, 1),
        wide=wide,
        incidents=len(spots),
        places=tuple(NamedCount(name, count) for name, count in names.most_common(_NAMES)),
        more_places=max(0, len(names) - _NAMES),
    )
