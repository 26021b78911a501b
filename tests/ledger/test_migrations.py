"""The migrations lead to the schema that the code works with."""

import re

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

import rapporteur.ledger.migrations
from rapporteur.ledger import schema
from rapporteur.ledger.sqlite import APPLICATION_ID
from rapporteur.ledger.opening import SCHEMA_NUMBER, LedgerStore, open_ledger

_OBJECTS = text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")


def definitions(connection: object) -> dict[str, list[str]]:
    """Each table and index with its clauses, however they are ordered and set; an added column stands in a line."""
    rows = connection.execute(_OBJECTS)  # type: ignore[attr-defined]
    found = {name: sorted(filter(None, map(str.strip, re.split(r",\s|\n", ddl)))) for name, ddl in rows}
    found.pop("alembic_version", None)
    return found


def test_a_migrated_ledger_has_the_tables_of_the_schema(store: LedgerStore) -> None:
    if store.url.get_backend_name() != "sqlite":
        pytest.skip("compares definitions in SQLite's own words")
    plain = create_engine("sqlite://")
    with plain.begin() as connection:
        schema.metadata.create_all(connection)
        expected = definitions(connection)
    plain.dispose()
    with store.reading() as connection:
        assert definitions(connection) == expected


def test_the_newest_migration_is_the_schema_number() -> None:
    (folder,) = rapporteur.ledger.migrations.__path__
    configuration = Config()
    configuration.set_main_option("script_location", folder)
    head = ScriptDirectory.from_config(configuration).get_current_head()
    assert head is not None
    assert int(head) == SCHEMA_NUMBER


def test_a_ledger_is_marked_as_one_and_every_table_is_strict(store: LedgerStore) -> None:
    with store.reading() as connection:
        assert connection.scalar(text("PRAGMA application_id")) == APPLICATION_ID
        assert connection.scalar(text("PRAGMA user_version")) == SCHEMA_NUMBER
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        loose = connection.execute(text("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"))
        assert {name for (name,) in loose} <= {"alembic_version", "sqlite_schema", "sqlite_temp_schema"}


def test_opening_again_changes_nothing(ledger_url: str) -> None:
    with open_ledger(ledger_url) as store, store.reading() as connection:
        before = definitions(connection)
    with open_ledger(ledger_url) as store, store.reading() as connection:
        assert definitions(connection) == before
