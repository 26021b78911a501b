"""The report: it opens alone, says bounds and no facts, shows no protected name, and runs its own scripts only."""

import base64
import hashlib
import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rapporteur.exports.report import render_report
from rapporteur.ledger.appending import append_failure
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.documents import Document, NotReceived
from rapporteur.model.issues import Issue
from rapporteur.model.vocabularies import Severity
from rapporteur.views.dossier import dossier
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.tally import tally
from tests.exports.conftest import MARKET
from tests.keeping import keep

VOID = {"meta", "link", "col", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """The parts of a page that tests ask for."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.scripts: list[tuple[str, str]] = []
        self.policy = ""
        self._open: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()
        self.balanced = not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.loads += [
            values[name] for name in ("src", "data", "poster", "srcset", "action", "background") if name in values
        ]
        if tag == "link":
            self.loads.append(values.get("href", ""))
        elif "href" in values:
            self.links.append(values["href"])
        self.links += [values["xlink:href"]] if "xlink:href" in values else []
        if "id" in values:
            self.anchors.add(values["id"])
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag == "script":
            self.scripts.append((values.get("type", ""), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        opened = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script":
            kind, so_far = self.scripts[-1]
            self.scripts[-1] = (kind, so_far + data)
        elif not self._open or self._open[-1] != "style":
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def rendered(store: LedgerStore, question: Question = EVERYTHING) -> str:
    made_at = datetime(2024, 7, 1, 12, tzinfo=UTC)
    return render_report(dossier(store, question), tally(store, question), made_at=made_at, scope=["Place: here."])


@pytest.fixture(scope="module")
def source(store: LedgerStore) -> str:
    return rendered(store)


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_the_page_loads_nothing_and_every_link_leads_somewhere_in_it(page: Page) -> None:
    assert page.loads == []
    assert page.links
    for link in page.links:
        assert link.startswith("#")
        assert link.removeprefix("#") in page.anchors


def test_the_policy_allows_exactly_the_scripts_of_the_page(page: Page) -> None:
    directives = dict(part.strip().split(" ", 1) for part in page.policy.split(";"))
    assert directives["default-src"] == "'none'"
    programs = [text for kind, text in page.scripts if kind != "application/json"]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in programs}
    assert set(directives["script-src"].split()) == hashes
    assert "http" not in page.policy


def test_what_documents_say_is_text_and_never_markup(page: Page, source: str) -> None:
    assert page.balanced
    assert '"><script>alert("title")</script>' in page.words
    assert "La </script> Hoja" in page.words
    assert "Nothing <b>could</b> be checked &" in page.words
    assert 'alert("title")' not in source


def test_names_of_private_persons_are_nowhere_in_the_file(source: str) -> None:
    assert "Rosalba" not in source
    assert "Quiñones" not in source
    assert "Qui\\u00f1ones" not in source
    assert "[protected]" in source


def test_addresses_that_hold_a_private_name_are_masked_wherever_they_stand(tmp_path: Path) -> None:
    slug = "https://hoja.example/2024/rosalba-quinones-speaks"
    with open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}") as store:
        # Sources without a name are told apart by who published them and when.
        marked = MARKET.replace("{a1:The Lerma Doctors' Union}", "nurses").replace(
            "medical asserts actor=a1", "medical asserts"
        )
        marked = marked.replace('a1 ngo name="Lerma Doctors\' Union"\n', "")
        keep(store, slug, marked, date(2024, 6, 4), url=slug, publisher="Rosalba Quiñones on the web")
        nothing = Document(f"{slug}/2", hashlib.sha256(b"").hexdigest(), "")
        gone = Issue("http_error", Severity.ERROR, "the server answered 404")
        append_failure(store, NotReceived(nothing, f"{slug}/2", datetime(2024, 6, 5, tzinfo=UTC), (gone,)))
        shown = render_report(dossier(store), tally(store)).casefold()
    assert "the server answered 404" in shown
    assert "nurses ([protected] on the web, 4 jun 2024)" in shown
    assert not {name for name in ("rosalba", "quinones", "quiñones") if name in shown}


def test_public_speakers_keep_their_names(page: Page) -> None:
    assert "Colonel Prado" in page.words


def test_counts_are_shown_as_bounds(page: Page) -> None:
    for words in ("at least 12", "about 4,000", "up to 60"):
        assert words in page.words
    assert "part of another" in page.words
    assert "women and children" in page.words


def test_an_open_bound_fades_and_a_closed_one_ends(source: str) -> None:
    bars = re.findall(r'<i class="(\w*)" style="left:([\d.]+)%;width:([\d.]+)%"', source)
    assert ("open" in {kind for kind, _, _ in bars}) and ("" in {kind for kind, _, _ in bars})
    for kind, left, width in bars:
        assert float(left) + float(width) <= 100.01
        assert (kind == "open") == (abs(float(left) + float(width) - 100) < 0.01)


def test_claims_stand_with_stance_source_publisher_and_day(page: Page) -> None:
    denial = re.search(r"Colonel Prado denied .*? denies Colonel Prado .*?4 Jun 2024", page.words)
    assert denial
    assert "unverified: event" in page.words


def test_a_place_known_as_a_country_only_is_no_point(page: Page) -> None:
    places = next(text for kind, text in page.scripts if kind == "application/json" and '"drawn"' in text)
    assert '"name":"Colombia","kind":"country"' in places
    assert re.search(r'"name":"Colombia"[^}]*"drawn":"country"\},"geometry":null', places)
    assert re.search(r'"name":"Tumaco"[^}]*"drawn":"point"', places)


def test_the_timeline_is_drawn_for_wide_and_narrow_screens(source: str) -> None:
    assert source.count('class="marks"') == 2
    assert "Tumaco, Nariño: shelling" in source


def test_the_same_ledger_gives_the_same_report(store: LedgerStore, source: str) -> None:
    assert rendered(store) == source


def test_a_question_narrows_the_report(store: LedgerStore) -> None:
    words = Page(rendered(store, Question(place="Tumaco"))).words
    assert "at least 12" in words
    assert "4,000" not in words
    assert "Place: here." in words
    assert "at least 12" not in Page(rendered(store, Question(as_of=date(2024, 6, 3)))).words


def test_an_empty_ledger_gives_a_report_that_says_so(empty: LedgerStore) -> None:
    page = Page(rendered(empty))
    assert page.balanced
    assert "No figures to tally." in page.words
    assert "No incidents were found." in page.words


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_a_browser_draws_the_map_without_a_complaint(source: str, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(source, encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    flags += "--disable-component-update --disable-sync --enable-unsafe-swiftshader --enable-logging=stderr --dump-dom"
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    address = (tmp_path / "report.html").as_uri()
    done = subprocess.run(
        ["chromium", *flags.split(), "--virtual-time-budget=4000", profile, address],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line and "GPU stall" not in line]
    assert console == []
    assert "maplibregl-canvas" in done.stdout
    assert re.search(r'id="map-missing"[^>]*hidden', done.stdout)
