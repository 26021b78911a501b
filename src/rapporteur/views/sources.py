"""Sources: who is behind what is said."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_

from rapporteur.ledger import schema
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import SourceKind
from rapporteur.views.asking import Evidence, record_id
from rapporteur.views.questions import Question, names_match

SOURCE_ACTOR = schema.actors.alias("source_actor")
SOURCE_AFFILIATION = schema.actors.alias("source_affiliation")

# What a query must select of an attribution so that `source_of` can tell its source.
SOURCE_COLUMNS: tuple[Any, ...] = (
    schema.attributions.c.id.label("attribution_id"),
    schema.attributions.c.source.label("source_spans"),
    schema.attributions.c.source_kind,
    schema.attributions.c.stance,
    schema.attributions.c.certainty,
    SOURCE_ACTOR.c.id.label("source_actor_id"),
    SOURCE_ACTOR.c.name.label("source_actor_name"),
    SOURCE_ACTOR.c.protected.label("source_actor_protected"),
    SOURCE_ACTOR.c.registry_id.label("source_actor_registry_id"),
    SOURCE_AFFILIATION.c.id.label("source_affiliation_id"),
    SOURCE_AFFILIATION.c.registry_id.label("source_affiliation_registry_id"),
    SOURCE_AFFILIATION.c.name.label("source_affiliation_name"),
    SOURCE_AFFILIATION.c.protected.label("source_affiliation_protected"),
)

# Words in the place of a source that name nobody; whom they mean the reader could not tell.
_PRONOUNS = frozenset("he she it they we i one who this that these those him her them his their you both".split())


@dataclass(frozen=True, slots=True)
class Source:
    """The root source of a statement of one document.

    `name` is that of the actor, else the words for it; the publisher in the author's own voice; None when no source is
    named: a pronoun names nobody. `affiliation` is the body that the actor speaks for, `affiliation_id` its record id;
    `registry_id` and `affiliation_registry_id` are their entries in the registry of actors, None where it has none.
    `id` is the record id of the actor, else of the attribution, else of the document: it tells sources of one document
    apart even when their names are masked.
    """

    id: str
    name: str | None
    kind: SourceKind
    affiliation: str | None
    protected: bool
    registry_id: str | None = None
    affiliation_id: str | None = None
    affiliation_registry_id: str | None = None


def with_source(query: Select[Any], attribution: ColumnElement[Any], reading: ColumnElement[Any]) -> Select[Any]:
    """`query` joined to the attribution with id `attribution` in `reading`, and to who is behind it."""
    said = schema.attributions
    return with_speaker(query.outerjoin(said, and_(said.c.reading == reading, said.c.id == attribution)))


def with_speaker(query: Select[Any]) -> Select[Any]:
    """`query`, which holds attributions, joined to the actors who are credited and to those they speak for."""
    said, actor, body = schema.attributions, SOURCE_ACTOR, SOURCE_AFFILIATION
    return query.outerjoin(actor, and_(actor.c.reading == said.c.reading, actor.c.id == said.c.actor)).outerjoin(
        body, and_(body.c.reading == actor.c.reading, body.c.id == actor.c.affiliation)
    )


def author(row: RowMapping, evidence: Evidence) -> Source:
    """The source of what the row's document says in its own voice: its publisher."""
    return Source(str(RecordId(row["document_id"])), evidence.publisher(row), SourceKind.AUTHOR, None, protected=False)


def source_of(row: RowMapping, evidence: Evidence) -> Source:
    """The root source of a row that has `SOURCE_COLUMNS`."""
    reading, document = row["reading"], row["document_id"]
    if row["attribution_id"] is None or row["source_kind"] == SourceKind.AUTHOR:
        return author(row, evidence)
    kind = SourceKind(row["source_kind"])
    if row["source_actor_id"] is None:
        name = evidence.quotes(reading, row["source_spans"])
        if name is not None and name.casefold() in _PRONOUNS:
            name = None
        return Source(str(RecordId(document, row["attribution_id"])), name, kind, None, protected=False)
    protected = row["source_actor_protected"]
    affiliation = row["source_affiliation_name"]
    if affiliation is not None:
        affiliation = evidence.masks.name(reading, affiliation, protected=row["source_affiliation_protected"])
    return Source(
        str(RecordId(document, row["source_actor_id"])),
        evidence.masks.name(reading, row["source_actor_name"], protected=protected),
        kind,
        affiliation,
        protected,
        row["source_actor_registry_id"],
        record_id(row, row["source_affiliation_id"]),
        row["source_affiliation_registry_id"],
    )


def is_source(source: Source, publisher: str | None, question: Question) -> bool:
    """Whether a source is the one asked for: by its name as shown, its affiliation, its kind, or who published it."""
    asked = question.source
    if asked is None or asked == source.kind:
        return True
    return any(names_match(asked, name) for name in (source.name, source.affiliation, publisher) if name)
