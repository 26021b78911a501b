"""Geometries of events: a point where a site or town is known, else the area that it may lie in, else none."""

import math
from collections.abc import Iterator

from rapporteur.exports.events import Event
from rapporteur.exports.map_places import RADIUS_KM
from rapporteur.model.vocabularies import PlaceKind

Ring = tuple[tuple[float, float], ...]  # longitude and latitude of each corner, the first one again at the end
Polygons = tuple[Ring, ...]

_EARTH_KM = 6371.0088  # mean radius. Source: IUGG
_CORNERS = 48
_DIGITS = 5
_UNKNOWN_KIND_KM = 25.0


def area_of(event: Event) -> Polygons:
    """The outer rings of the area in which an event that is no point may lie; none where no coordinates are known.

    The radius says how far from its middle an event "in" such a place may lie; a country has no area here, as its
    middle says nothing. Rings run against the clock, and are cut at the antimeridian.
    """
    place = event.place
    if place is None or place.latitude is None or place.longitude is None or not has_area(event):
        return ()
    return circle(place.latitude, place.longitude, radius_km(event) or _UNKNOWN_KIND_KM)


def has_area(event: Event) -> bool:
    """Whether an event is no point, but has an area."""
    place = event.place
    if place is None or event.point is not None or event.kind is PlaceKind.COUNTRY:
        return False
    return place.latitude is not None and place.longitude is not None


def radius_km(event: Event) -> float | None:
    """How far from its coordinates an event may lie, in kilometres; None where it has no place, or a country alone."""
    if event.place is None or event.kind is PlaceKind.COUNTRY:
        return None
    return RADIUS_KM.get(event.kind, _UNKNOWN_KIND_KM) if event.kind else _UNKNOWN_KIND_KM


def circle(latitude: float, longitude: float, radius: float) -> Polygons:
    """A circle of `radius` kilometres on the sphere around a point, as one polygon, or two across the antimeridian.

    Source: RFC 7946, 3.1.6 (right-hand rule) and 3.1.9 (antimeridian cutting).
    """
    if abs(latitude) + math.degrees(radius / _EARTH_KM) >= 90:
        return _cap(latitude, radius)
    corners = list(_corners(latitude, longitude, radius))
    inside = [(x, y) for x, y in corners]
    if all(-180 <= x <= 180 for x, _ in inside):
        return (_closed(inside),)
    side = 180.0 if any(x > 180 for x, _ in inside) else -180.0
    near = _clipped(inside, side, keep_below=side > 0)
    far = _clipped(inside, side, keep_below=side < 0)
    turned = [(x - 2 * side, y) for x, y in far]
    return (_closed(near), _closed(turned))


def _corners(latitude: float, longitude: float, radius: float) -> Iterator[tuple[float, float]]:
    """Points around the middle, against the clock; longitudes may run over 180 degrees."""
    at, away = math.radians(latitude), radius / _EARTH_KM
    for corner in range(_CORNERS):
        bearing = -2 * math.pi * corner / _CORNERS
        north = math.asin(math.sin(at) * math.cos(away) + math.cos(at) * math.sin(away) * math.cos(bearing))
        east = math.atan2(
            math.sin(bearing) * math.sin(away) * math.cos(at), math.cos(away) - math.sin(at) * math.sin(north)
        )
        yield longitude + math.degrees(east), math.degrees(north)


def _cap(latitude: float, radius: float) -> Polygons:
    """Around a pole every longitude is within reach."""
    edge = max(abs(latitude) - math.degrees(radius / _EARTH_KM), 0.0)
    low, high = (edge, 90.0) if latitude > 0 else (-90.0, -edge)
    return (_closed([(-180.0, low), (180.0, low), (180.0, high), (-180.0, high)]),)


def _clipped(ring: list[tuple[float, float]], edge: float, *, keep_below: bool) -> list[tuple[float, float]]:
    """The part of a convex ring on one side of a meridian. Source: Sutherland and Hodgman, polygon clipping."""
    kept: list[tuple[float, float]] = []
    for at, (x, y) in enumerate(ring):
        before_x, before_y = ring[at - 1]
        inside, was_inside = (x <= edge) == keep_below, (before_x <= edge) == keep_below
        if inside != was_inside:
            share = (edge - before_x) / (x - before_x)
            kept.append((edge, before_y + share * (y - before_y)))
        if inside:
            kept.append((x, y))
    return kept


def _closed(corners: list[tuple[float, float]]) -> Ring:
    rounded = [(round(x, _DIGITS), round(y, _DIGITS)) for x, y in corners]
    return (*rounded, rounded[0])
