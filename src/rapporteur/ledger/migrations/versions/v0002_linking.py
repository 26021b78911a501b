"""Linking: what each judgement was asked of, which readings were linked, by which keys accounts are found."""

import sqlalchemy as sa
from alembic import op

from rapporteur.ledger.dialects import Listed, Number, Words, insert_only

revision = "0002"
down_revision = "0001"

_TABLES = ("judgement_subjects", "linked_readings", "linking_keys", "vocabularies")


def upgrade() -> None:
    """Make the tables, insert-only like the others, and enter the subjects of the judgements that are there."""
    op.create_table(
        "linked_readings",
        sa.Column("reading", Number(), nullable=False),
        sa.Column("linker", Words(), nullable=False),
        sa.Column("entry", Number(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_linked_readings_entry")),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_linked_readings_reading")),
        sa.PrimaryKeyConstraint("reading", "linker", name=op.f("pk_linked_readings")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "linking_keys",
        sa.Column("key", Number(), nullable=False),
        sa.Column("reading", Number(), nullable=False),
        sa.Column("account", Words(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_linking_keys_reading")),
        sa.PrimaryKeyConstraint("key", "reading", "account", name=op.f("pk_linking_keys")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vocabularies",
        sa.Column("number", Number(), nullable=False),
        sa.Column("documents", Number(), nullable=False),
        sa.Column("words", Listed(), nullable=False),
        sa.Column("names", Listed(), nullable=False),
        sa.Column("entry", Number(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_vocabularies_entry")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_vocabularies")),
        sqlite_strict=True,
    )
    op.create_table(
        "judgement_subjects",
        sa.Column("judgement", Words(64), nullable=False),
        sa.Column("position", Number(), nullable=False),
        sa.Column("reading", Number(), nullable=True),
        sa.Column("record", Words(), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=op.f("fk_judgement_subjects_judgement")),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_judgement_subjects_reading")),
        sa.PrimaryKeyConstraint("judgement", "position", name=op.f("pk_judgement_subjects")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_judgement_subjects_reading_record"), "judgement_subjects", ["reading", "record"], unique=False
    )
    _enter_subjects(op.get_bind())
    for table in _TABLES:
        for statement in insert_only(table):
            op.execute(statement)


def _enter_subjects(connection: sa.Connection) -> None:
    """Judgements of the first schema name records by the version that counted; none were made by machines yet."""
    judgements = sa.table("judgements", sa.column("id", Words()), sa.column("about", Listed()))
    insert = sa.text("INSERT INTO judgement_subjects (judgement, position, record) VALUES (:judgement, :at, :record)")
    for judgement, about in connection.execute(sa.select(judgements.c.id, judgements.c.about)).all():
        for at, record in enumerate(about):
            connection.execute(insert, {"judgement": judgement, "at": at, "record": record})
