"""The overview in a real browser: map, timeline, list and slider follow one another through the address."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, expect

from tests.web.conftest import KEY
from tests.web.test_browser import opened


def asked(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_map_timeline_list_and_slider_follow_one_another(browser: Browser, sample_server: str) -> None:
    with opened(browser, sample_server) as page:
        page.goto(f"{sample_server}/")
        told = page.locator("#map-said")
        expect(page.locator("#map canvas")).to_be_visible()
        expect(told).to_contain_text("incidents told of", timeout=30_000)
        everything = told.inner_text()

        # An incident of the list is found on the map, and the address says where the map is.
        page.get_by_role("button", name="Show Kupiansk on the map").first.click()
        page.wait_for_url(re.compile(r"[?&]map="))
        zoom, latitude, longitude = (float(part) for part in asked(page.url)["map"][0].split("/"))
        assert zoom > 5
        assert (round(latitude), round(longitude)) == (50, 38)
        expect(told).to_contain_text("outside of this part of the map")

        # A period that is brushed narrows what is told of.
        before = told.inner_text()
        last = page.locator("table.latest tbody tr").first.inner_text()
        timeline = page.locator("#timeline .overlay")
        timeline.hover(position={"x": 2, "y": 40})  # waits until the page has come to rest
        bars = timeline.bounding_box()
        assert bars is not None
        page.mouse.down()
        page.mouse.move(bars["x"] + bars["width"] * 0.2, bars["y"] + 40, steps=4)
        page.mouse.up()
        expect(told).not_to_have_text(before, timeout=30_000)
        expect(page.locator("table.latest tbody tr").first).not_to_have_text(last)
        assert {"from", "to"} <= asked(page.url).keys()
        assert page.get_by_label("From").input_value() == asked(page.url)["from"][0]

        # The first day of the slider knows less; the keyboard moves it.
        page.goto(f"{sample_server}/")
        expect(told).to_have_text(everything, timeout=30_000)
        page.get_by_label("Replay what was known").press("Home")
        page.wait_for_url(re.compile(r"[?&]as-of="))
        expect(told).not_to_have_text(everything)
        expect(page.locator("body > .notice.band")).to_contain_text("As published by")


def test_the_overview_is_read_without_scripts(browser: Browser, sample_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_server}/enter?key={KEY}")
    page.goto(f"{sample_server}/")
    expect(page.locator("#map")).to_be_hidden()
    page.get_by_text("Places and periods as tables").click()
    page.locator("table.places-told").get_by_role("link", name="El Obeid", exact=True).click()
    expect(page.locator("table.latest tbody tr").first).to_contain_text("El Obeid")
    context.close()
