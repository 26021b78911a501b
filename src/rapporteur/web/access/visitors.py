"""Who asks: one signed-in person or token, with what they may do."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from rapporteur.web.access.roles import Right, Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody whose session or token was checked.

    `name` is what decisions are signed with. `account` is the number of the account, None for a single user. `session`
    is the secret of the session, None for those who come with a token: from it the token of forms is derived.
    """

    name: str
    role: Role
    account: int | None = None
    session: str | None = None

    def may(self, right: Right) -> bool:
        """Whether the visitor's role has this right."""
        return right in self.role.rights

    @property
    def form_token(self) -> str:
        """What every form of this session carries, and no other site can know; empty without a session."""
        return "" if self.session is None else form_token(self.session)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a request says of who sends it: its cookie, its bearer token, and the address that it comes from."""

    cookie: str | None
    bearer: str | None
    address: str


class Access(Protocol):
    """How a workbench knows its visitors, and where it keeps what they did."""

    def visitor(self, arrival: Arrival) -> Visitor | None:
        """Who it is; None when neither cookie nor token is valid."""
        ...

    def note(self, action: str, visitor: Visitor | None, about: Mapping[str, str], address: str) -> None:
        """Keep in the audit log that somebody did something."""
        ...

    def close(self) -> None:
        """Let go of whatever is held."""
        ...


def form_token(session: str) -> str:
    """The token of forms that belongs to the secret of a session."""
    return hmac.new(session.encode(), b"form", hashlib.sha256).hexdigest()


def digest(secret: str) -> str:
    """What is kept of a secret: its SHA-256. Secrets are drawn at random from 256 bits, so that no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(given: str, expected: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they agree."""
    return hmac.compare_digest(given.encode(), expected.encode())
