"""The store of accounts: who has one, their passwords, sessions and tokens, and what they did."""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import (
    Connection,
    Engine,
    RowMapping,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from rapporteur.web.access import schema
from rapporteur.web.access.roles import Role
from rapporteur.web.access.visitors import digest

SHORTEST_PASSWORD, LONGEST_PASSWORD, LONGEST_NAME = 12, 500, 80
TOKEN_DAYS = 90
_SESSIONS_KEPT = timedelta(days=7)  # longer than any session lasts
_TOKEN_PREFIX = "rpt_"  # noqa: S105 - it tells scanners for leaked secrets what a token of ours looks like


class AccountsError(Exception):
    """The store of accounts could not be used, or refuses a change. The message is one plain line."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; `disabled_at` (UTC) is None while they may."""

    number: int
    name: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Token:
    """A token for the API, without its secret, which is kept by its digest only."""

    number: int
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Something that somebody did: when (UTC), who, what, about what, and from which address."""

    number: int
    at: datetime
    who: str
    action: str
    about: Mapping[str, str]
    address: str


class Accounts:
    """The store, open. Times are UTC. `hasher` makes new hashes; each hash says itself how it is checked."""

    def __init__(self, engine: Engine, hasher: PasswordHasher) -> None:
        self._engine = engine
        self._hasher = hasher
        # Checked where there is no such account, so that the time of an answer does not tell which names exist.
        self._nobody = self._hasher.hash(secrets.token_urlsafe(16))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def now(self) -> datetime:
        """The time."""
        return datetime.now(UTC)

    # Accounts --------------------------------------------------------------------------------------------------

    def add(self, name: str, role: Role, password: str) -> Account:
        """Make an account.

        Raises:
            AccountsError: the name is taken or empty, or the password too short.
        """
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise AccountsError(f"a name has 1 to {LONGEST_NAME} printable characters")
        table = schema.accounts
        with self._writing() as connection:
            if connection.scalar(select(table.c.number).where(table.c.folded == name.casefold())) is not None:
                raise AccountsError(f"there is an account of the name {name!r} already")
            row = {"name": name, "folded": name.casefold(), "role": role.value, "created_at": self.now()}
            number = connection.scalar(
                insert(table).values(**row, password=self._hashed(password)).returning(table.c.number)
            )
            return _account(connection.execute(select(table).where(table.c.number == number)).mappings().one())

    def named(self, name: str) -> Account:
        """The account of this name, case aside.

        Raises:
            AccountsError: there is none.
        """
        with self._reading() as connection:
            row = self._row(connection, name)
        if row is None:
            raise AccountsError(f"there is no account of the name {name!r}")
        return _account(row)

    def all(self) -> tuple[Account, ...]:
        """All accounts by name."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.accounts).order_by(schema.accounts.c.folded)).mappings()
            return tuple(_account(row) for row in rows)

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role.

        Raises:
            AccountsError: there is no such account, or nobody would be left to administer.
        """
        self._change(name, role=role.value)

    def disable(self, name: str, *, disabled: bool = True) -> None:
        """Shut an account, and end its sessions; or open it again.

        Raises:
            AccountsError: there is no such account, or nobody would be left to administer.
        """
        self._change(name, disabled_at=self.now() if disabled else None)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password, and end its sessions.

        Raises:
            AccountsError: there is no such account, or the password is too short.
        """
        self._change(name, password=self._hashed(password))

    def _change(self, name: str, **values: object) -> None:
        table = schema.accounts
        with self._writing() as connection:
            row = self._row(connection, name)
            if row is None:
                raise AccountsError(f"there is no account of the name {name!r}")
            connection.execute(update(table).where(table.c.number == row["number"]).values(**values))
            if "role" not in values:
                connection.execute(delete(schema.sessions).where(schema.sessions.c.account == row["number"]))
            administrators = select(table.c.number).where(
                table.c.role == Role.ADMINISTRATOR.value, table.c.disabled_at.is_(None)
            )
            was_one = row["role"] == Role.ADMINISTRATOR.value and row["disabled_at"] is None
            if was_one and connection.scalar(administrators) is None:
                raise AccountsError(f"{row['name']} is the only administrator: make another one first")

    def checked(self, name: str, password: str) -> Account | None:
        """The account that may sign in with this name and password; None when the two do not go together."""
        with self._reading() as connection:
            row = self._row(connection, name)
        try:
            self._hasher.verify(row["password"] if row else self._nobody, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return None
        return _account(row) if row and row["disabled_at"] is None else None

    def _hashed(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccountsError(f"a password has at least {SHORTEST_PASSWORD} characters")
        return self._hasher.hash(password)

    def _row(self, connection: Connection, name: str) -> RowMapping | None:
        folded = " ".join(name.split()).casefold()
        return (
            connection.execute(select(schema.accounts).where(schema.accounts.c.folded == folded))
            .mappings()
            .one_or_none()
        )

    # Sessions and tokens ---------------------------------------------------------------------------------------

    def open_session(self, account: Account) -> str:
        """A new session; its secret, of which only the digest is kept."""
        secret, now = secrets.token_urlsafe(32), self.now()
        row = {"sha256": digest(secret), "account": account.number, "created_at": now, "used_at": now}
        with self._writing() as connection:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.created_at < now - _SESSIONS_KEPT))
            connection.execute(insert(schema.sessions).values(**row))
        return secret

    def session(self, secret: str, idle: timedelta, longest: timedelta) -> Account | None:
        """The account whose session this is, noted as used; None for no session, or one that has ended."""
        table, now = schema.sessions, self.now()
        with self._reading() as connection:
            query = select(table.c.used_at, table.c.created_at, schema.accounts).join(schema.accounts)
            row = connection.execute(query.where(table.c.sha256 == digest(secret))).mappings().one_or_none()
        if row is None or row[schema.accounts.c.disabled_at] is not None:
            return None
        if now - _utc(row[table.c.used_at]) > idle or now - _utc(row[table.c.created_at]) > longest:
            self.end_session(secret)
            return None
        if now - _utc(row[table.c.used_at]) > timedelta(minutes=1):
            with self._writing() as connection:
                connection.execute(update(table).where(table.c.sha256 == digest(secret)).values(used_at=now))
        return Account(row["number"], row["name"], Role(row["role"]), _utc(row[schema.accounts.c.created_at]), None)

    def end_session(self, secret: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.sha256 == digest(secret)))

    def make_token(self, account: Account, label: str, days: int = TOKEN_DAYS) -> str:
        """A new token for the API; the secret is shown this once.

        Raises:
            AccountsError: the label is empty, or the token would be valid for no or too many days.
        """
        label = " ".join(label.split())[:LONGEST_NAME]
        if not label or not 1 <= days <= 366:
            raise AccountsError("a token needs a label, and is valid for 1 to 366 days")
        secret, now = _TOKEN_PREFIX + secrets.token_urlsafe(32), self.now()
        row = {"sha256": digest(secret), "account": account.number, "label": label, "created_at": now}
        with self._writing() as connection:
            connection.execute(insert(schema.tokens).values(**row, expires_at=now + timedelta(days=days)))
        return secret

    def token(self, secret: str) -> Account | None:
        """The account whose token this is; None for none, one revoked or expired."""
        table, accounts = schema.tokens, schema.accounts
        query = (
            select(accounts, table.c.expires_at)
            .join(table)
            .where(table.c.sha256 == digest(secret), table.c.revoked_at.is_(None), accounts.c.disabled_at.is_(None))
        )
        with self._reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None or _utc(row["expires_at"]) < self.now() else _account(row)

    def tokens(self, account: int) -> tuple[Token, ...]:
        """The tokens of an account, the newest first."""
        table = schema.tokens
        with self._reading() as connection:
            rows = connection.execute(select(table).where(table.c.account == account).order_by(table.c.number.desc()))
            return tuple(
                Token(r.number, r.label, _utc(r.created_at), _utc(r.expires_at), r.revoked_at and _utc(r.revoked_at))
                for r in rows
            )

    def revoke_token(self, account: int, number: int) -> None:
        """Revoke a token of an account; nothing happens when it has none of this number."""
        table = schema.tokens
        mine = (table.c.number == number, table.c.account == account, table.c.revoked_at.is_(None))
        with self._writing() as connection:
            connection.execute(update(table).where(*mine).values(revoked_at=self.now()))

    # The audit log ---------------------------------------------------------------------------------------------

    def note(self, who: str, action: str, about: Mapping[str, str], address: str) -> None:
        """Add to the audit log."""
        row = {"at": self.now(), "who": who[:80], "action": action[:40], "address": address[:60]}
        with self._writing() as connection:
            connection.execute(insert(schema.audit).values(**row, about=json.dumps(dict(about), ensure_ascii=False)))

    def audit(self, before: int | None = None, most: int = 100) -> tuple[AuditRow, ...]:
        """The newest rows of the audit log, or the newest before one of them."""
        table = schema.audit
        query = select(table).order_by(table.c.number.desc()).limit(most)
        if before is not None:
            query = query.where(table.c.number < before)
        with self._reading() as connection:
            return tuple(
                AuditRow(r.number, _utc(r.at), r.who, r.action, json.loads(r.about), r.address)
                for r in connection.execute(query)
            )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise AccountsError(f"the store of accounts could not be read: {type(error).__name__}") from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise AccountsError(f"the store of accounts could not be written: {type(error).__name__}") from error


def _utc(moment: datetime) -> datetime:
    """A moment as databases give it back: SQLite forgets the zone, which is UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _account(row: RowMapping) -> Account:
    ended = row["disabled_at"]
    return Account(row["number"], row["name"], Role(row["role"]), _utc(row["created_at"]), ended and _utc(ended))


def accounts_address(ledger: str, given: str | None = None) -> str:
    """Where the accounts of a ledger are: `given`, else a file beside a SQLite ledger, else the same database."""
    if given is not None:
        return given
    url = make_url(ledger)
    if url.get_backend_name() != "sqlite":
        return ledger
    path = Path(url.database or "rapporteur.db")
    return f"sqlite:///{path.with_name(path.stem + '.accounts.db')}"


def open_store(address: str, hasher: PasswordHasher | None = None) -> Accounts:
    """The store at an address, made when there is none.

    Raises:
        AccountsError: it cannot be opened, or was made by a newer version.
    """
    url = make_url(address)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(url)
        if url.get_backend_name() == "sqlite":
            path = Path(url.database or "")
            if not path.exists():
                path.touch(mode=0o600)
            event.listen(engine, "connect", _prepare_sqlite)
        with engine.begin() as connection:
            if not inspect(connection).has_table(schema.versions.name):
                schema.make_tables(connection)
            number = connection.scalar(select(schema.versions.c.number))
    except (SQLAlchemyError, OSError) as error:
        raise AccountsError(
            f"the store of accounts at {url.database} cannot be opened: {type(error).__name__}"
        ) from error
    if number != schema.SCHEMA_NUMBER:
        raise AccountsError(f"the store of accounts at {url.database} is of another version: upgrade rapporteur")
    return Accounts(engine, hasher or PasswordHasher())


def _prepare_sqlite(connection: object, _: object) -> None:
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "busy_timeout = 10000", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]
