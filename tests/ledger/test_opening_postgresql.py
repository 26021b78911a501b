"""Whatever a PostgreSQL server says or is: one clear line, nothing secret in it, and nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, select

from rapporteur.ledger import postgresql, schema
from rapporteur.ledger.appending import Outcome, append
from rapporteur.ledger.errors import (
    ForeignDatabaseError,
    LedgerAddressError,
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerNotFoundError,
    LedgerRefusedError,
    LedgerUnreachableError,
    NewerLedgerError,
    OlderLedgerError,
    ReadOnlyLedgerError,
)
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.relating import link_new
from rapporteur.views.documents import documents
from tests.databases import PostgresqlDatabases, databases_of
from tests.keeping import dispatch, found_nothing


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresqlDatabases]:
    with databases_of("postgresql", tmp_path_factory.mktemp("none")) as found:
        assert isinstance(found, PostgresqlDatabases)
        yield found


@pytest.fixture
def address(server: PostgresqlDatabases) -> Iterator[str]:
    """The address of an empty database of its own."""
    with server.empty() as made:
        yield made


def run(address: str, *statements: str) -> None:
    """Run statements as the superuser, each on its own."""
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def add(store: LedgerStore, name: str, text: str = "Shells fell on Djibo.") -> Outcome:
    received = dispatch(name, text)
    return append(store, received, found_nothing(received)).outcome


@contextmanager
def refused(error: type[LedgerError], words: str = ".") -> Iterator[None]:
    with pytest.raises(error, match=words) as raised:
        yield
    assert raised.type is error
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://host", "which database"),
        ("postgres://host/ledger", "postgresql://USER@HOST/DATABASE"),
        ("postgresql+asyncpg://host/ledger", "postgresql://USER@HOST/DATABASE"),
        ("postgresql://host:port/ledger", "not the address"),
    ],
)
def test_an_address_of_no_ledger(address: str, words: str) -> None:
    with refused(LedgerAddressError, words):
        open_ledger(address)


def test_without_the_driver_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "find_spec", lambda _: None)
    with refused(LedgerAddressError, r"rapporteur-ledger\[postgresql\]"):
        open_ledger("postgresql://host/ledger")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid"])
def test_a_server_that_is_not_there(host: str) -> None:
    with refused(LedgerUnreachableError, "cannot reach postgresql://ama@"):
        open_ledger(f"postgresql://ama:secret@{host}/ledger")


def test_a_database_that_is_not_there(server: PostgresqlDatabases) -> None:
    with refused(LedgerRefusedError, "check name, password, database"):
        open_ledger(server.address("nobody_made_this"))


def test_a_wrong_password(server: PostgresqlDatabases, address: str) -> None:
    trusted = "SELECT count(*) FROM pg_hba_file_rules WHERE type LIKE 'host%' AND auth_method = 'trust'"
    (((lax,),), ((port,),)) = server.execute(None, trusted), server.execute(None, "SHOW port")
    if lax:
        pytest.skip("this server asks nobody for a password")
    with role(address, "LOGIN PASSWORD 'right'") as name:
        here = make_url(address).set(username=name, host="127.0.0.1", port=int(port), query={})
        with refused(LedgerRefusedError, "does not let you into"):
            open_ledger(here.set(password="secret").render_as_string(hide_password=False))
        with refused(LedgerRefusedError, "password"):
            open_ledger(here.render_as_string(hide_password=False))
        with refused(LedgerNotFoundError, "is empty"):
            open_ledger(here.set(password="right").render_as_string(hide_password=False), read_only=True)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_of_another_program_is_left_as_it_is(address: str, read_only: bool) -> None:
    run(address, "CREATE TABLE addresses (name text)", "CREATE TABLE alembic_version (version_num text)")
    with refused(ForeignDatabaseError, "another program"):
        open_ledger(address, read_only=read_only)
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        assert found.fetchone() == (2,)


def test_an_empty_database_becomes_a_ledger_only_when_it_is_to_be_written(address: str) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with refused(LedgerNotFoundError, "empty"):
            open_ledger(address, **options)
    with open_ledger(address) as store:
        assert add(store, "d1") is Outcome.ADDED


def test_a_database_that_cannot_hold_every_script(server: PostgresqlDatabases) -> None:
    name = "rapporteur_test_latin1"
    server.execute(
        None,
        f"DROP DATABASE IF EXISTS {name}",
        f"CREATE DATABASE {name} ENCODING latin1 LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0",
    )
    with refused(LedgerAddressError, "UTF8"):
        open_ledger(server.address(name))
    server.execute(None, f"DROP DATABASE {name} WITH (FORCE)")


def test_ledgers_of_newer_and_of_older_versions(address: str) -> None:
    open_ledger(address).close()
    run(address, "UPDATE rapporteur_schema SET version_num = '0099'")
    with refused(NewerLedgerError, "upgrade"):
        open_ledger(address)
    run(address, "UPDATE rapporteur_schema SET version_num = '0001'")
    with refused(OlderLedgerError, "open it for writing once"):
        open_ledger(address, read_only=True)


@contextmanager
def role(address: str, options: str, *grants: str) -> Iterator[str]:
    """A role of the server with rights in one database, for as long as the block runs."""
    name = f"{make_url(address).database}_role"
    run(address, f"CREATE ROLE {name} {options}", *(f"{grant} TO {name}" for grant in grants))
    try:
        yield name
    finally:
        run(address, f"DROP OWNED BY {name}", f"DROP ROLE {name}")


def as_role(address: str, name: str) -> str:
    return make_url(address).set(username=name).render_as_string(hide_password=False)


READ = "GRANT SELECT ON ALL TABLES IN SCHEMA public"
WRITE = "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public"
NUMBER = "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public"


def test_a_reader_can_ask_and_verify_but_not_add(address: str) -> None:
    with open_ledger(address) as store:
        add(store, "d1")
    with role(address, "LOGIN", READ) as name, open_ledger(as_role(address, name)) as store:
        with refused(LedgerRefusedError, "permission denied"):
            add(store, "d2")
        assert [row.id for row in documents(store)] == ["d1"]
        assert verify(store).mismatches == ()


def test_a_writer_needs_no_right_to_change_or_remove(address: str) -> None:
    open_ledger(address).close()
    with role(address, "LOGIN", WRITE, NUMBER) as name, open_ledger(as_role(address, name)) as store:
        assert add(store, "d1") is Outcome.ADDED
        link_new(store)
        assert verify(store).mismatches == ()


def test_someone_without_rights_learns_it(address: str) -> None:
    open_ledger(address).close()
    with role(address, "LOGIN") as name, refused(LedgerRefusedError, "permission denied"):
        open_ledger(as_role(address, name))


def test_who_may_make_no_tables_learns_it(address: str) -> None:
    with role(address, "LOGIN") as name, refused(LedgerRefusedError, "permission denied for schema"):
        open_ledger(as_role(address, name))


def test_a_server_that_only_reads(address: str) -> None:
    with open_ledger(address) as store:
        add(store, "d1")
    name = make_url(address).database
    run(address, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    with open_ledger(address) as store:
        with refused(ReadOnlyLedgerError, "read-only"):
            add(store, "d2")
        assert [row.id for row in documents(store)] == ["d1"]


def test_a_busy_ledger_says_so_and_takes_the_document_later(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(address) as store, open_ledger(address) as other:
        monkeypatch.setattr(postgresql, "BUSY_WAIT_S", 0.05)
        with other.writing():
            with refused(LedgerBusyError, "in use"):
                add(store, "d1")
            assert documents(store) == (), "questions do not wait for writers"
        assert add(store, "d1") is Outcome.ADDED


def test_a_full_disk_loses_nothing_that_was_in_and_keeps_no_half_document(address: str) -> None:
    with open_ledger(address) as store:
        add(store, "d1")
        # The server says of long texts what it says when the disk is full.
        run(
            address,
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$",
            "CREATE TRIGGER full_disk BEFORE INSERT ON texts FOR EACH ROW WHEN (length(NEW.text) > 1000) "
            "EXECUTE FUNCTION full_disk()",
        )
        with refused(LedgerFullError, "no room"):
            add(store, "d2", "A long report. " * 2000)
        assert [row.id for row in documents(store)] == ["d1"]
        assert verify(store).mismatches == ()
        run(address, "DROP TRIGGER full_disk ON texts")
        assert add(store, "d2", "A long report. " * 2000) is Outcome.ADDED


def test_a_server_that_goes_away_in_mid_work_leaves_whole_documents(address: str) -> None:
    with open_ledger(address) as store:
        add(store, "d1")
        with refused(LedgerUnreachableError, "lost"), store.writing() as connection:
            connection.execute(select(schema.entries))
            run(
                address,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'rapporteur' AND datname = current_database()",
            )
            connection.execute(select(schema.entries))
        assert [row.id for row in documents(store)] == ["d1"]
        assert add(store, "d2") is Outcome.ADDED
        assert verify(store).mismatches == ()


def test_ledgers_in_two_schemas_of_one_database_are_two(address: str) -> None:
    run(address, "CREATE SCHEMA north", "CREATE SCHEMA south")
    separator = "&" if "?" in address else "?"
    stores = [open_ledger(f"{address}{separator}options=-csearch_path%3D{name}") for name in ("north", "south")]
    for number, store in enumerate(stores):
        with store:
            add(store, f"d{number}")
            assert [row.id for row in documents(store)] == [f"d{number}"]
            assert verify(store).mismatches == ()


def test_a_ledger_is_no_file(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_ledger(address).close()
    assert list(tmp_path.iterdir()) == []
