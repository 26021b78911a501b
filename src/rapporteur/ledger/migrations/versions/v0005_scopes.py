"""Scopes: where and when figures and incidents count; and decisions found by what they decide."""

import sqlalchemy as sa
from alembic import op

from rapporteur.ledger.dialects import Day, Number, Words, insert_only
from rapporteur.ledger.scopes import insert_scopes

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table and enter the scopes of all records that are there."""
    op.create_table(
        "scopes",
        sa.Column("kind", Words(), nullable=False),
        sa.Column("area", Words(), nullable=False),
        sa.Column("earliest", Day(), nullable=False),
        sa.Column("latest", Day(), nullable=False),
        sa.Column("reading", Number(), nullable=False),
        sa.Column("record", Words(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_scopes_reading")),
        sa.PrimaryKeyConstraint("kind", "area", "earliest", "latest", "reading", "record", name=op.f("pk_scopes")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    insert_scopes(op.get_bind(), None)
    op.create_index(op.f("ix_scopes_reading"), "scopes", ["reading"], unique=False)
    op.create_index(op.f("ix_judgements_question_author_kind"), "judgements", ["question", "author_kind"], unique=False)
    for statement in insert_only("scopes"):
        op.execute(statement)
