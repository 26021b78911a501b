"""All that differs between databases: column types, guards, and which module opens and explains which."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import JSON, BigInteger, Boolean, Connection, Date, Dialect, Double, Engine, String
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import ExecutableDDLElement
from sqlalchemy.types import TypeDecorator

from rapporteur.ledger import postgresql, sqlite
from rapporteur.ledger.errors import LedgerAddressError, LedgerError

# PostgreSQL holds no NUL in a text: there it is these two signs, and the first of them alone is doubled.
_ESCAPE, _NUL = "\x10", "\x10@"


class Database(Protocol):
    """What a kind of database must tell and do to hold ledgers; the modules `sqlite` and `postgresql` say how."""

    VERSION_TABLE: str  # in which migrations keep their number

    def check_address(self, url: URL) -> None:
        """Refuse with LedgerAddressError what is no address of a ledger."""

    def check_presence(self, url: URL, *, create: bool) -> None:
        """Refuse with LedgerNotFoundError where nothing is, nothing can be made or (`create`) was to be made."""

    def shown_address(self, url: URL) -> str:
        """What to call the ledger in messages: nothing secret."""

    def connect(self, url: URL, *, read_only: bool) -> Engine:
        """An engine; its transactions see one state, or with the execution option `writing` queue for their turn."""

    def schema_number(self, connection: Connection) -> int | None:
        """The schema that the database holds, None when empty; ForeignDatabaseError when it is another program's."""

    def prepare_new(self, engine: Engine) -> None:
        """Make an empty database ready to become a ledger."""

    def mark_schema(self, connection: Connection, number: int) -> None:
        """Mark the database as a ledger of this schema, within the transaction that made it one."""

    def settle_numbers(self, connection: Connection, tables: Iterable[str]) -> None:
        """Let the next numbers of these tables follow on rows that came in with theirs."""

    def storage_faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """What the database itself finds wrong: pairs of where and what."""

    def meaning(self, error: BaseException, where: str) -> LedgerError:
        """What an error of the driver means, in one plain line."""


_DATABASES: dict[str, Database] = {"sqlite": sqlite, "postgresql": postgresql}


def database(name: str) -> Database:
    """The kind of database that an address or a dialect names.

    Raises:
        LedgerAddressError: no ledger can live there.
    """
    try:
        return _DATABASES[name]
    except KeyError:
        hint = (
            "postgresql://USER@HOST/DATABASE" if name == "postgres" else "sqlite:///FILE or postgresql://HOST/DATABASE"
        )
        raise LedgerAddressError(f"a ledger in {name} is not supported: write {hint}") from None


def storage_faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What the database itself finds wrong: pairs of where and what; nothing when it is sound."""
    return database(connection.dialect.name).storage_faults(connection)


@contextmanager
def plain_errors(url: URL) -> Iterator[None]:
    """Turn what a database driver raises inside the block into a `LedgerError` with one plain line."""
    kind = database(url.get_backend_name())
    try:
        yield
    except DBAPIError as error:
        raise kind.meaning(error.orig or error, kind.shown_address(url)) from error
    except sqlite3.Error as error:
        raise kind.meaning(error, kind.shown_address(url)) from error


# Column types ----------------------------------------------------------------------------------------------------


class Number(BigInteger):
    """A whole number of 64 bits."""


class Day(Date):
    """A calendar day; ISO 8601 text in SQLite."""


class Flag(Boolean):
    """A truth value; 0 or 1 in SQLite."""


class Degrees(Double[float]):
    """WGS84 degrees as a double-precision number."""


class Words(TypeDecorator[str]):
    """Text of any length, compared and ordered by code point in every database."""

    impl = String
    cache_ok = True

    # The hooks for single values would be called for every text of every row, also where they change nothing.
    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None] | None:
        """How a text is written to the database; None: as it is."""
        return _without_nul if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None] | None:
        """How a text from the database is read; None: as it is."""
        del coltype
        return _with_nul if dialect.name == "postgresql" else None


def _without_nul(value: str | None) -> str | None:
    if value is None or ("\0" not in value and _ESCAPE not in value):
        return value
    return value.replace(_ESCAPE, _ESCAPE * 2).replace("\0", _NUL)


def _with_nul(value: str | None) -> str | None:
    if value is None or _ESCAPE not in value:
        return value
    return _ESCAPE.join(part.replace(_NUL, "\0") for part in value.split(_ESCAPE * 2))


class Listed(JSON):
    """A short list of words, ids or spans that no question joins on; JSON as text."""

    def __init__(self) -> None:
        super().__init__(none_as_null=True)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond, as text of fixed width: the order of the text is the order in time."""

    impl = String
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


@compiles(Day, "sqlite")
@compiles(Words, "sqlite")
@compiles(Instant, "sqlite")
@compiles(Listed, "sqlite")
def _strict_text(_type: object, _compiler: object, **_: object) -> str:
    return "TEXT"  # strict tables know few type names


@compiles(Number, "sqlite")
@compiles(Flag, "sqlite")
def _strict_integer(_type: object, _compiler: object, **_: object) -> str:
    return "INTEGER"


@compiles(Degrees, "sqlite")
def _strict_real(_type: object, _compiler: object, **_: object) -> str:
    return "REAL"


@compiles(Words, "postgresql")
@compiles(Instant, "postgresql")
def _ordered_text(_type: object, _compiler: object, **_: object) -> str:
    return 'TEXT COLLATE "C"'  # the order of a language differs by server, and changes under its indexes on upgrades


# Guards ----------------------------------------------------------------------------------------------------------


class Guard(ExecutableDDLElement):
    """The statement that makes `table` refuse every `change` (UPDATE or DELETE) of its rows."""

    inherit_cache = False

    def __init__(self, table: str, change: str) -> None:
        self.table = table
        self.change = change


@compiles(Guard, "sqlite")
def _abort(guard: Guard, _compiler: object, **_: object) -> str:
    return (
        f'CREATE TRIGGER "{guard.table}_no_{guard.change.lower()}" BEFORE {guard.change} ON "{guard.table}" '
        f"BEGIN SELECT RAISE(ABORT, 'the ledger is insert-only'); END"
    )


@compiles(Guard, "postgresql")
def _refuse(guard: Guard, _compiler: object, **_: object) -> str:
    changes = "DELETE OR TRUNCATE" if guard.change == "DELETE" else guard.change
    return (
        f'CREATE TRIGGER "{guard.table}_no_{guard.change.lower()}" BEFORE {changes} ON "{guard.table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def insert_only(table: str) -> tuple[Guard, ...]:
    """The statements that make `table` refuse every change and removal of its rows."""
    return Guard(table, "UPDATE"), Guard(table, "DELETE")
