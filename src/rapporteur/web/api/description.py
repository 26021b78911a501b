"""The description of the API, and what follows from it: which parameters each route knows."""

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.openapi.utils import get_openapi
from fastapi.params import Query
from fastapi.routing import APIRoute

from rapporteur.version import VERSION
from rapporteur.web.api.answers import PROBLEM_SCHEMA
from rapporteur.web.errors import BadRequestError


def openapi(routes: Sequence[Any]) -> dict[str, Any]:
    """The OpenAPI description of the routes that belong to the API. Source: OpenAPI Specification 3.1."""
    described = get_openapi(
        title="Rapporteur",
        version=VERSION,
        summary="Who says what happened: the ledger as JSON.",
        description=(
            "All answers are masked for those without the right to see protected names. Listings come in pages: follow "
            "`next` as `cursor`. Send the ETag of an answer as If-None-Match to learn whether the ledger has grown."
        ),
        routes=routes,
    )
    described["components"]["schemas"]["Problem"] = PROBLEM_SCHEMA
    described["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    described["security"] = [{"token": []}]
    return described


def known_parameters_only(request: Request) -> None:
    """Refuse parameters that the route does not know.

    A misspelt filter that is passed over in silence would be an answer to another question.

    Raises:
        BadRequestError: there is one.
    """
    route = request.scope["route"]
    kept: dict[str, frozenset[str]] = request.app.state.api_parameters
    key = f"{request.method} {route.path}"
    if key not in kept:
        kept[key] = _parameters(route)
    known = kept[key]
    for name in request.query_params:
        if name not in known:
            there_are = ", ".join(sorted(known)) or "none"
            raise BadRequestError(f"there is no parameter {name[:60]!r} here; there are {there_are}")


def _parameters(route: APIRoute) -> frozenset[str]:
    """The names of the query parameters that a route and its dependencies take."""
    return frozenset(field.alias for field in get_flat_params(route.dependant) if isinstance(field.field_info, Query))
