"""Filters: how a question's place, period and actor become conditions of a query."""

from functools import cache
from typing import Any

import pycountry
from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from rapporteur.ledger import schema
from rapporteur.views.asking import Asking
from rapporteur.views.questions import folded, names_match

_MOST_READINGS = 10_000  # of more it is quicker to ask all than to name them


def in_period(asking: Asking, earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a half-open interval of days overlaps the period asked for.

    An unknown end is not bounded; an interval of which nothing is known is in no period.
    """
    conditions: list[ColumnElement[bool]] = []
    if asking.question.earliest is not None:
        conditions.append(or_(latest > asking.question.earliest, latest.is_(None)))
    if asking.question.latest is not None:
        conditions.append(or_(earliest < asking.question.latest, earliest.is_(None)))
    if conditions:
        conditions.append(or_(earliest.is_not(None), latest.is_not(None)))
    return and_(true(), *conditions)


def published_in_period(asking: Asking) -> ColumnElement[bool]:
    """Whether the document was published (where no day is stated: received) in the period asked for."""
    published_by = schema.document_versions.c.published_by
    conditions: list[ColumnElement[bool]] = []
    if asking.question.earliest is not None:
        conditions.append(published_by >= asking.question.earliest)
    if asking.question.latest is not None:
        conditions.append(published_by < asking.question.latest)
    return and_(true(), *conditions)


def narrowed_to_period(asking: Asking) -> Asking:
    """The same question to the documents of which a version was published in its period, where these are few."""
    if asking.question.earliest is None and asking.question.latest is None:
        return asking
    readings, versions = schema.readings.c, schema.document_versions.c
    query = (
        select(readings.number)
        .join(schema.document_versions, versions.number == readings.document_version)
        .where(published_in_period(asking))
        .limit(_MOST_READINGS + 1)
    )
    found = asking.connection.scalars(query).all()
    return asking if len(found) > _MOST_READINGS else asking.narrowed(found)


@cache
def country_code(words: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by code or name; None when it is none."""
    try:
        return str(pycountry.countries.lookup(words.strip()).alpha_2)
    except LookupError:
        return None


@cache
def country_name(code: str | None) -> str | None:
    """The English short name of an ISO 3166-1 alpha-2 code, in the order of speech; None when there is none."""
    country = pycountry.countries.get(alpha_2=code) if code else None
    if country is None:
        return None
    name, _, title = str(getattr(country, "common_name", None) or country.name).partition(", ")
    return f"{title} {name}" if title else name


def is_place(asking: Asking, places: Any) -> ColumnElement[bool]:
    """Whether a row of `places` (that table or an alias of it) is, or lies in, the place asked for.

    A place is meant when its name or its first-level area is named so (case and accents aside), or its country.
    """
    asked = asking.question.place
    if asked is None:
        return true()
    code = country_code(asked)
    if code and len(asked.strip()) == 2:  # two letters are a code: "DE" is Germany, never a toponym "De"
        in_country: ColumnElement[bool] = places.c.country == code
        return in_country
    sought = folded(asked)
    named = [
        places.c[column].in_(asking.matched(schema.places, column, lambda name: folded(name) == sought))
        for column in ("name", "admin1")
    ]
    return or_(*named, places.c.country == code if code else false())


def names_place(asking: Asking) -> ColumnElement[bool]:
    """Whether the reading names the place asked for at all."""
    if asking.question.place is None:
        return true()
    sought = schema.places.alias("sought_place")
    return exists().where(sought.c.reading == asking.counting.c.reading, is_place(asking, sought))


def is_actor(asking: Asking, actors: Any) -> ColumnElement[bool]:
    """Whether a row of `actors` (that table or an alias of it) bears the name asked for.

    A protected person is not found by name unless the question reveals: nobody can be looked for in the ledger.
    """
    asked = asking.question.actor
    if asked is None:
        return true()
    named = asking.matched(schema.actors, "name", lambda name: names_match(asked, name))
    return and_(actors.c.name.in_(named), true() if asking.question.reveal else ~actors.c.protected)


def has_actor(asking: Asking, reading: ColumnElement[Any], *ids: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of `ids`, ids of actors in the same reading, is of the actor asked for."""
    if asking.question.actor is None:
        return true()
    sought = schema.actors.alias("sought_actor")
    return exists().where(sought.c.reading == reading, sought.c.id.in_(ids), is_actor(asking, sought))


def is_perpetrator(asking: Asking, reading: ColumnElement[Any], incident: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the actor asked for is named as a perpetrator of an incident of the same reading."""
    if asking.question.actor is None:
        return true()
    named, sought = schema.perpetrators, schema.actors.alias("sought_perpetrator")
    return exists().where(
        named.c.reading == reading,
        named.c.incident == incident,
        sought.c.reading == named.c.reading,
        sought.c.id == named.c.actor,
        is_actor(asking, sought),
    )
