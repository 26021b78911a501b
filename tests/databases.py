"""Databases to test ledgers in, by kind: ledgers that hold nothing yet, and databases in which there is none."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import psycopg
import pytest
from sqlalchemy import Table, make_url

from rapporteur.ledger import schema
from rapporteur.ledger.opening import open_ledger

POSTGRESQL = "RAPPORTEUR_TEST_POSTGRESQL"  # the address of a server whose superuser may make and drop databases
KINDS = ("sqlite", "postgresql")


class Databases(Protocol):
    """One kind of database."""

    kind: str

    def empty(self) -> AbstractContextManager[str]:
        """The address of a database in which there is no ledger, to do anything to."""

    def ledger(self) -> AbstractContextManager[str]:
        """The address of a ledger that holds nothing, to append to and to ask."""


@contextmanager
def databases_of(kind: str, folder: Path) -> Iterator[Databases]:
    """The databases of a kind; skips, visibly, where there is no server to make them on."""
    if kind == "sqlite":
        yield SqliteDatabases(folder)
        return
    address = os.environ.get(POSTGRESQL)
    if not address:
        pytest.skip(f"{POSTGRESQL} is not set: there is no PostgreSQL server to test on (.ci/postgresql starts one)")
    with closing(PostgresqlDatabases(address)) as databases:
        yield databases


class SqliteDatabases:
    """Files in a folder, copied from an empty ledger."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        template = folder / "template.db"
        open_ledger(f"sqlite:///{template}").close()
        self._template = template.read_bytes()

    @contextmanager
    def empty(self) -> Iterator[str]:
        folder = self._folder / f"{next(self._numbers)}"
        folder.mkdir()
        yield f"sqlite:///{folder / 'ledger.db'}"

    @contextmanager
    def ledger(self) -> Iterator[str]:
        with self.empty() as address:
            Path(make_url(address).database or "").write_bytes(self._template)
            yield address


class PostgresqlDatabases:
    """Databases on one server; a ledger is emptied after use and lent again, as making one takes much longer."""

    kind = "postgresql"
    _instances = count(1)  # a run may have several, each with databases of its own

    def __init__(self, address: str) -> None:
        self.server = make_url(address)
        self._numbers = count(1)
        self._free: list[str] = []
        self._made: list[str] = []
        self._has_template = False
        self._prefix = f"rapporteur_test_{os.getpid()}_{next(self._instances)}"

    def close(self) -> None:
        """Remove all that was made."""
        for name in self._made:
            self.execute(None, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def empty(self) -> Iterator[str]:
        name = self._new("template0")
        yield self.address(name)
        self.execute(None, f'DROP DATABASE "{name}" WITH (FORCE)')

    @contextmanager
    def ledger(self) -> Iterator[str]:
        name = self._free.pop() if self._free else self._new(self._template())
        yield self.address(name)
        self.execute(name, _EMPTYING)
        self._free.append(name)

    def address(self, name: str) -> str:
        """The address of a database of the server."""
        return self.server.set(database=name).render_as_string(hide_password=False)

    def execute(self, name: str | None, *statements: str) -> Any:
        """Run statements in a database of the server as its superuser; the rows of the last, None if it has none."""
        address = self.server if name is None else self.server.set(database=name)
        words = address.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(words, autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else None

    def _template(self) -> str:
        name = f"{self._prefix}_template"
        if not self._has_template:
            self._new("template0", name)
            open_ledger(self.address(name)).close()
            self._has_template = True
        return name

    def _new(self, template: str, name: str = "") -> str:
        name = name or f"{self._prefix}_{next(self._numbers)}"
        self.execute(None, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._made.append(name)
        return name


def _emptied(table: Table) -> str:
    emptied = f'DELETE FROM "{table.name}"; '
    if table.autoincrement_column is not None:
        emptied += f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'number'), 1, false); "
    return emptied


# The superuser may lift the guards.
_EMPTYING = "SET session_replication_role = replica; " + "".join(map(_emptied, schema.metadata.sorted_tables))
