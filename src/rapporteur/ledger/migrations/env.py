"""Alembic's entry: run the migrations inside the transaction of the connection that was handed in."""

from alembic import context

from rapporteur.ledger.dialects import database
from rapporteur.ledger.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, version_table=database(connection.dialect.name).VERSION_TABLE
)
context.run_migrations()
