"""Scopes: where and when figures and incidents count, so that a place and a period find them without reading the rest.

What is in the table follows from the records; one query says how, for appending, for migrating and for verifying.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, insert, literal, select, union

from rapporteur.ledger import schema
from rapporteur.ledger.dialects import Day
from rapporteur.model.vocabularies import PlaceKind

FIGURES, INCIDENTS = "figures", "incidents"
# An open end of a period, and a place that nobody names.
NEVER_BEFORE, NEVER_AFTER = date.min, date.max
NOWHERE = ""
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.LINE, PlaceKind.WATER)
_COLUMNS = ("kind", "area", "earliest", "latest", "reading", "record")


def area_of(country: str | None, admin1: str | None) -> str:
    """The area of a first-level area, of a country as a whole (no `admin1`), or of nowhere (no country)."""
    return f"{country}/{admin1 or ''}" if country else NOWHERE


def parts_of(area: str) -> tuple[str | None, str | None]:
    """The country and the first-level area that an area stands for, None where it has none."""
    country, _, admin1 = area.partition("/")
    return country or None, admin1 or None


def insert_scopes(connection: Connection, readings: Collection[int] | None) -> None:
    """Insert the scopes of the records of these readings, which must have none yet; None: of all readings."""
    connection.execute(insert(schema.scopes).from_select(_COLUMNS, derived_scopes(readings)))


def derived_scopes(readings: Collection[int] | None = None) -> Select[Any]:
    """What the scopes of these readings (None: of all) must be by their records.

    A figure without days counts on those of its incident. It is found at its own place and at all of its incident's:
    which of them it counts for is for the question to say.
    """
    figure, incident, named, place = schema.figures, schema.incidents, schema.incident_places, schema.places
    undated = and_(figure.c.earliest.is_(None), figure.c.latest.is_(None))
    begins = case((undated, incident.c.earliest), else_=figure.c.earliest)
    ends = case((undated, incident.c.latest), else_=figure.c.latest)
    explained = and_(incident.c.reading == figure.c.reading, incident.c.id == figure.c.incident)
    its_places = and_(named.c.reading == figure.c.reading, named.c.incident == figure.c.incident)
    figures = select(*_scope(FIGURES, figure, begins, ends)).outerjoin(incident, explained)
    incidents = select(*_scope(INCIDENTS, incident, incident.c.earliest, incident.c.latest))
    at_own_place = and_(place.c.reading == figure.c.reading, place.c.id == figure.c.place)
    is_named = and_(place.c.reading == named.c.reading, place.c.id == named.c.place)
    here = and_(named.c.reading == incident.c.reading, named.c.incident == incident.c.id)
    nowhere = literal(NOWHERE).label("area")
    parts = (
        (figure, figures.add_columns(_area(place)).join(place, at_own_place)),
        (figure, figures.add_columns(_area(place)).join(named, its_places).join(place, is_named)),
        (figure, figures.add_columns(nowhere).where(figure.c.place.is_(None), ~exists().where(its_places))),
        (incident, incidents.add_columns(_area(place)).join(named, here).join(place, is_named)),
        (incident, incidents.add_columns(nowhere).where(~exists().where(here))),
    )
    chosen = (part if readings is None else part.where(table.c.reading.in_(readings)) for table, part in parts)
    found = union(*chosen).subquery("derived")
    return select(*(found.c[name] for name in _COLUMNS))


def _scope(kind: str, table: Any, begins: Any, ends: Any) -> tuple[ColumnElement[Any], ...]:
    return (
        literal(kind).label("kind"),
        func.coalesce(begins, literal(NEVER_BEFORE, Day)).label("earliest"),
        func.coalesce(ends, literal(NEVER_AFTER, Day)).label("latest"),
        table.c.reading.label("reading"),
        table.c.id.label("record"),
    )


def _area(place: Any) -> ColumnElement[Any]:
    """As `area_of`: what lies in several first-level areas counts for the country."""
    below = case((place.c.kind.in_(_WIDE), ""), else_=func.coalesce(place.c.admin1, ""))
    return case((place.c.country.is_(None), NOWHERE), else_=place.c.country + "/" + below).label("area")
