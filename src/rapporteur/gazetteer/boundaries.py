"""Boundaries in GeoJSON as listings: a name, a middle and a bounding box for each feature."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rapporteur.gazetteer.index import Box, Listing
from rapporteur.gazetteer.json_objects import Characters, read_objects
from rapporteur.gazetteer.sources import Problems, country_code
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_LEVELS = {0: PlaceKind.COUNTRY, 1: PlaceKind.ADMIN1, 2: PlaceKind.ADMIN2}
_NAMES = ("shapename", "name_en", "name", "name_long", "admin_name", "label", "title")
_COUNTRIES = ("shapegroup", "gid_0", "iso_a2", "iso_a3", "iso", "iso3", "adm0_pcode", "country", "name_0", "adm0_en")
# GADM writes NAME_2, OCHA ADM2_EN, others ADM2_NAME or admin2Name_en.
_LEVELLED = re.compile(r"(?:name_(?P<gadm>\d)|adm(?:in)?(?P<ocha>\d)_?(?:en|name|name_en))")

Point = tuple[float, float]


def read_boundaries(stream: Characters, scheme: str, problems: Problems) -> Iterator[Listing]:
    """The features of a GeoJSON collection, read one by one.

    Args:
        stream: the file.
        scheme: what ids begin with where the features have none of their own.
        problems: takes the features that have no name or no shape.
    """
    for number, feature in enumerate(read_objects(stream, after='"features"'), start=1):
        try:
            yield _listing(feature, number, scheme)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            problems.note(f"feature {number}", str(error) or type(error).__name__)


def _listing(feature: Mapping[str, Any], number: int, scheme: str) -> Listing:
    properties = {
        str(key).lower(): str(value).strip() for key, value in feature["properties"].items() if value not in (None, "")
    }
    levelled = {}
    for key, value in properties.items():
        if match := _LEVELLED.fullmatch(key):
            levelled[int(match["gadm"] or match["ocha"])] = value
    level = _level(properties, levelled)
    name = next((properties[key] for key in _NAMES if key in properties), None) or levelled.get(
        max(levelled, default=0)
    )
    if not name:
        raise ValueError("no name")
    middle, box = _measure(feature["geometry"])
    kind = _LEVELS.get(level, PlaceKind.ADMIN2) if level is not None else PlaceKind.REGION
    identifier = properties.get("shapeid") or properties.get("gid_2") or properties.get("gid_1") or properties.get("id")
    entry = GazetteerEntry(
        id=f"{scheme}:{identifier or number}",
        name=name,
        kind=kind,
        country=next((code for key in _COUNTRIES if (code := country_code(properties.get(key, "")))), None),
        admin1=name if kind is PlaceKind.ADMIN1 else levelled.get(1) if kind is not PlaceKind.COUNTRY else None,
        admin2=name if kind is PlaceKind.ADMIN2 else None,
        latitude=round(middle[1], 5),
        longitude=round(middle[0], 5),
    )
    return Listing(entry, (), (), box)


def _level(properties: Mapping[str, str], levelled: Mapping[int, str]) -> int | None:
    """The administrative level: as the feature says, else the deepest one that it names."""
    for key in ("shapetype", "admin_level", "level", "engtype_1"):
        if digits := re.search(r"\d", properties.get(key, "")):
            return int(digits[0])
    return max(levelled, default=None)


def _measure(geometry: Mapping[str, Any]) -> tuple[Point, Box]:
    """The middle (area-weighted over outer rings; a mean for other shapes) and the box of a geometry."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        rings = [coordinates[0]]
    elif kind == "MultiPolygon":
        rings = [polygon[0] for polygon in coordinates]
    elif kind in ("LineString", "MultiPoint"):
        rings = [coordinates]
    elif kind == "MultiLineString":
        rings = coordinates
    elif kind == "Point":
        rings = [[coordinates]]
    else:
        raise ValueError(f"a geometry of type {kind}")
    points = [(float(point[0]), float(point[1])) for ring in rings for point in ring]
    east, north = [point[0] for point in points], [point[1] for point in points]
    box = Box(min(north), min(east), max(north), max(east))
    if not (box.south >= -90 and box.north <= 90 and box.west >= -180 and box.east <= 180):
        raise ValueError("coordinates that are no degrees of WGS84")
    area = x = y = 0.0
    for ring in rings if "Polygon" in kind else ():
        ring_area, ring_x, ring_y = _moments([(float(point[0]), float(point[1])) for point in ring])
        area, x, y = area + abs(ring_area), x + ring_x * abs(ring_area), y + ring_y * abs(ring_area)
    if area > 0:
        return (x / area, y / area), box
    return (sum(east) / len(points), sum(north) / len(points)), box


def _moments(ring: list[Point]) -> tuple[float, float, float]:
    """The signed area and the centroid of a closed ring (the shoelace formula); zero area for a degenerate one."""
    area = x = y = 0.0
    # Relative to the first point: differences of large numbers would cost precision on small shapes.
    east, north = ring[0]
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = (x1 - east) * (y2 - north) - (x2 - east) * (y1 - north)
        area += cross
        x += (x1 + x2 - 2 * east) * cross
        y += (y1 + y2 - 2 * north) * cross
    if area == 0:
        return 0.0, east, north
    return area / 2, east + x / (3 * area), north + y / (3 * area)
