"""The migrations lead from every earlier schema to the one that the code works with, and lose nothing on the way."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, make_url, select, text

import rapporteur.ledger.migrations
from rapporteur.ledger import schema
from rapporteur.ledger.opening import SCHEMA_NUMBER, LedgerStore, migrations, open_ledger
from rapporteur.ledger.sqlite import APPLICATION_ID
from rapporteur.ledger.verifying import content_digest, verify
from tests.databases import Databases
from tests.ledger.test_insert_only import fill

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
_POSTGRESQL = """
SELECT attrelid::regclass::text AS name,
       attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' '
       || coalesce(attcollation::regcollation::text, '') || ' ' || coalesce(pg_get_expr(adbin, adrelid), '')
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0
UNION ALL SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = current_schema()::regnamespace
UNION ALL SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = current_schema()
"""


def definitions(connection: Connection) -> dict[str, list[str]]:
    """What each table is made of, however it is ordered: SQLite's clauses, PostgreSQL's columns, keys and indexes."""
    found: dict[str, list[str]] = {}
    if connection.dialect.name == "postgresql":
        for name, definition in connection.execute(text(_POSTGRESQL)):
            found.setdefault(name, []).append(definition)
    else:
        for name, ddl in connection.execute(text(_SQLITE)):
            # An added column stands in a line of its own.
            found[name] = list(filter(None, map(str.strip, re.split(r",\s|\n", ddl))))
    for mark in ("alembic_version", "rapporteur_schema"):
        found.pop(mark, None)
    return {name: sorted(lines) for name, lines in found.items()}


def test_a_migrated_ledger_has_the_tables_of_the_schema(store: LedgerStore, empty_url: str) -> None:
    plain = create_engine(empty_url.replace("postgresql:", "postgresql+psycopg:"))
    with plain.begin() as connection:
        schema.metadata.create_all(connection)
        expected = definitions(connection)
    plain.dispose()
    assert len(expected) >= len(schema.metadata.tables)
    with store.reading() as connection:
        assert definitions(connection) == expected


def test_the_newest_migration_is_the_schema_number() -> None:
    (folder,) = rapporteur.ledger.migrations.__path__
    configuration = Config()
    configuration.set_main_option("script_location", folder)
    head = ScriptDirectory.from_config(configuration).get_current_head()
    assert head is not None
    assert int(head) == SCHEMA_NUMBER


def test_an_sqlite_ledger_is_marked_as_one_and_every_table_is_strict(store: LedgerStore) -> None:
    if store.url.get_backend_name() != "sqlite":
        pytest.skip("asks SQLite's own marks")
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


@pytest.fixture(scope="module")
def filled(databases: Databases) -> Iterator[LedgerStore]:
    """A ledger of today with rows in every table."""
    with databases.ledger() as address, open_ledger(address) as store:
        fill(store)
        yield store


@pytest.mark.parametrize("number", range(1, SCHEMA_NUMBER))
def test_a_ledger_of_every_earlier_schema_is_brought_up_with_all_that_it_holds(
    filled: LedgerStore, empty_url: str, number: int
) -> None:
    make_earlier(empty_url, number, filled)
    with open_ledger(empty_url) as store:
        assert verify(store).mismatches == ()
        assert content_digest(store) == content_digest(filled)
        with store.reading() as connection, filled.reading() as other:
            assert definitions(connection) == definitions(other)
            assert len(connection.execute(select(schema.judgement_subjects)).all()) == 1


def make_earlier(address: str, number: int, filled: LedgerStore) -> None:
    """Make a ledger of an earlier schema, with the rows of `filled` in the tables and columns that there were."""
    with filled.reading() as connection:
        rows = {
            table: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in schema.metadata.sorted_tables
        }
    kind = filled.database
    engine = kind.connect(make_url(address), read_only=False)
    kind.prepare_new(engine)
    with engine.execution_options(writing=True).begin() as connection:
        command.upgrade(migrations(connection), f"{number:04d}")
        kind.mark_schema(connection, number)
        there = inspect(connection)
        names = set(there.get_table_names())
        for table, kept in rows.items():
            if table.name in names and kept:
                columns = {column["name"] for column in there.get_columns(table.name)}
                insert_into(connection, table, [{n: v for n, v in row.items() if n in columns} for row in kept])
    engine.dispose()


def insert_into(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    there = Table(table.name, MetaData(), *(table.c[name]._copy() for name in rows[0]))
    connection.execute(there.insert(), rows)
