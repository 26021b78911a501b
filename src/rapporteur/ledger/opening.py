"""Open a ledger: find out what lies at an address, make a new one, bring an older one up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from rapporteur.ledger.dialects import Database, database, plain_errors
from rapporteur.ledger.errors import (
    LedgerAddressError,
    LedgerNotFoundError,
    NewerLedgerError,
    OlderLedgerError,
    ReadOnlyLedgerError,
)

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA_NUMBER = 5


@dataclass(frozen=True, slots=True)
class LedgerStore:
    """An open ledger. Close it, or use it in a `with` block."""

    url: URL
    engine: Engine
    read_only: bool

    @property
    def database(self) -> Database:
        """The kind of database that holds it."""
        return database(self.url.get_backend_name())

    @property
    def name(self) -> str:
        """What to call it in messages: its file, or its address without password."""
        return self.database.shown_address(self.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger throughout the block.

        Raises:
            LedgerError: the database could not be read.
        """
        with plain_errors(self.url), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose insertions are kept as a whole when the block ends, and not at all when it raises.

        Raises:
            ReadOnlyLedgerError: the ledger was opened for reading.
            LedgerError: the database could not be written; nothing of the block was kept.
        """
        if self.read_only:
            raise ReadOnlyLedgerError(f"{self.name} was opened for reading only: nothing was added")
        with plain_errors(self.url), self.engine.execution_options(writing=True).begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database; what was appended is on disk already."""
        self.engine.dispose()

    def __enter__(self) -> "LedgerStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(address: str, *, create: bool = True, read_only: bool = False) -> LedgerStore:
    """Open the ledger at `address`, made new when there is none.

    Args:
        address: `sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://user@host/database`.
        create: whether a ledger may be made where nothing is.
        read_only: open it for questions only; then nothing is created, migrated or written.

    Returns:
        The open ledger, of this version's schema.

    Raises:
        LedgerAddressError: the address is none of a ledger.
        LedgerNotFoundError: nothing is there, and nothing was to be made, or its folder does not exist.
        ForeignDatabaseError: the file or database there is another program's; it is left as it is.
        NewerLedgerError: it was written by a newer version of this program.
        OlderLedgerError: it has an older schema and is to be read only.
        LedgerError: it cannot be opened for another reason.
    """
    url = _parsed(address)
    kind = database(url.get_backend_name())
    kind.check_address(url)
    kind.check_presence(url, create=create and not read_only)
    store = LedgerStore(url, kind.connect(url, read_only=read_only), read_only)
    try:
        _make_current(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def _parsed(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        hint = f"write sqlite:///{address}" if address and "://" not in address else "write sqlite:///rapporteur.db"
        raise LedgerAddressError(f"{address!r} is not the address of a ledger: {hint}") from None


def _make_current(store: LedgerStore, *, create: bool) -> None:
    with store.reading() as connection:
        number = store.database.schema_number(connection)
    if number is None and (store.read_only or not create):
        raise LedgerNotFoundError(f"{store.name} is empty: make a ledger with `rapporteur read`")
    if number is not None and number > SCHEMA_NUMBER:
        raise NewerLedgerError(f"{store.name} was written by a newer version: upgrade rapporteur to open it")
    if number == SCHEMA_NUMBER:
        return
    if store.read_only:
        raise OlderLedgerError(f"{store.name} was written by an older version: open it for writing once")
    if number is None:
        with plain_errors(store.url):
            store.database.prepare_new(store.engine)
    with store.writing() as connection:
        _migrate(connection, store.database)


def _migrate(connection: Connection, kind: Database) -> None:
    """Bring the schema up to date in one transaction; nothing happens if another program has just done it."""
    if kind.schema_number(connection) == SCHEMA_NUMBER:
        return
    from alembic import command  # half a second to import, and needed once in the life of a ledger

    command.upgrade(migrations(connection), "head")
    kind.mark_schema(connection, SCHEMA_NUMBER)


def migrations(connection: Connection) -> "Config":
    """What Alembic needs to know to bring the schema of `connection` to another number, in its transaction."""
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.attributes["connection"] = connection
    return configuration
