"""Figures: every count that the documents give, with its words, its source, and what, where and when it counts."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import and_, case, func, or_, select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import Certainty, Stance
from rapporteur.views.asking import Asking, asking, published_day, record_id
from rapporteur.views.corrections import figure_decisions
from rapporteur.views.filters import has_actor, in_period, is_perpetrator, is_place
from rapporteur.views.incidents import PerpetratorRow, perpetrators
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.sources import SOURCE_COLUMNS, Source, is_source, source_of, with_source


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one document that counts.

    `id`, `part_of`, `supersedes` and `incident` are record ids across documents. `low` and `high` are inclusive, None
    where the words do not bound. Period and place are the figure's own; where it states none, those of its incident
    (its first place). `earliest` and `latest` are half-open. `source` is the root source; without an attribution it is
    the publisher, in the author's own voice. `quote` are the exact words, masked. None means not stated.

    `judgement` is the id of a person's decision on how it was read, which the count follows; None: as the reader found
    it. `withdrawn`: that person found no such figure in the words, so that it counts nowhere.
    """

    id: str
    document: str
    version: int
    published: date | None
    publisher: str | None
    measure: str
    low: int | None
    high: int | None
    qualifier: str
    unit: str
    who: tuple[str, ...]
    part_of: str | None
    supersedes: str | None
    earliest: date | None
    latest: date | None
    place: str | None
    place_kind: str | None
    country: str | None
    admin1: str | None
    gazetteer_id: str | None
    latitude: float | None
    longitude: float | None
    incident: str | None
    incident_type: str | None
    incident_status: str | None
    background: bool | None
    perpetrators: tuple[PerpetratorRow, ...]
    source: Source
    stance: str
    certainty: str
    quote: str
    judgement: str | None = None
    withdrawn: bool = False


def figures(store: LedgerStore, question: Question = EVERYTHING) -> tuple[FigureRow, ...]:
    """The figures of all documents that count, in order of publication and text.

    The actor asked for is the source of it, or a perpetrator of its incident.

    Raises:
        LedgerError: the ledger could not be read.
    """
    with asking(store, question) as asked:
        return figure_rows(asked)


def figure_rows(asked: Asking, only: Collection[RecordKey] | None = None) -> tuple[FigureRow, ...]:
    """As `figures`, within a state of the ledger that was asked for; `only` these records, None: all."""
    if only is not None:
        asked = asked.narrowed({reading for reading, _ in only})
    figure, incident, place, places = schema.figures, schema.incidents, schema.places, schema.incident_places
    first_place = (
        select(places.c.place)
        .where(places.c.reading == figure.c.reading, places.c.incident == figure.c.incident, places.c.position == 0)
        .scalar_subquery()
    )
    undated = and_(figure.c.earliest.is_(None), figure.c.latest.is_(None))
    earliest = case((undated, incident.c.earliest), else_=figure.c.earliest)
    latest = case((undated, incident.c.latest), else_=figure.c.latest)
    said = schema.attributions.c
    found: list[FigureRow] = []
    query = (
        asked.of_documents(
            *(c for c in figure.c if c.name not in ("reading", "earliest", "latest", "place")),
            earliest.label("earliest"),
            latest.label("latest"),
            place.c.name.label("place"),
            place.c.kind.label("place_kind"),
            *(place.c[name] for name in ("country", "admin1", "gazetteer_id", "latitude", "longitude")),
            incident.c.type.label("incident_type"),
            incident.c.status.label("incident_status"),
            incident.c.background,
            *SOURCE_COLUMNS,
        )
        .join(figure, figure.c.reading == asked.counting.c.reading)
        .outerjoin(incident, and_(incident.c.reading == figure.c.reading, incident.c.id == figure.c.incident))
        .outerjoin(
            place,
            and_(place.c.reading == figure.c.reading, place.c.id == func.coalesce(figure.c.place, first_place)),
        )
        .where(
            in_period(asked, earliest, latest),
            is_place(asked, place),
            or_(
                is_perpetrator(asked, figure.c.reading, figure.c.incident),
                has_actor(asked, figure.c.reading, said.actor),
            ),
        )
        .order_by(figure.c.position)
    )
    decided = figure_decisions(asked)
    for evidence, batch in asked.with_evidence(with_source(query, figure.c.attribution, figure.c.reading), only):
        parties = perpetrators(asked, evidence)
        for row in batch:
            source, publisher = source_of(row, evidence), evidence.publisher(row)
            if not is_source(source, publisher, asked.question):
                continue
            read = FigureRow(
                id=str(RecordId(row["document_id"], row["id"])),
                document=row["document_id"],
                version=row["version"],
                published=published_day(row),
                publisher=publisher,
                measure=row["measure"],
                low=row["low"],
                high=row["high"],
                qualifier=row["qualifier"],
                unit=row["unit"],
                who=tuple(row["who"]),
                part_of=record_id(row, row["part_of"]),
                supersedes=record_id(row, row["supersedes"]),
                earliest=row["earliest"],
                latest=row["latest"],
                place=row["place"],
                place_kind=row["place_kind"],
                country=row["country"],
                admin1=row["admin1"],
                gazetteer_id=row["gazetteer_id"],
                latitude=row["latitude"],
                longitude=row["longitude"],
                incident=record_id(row, row["incident"]),
                incident_type=row["incident_type"],
                incident_status=row["incident_status"],
                background=row["background"],
                perpetrators=parties.get((row["reading"], row["incident"]), ()),
                source=source,
                stance=row["stance"] or Stance.ASSERTS,
                certainty=row["certainty"] or Certainty.CERTAIN,
                quote=evidence.quote(row["reading"], row["start"], row["end"]),
            )
            found.append(replace(read, **decided.get((row["reading"], row["id"]), {})))
    return tuple(found)
