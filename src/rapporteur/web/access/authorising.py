"""Authorising: who a request is from, whether its route may be theirs, and whether a form of theirs sent it."""

import logging

from fastapi import Request

from rapporteur.web.access.guards import SAFE
from rapporteur.web.access.limits import Limits
from rapporteur.web.access.matrix import right_for
from rapporteur.web.access.roles import Right
from rapporteur.web.access.visitors import Access, Arrival, Visitor, same
from rapporteur.web.errors import ForbiddenError, SignInNeededError

_log = logging.getLogger(__name__)
FORM_FIELD, FORM_HEADER = "form_token", "X-Form-Token"


async def authorise(request: Request) -> None:
    """Let a request pass to its route, with its visitor in `request.state.visitor`; every route depends on this.

    Raises:
        SignInNeededError: the route needs a visitor, and none is known.
        ForbiddenError: the visitor has no right to the route, the route is not in the matrix, or the request that would
            change something bears no token of the visitor's session.
        TooManyError: the visitor has asked too often.
    """
    needed = right_for(request.method, request.scope["route"].path)
    if needed is None:
        _log.error("no entry in the matrix: %s %s", request.method, request.scope["route"].path)
        raise ForbiddenError("This address is not open to anybody.")
    access: Access = request.app.state.workbench.access
    limits: Limits = request.app.state.limits
    arrival = arrival_of(request)
    visitor = access.visitor(arrival)
    request.state.visitor = visitor
    if needed is Right.PUBLIC:
        return
    limits.count_request(f"account {visitor.name}" if visitor else f"address {arrival.address}")
    if visitor is None:
        raise SignInNeededError("Sign in to see this.")
    if not visitor.may(needed):
        access.note("refused", visitor, {"route": f"{request.method} {request.url.path}"}, arrival.address)
        raise ForbiddenError(f"A {visitor.role.value} has no right to this.")
    if request.method not in SAFE:
        await _check_form(request, visitor)


async def _check_form(request: Request, visitor: Visitor) -> None:
    """A request with a bearer token cannot be forged by another site; one with a cookie must prove where it is from."""
    if visitor.session is None:
        return
    given = request.headers.get(FORM_HEADER)
    if given is None and request.headers.get("content-type", "").startswith(("application/x-www", "multipart/form")):
        given = str((await request.form()).get(FORM_FIELD, ""))
    if not same(given or "", visitor.form_token):
        raise ForbiddenError("This form is out of date: load the page again and repeat.")


def arrival_of(request: Request) -> Arrival:
    """What a request says of who sends it."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return Arrival(
        cookie=request.cookies.get(request.app.state.workbench.settings.cookie),
        bearer=token.strip() if scheme.lower() == "bearer" else None,
        address=request.client.host if request.client else "-",
    )
