"""Ledgers in PostgreSQL: addresses, connections, one writer at a time, and what the errors of the server mean."""

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL

from rapporteur.ledger.errors import (
    DamagedLedgerError,
    ForeignDatabaseError,
    LedgerAddressError,
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerRefusedError,
    LedgerUnreachableError,
    ReadOnlyLedgerError,
)

VERSION_TABLE = "rapporteur_schema"  # marks a ledger, and holds the number of its schema
BUSY_WAIT_S = 120.0  # writers queue in the order of arrival; each holds its place for a document or a batch of links
_CONNECT_WAIT_S = 10
_DRIVERS = frozenset({"postgresql", "postgresql+psycopg"})
# Writers pass one at a time, as in SQLite: numbers and moments of entries then rise in the order in which they can be
# seen, no two writers can wait for each other, and readers wait for nobody. The key is the program's and the schema's.
_QUEUE = (
    "SET LOCAL lock_timeout = {wait:d}; SET LOCAL idle_in_transaction_session_timeout = '10min'; "
    "SELECT pg_advisory_xact_lock(1381000274, oid::int4) FROM pg_namespace WHERE nspname = current_schema()"
)
_REFUSE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is insert-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_RELATIONS = text(
    "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    "WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')"
)


def check_address(url: URL) -> None:
    """Refuse with LedgerAddressError an address that names no database, or that no installed driver opens."""
    if url.drivername not in _DRIVERS:
        raise LedgerAddressError("write the address of a PostgreSQL database as postgresql://USER@HOST/DATABASE")
    if not url.database and "service" not in url.query:
        raise LedgerAddressError("which database? Write postgresql://USER@HOST/DATABASE")
    if find_spec("psycopg") is None:
        raise LedgerAddressError("for PostgreSQL install the driver: pip install 'rapporteur-ledger[postgresql]'")


def check_presence(url: URL, *, create: bool) -> None:
    """Nothing can be told before connecting."""
    del url, create


def shown_address(url: URL) -> str:
    """The address without its password and options, for messages."""
    shown = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return shown.render_as_string()


def connect(url: URL, *, read_only: bool) -> Engine:
    """An engine for the database at `url`; nothing is opened before its first connection.

    A transaction for questions sees one state throughout and cannot write; one for writing, begun with the execution
    option `writing`, waits until no other writer is at work.
    """
    arguments = {"application_name": "rapporteur", "connect_timeout": _CONNECT_WAIT_S}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={name: value for name, value in arguments.items() if name not in url.query},
        pool_pre_ping=True,  # a server that was restarted between two questions is no error
    )
    event.listen(engine, "begin", _begin)
    del read_only
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql(_QUEUE.format(wait=round(BUSY_WAIT_S * 1000)))
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def schema_number(connection: Connection) -> int | None:
    """The number of the schema that the database holds; None when it holds nothing at all.

    Raises:
        ForeignDatabaseError: it holds something, but no ledger.
    """
    relations = set(connection.scalars(_RELATIONS))
    if VERSION_TABLE in relations:
        return int(connection.scalars(text(f"SELECT version_num FROM {VERSION_TABLE}")).one())  # noqa: S608 - a constant
    if relations:
        raise ForeignDatabaseError("this database belongs to another program: name another database for the ledger")
    return None


def prepare_new(engine: Engine) -> None:
    """Make an empty database ready to become a ledger: the function by which its tables refuse changes.

    Raises:
        LedgerAddressError: the database cannot hold every script.
    """
    with engine.execution_options(writing=True).begin() as connection:
        encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise LedgerAddressError(f"a database in {encoding} cannot hold every script: make one in UTF8")
        connection.exec_driver_sql(_REFUSE)


def mark_schema(connection: Connection, number: int) -> None:
    """Nothing to do: the table in which migrations keep their number is the mark."""
    del connection, number


def settle_numbers(connection: Connection, tables: Iterable[str]) -> None:
    """After rows came in with their numbers: let the sequences of these tables go on from the greatest."""
    for table in tables:
        greatest = connection.scalar(text(f'SELECT max(number) FROM "{table}"'))  # noqa: S608 - a table of the schema
        if greatest is not None:
            query = text("SELECT setval(pg_get_serial_sequence(:name, 'number'), :greatest)")
            connection.execute(query, {"name": f'"{table}"', "greatest": greatest})


def storage_faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """Which rows name rows that are not there: pairs of where and what; nothing when it is sound."""
    for (_, table), keys in inspect(connection).get_multi_foreign_keys().items():
        for key in keys:
            pairs = list(zip(key["constrained_columns"], key["referred_columns"], strict=True))
            joined = " AND ".join(f'there."{theirs}" = here."{mine}"' for mine, theirs in pairs)
            stated = " AND ".join(f'here."{mine}" IS NOT NULL' for mine, _ in pairs)
            parent = key["referred_table"]
            query = (
                f'SELECT count(*) FROM "{table}" here WHERE {stated} '  # noqa: S608 - names from the catalogue
                f'AND NOT EXISTS (SELECT FROM "{parent}" there WHERE {joined})'
            )
            if lost := connection.scalar(text(query)):
                yield table, f"{lost} {'row names a row' if lost == 1 else 'rows name rows'} of {parent} not there"


def meaning(error: BaseException, where: str) -> LedgerError:
    """What an error of the driver means for the ledger at `where`, in one plain line."""
    state = getattr(error, "sqlstate", None)
    detail = getattr(getattr(error, "diag", None), "message_primary", None) or _last_words(str(error))
    if state is None and type(error).__name__ == "OperationalError":
        return _unconnected(error, where, detail)
    for beginning, kind, words in _MEANINGS:
        if (state or "").startswith(beginning):
            return kind(words.format(where=where, detail=detail))
    return LedgerError(f"{where}: {detail}")


def _unconnected(error: BaseException, where: str, detail: str) -> LedgerError:
    connection = getattr(error, "pgconn", None)
    if "FATAL" in str(error) or (connection and (connection.needs_password or connection.used_password)):
        return LedgerRefusedError(
            f"the server does not let you into {where} ({detail}): check name, password, database"
        )
    return LedgerUnreachableError(f"cannot reach {where} ({detail}): see to the server, then repeat; what is in stays")


def _last_words(message: str) -> str:
    """What libpq says at the end of its tale of what it tried."""
    first = message.strip().splitlines()[0] if message.strip() else "no reason was given"
    return re.split(r" failed: (?:FATAL:\s+)?", first)[-1]


_BUSY = "{where} is in use by another program: nothing was added; try again when it is done"
_LOST = "lost {where} ({detail}): see to the server, then repeat; what is in stays"
# By the beginning of SQLSTATE. Source: PostgreSQL 15 documentation, appendix A.
_MEANINGS: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("42501", LedgerRefusedError, "you may not do that in {where} ({detail}): nothing was added; ask who owns it"),
    ("25006", ReadOnlyLedgerError, "{where} is read-only ({detail}): nothing was added"),
    ("55P03", LedgerBusyError, _BUSY),
    ("40", LedgerBusyError, _BUSY),
    ("53100", LedgerFullError, "no room left for {where}: this document was not added; free some space and repeat"),
    ("53", LedgerUnreachableError, "{where} has no means left ({detail}): nothing was added; repeat later"),
    ("57P", LedgerUnreachableError, _LOST),
    ("08", LedgerUnreachableError, _LOST),
    ("25P03", LedgerUnreachableError, _LOST),
    (
        "58",
        LedgerError,
        "{where} could not be written ({detail}): nothing was added; see to the server's disk and repeat",
    ),
    ("XX", DamagedLedgerError, "{where} cannot be read ({detail}): keep a copy of it and go on from a backup"),
    ("42P01", DamagedLedgerError, "{where} lacks a table ({detail}): keep a copy of it and go on from a backup"),
)
