"""Saying what went wrong: one plain line, as a page or as JSON, and never a traceback."""

import logging
import secrets
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from rapporteur.ledger.errors import LedgerBusyError, LedgerError, RecordNotFoundError
from rapporteur.web.access.accounts import AccountsError
from rapporteur.web.errors import RequestError, SignInNeededError, TooManyError
from rapporteur.web.fresh import NotModified
from rapporteur.web.rendering import address
from rapporteur.web.workbench import Desk

_log = logging.getLogger(__name__)


def say_errors(app: FastAPI) -> None:
    """Let an application answer everything that can go wrong in it."""
    app.add_exception_handler(RequestError, _refused)
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(AccountsError, _accounts)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _by_framework)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(Exception, _defect)


def say(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """An answer that says `message`: JSON for the API, a page for everybody else."""
    if request.url.path.startswith("/api/"):
        body = {"status": status, "title": HTTPStatus(status).phrase, "detail": message}
        return JSONResponse(body, status, headers, media_type="application/problem+json")
    page = Desk(request).page("layout/error.html.j2", status, title=HTTPStatus(status).phrase, message=message)
    page.headers.update(headers or {})
    return page


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)  # noqa: S101 - registered for it
    if isinstance(error, SignInNeededError) and not request.url.path.startswith("/api/"):
        if request.method == "GET" and request.app.state.workbench.settings.team:
            there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(address("/sign-in", next=there if there != "/" else None), 303)
        gone = request.app.state.workbench.settings.cookie in request.cookies
        message = (
            "The workbench was started anew since: open the address that `rapporteur serve` printed."
            if gone
            else "Open the address that `rapporteur serve` printed: it holds the key."
        )
        return say(request, 401, message)
    headers = dict(error.headers)
    if isinstance(error, TooManyError):
        headers["Retry-After"] = str(error.wait_s)
    return say(request, error.status, str(error), headers)


def _ledger(request: Request, error: Exception) -> Response:
    if isinstance(error, RecordNotFoundError):
        return say(request, 404, str(error))
    _log.error("ledger: %s", error)
    return say(request, 503, str(error), {"Retry-After": "5"} if isinstance(error, LedgerBusyError) else None)


def _accounts(request: Request, error: Exception) -> Response:
    _log.error("accounts: %s", error)
    return say(request, 503, f"{error}.".capitalize())


def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    first = error.errors()[0]
    return say(request, 422, f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}")


def _by_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    message = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
    return say(request, error.status_code, message, dict(error.headers or {}))


def _not_modified(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)  # noqa: S101 - registered for it
    return Response(status_code=304, headers={"ETag": error.tag, "Cache-Control": "private, no-cache"})


def _defect(request: Request, error: Exception) -> Response:
    number = secrets.token_hex(4)
    _log.error("defect %s at %s", number, request.url.path, exc_info=error)
    return say(request, 500, f"A defect of the program, noted in its log as {number}. Nothing in the ledger was lost.")
