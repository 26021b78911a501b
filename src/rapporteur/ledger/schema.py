"""The tables of the ledger. Rows are only ever inserted; each belongs to one entry, which says when it was recorded."""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from rapporteur.ledger.dialects import Day, Degrees, Flag, Instant, Listed, Number, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Any, **options: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, **options)


def _entry() -> Column[int]:
    return Column("entry", ForeignKey("entries.number"), nullable=False)


def _hash(name: str, *parts: Any, **options: Any) -> Column[str]:
    return Column(name, Words(64), *parts, **options)


# What was received -----------------------------------------------------------------------------------------------

entries = _table(
    "entries",
    Column("number", Number, primary_key=True),
    Column("recorded_at", Instant, nullable=False, unique=True),
    Column("program", Words, nullable=False),
    _hash("content_sha256", nullable=False),
)

blobs = _table("blobs", _hash("sha256", primary_key=True), Column("bytes", LargeBinary, nullable=False), _entry())

texts = _table("texts", _hash("sha256", primary_key=True), Column("text", Words, nullable=False), _entry())

documents = _table(
    "documents",
    Column("number", Number, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("identity", Words, nullable=False, unique=True),
    _entry(),
)

document_versions = _table(
    "document_versions",
    Column("number", Number, primary_key=True),
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("version", Number, nullable=False),
    _hash("text_sha256", ForeignKey("texts.sha256"), nullable=False),
    _hash("blob_sha256", ForeignKey("blobs.sha256"), nullable=False),
    Column("given_id", Words, nullable=False),
    Column("url", Words),
    Column("title", Words),
    Column("publisher", Words),
    Column("authors", Listed, nullable=False),
    Column("published", Words),
    Column("language", Words),
    Column("published_by", Day, nullable=False),
    Column("metadata", Listed, nullable=False),
    Column("toponyms", Listed),
    Column("issues", Listed, nullable=False),
    Column("offsets", Listed, nullable=False),
    _hash("sameness_sha256", nullable=False),
    _hash("content_sha256", nullable=False),
    _entry(),
    UniqueConstraint("document", "version"),
    UniqueConstraint("document", "sameness_sha256"),
    Index(None, "published_by"),
    Index(None, "text_sha256"),
)

custody = _table(
    "custody",
    Column("number", Number, primary_key=True),
    Column("document_version", ForeignKey("document_versions.number"), nullable=False, index=True),
    Column("origin", Words, nullable=False),
    Column("retrieved_from", Words, nullable=False),
    Column("received_at", Instant, nullable=False),
    _hash("sha256", nullable=False),
    Column("size", Number, nullable=False),
    Column("part", Words),
    Column("declared_type", Words),
    Column("sniffed_type", Words),
    Column("encoding", Words),
    Column("redirects", Listed, nullable=False),
    Column("headers", Listed, nullable=False),
    _hash("content_sha256", nullable=False),
    _entry(),
)

failures = _table(
    "failures",
    _hash("content_sha256", primary_key=True),
    Column("document_id", Words, nullable=False),
    Column("origin", Words, nullable=False),
    Column("attempted_at", Instant, nullable=False),
    Column("issues", Listed, nullable=False),
    _entry(),
)

# What was read ---------------------------------------------------------------------------------------------------

producers = _table(
    "producers",
    Column("number", Number, primary_key=True),
    Column("name", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("engine", Words, nullable=False),
    Column("gazetteer", Words, nullable=False),
    _entry(),
    UniqueConstraint("name", "version", "engine", "gazetteer"),
)

readings = _table(
    "readings",
    Column("number", Number, primary_key=True),
    Column("document_version", ForeignKey("document_versions.number"), nullable=False),
    Column("producer", ForeignKey("producers.number")),
    Column("status", Words, nullable=False),
    Column("format", Words),
    _hash("content_sha256", nullable=False),
    _entry(),
    UniqueConstraint("document_version", "producer"),
    CheckConstraint("(status = 'read') = (producer IS NOT NULL)", name="status"),
)


def _records(name: str, *parts: Any) -> Table:
    """A table of one kind of record: its id within its reading, its place among its kind, and its columns."""
    return _table(
        name,
        Column("reading", ForeignKey("readings.number"), nullable=False),
        Column("id", Words, nullable=False),
        Column("position", Number, nullable=False),
        *parts,
        PrimaryKeyConstraint("reading", "id"),
        sqlite_with_rowid=False,
    )


def _span(*, nullable: bool = False) -> tuple[Column[int], Column[int], CheckConstraint]:
    return (
        Column("start", Number, nullable=nullable),
        Column("end", Number, nullable=nullable),
        CheckConstraint('0 <= start AND start <= "end"', name="span"),
    )


def _refers(column: str, table: str) -> ForeignKeyConstraint:
    """`column` names a record of the same reading; checked at the end of the transaction, whatever the order."""
    return ForeignKeyConstraint(
        ["reading", column], [f"{table}.reading", f"{table}.id"], deferrable=True, initially="DEFERRED"
    )


times = _records(
    "times",
    *_span(),
    Column("type", Words, nullable=False),
    Column("value", Words),
    Column("earliest", Day),
    Column("latest", Day),
    Column("anchored_on", Words),
)

places = _records(
    "places",
    *_span(),
    Column("name", Words, nullable=False, index=True),
    Column("kind", Words),
    Column("sense", Words, nullable=False),
    Column("country", Words),
    Column("admin1", Words),
    Column("latitude", Degrees),
    Column("longitude", Degrees),
    Column("gazetteer_id", Words, index=True),
    Column("candidates", Listed, nullable=False),
    Index(None, "country", "admin1"),
)

actors = _records(
    "actors",
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("role", Words),
    Column("affiliation", Words),
    Column("protected", Flag, nullable=False),
    Column("mentions", Listed, nullable=False),
    Column("registry_id", Words),
    _refers("affiliation", "actors"),
    Index(None, "protected", "name"),
)

attributions = _records(
    "attributions",
    Column("source", Listed, nullable=False),
    Column("cue", Listed, nullable=False),
    Column("content", Listed, nullable=False),
    Column("actor", Words),
    Column("source_kind", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("target", Words),
    Column("certainty", Words, nullable=False),
    Column("within", Words),
    _refers("actor", "actors"),
    _refers("target", "actors"),
    _refers("within", "attributions"),
)

incidents = _records(
    "incidents",
    Column("type", Words, nullable=False),
    Column("status", Words, nullable=False),
    *_span(),
    Column("mentions", Listed, nullable=False),
    Column("earliest", Day),
    Column("latest", Day),
    Column("date_precision", Words, nullable=False),
    Column("targets", Listed, nullable=False),
    Column("weapons", Listed, nullable=False),
    Column("background", Flag, nullable=False),
    Index(None, "earliest", "latest"),
)


def _incident_list(name: str, *parts: Any) -> Table:
    """A table of what an incident names, in the order it names them."""
    return _table(
        name,
        Column("reading", Number, nullable=False),
        Column("incident", Words, nullable=False),
        Column("position", Number, nullable=False),
        *parts,
        PrimaryKeyConstraint("reading", "incident", "position"),
        _refers("incident", "incidents"),
        sqlite_with_rowid=False,
    )


incident_places = _incident_list("incident_places", Column("place", Words, nullable=False), _refers("place", "places"))

incident_attributions = _incident_list(
    "incident_attributions", Column("attribution", Words, nullable=False), _refers("attribution", "attributions")
)

perpetrators = _incident_list(
    "perpetrators",
    Column("actor", Words, nullable=False),
    Column("confidence", Words, nullable=False),
    Column("attribution", Words),
    _refers("actor", "actors"),
    _refers("attribution", "attributions"),
)

figures = _records(
    "figures",
    *_span(),
    Column("measure", Words, nullable=False),
    Column("low", Number),
    Column("high", Number),
    Column("qualifier", Words, nullable=False),
    Column("unit", Words, nullable=False),
    Column("who", Listed, nullable=False),
    Column("part_of", Words),
    Column("supersedes", Words),
    Column("attribution", Words),
    Column("incident", Words),
    Column("place", Words),
    Column("earliest", Day),
    Column("latest", Day),
    _refers("part_of", "figures"),
    _refers("supersedes", "figures"),
    _refers("attribution", "attributions"),
    _refers("incident", "incidents"),
    _refers("place", "places"),
    Index(None, "earliest", "latest"),
)

victims = _records(
    "victims",
    *_span(),
    Column("name", Words),
    Column("description", Words),
    Column("age", Number),
    Column("sex", Words),
    Column("occupation", Words),
    Column("who", Listed, nullable=False),
    Column("number_low", Number),
    Column("number_high", Number),
    Column("effect", Words, nullable=False),
    Column("incident", Words),
    Column("attribution", Words),
    Column("protected", Flag, nullable=False),
    _refers("incident", "incidents"),
    _refers("attribution", "attributions"),
    Index(None, "protected", "name"),
)

objects = _records(
    "objects",
    *_span(),
    Column("description", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("number_low", Number),
    Column("number_high", Number),
    Column("effect", Words, nullable=False),
    Column("incident", Words),
    Column("attribution", Words),
    _refers("incident", "incidents"),
    _refers("attribution", "attributions"),
)

verification = _records(
    "verification",
    *_span(),
    Column("status", Words, nullable=False),
    Column("covers", Words, nullable=False),
    Column("about", Listed, nullable=False),
)

relations = _records(
    "relations",
    Column("subject", Words, nullable=False),
    Column("relation", Words, nullable=False),
    Column("object", Words, nullable=False),
    Column("earliest", Day),
    Column("latest", Day),
    Column("attribution", Words),
    *_span(),
    _refers("subject", "actors"),
    _refers("object", "actors"),
    _refers("attribution", "attributions"),
)

issues = _records(
    "issues",
    Column("code", Words, nullable=False),
    Column("severity", Words, nullable=False),
    Column("message", Words, nullable=False),
    *_span(nullable=True),
)

# Where and when figures and incidents count, as their records say: see `rapporteur.ledger.scopes`.
scopes = _table(
    "scopes",
    Column("kind", Words, nullable=False),
    Column("area", Words, nullable=False),
    Column("earliest", Day, nullable=False),
    Column("latest", Day, nullable=False),
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("record", Words, nullable=False),
    PrimaryKeyConstraint("kind", "area", "earliest", "latest", "reading", "record"),
    Index(None, "reading"),
    sqlite_with_rowid=False,
)

# What was decided ------------------------------------------------------------------------------------------------

judgements = _table(
    "judgements",
    _hash("id", primary_key=True),
    Column("question", Words, nullable=False),
    Column("about", Listed, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("author_kind", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("rests_on", Listed, nullable=False),
    Column("supersedes", ForeignKey("judgements.id")),
    _entry(),
    Column("corrections", Listed),
    Index(None, "question", "author_kind"),
)

# Of what each judgement was asked, so that it is found from the record: the reading that counted then, None for a
# record that no reading of the ledger held.
judgement_subjects = _table(
    "judgement_subjects",
    Column("judgement", ForeignKey("judgements.id"), nullable=False),
    Column("position", Number, nullable=False),
    Column("reading", ForeignKey("readings.number")),
    Column("record", Words, nullable=False),
    PrimaryKeyConstraint("judgement", "position"),
    Index(None, "reading", "record"),
    sqlite_with_rowid=False,
)

# What linking needs to find its way back -------------------------------------------------------------------------

linked_readings = _table(
    "linked_readings",
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("linker", Words, nullable=False),
    _entry(),
    _hash("keys_sha256"),
    PrimaryKeyConstraint("reading", "linker"),
    sqlite_with_rowid=False,
)

linking_keys = _table(
    "linking_keys",
    Column("key", Number, nullable=False),
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("account", Words, nullable=False),
    PrimaryKeyConstraint("key", "reading", "account"),
    sqlite_with_rowid=False,
)

vocabularies = _table(
    "vocabularies",
    Column("number", Number, primary_key=True),
    Column("documents", Number, nullable=False),
    Column("words", Listed, nullable=False),
    Column("names", Listed, nullable=False),
    _entry(),
    _hash("content_sha256"),
)
