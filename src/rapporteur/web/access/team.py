"""A team: accounts with roles, sessions and tokens, on the same workbench."""

from collections.abc import Mapping
from datetime import timedelta

from rapporteur.web.access.accounts import Account, Accounts, accounts_address, open_store
from rapporteur.web.access.visitors import Arrival, Visitor
from rapporteur.web.settings import WebSettings


class Team:
    """Access for the people of a store of accounts."""

    def __init__(self, accounts: Accounts, settings: WebSettings) -> None:
        self.accounts = accounts
        self._idle = timedelta(minutes=settings.idle_minutes)
        self._longest = timedelta(hours=settings.session_hours)

    def visitor(self, arrival: Arrival) -> Visitor | None:
        """Who comes with this token or session; None where neither is valid.

        Raises:
            AccountsError: the store could not be read.
        """
        if arrival.bearer is not None:
            return _visitor(self.accounts.token(arrival.bearer))
        if arrival.cookie is None:
            return None
        return _visitor(self.accounts.session(arrival.cookie, self._idle, self._longest), arrival.cookie)

    def note(self, action: str, visitor: Visitor | None, about: Mapping[str, str], address: str) -> None:
        """Add to the audit log.

        Raises:
            AccountsError: the store could not be written.
        """
        self.accounts.note(visitor.name if visitor else "", action, about, address)

    def close(self) -> None:
        """Let go of the store."""
        self.accounts.close()


def open_accounts(settings: WebSettings) -> Accounts:
    """The store of accounts that belongs to a workbench.

    Raises:
        AccountsError: it cannot be opened.
    """
    return open_store(accounts_address(settings.ledger, settings.accounts))


def _visitor(account: Account | None, session: str | None = None) -> Visitor | None:
    return None if account is None else Visitor(account.name, account.role, account.number, session)
