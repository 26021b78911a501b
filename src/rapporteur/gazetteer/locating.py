"""Tables that do not say in which country their places lie."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import cos, hypot, radians

from rapporteur.gazetteer.index import Listing
from rapporteur.model.places import Gazetteer, GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_DEGREE = 111.2  # kilometres
_REACH = 500.0  # kilometres from the middle of a first-level area within which its places are believed to lie


def located(listings: Iterable[Listing], country: str | None, held: Gazetteer) -> Iterator[Listing]:
    """The listings with the country and the usual name of their first-level area, where these can be told.

    A row without a country gets the given one, else that of the one known first-level area which has the name that
    the row
    gives and lies near the row's point: both must agree. Otherwise it stays without.
    """
    for listing in listings:
        entry = listing.entry
        area = _area(entry, entry.country or country, held)
        name = area.name if area is not None else entry.admin1
        renamed = entry.name if entry.kind is not PlaceKind.ADMIN1 or area is None else area.name
        aliases = listing.aliases if renamed == entry.name else (entry.name, *listing.aliases)
        home = entry.country or country or (area.country if area is not None else None)
        yield replace(listing, entry=replace(entry, country=home, admin1=name, name=renamed), aliases=aliases)


def _area(entry: GazetteerEntry, country: str | None, held: Gazetteer) -> GazetteerEntry | None:
    if entry.admin1 is None:
        return None
    bearers = [
        area
        for area in (*held.candidates(entry.admin1), *held.variants(entry.admin1))
        if area.kind is PlaceKind.ADMIN1 and (area.country == country if country else _near(entry, area))
    ]
    return bearers[0] if len({area.country for area in bearers}) == 1 else None


def _near(entry: GazetteerEntry, area: GazetteerEntry) -> bool:
    if entry.latitude is None or entry.longitude is None or area.latitude is None or area.longitude is None:
        return False
    east = (entry.longitude - area.longitude) * cos(radians(area.latitude))
    return _DEGREE * hypot(entry.latitude - area.latitude, east) < _REACH
