"""Rate limits: how often one visitor may ask, and how often a password may be tried."""

import time

from limits import RateLimitItemPerMinute, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter

from rapporteur.web.errors import TooManyError

# Source: OWASP Authentication Cheat Sheet, on throttling by account as well as by address.
_BY_ACCOUNT = parse("8 per 15 minute")
_BY_ADDRESS = parse("40 per 15 minute")


class Limits:
    """The counts of one server; they are kept in memory, and a restart forgets them."""

    def __init__(self, requests_per_minute: int) -> None:
        storage = MemoryStorage()
        self._requests = SlidingWindowCounterRateLimiter(storage)
        self._attempts = MovingWindowRateLimiter(storage)
        self._per_minute = RateLimitItemPerMinute(requests_per_minute)

    def count_request(self, visitor: str) -> None:
        """Count a request of a visitor.

        Raises:
            TooManyError: there were too many in the last minute.
        """
        if not self._requests.hit(self._per_minute, "request", visitor):
            reset = self._requests.get_window_stats(self._per_minute, "request", visitor).reset_time
            raise TooManyError("Too many requests in one minute: wait a little.", max(1, int(reset - time.time()) + 1))

    def count_attempt(self, account: str, address: str) -> None:
        """Count an attempt to sign in, before the password is looked at.

        Raises:
            TooManyError: there were too many for this account, or from this address.
        """
        checks = ((_BY_ACCOUNT, "account", account.casefold()), (_BY_ADDRESS, "address", address))
        for limit, *key in checks:
            if not self._attempts.hit(limit, *key):
                reset = self._attempts.get_window_stats(limit, *key).reset_time
                raise TooManyError(
                    "Too many attempts to sign in: wait a quarter of an hour.", max(1, int(reset - time.time()) + 1)
                )

    def forget_attempts(self, account: str) -> None:
        """Forget the attempts for an account whose password was right."""
        self._attempts.clear(_BY_ACCOUNT, "account", account.casefold())
