"""A story without places has no map: timeline and article have its room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file
from tests.browser.servers import Server, hosting
from tests.browser.small_stories import WITHOUT_PLACES
from tests.browser.test_axe import violations
from tests.records import write_story

NewPage = Callable[..., Page]

SIZES = {"desktop": (1440, 900), "phone": (390, 664)}
JOINED = "() => document.querySelector(\".stApp[data-test-script-state='notRunning']\")"
"""JavaScript: whether Streamlit's first run is over."""
BESIDE = """() => {
  const [timeline, article] = ["timeline", "article"].map((pane) =>
    document.querySelector(`[data-explorer=${pane}]`).getBoundingClientRect());
  return { wide: timeline.width / innerWidth, besideEachOther: article.left >= timeline.right,
    high: timeline.height / innerHeight };
}"""


@pytest.fixture(scope="module")
def single_page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = write_story(tmp_path_factory.mktemp("in"), **WITHOUT_PLACES)
    return single_file(load_story(folder), "en")


def check(page: Page) -> None:
    """The panes are there, the map and what leads to it are not, and stepping works."""
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("data-current", "opening")
    expect(page.locator("[data-pane=map], iframe, .leaflet-container")).to_have_count(0)
    expect(page.locator("a[href='#ex-map'], [data-action=whole-journey]")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-explorer=article]")).to_have_attribute("data-current", "vote")
    expect(page.locator(".ex-details")).not_to_contain_text("map")
    room = page.evaluate(BESIDE)
    assert room["high"] > 0.6
    assert room["wide"] > 0.49
    assert room["besideEachOther"] == (page.evaluate("innerWidth") > 700)
    page.locator("[data-explorer=table] tr[data-event]").first.wait_for(state="attached")
    assert violations(page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["", "&embed=true"], ids=["app", "embed"])
def test_the_app_shows_no_map(
    new_page: NewPage, small_server: Server, size: str, query: str
) -> None:
    width, height = SIZES[size]
    page = new_page(viewport={"width": width, "height": height})
    page.goto(f"{small_server.address}?story=minutes&lang=en{query}", wait_until="commit")
    page.wait_for_function(JOINED)
    check(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_static_page_shows_no_map(
    new_page: NewPage, single_page: bytes, tmp_path: Path, size: str
) -> None:
    (tmp_path / "index.html").write_bytes(single_page)
    width, height = SIZES[size]
    with hosting(tmp_path) as address:
        page = new_page(viewport={"width": width, "height": height})
        page.goto(address)
        check(page)


def test_pages_as_text_show_no_picture_of_a_map(
    new_page: Callable[..., Page], small_server: Server
) -> None:
    page = new_page(java_script_enabled=False)
    for path in ("stories/minutes", "stories/minutes/vote", "stories/minutes/handout.html"):
        page.goto(small_server.address + path)
        expect(page.locator("h1:visible")).to_have_count(1)
        expect(page.locator("figure.map")).to_have_count(0)
