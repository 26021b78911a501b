"""The matrix: every route is in it, and lets in exactly the roles that have its right."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.testclient import TestClient

from rapporteur.web.access.matrix import MATRIX
from rapporteur.web.access.roles import Right, Role
from tests.web.conftest import TeamWorkbench


def registered(app: FastAPI) -> Iterator[str]:
    """Each method and path that the application answers to; static files aside, which are no routes."""
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, APIRoute):
            yield from (f"{method} {context.path}" for method in context.methods or ())


def test_every_route_is_in_the_matrix_and_nothing_else(team: TeamWorkbench) -> None:
    assert set(registered(team.app)) == set(MATRIX)


def asked_for(client: TestClient, route: str) -> int:
    method, path = route.split(" ")
    return client.request(method, path, follow_redirects=False).status_code


@pytest.mark.parametrize("role", [None, *Role])
def test_a_role_gets_through_to_the_routes_of_its_rights_only(team: TeamWorkbench, role: Role | None) -> None:
    rights = role.rights if role else {Right.PUBLIC}
    with team.signed_in(role.value if role else None) as client:
        for route, needed in MATRIX.items():
            if route == "POST /sign-in":
                continue
            status = asked_for(client, route)
            if needed is Right.PUBLIC:
                assert status not in {401, 403}, route
            elif role is None:
                assert status in ({401} if "/api" in route or "POST" in route else {303}), route
            elif needed not in rights:
                assert status == 403, route
            elif route.startswith("POST"):
                assert status == 403, f"{route} takes a form without the token of the session"
            else:
                assert status not in {401, 403, 500}, route


def test_a_route_that_is_not_in_the_matrix_answers_nobody(team: TeamWorkbench) -> None:
    @team.app.get("/forgotten")
    def forgotten() -> str:
        return "secret"

    with team.signed_in("administrator") as client:
        answer = client.get("/forgotten")
    assert answer.status_code == 403
    assert "secret" not in answer.text


def test_roles_grow(team: TeamWorkbench) -> None:
    rights = [role.rights for role in Role]
    assert all(fewer < more for fewer, more in pairwise(rights))
    assert Right.SEE_PROTECTED not in Role.ANALYST.rights
