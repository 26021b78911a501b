"""No row of the ledger is ever changed or removed, by whatever program."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Executable, RowMapping, Table, func, insert, inspect, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DatabaseError

from rapporteur.ledger import schema
from rapporteur.ledger.appending import append, append_failure, append_judgement, new_entry
from rapporteur.ledger.errors import LedgerError
from rapporteur.ledger.linking import WordCounts, insert_linked, insert_word_counts
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.documents import NotReceived
from rapporteur.model.issues import Issue
from rapporteur.model.judgements import AuthorKind, Judgement, Verdict
from rapporteur.model.vocabularies import Severity
from tests.databases import Databases
from tests.keeping import RECEIVED_AT, dispatch
from tests.ledger.whole import whole_reading


@pytest.fixture(scope="module")
def filled(databases: Databases) -> Iterator[LedgerStore]:
    """A ledger with rows in every table; what is refused leaves it as it is, so that all tests can share it."""
    with databases.ledger() as address, open_ledger(address) as store:
        fill(store)
        yield store


def fill(store: LedgerStore) -> None:
    received = dispatch("d1", "x" * 400, title="A title")
    append(store, received, whole_reading(received.document))
    append_judgement(store, Judgement("q", ("d1#i1",), Verdict.UNSURE, "m", AuthorKind.MACHINE, "r"))
    with store.writing() as connection:
        entry = new_entry(connection)
        insert_linked(connection, 1, "linking:1", {"i1": ["at Khost"]}, entry)
        insert_word_counts(connection, WordCounts(1, {"shells": 1}, {}), entry)
    append_failure(store, NotReceived(received.document, "o", RECEIVED_AT, (Issue("c", Severity.ERROR, "m"),)))


def replacing(store: LedgerStore, table: Table, row: RowMapping) -> Executable:
    """The statement that puts a row in the place of one with the same key."""
    if store.url.get_backend_name() == "sqlite":
        return insert(table).prefix_with("OR REPLACE").values(dict(row))
    new = postgresql.insert(table).values(dict(row))
    return new.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=dict(row))


@pytest.mark.parametrize("change", ["update", "delete", "replace"])
@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_change_to_every_table_is_refused(filled: LedgerStore, table: Table, change: str) -> None:
    with filled.reading() as connection:
        row = connection.execute(select(table)).mappings().first()
        assert row is not None, "the table must hold a row for the test to mean something"
        before = connection.scalar(select(func.count()).select_from(table))
    column = list(table.c)[-1]
    statement = {
        "update": table.update().values({column: row[column.name]}),
        "delete": table.delete(),
        "replace": replacing(filled, table, row),
    }[change]
    with pytest.raises(LedgerError, match="insert-only"), filled.writing() as connection:
        connection.execute(statement)
    with filled.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(table)) == before


@pytest.mark.parametrize("change", ["UPDATE figures SET low = 0", "DELETE FROM figures", "TRUNCATE figures CASCADE"])
def test_another_program_cannot_change_it_either(filled: LedgerStore, change: str) -> None:
    if change.startswith("TRUNCATE") and filled.url.get_backend_name() == "sqlite":
        pytest.skip("SQLite knows no TRUNCATE")
    with filled.engine.connect() as connection, pytest.raises(DatabaseError, match="insert-only"):
        connection.execution_options(writing=True).execute(text(change))


def test_every_table_is_guarded(filled: LedgerStore) -> None:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }[filled.url.get_backend_name()]
    with filled.reading() as connection:
        tables = set(inspect(connection).get_table_names()) - {filled.database.VERSION_TABLE}
        guards = set(connection.scalars(text(query)))
    assert tables == set(schema.metadata.tables)
    assert guards == {f"{table}_no_{change}" for table in tables for change in ("update", "delete")}
