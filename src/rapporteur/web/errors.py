"""What can be wrong with a request: one class for each answer, with one plain line for whoever asked."""

from typing import ClassVar


class RequestError(Exception):
    """A request cannot be answered. The message is one plain line that says why, and what to do."""

    status: ClassVar[int] = 400
    headers: ClassVar[dict[str, str]] = {}


class BadRequestError(RequestError):
    """A parameter or a form field has a value that it does not take."""


class SignInNeededError(RequestError):
    """Nobody is signed in, or the token is not valid."""

    status = 401
    headers: ClassVar[dict[str, str]] = {"WWW-Authenticate": "Bearer"}


class ForbiddenError(RequestError):
    """Whoever is signed in has no right to it, or the request was forged."""

    status = 403


class MissingError(RequestError):
    """There is nothing at this address."""

    status = 404


class TooLargeError(RequestError):
    """The request carries more than is accepted."""

    status = 413


class TooManyError(RequestError):
    """Too many requests in too short a time; `wait_s` is when to try again."""

    status = 429

    def __init__(self, message: str, wait_s: int) -> None:
        super().__init__(message)
        self.wait_s = wait_s
