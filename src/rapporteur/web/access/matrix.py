"""The matrix: each route and the right that it needs. A route that is not in it answers nobody."""

from collections.abc import Mapping

from rapporteur.web.access.roles import Right

MATRIX: Mapping[str, Right] = {
    "GET /healthy": Right.PUBLIC,
    # access/
    "GET /enter": Right.PUBLIC,
    "GET /sign-in": Right.PUBLIC,
    "POST /sign-in": Right.PUBLIC,
    "POST /sign-out": Right.READ,
    "GET /admin": Right.ADMINISTER,
    "POST /admin/accounts": Right.ADMINISTER,
    "POST /admin/accounts/change": Right.ADMINISTER,
    "GET /account": Right.READ,
    "POST /account/password": Right.READ,
    "POST /account/tokens": Right.READ,
    "POST /account/tokens/revoke": Right.READ,
    # overview/, incidents/, documents/
    "GET /": Right.READ,
    "GET /incidents": Right.READ,
    "GET /incident": Right.READ,
    "GET /documents": Right.READ,
    "GET /document": Right.READ,
    "GET /document/differences": Right.READ,
    "GET /document/original": Right.SEE_PROTECTED,
    # tally/
    "GET /tally": Right.READ,
    # review/
    "GET /review": Right.READ,
    "POST /review/decide": Right.DECIDE,
    # api/
    "GET /api/v1/openapi.json": Right.READ,
    "GET /api/v1/session": Right.READ,
    "GET /api/v1/incidents": Right.READ,
    "GET /api/v1/linked-incidents": Right.READ,
    "GET /api/v1/figures": Right.READ,
    "GET /api/v1/claims": Right.READ,
    "GET /api/v1/documents": Right.READ,
    "GET /api/v1/documents/text": Right.READ,
    "GET /api/v1/documents/differences": Right.READ,
    "GET /api/v1/failures": Right.READ,
    "GET /api/v1/actors": Right.READ,
    "GET /api/v1/sources": Right.READ,
    "GET /api/v1/judgements": Right.READ,
    "GET /api/v1/tally": Right.READ,
    "GET /api/v1/history": Right.READ,
    "GET /api/v1/records": Right.READ,
    "GET /api/v1/review": Right.READ,
    "GET /api/v1/overview/clusters": Right.READ,
    "GET /api/v1/overview/periods": Right.READ,
}


def right_for(method: str, path: str) -> Right | None:
    """What a request of this method needs at the route of this path template; None: the route is not in the matrix."""
    return MATRIX.get(f"{method} {path}")
