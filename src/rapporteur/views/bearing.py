"""Which figures bear on a question of place and period, found by their scopes and not by reading the whole ledger."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.scopes import FIGURES, INCIDENTS, NOWHERE, area_of, parts_of
from rapporteur.views.asking import Asking
from rapporteur.views.filters import country_code
from rapporteur.views.questions import folded

# So many figures of one place can be reconciled within seconds; of more, a place or period within must be asked for.
MOST_FIGURES = 1500
# So many figures of a wider place (a whole country, or none named) are asked beside those of the place itself.
MOST_WIDER = 20
_MOST_INCIDENTS = 5000


@dataclass(frozen=True, slots=True)
class Unasked:
    """Figures that were left unasked because there are too many: of a country (by its code; None: of no place).

    `figures` is how many they are, None where they were not counted.
    """

    country: str | None
    figures: int | None


@dataclass(frozen=True, slots=True)
class Bearing:
    """The figures that bear on a question, with those that they cannot be read without.

    `areas` are those that the place asked for means, empty where it is none or was not asked for. `too_many` are the
    countries whose figures were left out whole. `wider` are those of wider scope beyond `MOST_WIDER` that were left
    out: they can narrow the greatest count, never raise the least.
    """

    figures: frozenset[RecordKey]
    areas: tuple[str, ...]
    too_many: tuple[Unasked, ...]
    wider: tuple[Unasked, ...]


def figures_bearing(asked: Asking, place: str | None, earliest: date | None, latest: date | None) -> Bearing:
    """The figures that bear on a place and a period.

    Args:
        asked: the state of the ledger; of its question place and period do not count.
        place: as `Question.place`; None for everywhere.
        earliest: the first day of the period; None is open.
        latest: the day after its last; None is open.
    """
    known = _areas(asked)
    near = known if place is None else _meant(asked, place, known)
    in_period = _in_period(earliest, latest)
    counts = _counted(asked, near, in_period)
    groups: defaultdict[str | None, int] = defaultdict(int)
    for area, number in counts.items():
        groups[parts_of(area)[0]] += number
    too_many = {country: number for country, number in groups.items() if number > MOST_FIGURES}
    chosen = set(_keys(asked, [area for area in counts if parts_of(area)[0] not in too_many], in_period, None))
    wider: list[Unasked] = []
    for area in _wider(near) if place is not None and near else ():
        found = list(_keys(asked, [area], in_period, MOST_WIDER + 1))
        if len(found) > MOST_WIDER:
            wider.append(Unasked(parts_of(area)[0], None))
        chosen |= set(found[:MOST_WIDER])
    left = tuple(Unasked(country, number) for country, number in sorted(too_many.items(), key=str))
    return Bearing(_with_kin(asked, chosen), tuple(near) if place is not None else (), left, tuple(wider))


def incidents_bearing(asked: Asking) -> frozenset[RecordKey] | None:
    """All incidents that place and period of the question can find, and maybe more; None where those are too many."""
    question, table = asked.question, schema.scopes.c
    if question.place is None and question.earliest is None and question.latest is None:
        return None
    conditions: list[ColumnElement[bool]] = [table.kind == INCIDENTS]
    if question.place is not None:
        conditions.append(table.area.in_(_named(asked, question.place)))
    if question.latest is not None:
        conditions.append(table.earliest < question.latest)
    if question.earliest is not None:
        conditions.append(table.latest > question.earliest)
    query = _of_state(asked, select(table.reading, table.record), and_(*conditions)).limit(_MOST_INCIDENTS + 1)
    rows = asked.connection.execute(query).all()
    return None if len(rows) > _MOST_INCIDENTS else frozenset((row.reading, row.record) for row in rows)


def _named(asked: Asking, place: str) -> set[str]:
    """The areas in which a place lies that is called so, or that lies in a country or area called so."""
    known, code, sought = _areas(asked, INCIDENTS), country_code(place), folded(place)
    found = {area for area in known if parts_of(area)[0] == code} if code else set()
    if code and len(place.strip()) == 2:
        return found
    within = {area for area in known if folded(parts_of(area)[1] or "") == sought}
    found |= within | {area_of(parts_of(area)[0], None) for area in within} | _areas_of_places(asked, sought)
    return found


def _areas_of_places(asked: Asking, sought: tuple[str, ...]) -> set[str]:
    places = schema.places.c
    names = asked.matched(schema.places, "name", lambda name: folded(name) == sought)
    named = select(places.country, places.admin1).where(places.name.in_(names)).distinct()
    found = {(country, admin1) for country, admin1 in asked.connection.execute(named)}
    return {area_of(*one) for one in found} | {area_of(country, None) for country, _ in found}


def _areas(asked: Asking, kind: str = FIGURES) -> list[str]:
    """All areas at which records of a kind are found, each by one step in the index rather than by reading it."""
    table = schema.scopes.c
    first = select(func.min(table.area).label("area")).where(table.kind == kind)
    steps = first.cte("steps", recursive=True)
    following = select(func.min(table.area)).where(table.kind == kind, table.area > steps.c.area).scalar_subquery()
    steps = steps.union_all(select(following).where(steps.c.area.is_not(None)))
    return list(asked.connection.scalars(select(steps.c.area).where(steps.c.area.is_not(None))))


def _meant(asked: Asking, place: str, known: Sequence[str]) -> list[str]:
    """The areas that a name can mean: all of a country, else first-level areas, else those of places of this name."""
    code = country_code(place)
    if code:
        return [area for area in known if parts_of(area)[0] == code] or [area_of(code, None)]
    sought = folded(place)
    found = [area for area in known if folded(parts_of(area)[1] or "") == sought]
    if found:
        return found
    areas = _areas_of_places(asked, sought) & set(known)
    return sorted(area for area in areas if parts_of(area)[1]) or sorted(areas)


def _wider(near: Iterable[str]) -> list[str]:
    """The areas that may reach into these: their countries as a whole, and nowhere in particular."""
    held = set(near)
    countries = {country for country, _ in map(parts_of, held) if country}
    return [area for area in (*sorted(area_of(country, None) for country in countries), NOWHERE) if area not in held]


def _in_period(earliest: date | None, latest: date | None) -> ColumnElement[bool]:
    """Whether what a figure counts may have happened in a period: by its own days, and by when it was published."""
    table, versions = schema.scopes.c, schema.document_versions.c
    conditions: list[ColumnElement[bool]] = [table.kind == FIGURES]
    if latest is not None:
        conditions.append(table.earliest < latest)
    if earliest is not None:
        conditions.append(table.latest > earliest)
        told_since = or_(versions.published.is_(None), versions.published_by >= earliest)
        conditions.append(or_(told_since, table.earliest > versions.published_by))
    return and_(*conditions)


def _of_state(asked: Asking, query: Select[Any], condition: ColumnElement[bool]) -> Select[Any]:
    """`query` over scopes, of those that the state asked for may count."""
    readings, versions = schema.readings, schema.document_versions
    query = (
        query.select_from(schema.scopes)
        .join(readings, readings.c.number == schema.scopes.c.reading)
        .join(versions, versions.c.number == readings.c.document_version)
        .where(condition, asked.recorded(readings), asked.published(versions))
    )
    if asked.question.documents is not None:
        named = select(schema.documents.c.number).where(schema.documents.c.id.in_(sorted(asked.question.documents)))
        query = query.where(versions.c.document.in_(named))
    return query


def _counted(asked: Asking, areas: Collection[str], condition: ColumnElement[bool]) -> dict[str, int]:
    table = schema.scopes.c
    query = _of_state(asked, select(table.area, func.count()), and_(table.area.in_(areas), condition))
    return {row[0]: int(row[1]) for row in asked.connection.execute(query.group_by(table.area))}


def _keys(
    asked: Asking, areas: Collection[str], condition: ColumnElement[bool], most: int | None
) -> Iterable[RecordKey]:
    """The figures at these areas; of one area at most so many, those whose period begins last."""
    table = schema.scopes.c
    query = _of_state(asked, select(table.reading, table.record), and_(table.area.in_(areas), condition))
    if most is not None:
        order = (table.earliest.desc(), table.latest.desc(), table.reading.desc(), table.record.desc())
        query = query.order_by(*order).limit(most)
    return [(row.reading, row.record) for row in asked.connection.execute(query)]


def _with_kin(asked: Asking, chosen: Collection[RecordKey]) -> frozenset[RecordKey]:
    """These figures, those of the same incidents, and those that they are part of, replace or are replaced by."""
    table = schema.figures.c
    of_reading: defaultdict[int, list[tuple[str, str | None, str | None, str | None]]] = defaultdict(list)
    readings = sorted({reading for reading, _ in chosen})
    for start in range(0, len(readings), 1000):
        query = select(table.reading, table.id, table.incident, table.part_of, table.supersedes).where(
            table.reading.in_(readings[start : start + 1000])
        )
        for reading, *row in asked.connection.execute(query):
            of_reading[reading].append(tuple(row))
    found = set(chosen)
    for reading, rows in of_reading.items():
        own = [row for row in rows if (reading, row[0]) in found]
        incidents = {row[1] for row in own if row[1]}
        named = {name for row in own for name in (row[0], row[2], row[3]) if name}
        found |= {(reading, row[0]) for row in rows if row[1] in incidents or row[0] in named or row[3] in named}
    return frozenset(found)
