"""Digests of what linking keeps: of the keys of each linked reading, and of each count of words."""

import sqlalchemy as sa
from alembic import op

from rapporteur.ledger.dialects import Words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; what was kept before has no digest, and is checked for what hangs together only."""
    op.add_column("linked_readings", sa.Column("keys_sha256", Words(64)))
    op.add_column("vocabularies", sa.Column("content_sha256", Words(64)))
