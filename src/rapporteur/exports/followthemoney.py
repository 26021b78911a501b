"""FollowTheMoney: events, parties, articles and what is said, as entities, and each of their values as a statement.

Source: FollowTheMoney 4 data model: schemata Event, Organization, PublicBody, Company, Person, LegalEntity, Article,
Note, UnknownLink; statements as `followthemoney.statement.Statement`.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from rapporteur.exports.countries import country_label
from rapporteur.exports.events import Event, Report, Toll
from rapporteur.exports.material import Material
from rapporteur.exports.numbers import RECONCILED
from rapporteur.exports.writing import Files, Written
from rapporteur.model.vocabularies import ActorKind, DatePrecision
from rapporteur.views.claims import ClaimRow
from rapporteur.views.incidents import PerpetratorRow
from rapporteur.views.masking import MASK
from rapporteur.views.questions import folded

DATASET = "rapporteur"
SCHEMATA = {
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.MILITARY: "PublicBody",
    ActorKind.POLICE: "PublicBody",
    ActorKind.COMPANY: "Company",
    ActorKind.PERSON: "Person",
}
_CANNOT_HOLD = (
    "spans: a statement names its data set and its origin (the record id), not the place of the words in the text",
    "bounds of counts: they stand in words in the notes of an event",
    "days that are half known: startDate and endDate are the first and last possible day, date only a day that is told",
    "coordinates: the model ties no point to an event; places stand as words in location",
    "protected persons: they are no entities here, as a graph would join what is told of them",
)
_CONVENTIONS = (
    "entity ids are digests of record ids, of registry entries, or of kind and name; recordId is the record id",
    "an UnknownLink from a party to an event says in `role` how firmly it is tied; `involved` names held parties alone",
    "a Note is a claim: its description are the words, its entity the speaker, its proof the article",
)


@dataclass(slots=True)
class _Entity:
    """One entity while it is put together: values by property, without empty ones, each once; `origin` a record id."""

    id: str
    schema: str
    origin: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, *values: object) -> None:
        """Add values of a property."""
        known = self.properties.setdefault(name, [])
        for value in values:
            text = " ".join(str(value).split()) if value is not None else ""
            if text and text not in known:
                known.append(text)
        if not known:
            del self.properties[name]


def entity_id(*key: str) -> str:
    """The id of an entity: a digest of what makes it what it is, as JSON."""
    return f"{DATASET}-{hashlib.sha1(json.dumps(key).encode(), usedforsecurity=False).hexdigest()}"


def statement_id(entity: str, prop: str, value: str) -> str:
    """The id of a statement. Source: `followthemoney.statement.Statement.make_key`."""
    return hashlib.sha1(f"{DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()


def write_ftm(material: Material, files: Files, seen_at: str | None = None) -> Written:
    """Write entities as JSON Lines, and beside them their statements.

    Args:
        material: what to write.
        files: where to.
        seen_at: when the ledger was in this state (ISO 8601, UTC): first_seen and last_seen of every statement.

    Raises:
        OSError: a file could not be written.
    """
    counts: Counter[str] = Counter()
    statements = files.companion(".statements.jsonl")
    said = 0
    with files.main.open("w", encoding="utf-8") as file, statements.open("w", encoding="utf-8") as beside:
        for entity in _entities(material, counts):
            counts[entity.schema] += 1
            _print(file, {"id": entity.id, "schema": entity.schema, "properties": entity.properties})
            for prop, values in entity.properties.items():
                for value in values:
                    said += 1
                    _print(beside, _statement(entity, prop, value, seen_at))
    entities = sum(number for name, number in counts.items() if name[0].isupper())
    return Written(
        rows={files.main.name: entities, statements.name: said},
        counts=counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        rules=(RECONCILED,),
        sources=("FollowTheMoney 4 schemata and statements",),
    )


def _print(file: IO[str], value: dict[str, Any]) -> None:
    file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def _statement(entity: _Entity, prop: str, value: str, seen_at: str | None) -> dict[str, Any]:
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": prop,
        "schema": entity.schema,
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": seen_at,
        "last_seen": seen_at,
        "external": False,
        "origin": entity.origin,
        "id": statement_id(entity.id, prop, value),
    }


def _entities(material: Material, counts: Counter[str]) -> Iterator[_Entity]:
    seen: set[str] = set()
    named: dict[tuple[str, ...], str] = {}
    counts.update(protected_left_out=0)
    for event in material.events():
        for report in event.reports:
            if (article := _article(report)).id not in seen:
                seen.add(article.id)
                yield article
        for party in event.parties:
            if MASK in party.name:
                counts["protected_left_out"] += 1
                continue
            actor = _actor(party, event.id)
            named.setdefault(folded(party.name), actor.id)
            if actor.id not in seen:
                seen.add(actor.id)
                yield actor
            yield _link(event, party, actor.id)
        yield _event(event)
    for row in material.documents():
        if (article := _article(Report(row.id, row.publisher, row.published, row.title, row.url))).id not in seen:
            seen.add(article.id)
            yield article
    for claim in material.claims():
        yield from _said(claim, named)


def _article(report: Report) -> _Entity:
    entity = _Entity(entity_id("document", report.id), "Article", report.id)
    entity.add("title", report.title or report.id)
    entity.add("publisher", report.publisher)
    entity.add("publishedAt", report.published)
    if report.url and report.url.startswith(("http://", "https://")):
        entity.add("sourceUrl", report.url)
    return entity


def _actor(party: PerpetratorRow, origin: str) -> _Entity:
    schema = SCHEMATA.get(ActorKind(party.kind), "Organization")
    key = ("registry", party.registry_id) if party.registry_id else ("actor", *folded(party.name))
    entity = _Entity(entity_id(*key), schema, origin)
    entity.add("name", party.name)
    return entity


def _link(event: Event, party: PerpetratorRow, actor: str) -> _Entity:
    entity = _Entity(entity_id("link", event.id, actor), "UnknownLink", event.id)
    entity.add("subject", actor)
    entity.add("object", entity_id("event", event.id))
    entity.add("role", party.confidence.replace("_", " "))
    return entity


def _event(event: Event) -> _Entity:
    entity = _Entity(entity_id("event", event.id), "Event", event.id)
    where = event.place.name if event.place else country_label(event.country)
    entity.add("name", ", ".join(str(p) for p in (event.type.replace("_", " "), where, event.earliest) if p))
    if event.date_precision is DatePrecision.DAY:
        entity.add("date", event.earliest)
    entity.add("startDate", event.earliest)
    entity.add("endDate", event.last_day)
    entity.add("location", *event.places)
    entity.add("country", event.country.lower() if event.country else None)
    held = (party for party in event.held if MASK not in party.name)
    entity.add("involved", *(_actor(party, event.id).id for party in held))
    entity.add("summary", *event.words)
    entity.add("notes", _toll("killed", event.killed), _toll("injured", event.injured))
    entity.add("notes", f"status: {event.status}", *(f"source: {name}" for name in event.sources))
    entity.add("keywords", event.type, event.status)
    entity.add("publisher", *(report.publisher for report in event.reports))
    entity.add("proof", *(entity_id("document", report.id) for report in event.reports))
    entity.add("recordId", event.id)
    return entity


def _toll(measure: str, toll: Toll) -> str | None:
    if toll.low is None and toll.high is None:
        return None
    if toll.low == toll.high:
        bounds = f"{toll.low}"
    elif toll.high is None:
        bounds = f"at least {toll.low}"
    else:
        bounds = f"{toll.low or 0} to {toll.high}"
    return f"{measure}: {bounds}{', contested' if toll.contested else ''}"


def _said(claim: ClaimRow, named: dict[tuple[str, ...], str]) -> Iterator[_Entity]:
    """A claim, and before it its speaker where nobody has named that one yet; `named` are those that are known."""
    entity = _Entity(entity_id("claim", claim.id), "Note", claim.id)
    source = claim.source
    body = source.affiliation or source.name
    if body and not source.protected and MASK not in body:
        if (speaker := named.get(folded(body))) is None:
            fresh = _Entity(entity_id("actor", *folded(body)), "LegalEntity", claim.id)
            fresh.add("name", body)
            speaker = named[folded(body)] = fresh.id
            yield fresh
        entity.add("entity", speaker)
    entity.add("name", f"{source.name or source.kind} {claim.stance.replace('_', ' ')}")
    entity.add("description", claim.content)
    entity.add("summary", f"{claim.stance}, {claim.certainty}")
    entity.add("publisher", claim.publisher)
    entity.add("proof", entity_id("document", claim.document))
    yield entity
