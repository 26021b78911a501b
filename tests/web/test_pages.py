"""The pages: what is asked is what is shown, each record opens at its words, and hostile words stay words."""

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import KEY, NAMED_FILE, WITNESS, browsing

PAGES = (
    "/",
    "/incidents",
    "/documents",
    "/document?id=market",
    "/document?id=country",
    "/document?id=market%23f2",
    "/admin",
)


class Elements(HTMLParser):
    """What a page consists of."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._text: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._text).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_only_scripts_of_its_own_and_loads_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    for tag, attributes in Elements(answer.text).tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        assert tag not in {"style", "iframe", "object", "embed", "base"}
        for name in ("src", "href", "action"):
            address = attributes.get(name, "/")
            assert address.startswith(("/", "#", "?")), f"{tag} {name}={address}"
            assert not address.startswith("//")
        if tag == "script":
            assert attributes["src"].startswith("/static/")


@pytest.mark.parametrize("path", PAGES)
def test_hostile_titles_texts_names_and_addresses_stay_words(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page
    assert "<i>Gazeta" not in page


def test_a_hostile_title_is_shown_as_it_is(client: TestClient) -> None:
    assert '"><script>alert(1)</script>' in Elements(client.get("/documents").text).words


def test_what_is_typed_into_a_filter_comes_back_as_words(client: TestClient) -> None:
    page = client.get("/incidents", params={"place": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "No incident answers this" in page


def test_incidents_are_shown_with_their_figures_and_who_is_blamed(client: TestClient) -> None:
    words = Elements(client.get("/incidents").text).words
    assert "at least 12 killed" in words
    assert "29th Brigade denied" in words
    assert "Tumaco, Nariño , Colombia" in words or "Tumaco, Nariño, Colombia" in words


@pytest.mark.parametrize(
    ("query", "shown", "missing"),
    [
        ("kind=shelling", "shelling", "armed clash"),
        ("measure=displaced", "armed clash", "shelling"),
        ("who=women", "shelling", "abduction"),
        ("place=Tumaco", "shelling", "armed clash"),
        ("from=2024-06-04&to=2024-06-04", "abduction", "shelling"),
        ("as-of=2024-06-04", "shelling", "abduction"),
        ("source=Doctors", "shelling", "armed clash"),
    ],
)
def test_a_filter_chooses_and_stays_in_the_form(client: TestClient, query: str, shown: str, missing: str) -> None:
    page = client.get(f"/incidents?{query}").text
    table = page[page.index("<table") :]
    assert f">{shown}</a>" in table
    assert f">{missing}</a>" not in table
    name, value = query.split("&", maxsplit=1)[0].split("=")
    fields = [a for tag, a in Elements(page).tags if tag == "input" and a.get("name") == name]
    assert any(a.get("value") == value and (a.get("type") != "checkbox" or "checked" in a) for a in fields)


def test_a_grade_chooses_linked_incidents(client: TestClient) -> None:
    weak, confirmed = (client.get(f"/incidents?grade={grade}").text for grade in ("weak", "confirmed"))
    assert ">shelling</a>" in weak
    assert "No incident answers this" in confirmed


def test_a_figure_opens_its_document_at_its_words(client: TestClient) -> None:
    page = client.get("/incidents").text
    link = re.search(r'href="(/document\?id=market%23f2#f2)"', page)
    assert link
    shown = client.get(link[1]).text
    assert '<a id="f2" class="anchor"></a>' in shown
    sought = re.findall(r'<mark class="[^"]*sought[^"]*"[^>]*>([^<]*)</mark>', shown)
    assert "".join(sought) == "among them five women and children"


def test_the_text_of_a_document_is_whole(client: TestClient) -> None:
    page = client.get("/document?id=market").text
    inside = page[page.index('<div class="words">') : page.index("</article>")]
    assert "Nothing <b>could</b> be checked & no reporter has verified the accounts." in "".join(Elements(inside)._text)


def test_where_a_document_comes_from_is_told(client: TestClient) -> None:
    words = Elements(client.get("/document?id=market").text).words
    assert "/in/market.txt" in words
    assert re.search(r"SHA-256 [0-9a-f]{64}", words)
    assert "20 Jun 2024, 08:30 UTC" in words


@pytest.mark.parametrize(
    "path", ["/document?id=nothing", "/document?id=market%23f99", "/document?id=market&part=2", "/nowhere"]
)
def test_what_is_not_there_is_said_to_be_missing(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text


def test_the_whole_state_of_a_list_is_in_its_address(client: TestClient) -> None:
    page = client.get("/incidents?as-of=2024-06-05&place=Tumaco").text
    assert "As published by <strong>5 Jun 2024</strong>" in page
    assert 'href="/documents?place=Tumaco&amp;as-of=2024-06-05"' in page
    assert "as-of=2024-06-05&amp;id=market%23i1" in page


def test_nothing_is_shown_without_the_key(ledger: str, client: TestClient) -> None:
    with browsing(client.app) as stranger:  # type: ignore[arg-type]
        for path in ("/", "/incidents", "/document?id=market"):
            assert stranger.get(path).status_code == 401
            assert "Tumaco" not in stranger.get(path).text
        assert stranger.get("/api/v1/incidents").status_code == 401
        assert stranger.get("/enter?key=guessed").status_code == 403
        assert stranger.get("/enter").status_code == 403
        assert stranger.get(f"/enter?key={KEY}").status_code == 200


def test_protected_names_are_masked_until_asked_for(client: TestClient) -> None:
    masked = client.get("/documents").text
    assert WITNESS not in masked
    assert "Quiñones" not in masked
    shown = client.get("/documents?reveal=1").text
    assert WITNESS in shown
    assert "Protected names are shown." in shown
    assert 'href="/documents"' in shown


def test_an_id_that_bears_a_protected_name_is_veiled_and_still_opens(client: TestClient) -> None:
    page = client.get("/documents").text
    link = re.search(r'href="(/document\?id=~\d+)"', page)
    assert link
    opened = client.get(link[1])
    assert opened.status_code == 200
    assert "[protected]" in opened.text
    assert "Quiñones" not in opened.text
    assert quote(NAMED_FILE) in client.get("/documents?reveal=1").text.replace("+", "%20")
