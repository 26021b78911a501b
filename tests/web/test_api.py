"""The API: rows of the views page by page, tagged by the state of the ledger, fuzzed by its own description."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from rapporteur.ledger.opening import open_ledger
from rapporteur.web.access.matrix import MATRIX
from rapporteur.web.app import create_app
from rapporteur.web.settings import WebSettings
from tests.keeping import keep
from tests.web.conftest import KEY, PLAIN, browsing

OF_THE_BODY = (content_type_conformance, response_schema_conformance)
LISTINGS = (
    "incidents",
    "linked-incidents",
    "figures",
    "claims",
    "documents",
    "failures",
    "actors",
    "sources",
    "judgements",
    "review",
)
ANSWERS = (
    "session",
    "tally",
    "history?id=market%23i1",
    "records?id=market%23f1",
    "documents/text?id=market",
    "openapi.json",
)


@pytest.fixture
def writer(own_ledger: str) -> Iterator[TestClient]:
    """A client with the key as its token, on a ledger that may grow."""
    with browsing(create_app(WebSettings(ledger=own_ledger, key=KEY))) as client:
        client.headers["Authorization"] = f"Bearer {KEY}"
        yield client


def walked(client: TestClient, listing: str, **asked: str) -> list[dict[str, object]]:
    """All rows of a listing, two a page."""
    rows: list[dict[str, object]] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get(f"/api/v1/{listing}", params={"limit": "2", **asked, **cursor}).json()
        rows += page["rows"]
        assert page["total"] >= len(rows)
        if page["next"] is None:
            assert page["total"] == len(rows)
            return rows
        cursor = {"cursor": page["next"]}


@pytest.mark.parametrize("listing", LISTINGS)
def test_pages_together_are_the_whole_listing(client: TestClient, listing: str) -> None:
    whole = client.get(f"/api/v1/{listing}").json()
    assert walked(client, listing) == whole["rows"]
    assert whole["first"] == (1 if whole["rows"] else 0)


def test_pages_stay_the_same_while_the_ledger_grows(writer: TestClient, own_ledger: str) -> None:
    before = [row["id"] for row in walked(writer, "incidents")]
    first = writer.get("/api/v1/incidents?limit=1").json()
    with open_ledger(own_ledger) as store:
        keep(store, "newer", PLAIN, date(2024, 6, 1))
    rows, cursor = first["rows"], first["next"]
    while cursor:
        page = writer.get("/api/v1/incidents", params={"limit": "1", "cursor": cursor}).json()
        rows, cursor = rows + page["rows"], page["next"]
    assert [row["id"] for row in rows] == before
    assert len(walked(writer, "incidents")) == len(before) + 1


@pytest.mark.parametrize("cursor", ["x", "AAAA", "W10", "WzEsIjIwMjQtMDEtMDEiLCJ4Il0", "é", "WzFlOTk5LDEsMV0"])
def test_a_made_up_cursor_is_refused(client: TestClient, cursor: str) -> None:
    assert client.get("/api/v1/incidents", params={"cursor": cursor}).status_code == 400


def test_a_cursor_belongs_to_its_filters(client: TestClient) -> None:
    cursor = client.get("/api/v1/incidents?limit=1").json()["next"]
    answer = client.get("/api/v1/incidents", params={"cursor": cursor, "place": "Tumaco"})
    assert answer.status_code == 400
    assert "other filters" in answer.json()["detail"]


@pytest.mark.parametrize("answer", [*LISTINGS, *ANSWERS])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, answer: str) -> None:
    first = client.get(f"/api/v1/{answer}")
    assert first.status_code == 200
    if answer == "openapi.json":
        return
    again = client.get(f"/api/v1/{answer}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.text == ""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_tag_ends_when_the_ledger_grows(writer: TestClient, own_ledger: str) -> None:
    tag = writer.get("/api/v1/incidents").headers["ETag"]
    with open_ledger(own_ledger) as store:
        keep(store, "newer", PLAIN, date(2024, 6, 1))
    answer = writer.get("/api/v1/incidents", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.json()["total"] == 4


def test_a_misspelt_filter_is_refused_and_not_passed_over(client: TestClient) -> None:
    answer = client.get("/api/v1/incidents?plaze=Tumaco")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "there is no parameter 'plaze'" in answer.json()["detail"]


def test_the_api_gives_what_the_views_give(client: TestClient) -> None:
    figures = {row["id"]: row for row in client.get("/api/v1/figures").json()["rows"]}
    assert (figures["market#f1"]["low"], figures["market#f1"]["high"]) == (12, None)
    assert figures["market#f1"]["source"]["name"] == "Lerma Doctors' Union"
    tally = client.get("/api/v1/tally?place=Tumaco&measure=killed").json()
    assert {line["measure"] for line in tally["lines"]} == {"killed"}
    text = client.get("/api/v1/documents/text?id=market%23f2").json()
    assert "".join(s["text"] for s in text["segments"] if "f2" in s["records"]) == "among them five women and children"
    assert text["record"] == "f2"


def test_the_description_names_every_answer_and_its_problems(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    named = {f"/api/v1/{name.split('?')[0]}" for name in (*LISTINGS, *ANSWERS)}
    assert named - {"/api/v1/openapi.json"} <= set(described["paths"])
    reading = {route.removeprefix("GET ") for route in MATRIX if route.startswith("GET /api/")}
    assert reading - {"/api/v1/openapi.json"} == {path for path, found in described["paths"].items() if "get" in found}
    for path, operations in described["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path
            assert {"200", "400", "401"} <= set(operation["responses"]), path


def test_fuzzed_by_its_description_it_never_breaks_and_answers_as_described(ledger: str) -> None:
    app = create_app(WebSettings(ledger=ledger, key=KEY, requests_per_minute=10**6))
    with browsing(app) as client:
        client.headers["Authorization"] = f"Bearer {KEY}"
        described = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
        for found in described.get_all_operations():
            assert isinstance(found, Ok)

            @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None)
            @given(case=found.ok().as_strategy())
            def fuzz(case: Any) -> None:
                answer = client.request(case.method, case.formatted_path, params=case.query)
                case.validate_response(answer, checks=[not_a_server_error, status_code_conformance, *OF_THE_BODY])

            fuzz()
