"""Victims one by one: who is said to have come to harm in each linked incident, each person once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.linking.victims import NamedVictim, persons_of
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import VictimEffect
from rapporteur.views.asking import Evidence, asking
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.harmed import name_likeness
from rapporteur.views.masking import MASK
from rapporteur.views.questions import EVERYTHING, Question

_COLUMNS = (
    *("id", "start", "end", "name", "description", "age", "sex", "occupation", "who"),
    *("number_low", "number_high", "effect", "incident", "protected"),
)


@dataclass(frozen=True, slots=True)
class VictimRow:
    """One person whom accounts of one incident name, or one description of people whom they do not.

    `incident` is the id of the linked incident. `name` and `also` (its other spellings) are masked for protected
    persons; `name` is None for people who are only described. `low` and `high` are their number, 1 for a person. Age,
    sex and occupation are the first that is stated. `ids` are the record ids of all accounts, in order of publication.
    """

    incident: str
    effect: str
    name: str | None
    also: tuple[str, ...]
    description: str | None
    age: int | None
    sex: str | None
    occupation: str | None
    who: tuple[str, ...]
    low: int | None
    high: int | None
    protected: bool
    documents: tuple[str, ...]
    ids: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A victim of one document with what may be shown of it."""

    id: str
    row: RowMapping
    name: str | None
    description: str | None
    quote: str


def victims(store: LedgerStore, question: Question = EVERYTHING) -> tuple[VictimRow, ...]:
    """The victims in the linked incidents that the question finds, incident by incident in order of publication.

    Names in several documents that may be those of one person are one row; people who are only described are a row for
    each description, since nobody can tell whether two descriptions mean the same people.

    Raises:
        LedgerError: the ledger could not be read.
    """
    linked = linked_incidents(store, question)
    told = _told_by_incident(store, question, linked)
    return tuple(
        row for one in linked for effect in VictimEffect for row in _rows(one.id, told.get((one.id, effect.value), ()))
    )


def _told_by_incident(
    store: LedgerStore, question: Question, linked: Sequence[LinkedIncident]
) -> Mapping[tuple[str, str], Sequence[_Told]]:
    incident_of = {mention.record: one.id for one in linked for mention in one.mentions}
    found: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    table = schema.victims
    with asking(store, question.unfiltered()) as asked:
        query = (
            asked.of_documents(*(table.c[name] for name in _COLUMNS))
            .join(table, table.c.reading == asked.counting.c.reading)
            .where(table.c.incident.is_not(None))
            .order_by(table.c.position)
        )
        for evidence, batch in asked.with_evidence(query):
            for row in batch:
                incident = incident_of.get(str(RecordId(row["document_id"], row["incident"])))
                if incident is not None:
                    found[incident, row["effect"]].append(_shown(row, evidence))
    return found


def _shown(row: RowMapping, evidence: Evidence) -> _Told:
    reading = row["reading"]
    name = row["name"]
    if name is not None:
        name = evidence.masks.name(reading, name, protected=row["protected"])
    return _Told(
        str(RecordId(row["document_id"], row["id"])),
        row,
        name,
        evidence.words(reading, row["description"]),
        evidence.quote(reading, row["start"], row["end"]),
    )


def _rows(incident: str, told: Sequence[_Told]) -> Iterable[VictimRow]:
    by_id = {one.id: one for one in told}
    named = [_named(one.id, one.row) for one in told if one.row["name"]]
    for person in persons_of(named, name_likeness):
        yield _row(incident, [by_id[victim.id] for victim in person.victims])
    for one in told:
        if not one.row["name"]:
            yield _row(incident, [one])


def _row(incident: str, told: Sequence[_Told]) -> VictimRow:
    first = told[0].row
    names = list(dict.fromkeys(one.name for one in told if one.name))
    name = max(names, key=len, default=None)

    def stated(column: str) -> Any:
        return next((one.row[column] for one in told if one.row[column] is not None), None)

    return VictimRow(
        incident=incident,
        effect=first["effect"],
        name=name,
        also=tuple(other for other in names if other not in {name, MASK}),
        description=next((one.description for one in told if one.description), None),
        age=stated("age"),
        sex=stated("sex"),
        occupation=stated("occupation"),
        who=tuple(dict.fromkeys(who for one in told for who in one.row["who"])),
        low=first["number_low"],
        high=first["number_high"],
        protected=any(one.row["protected"] for one in told),
        documents=tuple(dict.fromkeys(one.row["document_id"] for one in told)),
        ids=tuple(one.id for one in told),
        quote=told[0].quote,
    )


def _named(identifier: str, row: RowMapping) -> NamedVictim:
    return NamedVictim(identifier, row["document_id"], row["name"], row["age"])
