"""What a workbench is started with."""

import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How `create_app` serves a ledger.

    Args:
        ledger: its address, as `open_ledger` takes it.
        team: accounts and roles; without, whoever holds `key` may do everything, and only loopback is served.
        accounts: the address of the store of accounts; None: beside the ledger.
        public_url: where browsers reach a team's workbench ("https://rapporteur.example.org"); its host is the only one
            answered to, and https makes cookies Secure. None: loopback.
        person: the name under which a single user's decisions are recorded.
        key: what opens a single user's workbench; drawn anew at each start.
        idle_minutes, session_hours: a session ends when unused for so long, and in any case after so long.
        requests_per_minute: how many requests to the API one visitor may make.
        largest_upload: bytes that one request may carry.
        warm: ask what most pages ask as soon as the server starts, so that the first visitor waits less.
    """

    ledger: str
    team: bool = False
    accounts: str | None = None
    public_url: str | None = None
    person: str = "me"
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    idle_minutes: int = 120
    session_hours: int = 12
    requests_per_minute: int = 1200
    largest_upload: int = 64 * 1024 * 1024
    warm: bool = False

    @property
    def https(self) -> bool:
        """Whether browsers come over TLS."""
        return self.public_url is not None and urlsplit(self.public_url).scheme == "https"

    @property
    def cookie(self) -> str:
        """The name of the cookie of sessions; over TLS one that no other host of the same domain can set."""
        return "__Host-rapporteur" if self.https else "rapporteur"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names that are answered to, without ports: any other name points here by rebinding."""
        if self.public_url is None:
            return LOOPBACK
        return (urlsplit(self.public_url).netloc.rpartition("@")[2].split(":")[0].lower(), *LOOPBACK)
