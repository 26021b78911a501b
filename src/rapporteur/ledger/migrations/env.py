"""Alembic's entry: run the migrations inside the transaction of the connection that was handed in."""

from alembic import context

from rapporteur.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
