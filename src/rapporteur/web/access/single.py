"""One person on their own machine: whoever holds the key of this start may do everything."""

import logging
import secrets
from collections.abc import Mapping

from rapporteur.web.access.roles import Role
from rapporteur.web.access.visitors import Arrival, Visitor, same

_log = logging.getLogger("rapporteur.audit")


class SingleUser:
    """Access for one person. Neither the key nor the session that it opens outlives the server."""

    def __init__(self, key: str, person: str) -> None:
        self._key = key
        self._person = person
        self._session = secrets.token_urlsafe(32)

    def enter(self, key: str) -> str | None:
        """The session that `key` opens; None for another key."""
        return self._session if same(key, self._key) else None

    def visitor(self, arrival: Arrival) -> Visitor | None:
        """The one person, who comes with the session in a cookie or the key as a token; None for others."""
        if arrival.bearer is not None:
            return Visitor(self._person, Role.ADMINISTRATOR) if same(arrival.bearer, self._key) else None
        if arrival.cookie is not None and same(arrival.cookie, self._session):
            return Visitor(self._person, Role.ADMINISTRATOR, session=self._session)
        return None

    def note(self, action: str, visitor: Visitor | None, about: Mapping[str, str], address: str) -> None:
        """Tell the log of the server; one person keeps no book about themselves."""
        _log.info("%s %s %s %s", action, visitor.name if visitor else "-", dict(about), address)

    def close(self) -> None:
        """Nothing is held."""
