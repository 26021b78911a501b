"""The real server in a real browser: pages that load only their own, can be used by all, and lead to the words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.web.conftest import KEY, PASSWORD, TeamWorkbench, serving_app

PAGES = (
    "/",
    "/incidents",
    "/incident?id=meridian-el-obeid-1%23i1",
    "/review",
    "/documents",
    "/document?id=meridian-el-obeid-1%23f2",
    "/document?id=kitshanga-stringer",
    "/admin",
)
LOOKS: dict[str, tuple[str, ViewportSize]] = {
    "light": ("light", {"width": 1280, "height": 900}),
    "dark": ("dark", {"width": 1280, "height": 900}),
    "phone": ("light", {"width": 390, "height": 844}),
}


@contextmanager
def opened(browser: Browser, server: str, look: str = "light") -> Iterator[Page]:
    """A page in which the workbench has been entered; what its console says and what it loads is checked at the end."""
    scheme, viewport = LOOKS[look]
    context = browser.new_context(color_scheme=scheme, viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    # What the graphics driver of the machine says of its speed is nothing that the page did.
    page.on("console", lambda m: None if "GL Driver Message" in m.text else said.append(m.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    elsewhere: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((server, "data:", "blob:")) else elsewhere.append(r.url))
    page.goto(f"{server}/enter?key={KEY}")
    yield page
    assert (said, elsewhere) == ([], [])
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_can_be_used_by_all(browser: Browser, sample_server: str, look: str) -> None:
    with opened(browser, sample_server, look) as page:
        for path in PAGES:
            answer = page.goto(f"{sample_server}{path}")
            assert answer is not None
            assert answer.status == 200, path
            assert page.locator("h1").count() == 1
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
                f"{path} is wider than the screen"
            )
            serious = [
                (found["id"], found["nodes"][0]["html"])
                for found in Axe().run(page).response["violations"]
                if found["impact"] in {"serious", "critical"}
            ]
            assert serious == [], path


def test_a_figure_of_the_list_opens_at_its_words(browser: Browser, sample_server: str) -> None:
    with opened(browser, sample_server) as page:
        page.goto(f"{sample_server}/incidents?place=El+Obeid")
        page.get_by_role("link", name="34 injured").first.click()
        sought = page.locator("mark.sought")
        expect(sought).to_have_text("34 others wounded")
        expect(sought).to_be_in_viewport()
        assert urlsplit(page.url).fragment == "f2"


def test_filters_stay_in_a_short_address(browser: Browser, sample_server: str) -> None:
    with opened(browser, sample_server) as page:
        page.goto(f"{sample_server}/incidents")
        page.get_by_role("searchbox", name="Place").fill("Kupiansk")
        page.get_by_role("searchbox", name="Place").press("Enter")
        page.wait_for_url("**/incidents?*")
        assert urlsplit(page.url).query == "place=Kupiansk"
        expect(page.locator("table.incidents tbody tr").first).to_contain_text("Kupiansk")
        page.get_by_role("link", name="Clear").click()
        assert urlsplit(page.url).query == ""


def test_marks_of_a_kind_can_be_switched_off(browser: Browser, sample_server: str) -> None:
    with opened(browser, sample_server) as page:
        page.goto(f"{sample_server}/document?id=meridian-el-obeid-1")
        mark = page.locator(".words mark.k-figure").first
        coloured = mark.evaluate("one => getComputedStyle(one).backgroundColor")
        page.get_by_label(re.compile("figures")).uncheck()
        assert mark.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)" != coloured


def test_the_keyboard_reaches_the_content_first(browser: Browser, sample_server: str) -> None:
    with opened(browser, sample_server) as page:
        page.goto(f"{sample_server}/incidents")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_pages_are_read_without_scripts(browser: Browser, sample_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_server}/enter?key={KEY}")
    page.goto(f"{sample_server}/incidents?place=Kupiansk")
    page.locator("table.incidents tbody a").first.click()
    expect(page.locator("blockquote mark").first).to_be_visible()
    context.close()


def test_one_role_sees_the_witness_masked_and_another_by_name(browser: Browser, ledger: str, tmp_path: Path) -> None:
    team = TeamWorkbench(ledger, tmp_path)
    with serving_app(team.app) as server:
        for role, may_see in (("reader", False), ("reviewer", True)):
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{server}/documents")
            page.get_by_label("Name").fill(role)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/documents")
            page.get_by_role("link", name="What [protected] saw").click()
            expect(page.locator(".withheld").first).to_have_text("[protected]")
            assert "Quiñones" not in page.content()
            page.goto(f"{page.url}&reveal=1")
            assert ("Rosalba Quiñones" in page.content()) is may_see
            page.get_by_role("button", name="Sign out").click()
            page.goto(f"{server}/documents")
            expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
            context.close()
    team.accounts.close()
