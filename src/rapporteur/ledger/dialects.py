"""All that differs between databases: column types, connections, marks, triggers, and what their errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, Date, Dialect, Double, Engine, String, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from rapporteur.ledger.errors import (
    DamagedLedgerError,
    ForeignDatabaseError,
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerNotFoundError,
    ReadOnlyLedgerError,
)

APPLICATION_ID = 0x52505452  # "RPTR", in the header of every SQLite ledger
BUSY_WAIT_S = 30.0
# What SQLite calls a write that the system refused for another reason than a full disk (a quota, a limit, a cable).
_UNWRITTEN = frozenset({"SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_DIR_FSYNC"})


class Day(Date):
    """A calendar day; ISO 8601 text in SQLite."""


class Flag(Boolean):
    """A truth value; 0 or 1 in SQLite."""


class Degrees(Double[float]):
    """WGS84 degrees as a double-precision number."""


class Words(String):
    """Text of any length."""


class Listed(JSON):
    """A short list of words, ids or spans that no question joins on; JSON text in SQLite."""

    def __init__(self) -> None:
        super().__init__(none_as_null=True)


@compiles(Day, "sqlite")
@compiles(Words, "sqlite")
@compiles(Listed, "sqlite")
def _strict_text(_type: object, _compiler: object, **_: object) -> str:
    return "TEXT"  # strict tables know few type names


@compiles(Flag, "sqlite")
def _strict_integer(_type: object, _compiler: object, **_: object) -> str:
    return "INTEGER"


@compiles(Degrees, "sqlite")
def _strict_real(_type: object, _compiler: object, **_: object) -> str:
    return "REAL"


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond, as text of fixed width: the order of the text is the order in time."""

    impl = Words
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text of `value`; a moment without offset from UTC is refused with ValueError."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset from UTC")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The moment that the text says, in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def connect(url: URL, *, read_only: bool) -> Engine:
    """An engine for the database at `url`; nothing is opened before its first connection.

    SQLite: foreign keys and nested triggers on, every commit synced to disk, transactions begun by the engine alone
    (at once for writing when the execution option `writing` is set, so that two writers queue rather than collide).
    """
    path = Path(url.database or "").absolute()
    engine = create_engine("sqlite://", creator=lambda: _open_sqlite(path, read_only=read_only), poolclass=QueuePool)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _open_sqlite(path: Path, *, read_only: bool) -> sqlite3.Connection:
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


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def schema_number(connection: Connection) -> int | None:
    """The number of the schema that the database holds; None when it holds nothing at all.

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
    """Make an empty database ready to become a ledger (SQLite: write-ahead log, which stays with the file)."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def mark_schema(connection: Connection, number: int) -> None:
    """Mark the database as a ledger of schema `number`, within the transaction that made it one."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number:d}")


def insert_only(table: str) -> tuple[str, ...]:
    """The statements that make `table` refuse every change and removal of its rows."""
    return tuple(
        f'CREATE TRIGGER "{table}_no_{change.lower()}" BEFORE {change} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, 'the ledger is insert-only'); END"
        for change in ("UPDATE", "DELETE")
    )


def storage_faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What the database itself finds wrong: pairs of where and what; nothing when it is sound."""
    for (message,) in connection.execute(text("PRAGMA integrity_check")):
        if message != "ok":
            yield "storage", str(message)
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield str(table), f"row {row} names a row of {parent} that is not there"


@contextmanager
def plain_errors(url: URL) -> Iterator[None]:
    """Turn what a database driver raises inside the block into a `LedgerError` with one plain line."""
    try:
        yield
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        raise _meaning(name, url.database or str(url), str(error.orig)) from error
    except sqlite3.Error as error:
        raise _meaning(getattr(error, "sqlite_errorname", ""), url.database or str(url), str(error)) from error


def _meaning(name: str, where: str, detail: str) -> LedgerError:
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
