"""Escapes tried: uploads that leave their place, pages too large, requests that lie about their size."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from rapporteur.documents.receiving import receive
from rapporteur.gazetteer.store import SqliteGazetteer
from rapporteur.ledger.appending import append
from rapporteur.ledger.opening import open_ledger
from rapporteur.model.documents import Stated
from rapporteur.recording import record
from rapporteur.web.app import create_app
from rapporteur.web.settings import WebSettings
from tests.keeping import dispatch, found_nothing, keep
from tests.web.conftest import KEY, PLAIN, SCRIPT, browsing


@pytest.fixture
def small(ledger: str) -> Iterator[TestClient]:
    """A client of a workbench that takes small requests only."""
    with browsing(create_app(WebSettings(ledger=ledger, key=KEY, largest_upload=10_000))) as client:
        client.get(f"/enter?key={KEY}")
        yield client


@pytest.mark.parametrize("path", ["/", "/sign-in", "/admin/accounts"])
def test_a_request_that_says_it_is_too_large_is_refused(small: TestClient, path: str) -> None:
    assert small.post(path, content=b"x" * 10_001).status_code == 413


def test_a_request_that_hides_its_size_is_refused_as_it_comes(small: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"a=" + b"x" * 1_000 + b"&"

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert small.post("/sign-out", content=endless(), headers=headers).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e9", "abc", "99999999999999999999"])
def test_a_size_that_is_none_is_refused(small: TestClient, length: str) -> None:
    answer = small.request("GET", "/incidents", headers={"Content-Length": length})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/chunks/../../settings.py",
        "/layout/layout.html.j2",
        "/../../etc/passwd",
    ],
)
def test_files_of_the_server_are_out_of_reach(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {400, 404}
    assert "create_app" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "identifier", ["../../etc/passwd", "market\x00", "'; DROP TABLE documents; --", "%", "_", "~1", "~999999", "\ud83d"]
)
def test_an_id_is_only_looked_up(client: TestClient, identifier: str) -> None:
    answer = client.get(
        "/document", params={"id": identifier.encode("utf-16", "surrogatepass").decode("utf-16", "replace")}
    )
    assert answer.status_code == 404
    assert client.get("/document?id=market").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        {"Cookie": "rapporteur=" + "x" * 5000},
        {"Cookie": 'rapporteur="; Path=/; ='},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer " + "é" * 100},
        {"Authorization": f"Basic {KEY}"},
        {"Authorization": "Bearer  "},
    ],
)
def test_forged_credentials_open_nothing(client: TestClient, header: dict[str, str]) -> None:
    with browsing(client.app) as stranger:  # type: ignore[arg-type]
        sent = {name: value.encode("latin-1") for name, value in header.items()}
        assert stranger.get("/api/v1/incidents", headers=sent).status_code == 401  # type: ignore[arg-type]


def test_a_wrong_token_is_not_helped_by_a_right_cookie(client: TestClient) -> None:
    assert client.get("/api/v1/session").status_code == 200
    assert client.get("/api/v1/session", headers={"Authorization": "Bearer guessed"}).status_code == 401


def test_a_document_of_25_megabytes_is_shown_part_by_part(own_ledger: str) -> None:
    line = f"On Monday nothing was reported {SCRIPT} in the long list of places.\n"
    text = line * (25_000_000 // len(line) + 1)
    with open_ledger(own_ledger) as store:
        received = dispatch("long", text)
        append(store, received, found_nothing(received))
    with browsing(create_app(WebSettings(ledger=own_ledger, key=KEY))) as client:
        client.get(f"/enter?key={KEY}")
        first = client.get("/document?id=long")
        last = client.get("/document?id=long&part=625")
        assert first.status_code == last.status_code == 200
        assert len(first.text) < 1_000_000
        assert "Part 1 of" in first.text
        assert "<script>alert" not in first.text
        joined = client.get("/api/v1/documents/text?id=long&part=1").json()
        following = client.get("/api/v1/documents/text?id=long&part=2").json()
        shown = "".join(s["text"] for part in (joined, following) for s in part["segments"])
        assert shown == text[: following["end"]]
        assert joined["end"] == following["start"]
        assert client.get("/document?id=long&part=100000").status_code == 404


def test_a_ledger_that_cannot_be_read_is_said_in_one_line(own_ledger: str) -> None:
    app = create_app(WebSettings(ledger=own_ledger, key=KEY))
    with browsing(app) as client:
        client.get(f"/enter?key={KEY}")
        path = own_ledger.removeprefix("sqlite:///")
        with open(path, "r+b") as damaged:  # noqa: PTH123 - the bytes themselves
            damaged.seek(100)
            damaged.write(b"\xff" * 200_000)
        app.state.workbench.store.engine.dispose()
        answer = client.get("/incidents")
        assert answer.status_code == 503
        assert "Traceback" not in answer.text
        assert client.get("/healthy").status_code == 503


def test_what_is_appended_while_it_runs_is_shown(own_ledger: str) -> None:
    with browsing(create_app(WebSettings(ledger=own_ledger, key=KEY))) as client:
        client.get(f"/enter?key={KEY}")
        assert "Later news" not in client.get("/documents").text
        with open_ledger(own_ledger) as store:
            keep(store, "later", PLAIN, date(2024, 7, 1), title="Later news")
        assert "Later news" in client.get("/documents").text


HOSTILE_HTML = """<html><head><title>Shells hit Tumaco {script}</title><script>alert("head")</script></head>
<body onload="alert(4)"><article><h1>Shells hit Tumaco</h1><p>At least 12 people were killed when shells hit the market
of Tumaco on 3 June, doctors said. &lt;script&gt;alert("text")&lt;/script&gt; The army denied that it had fired.</p>
<p>Twenty others were wounded, the hospital of the town said on Tuesday, and <a href="javascript:alert(5)">more</a> are
missing. <img src=x onerror="alert(6)"> <svg onload="alert(7)"></svg></p></article></body></html>"""
HOSTILE_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>&lt;script&gt;alert(8)&lt;/script&gt;</title>
<item><title>&lt;img src=x onerror=alert(9)&gt; Gunmen kill nine</title><link>javascript:alert(10)</link>
<guid>g1</guid><description>Gunmen killed nine people in Tumaco on Monday, police said.
&lt;iframe src="https://evil.example"&gt;&lt;/iframe&gt;</description></item></channel></rss>"""


def test_hostile_pages_and_feeds_stay_words(tmp_path: Path, default_gazetteer: SqliteGazetteer) -> None:
    (tmp_path / "page.html").write_text(HOSTILE_HTML.replace("{script}", SCRIPT), encoding="utf-8")
    (tmp_path / "feed.xml").write_text(HOSTILE_FEED, encoding="utf-8")
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    with open_ledger(address) as store:
        received = list(receive([str(tmp_path / "page.html"), str(tmp_path / "feed.xml")], Stated()))
        kept = [record(store, receipt, default_gazetteer) for receipt in received]
    assert len(kept) >= 2
    with browsing(create_app(WebSettings(ledger=address, key=KEY))) as client:
        client.get(f"/enter?key={KEY}")
        rows = client.get("/api/v1/documents").json()["rows"]
        assert rows
        pages = ["/", "/incidents", "/documents", *(str(httpx2.URL("/document", params={"id": r["id"]})) for r in rows)]
        for path in pages:
            page = client.get(path)
            assert page.status_code == 200, path
            for opening in ("<script>", "<img", "<iframe", "<svg", 'href="javascript:', "<body on"):
                assert opening not in page.text, (path, opening)
