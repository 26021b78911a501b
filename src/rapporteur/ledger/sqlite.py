"""Ledgers in SQLite: addresses, connections, the mark in the file's header, and what the errors of SQLite mean."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from rapporteur.ledger.errors import (
    DamagedLedgerError,
    ForeignDatabaseError,
    LedgerAddressError,
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerNotFoundError,
    ReadOnlyLedgerError,
)

APPLICATION_ID = 0x52505452  # "RPTR", in the header of every SQLite ledger
VERSION_TABLE = "alembic_version"
BUSY_WAIT_S = 120.0  # several programs that link at once may keep one from its turn for long
# What SQLite calls a write that the system refused for another reason than a full disk (a quota, a limit, a cable).
_UNWRITTEN = frozenset({"SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_DIR_FSYNC"})


def check_address(url: URL) -> None:
    """Refuse with LedgerAddressError an address that names no file."""
    if not url.database or url.database == ":memory:":
        raise LedgerAddressError("a ledger lives in a file: write sqlite:///FILE")
    if Path(url.database).is_dir():
        raise LedgerAddressError(f"{url.database} is a folder: name the file of the ledger")


def check_presence(url: URL, *, create: bool) -> None:
    """Refuse with LedgerNotFoundError a file that is not there and is not to be made, or cannot be."""
    path = Path(url.database or "")
    if path.exists():
        return
    if not create:
        raise LedgerNotFoundError(f"there is no ledger at {path}: make one with `rapporteur read`")
    if not path.absolute().parent.is_dir():
        raise LedgerNotFoundError(f"there is no folder {path.absolute().parent} to make the ledger in")


def shown_address(url: URL) -> str:
    """The file of the ledger, for messages."""
    return url.database or str(url)


def connect(url: URL, *, read_only: bool) -> Engine:
    """An engine for the file at `url`; nothing is opened before its first connection.

    Foreign keys and nested triggers on, every commit synced to disk, transactions begun by the engine alone (at once
    for writing when the execution option `writing` is set, so that two writers queue rather than collide).
    """
    path = Path(url.database or "").absolute()
    engine = create_engine("sqlite://", creator=lambda: _open(path, read_only=read_only), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _open(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = path.as_uri()
    if not read_only:
        return _prepared(sqlite3.connect(address, uri=True, timeout=BUSY_WAIT_S, check_same_thread=False))
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=BUSY_WAIT_S, check_same_thread=False)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        # In a folder that cannot be written SQLite cannot make the index of its journal. Without a journal none is
        # needed: the file is all there is.
        journal = path.with_name(path.name + "-wal")
        unopened = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
        if not unopened or not path.exists() or (journal.exists() and journal.stat().st_size):
            raise
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    return _prepared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "cache_size = -32000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def schema_number(connection: Connection) -> int | None:
    """The number of the schema that the file holds; None when it holds nothing at all.

    Raises:
        ForeignDatabaseError: it holds something, but no ledger.
    """
    application = connection.scalar(text("PRAGMA application_id"))
    number = connection.scalar(text("PRAGMA user_version"))
    if application == APPLICATION_ID:
        return int(number)
    if application == 0 and number == 0 and not connection.scalar(text("SELECT count(*) FROM sqlite_master")):
        return None
    raise ForeignDatabaseError("this SQLite file belongs to another program: name another file for the ledger")


def prepare_new(engine: Engine) -> None:
    """Make an empty file ready to become a ledger: a write-ahead log, which stays with the file."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def mark_schema(connection: Connection, number: int) -> None:
    """Mark the file as a ledger of schema `number`, within the transaction that made it one."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number:d}")


def settle_numbers(connection: Connection, tables: Iterable[str]) -> None:
    """After rows came in with their numbers: nothing to do, SQLite counts on from the greatest."""
    del connection, tables


def storage_faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What SQLite itself finds wrong: pairs of where and what; nothing when it is sound."""
    for (message,) in connection.execute(text("PRAGMA integrity_check")):
        if message != "ok":
            yield "storage", str(message)
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield str(table), f"row {row} names a row of {parent} that is not there"


def meaning(error: BaseException, where: str) -> LedgerError:
    """What an error of the driver means for the ledger at `where`, in one plain line."""
    name, detail = getattr(error, "sqlite_errorname", ""), str(error)
    if name == "SQLITE_NOTADB":
        return ForeignDatabaseError(f"{where} is not an SQLite file: name another file for the ledger")
    if name.startswith("SQLITE_READONLY"):
        return ReadOnlyLedgerError(f"{where} is read-only: nothing was added; allow writing to the file and its folder")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusyError(f"{where} is in use by another program: nothing was added; try again when it is done")
    if name.startswith("SQLITE_FULL"):
        return LedgerFullError(f"no room left for {where}: this document was not added; free some space and repeat")
    if name.startswith("SQLITE_CANTOPEN"):
        return LedgerNotFoundError(f"cannot open {where}: check that its folder exists and may be used")
    if name in _UNWRITTEN:
        return LedgerError(
            f"{where} could not be written ({detail}): this document was not added; see to the disk and repeat"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_IOERR")):
        return DamagedLedgerError(f"{where} cannot be read ({detail}): keep a copy of the file and go on from a backup")
    return LedgerError(f"{where}: {detail}")
