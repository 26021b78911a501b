"""Corrections: what a decision says that a record should have said."""

import sqlalchemy as sa
from alembic import op

from rapporteur.ledger.dialects import Listed

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; judgements made before correct nothing, and keep their digests."""
    op.add_column("judgements", sa.Column("corrections", Listed()))
