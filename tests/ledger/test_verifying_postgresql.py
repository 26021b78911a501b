"""Verify finds whatever a superuser of the server, whom no guard binds, changed behind the ledger's back."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Table, make_url
from sqlalchemy.dialects import postgresql

from rapporteur.ledger import schema
from rapporteur.ledger.appending import append
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.model.issues import Issue
from rapporteur.model.reading import Unread
from rapporteur.model.vocabularies import Severity
from tests.databases import PostgresqlDatabases, databases_of
from tests.keeping import dispatch
from tests.ledger.test_insert_only import fill


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresqlDatabases]:
    with databases_of("postgresql", tmp_path_factory.mktemp("none")) as found:
        assert isinstance(found, PostgresqlDatabases)
        yield found


@pytest.fixture(scope="module")
def whole(server: PostgresqlDatabases) -> Iterator[LedgerStore]:
    """A ledger with rows in every table, and a second document that could not be read; a copy of its rows beside."""
    with server.ledger() as address, open_ledger(address) as store:
        fill(store)
        unread = dispatch("d2", "Quatre morts.", None)
        append(store, unread, Unread(unread.document, (Issue("language", Severity.ERROR, "not in English"),)))
        assert verify(store).mismatches == ()
        names = [table.name for table in schema.metadata.sorted_tables]
        kept = [f'CREATE TABLE kept."{name}" AS TABLE public."{name}"' for name in names]
        server.execute(make_url(address).database, "CREATE SCHEMA kept", *kept)
        yield store
        server.execute(make_url(address).database, "DROP SCHEMA kept CASCADE")


def found_after(server: PostgresqlDatabases, store: LedgerStore, table: str, change: str) -> set[str]:
    """The tables that verify names after a change to one table, which is taken back at once."""
    name = store.url.database
    server.execute(name, "SET session_replication_role = replica", change)
    try:
        return {mismatch.where.split()[0] for mismatch in verify(store).mismatches}
    finally:
        back = f'DELETE FROM "{table}"; INSERT INTO "{table}" SELECT * FROM kept."{table}"'
        server.execute(name, "SET session_replication_role = replica; " + back)


_OTHER = {
    "TEXT": "'[7]'",
    "JSON": "'[[7]]'",
    "BIGINT": 'coalesce("{0}", 6) + 1',
    "DOUBLE PRECISION": "7.5",
    "BOOLEAN": 'NOT "{0}"',
    "DATE": "'1999-01-01'",
}
_RECORDS = [
    table
    for table in schema.metadata.sorted_tables
    if {"reading", "position"} <= set(table.c.keys()) and table.name != "judgement_subjects"
]


@pytest.mark.parametrize("table", _RECORDS, ids=lambda table: table.name)
def test_every_column_of_every_kind_of_record_counts(
    server: PostgresqlDatabases, whole: LedgerStore, table: Table
) -> None:
    silent = []
    for column in table.c:
        if column.name in {"reading", "id", "position", "incident"}:
            continue
        kind = column.type.compile(postgresql.dialect()).split(" COLLATE")[0]  # type: ignore[no-untyped-call]
        change = f'UPDATE "{table.name}" SET "{column.name}" = {_OTHER[kind].format(column.name)}'
        if "readings" not in found_after(server, whole, table.name, change):
            silent.append(column.name)
    assert silent == []
    assert verify(whole).mismatches == ()


@pytest.mark.parametrize(
    ("table", "change", "where"),
    [
        ("blobs", "UPDATE blobs SET bytes = bytes || '\\x20'", "blobs"),
        ("texts", "UPDATE texts SET text = replace(text, 'x', 'y')", "texts"),
        ("document_versions", "UPDATE document_versions SET published = '2024-06-09'", "document_versions"),
        ("document_versions", "UPDATE document_versions SET authors = '[\"Kim\"]'", "document_versions"),
        ("documents", "UPDATE documents SET identity = identity || '!'", "document_versions"),
        ("custody", "UPDATE custody SET received_at = 'yesterday'", "custody"),
        ("verification", "DELETE FROM verification", "readings"),
        ("producers", "UPDATE producers SET version = '9'", "readings"),
        ("judgements", "UPDATE judgements SET verdict = 'positive'", "judgements"),
        ("judgement_subjects", "DELETE FROM judgement_subjects", "judgements"),
        ("linking_keys", "DELETE FROM linking_keys", "linked_readings"),
        ("vocabularies", "UPDATE vocabularies SET documents = 7", "vocabularies"),
        ("failures", "UPDATE failures SET origin = 'elsewhere'", "failures"),
        ("entries", "UPDATE entries SET program = 'other 1'", "entries"),
        ("texts", "DELETE FROM texts", "document_versions"),
        ("actors", "DELETE FROM actors", "attributions"),
    ],
)
def test_a_change_behind_the_back_is_found_where_it_is(
    server: PostgresqlDatabases, whole: LedgerStore, table: str, change: str, where: str
) -> None:
    assert where in found_after(server, whole, table, change)
