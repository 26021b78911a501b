"""Incidents: what each document says happened, with its words, when, where and by whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import exists, or_, select, true

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.references import RecordId
from rapporteur.views.asking import Asking, Evidence, asking, published_day
from rapporteur.views.bearing import incidents_bearing
from rapporteur.views.filters import has_actor, in_period, is_perpetrator, is_place
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.sources import SOURCE_COLUMNS, Source, author, is_source, source_of, with_source

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class PerpetratorRow:
    """A party tied to an incident, and how firmly; the name is masked for protected persons.

    `registry_id` is its entry in the registry of actors, None where the registry does not know it.
    """

    name: str
    kind: str
    confidence: str
    registry_id: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """A place of an incident: the name as written, and what it was resolved to (None where it was not)."""

    name: str
    kind: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    gazetteer_id: str | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of one document that counts.

    `earliest` and `latest` are half-open, None where not known. `sources` are those whom the document credits with it;
    without any it is the publisher's own account. `quote` are the words that name it, masked.
    """

    id: str
    document: str
    version: int
    published: date | None
    publisher: str | None
    type: str
    status: str
    background: bool
    earliest: date | None
    latest: date | None
    date_precision: str
    places: tuple[IncidentPlace, ...]
    perpetrators: tuple[PerpetratorRow, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    sources: tuple[Source, ...]
    quote: str


def incidents(store: LedgerStore, question: Question = EVERYTHING) -> tuple[IncidentRow, ...]:
    """The incidents of all documents that count, in order of publication and text.

    The actor asked for is a perpetrator of it, or the source of an account of it.

    Raises:
        LedgerError: the ledger could not be read.
    """
    with asking(store, question) as asked:
        return incident_rows(asked, incidents_bearing(asked))


def incident_rows(asked: Asking, only: Collection[RecordKey] | None = None) -> tuple[IncidentRow, ...]:
    """As `incidents`, within a state of the ledger that was asked for; `only` these records, None: all."""
    if only is not None:
        asked = asked.narrowed({reading for reading, _ in only})
    table = schema.incidents
    found: list[IncidentRow] = []
    query = (
        asked.of_documents(*(column for column in table.c if column.name not in ("reading", "mentions")))
        .join(table, table.c.reading == asked.counting.c.reading)
        .where(in_period(asked, table.c.earliest, table.c.latest), _happened_at(asked), _involves(asked))
        .order_by(table.c.position)
    )
    for evidence, batch in asked.with_evidence(query, only):
        places = places_of(asked, evidence.texts)
        parties = perpetrators(asked, evidence)
        sources = _sources(asked, evidence)
        for row in batch:
            key = (row["reading"], row["id"])
            told_by = sources.get(key, ())
            own_voice, publisher = author(row, evidence), evidence.publisher(row)
            if not any(is_source(source, publisher, asked.question) for source in told_by or (own_voice,)):
                continue
            found.append(
                IncidentRow(
                    id=str(RecordId(row["document_id"], row["id"])),
                    document=row["document_id"],
                    version=row["version"],
                    published=published_day(row),
                    publisher=publisher,
                    type=row["type"],
                    status=row["status"],
                    background=row["background"],
                    earliest=row["earliest"],
                    latest=row["latest"],
                    date_precision=row["date_precision"],
                    places=places.get(key, ()),
                    perpetrators=parties.get(key, ()),
                    targets=tuple(row["targets"]),
                    weapons=tuple(row["weapons"]),
                    sources=told_by,
                    quote=evidence.quote(row["reading"], row["start"], row["end"]),
                )
            )
    return tuple(found)


def _happened_at(asked: Asking) -> Any:
    if asked.question.place is None:
        return true()
    named, places = schema.incident_places, schema.places.alias("sought_place")
    return exists().where(
        named.c.reading == schema.incidents.c.reading,
        named.c.incident == schema.incidents.c.id,
        places.c.reading == named.c.reading,
        places.c.id == named.c.place,
        is_place(asked, places),
    )


def _involves(asked: Asking) -> Any:
    if asked.question.actor is None:
        return true()
    incident, told, said = schema.incidents.c, schema.incident_attributions, schema.attributions.alias("account")
    is_told_by = exists().where(
        told.c.reading == incident.reading,
        told.c.incident == incident.id,
        said.c.reading == told.c.reading,
        said.c.id == told.c.attribution,
        has_actor(asked, said.c.reading, said.c.actor),
    )
    return or_(is_perpetrator(asked, incident.reading, incident.id), is_told_by)


def perpetrators(asked: Asking, evidence: Evidence) -> dict[RecordKey, tuple[PerpetratorRow, ...]]:
    """The parties tied to each incident of the readings at hand, in the order of the documents."""
    named, actors = schema.perpetrators, schema.actors
    columns = (actors.c.name, actors.c.kind, actors.c.protected, actors.c.registry_id)
    query = (
        select(named.c.reading, named.c.incident, named.c.confidence, *columns)
        .join(actors, (actors.c.reading == named.c.reading) & (actors.c.id == named.c.actor))
        .where(named.c.reading.in_(list(evidence.texts)))
        .order_by(named.c.reading, named.c.incident, named.c.position)
    )
    return _grouped(
        (
            (row.reading, row.incident),
            PerpetratorRow(
                evidence.masks.name(row.reading, row.name, protected=row.protected),
                row.kind,
                row.confidence,
                row.registry_id,
            ),
        )
        for row in asked.connection.execute(query)
    )


def places_of(asked: Asking, readings: Collection[int]) -> dict[RecordKey, tuple[IncidentPlace, ...]]:
    """The places of each incident of these readings, in the order of the documents."""
    named, places = schema.incident_places, schema.places
    columns = [places.c[name] for name in IncidentPlace.__dataclass_fields__]
    query = (
        select(named.c.reading, named.c.incident, *columns)
        .join(places, (places.c.reading == named.c.reading) & (places.c.id == named.c.place))
        .where(named.c.reading.in_(sorted(readings)))
        .order_by(named.c.reading, named.c.incident, named.c.position)
    )
    return _grouped(((row[0], row[1]), IncidentPlace(*row[2:])) for row in asked.connection.execute(query))


def _sources(asked: Asking, evidence: Evidence) -> dict[RecordKey, tuple[Source, ...]]:
    told = schema.incident_attributions
    query = (
        asked.of_documents(told.c.incident, *SOURCE_COLUMNS)
        .join(told, told.c.reading == asked.counting.c.reading)
        .where(told.c.reading.in_(list(evidence.texts)))
        .order_by(told.c.incident, told.c.position)
    )
    rows = asked.connection.execute(with_source(query, told.c.attribution, told.c.reading)).mappings()
    return _grouped(((row["reading"], row["incident"]), source_of(row, evidence)) for row in rows)


def _grouped(pairs: Iterable[tuple[RecordKey, _Item]]) -> dict[RecordKey, tuple[_Item, ...]]:
    groups: defaultdict[RecordKey, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}
