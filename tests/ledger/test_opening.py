"""Whatever lies at the address of a ledger: one clear line, and nothing lost."""

import os
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rapporteur.ledger import sqlite
from rapporteur.ledger.appending import Outcome, append
from rapporteur.ledger.errors import (
    DamagedLedgerError,
    ForeignDatabaseError,
    LedgerAddressError,
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerNotFoundError,
    NewerLedgerError,
    ReadOnlyLedgerError,
)
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.views.documents import documents
from tests.keeping import dispatch, found_nothing


def add(store: LedgerStore, name: str, text: str = "Shells fell on Djibo.") -> Outcome:
    received = dispatch(name, text)
    return append(store, received, found_nothing(received)).outcome


@contextmanager
def refused(error: type[LedgerError], words: str = ".") -> Iterator[None]:
    with pytest.raises(error, match=words) as raised:
        yield
    assert raised.type is error
    assert "\n" not in str(raised.value)


def test_a_ledger_is_one_file_when_it_is_closed(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path / 'a.db'}") as store:
        add(store, "d1")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("rapporteur.db", "sqlite:///rapporteur.db"),
        ("", "is not the address"),
        ("mysql://somewhere/x", "mysql"),
        ("sqlite://", "lives in a file"),
        ("sqlite:///:memory:", "lives in a file"),
        ("sqlite:////", "folder"),
    ],
)
def test_an_address_of_no_ledger(address: str, words: str) -> None:
    with refused(LedgerAddressError, words):
        open_ledger(address)


def test_nothing_is_made_where_nothing_was_to_be_made(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with refused(LedgerNotFoundError, "no ledger"):
            open_ledger(f"sqlite:///{tmp_path / 'a.db'}", **options)
    with refused(LedgerNotFoundError, "no folder"):
        open_ledger(f"sqlite:///{tmp_path / 'missing' / 'a.db'}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("mark", ["", "PRAGMA user_version = 1", "PRAGMA application_id = 7"])
def test_an_sqlite_file_of_another_program_is_left_as_it_is(tmp_path: Path, mark: str, read_only: bool) -> None:
    path = tmp_path / "foreign.db"
    with closing(sqlite3.connect(path)) as other:
        other.executescript(f"CREATE TABLE addresses (name TEXT); {mark}")
    before = path.read_bytes()
    with refused(ForeignDatabaseError, "another program"):
        open_ledger(f"sqlite:///{path}", read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"The market was shelled.\n" * 90, b"\x00" * 5000, b"PK\x03\x04"])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    with refused(ForeignDatabaseError, "not an SQLite file"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_bytes() == data


def test_an_empty_file_becomes_a_ledger_only_when_it_is_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with refused(LedgerNotFoundError, "empty"):
        open_ledger(f"sqlite:///{path}", read_only=True)
    with open_ledger(f"sqlite:///{path}") as store:
        assert add(store, "d1") is Outcome.ADDED


def test_a_ledger_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(f"sqlite:///{path}") as store:
        add(store, "d1")
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with refused(NewerLedgerError, "upgrade"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_ledger_opened_for_reading_takes_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'a.db'}"
    with open_ledger(address) as store:
        add(store, "d1")
    with open_ledger(address, read_only=True) as store:
        with refused(ReadOnlyLedgerError):
            add(store, "d2")
        assert [row.id for row in documents(store)] == ["d1"]


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may write anything: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only_copy() -> Iterator[Path]:
    """A ledger with one document, in a file and a folder that cannot be written."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "a.db"
    with open_ledger(f"sqlite:///{path}") as store:
        add(store, "d1")
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_file_can_be_asked_and_verified_but_not_added_to(read_only_copy: Path) -> None:
    with without_privileges():
        with open_ledger(f"sqlite:///{read_only_copy}", read_only=True) as store:
            assert [row.id for row in documents(store)] == ["d1"]
            assert verify(store).mismatches == ()
        with refused(ReadOnlyLedgerError, "read-only"), open_ledger(f"sqlite:///{read_only_copy}") as store:
            add(store, "d2")
        with refused(LedgerNotFoundError, "may be used"):
            open_ledger(f"sqlite:///{read_only_copy.parent / 'new.db'}")


def test_a_busy_ledger_says_so_and_takes_the_document_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_WAIT_S", 0.05)
    path = tmp_path / "a.db"
    with open_ledger(f"sqlite:///{path}") as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with refused(LedgerBusyError, "in use"):
                add(store, "d1")
            assert documents(store) == (), "questions do not wait for writers"
        assert add(store, "d1") is Outcome.ADDED


def test_a_full_disk_loses_nothing_that_was_in_and_keeps_no_half_document(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path / 'a.db'}") as store:
        add(store, "d1")
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
        with refused(LedgerFullError, "no room"):
            add(store, "d2", "A long report. " * 20_000)
        assert [row.id for row in documents(store)] == ["d1"]
        assert verify(store).mismatches == ()
        with store.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert add(store, "d2", "A long report. " * 20_000) is Outcome.ADDED


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file of this process may grow beyond 400 kB."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.usefixtures("small_files")
def test_a_write_that_the_system_refuses_is_said_and_leaves_whole_documents(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path / 'a.db'}") as store:
        add(store, "d1")
        with refused(LedgerError, "could not be written"):
            add(store, "d2", "A long report. " * 40_000)
        assert [row.id for row in documents(store)] == ["d1"]
        assert verify(store).mismatches == ()


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(f"sqlite:///{path}") as store:
        for number in range(40):
            add(store, f"d{number}", f"Report {number}. " * 60)
    data = bytearray(path.read_bytes())
    data[8192 : len(data)] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    with refused(DamagedLedgerError, "copy"), open_ledger(f"sqlite:///{path}", read_only=True) as store:
        documents(store)


def test_two_programs_can_write_one_ledger(ledger_url: str) -> None:
    with open_ledger(ledger_url) as one, open_ledger(ledger_url) as other:
        for number in range(10):
            add(one, f"a{number}")
            add(other, f"b{number}")
        assert len(documents(one)) == len(documents(other)) == 20
