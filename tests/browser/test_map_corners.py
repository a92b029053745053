"""Scale, credits and notices at the bottom of the map lie beside or below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.attaching import attach, jpeg_of
from tests.browser.servers import Server, serving
from tests.records import write_story

LONG = "State archives of the province, collection of plans and drawings, sheet 12, scanned 2019"
PARTS = ".leaflet-control-scale-line, .leaflet-control-attribution, .ex-map-coarse, .ex-map-notice"
BOXES = """(selector) => [...document.querySelectorAll(selector)]
  .filter((part) => part.checkVisibility() && part.textContent)
  .map((part) => [part.className, part.getBoundingClientRect()])
  .map(([name, box]) => [name, box.left, box.top, box.right, box.bottom])"""
"""JavaScript: the name of each part that is seen, and its box in pixels."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    stories = tmp_path_factory.mktemp("credits")
    bounds = {"south": 41.7, "west": 12.2, "north": 42.1, "east": 12.8}
    scan = {"file": "maps/old.jpg", "bounds": bounds, "credit": LONG}
    attach(write_story(stories, background=scan), "maps/old.jpg", jpeg_of(300, 200))
    write_story(stories, slug="asked", background={"provider": "OpenTopoMap"})
    with serving(stories) as server:
        yield server


@pytest.mark.parametrize("slug", ["small", "asked"])
def test_parts_at_the_bottom_of_the_map_never_cover_each_other(
    new_page: Callable[..., Page], server: Server, slug: str
) -> None:
    page = new_page()
    for width, height in ((1440, 900), (844, 390), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{server.address}stories/{slug}?lang=en")
        credit = "State archives" if slug == "small" else "GSHHG"
        expect(page.locator(".ex-map .leaflet-control-attribution")).to_contain_text(credit)
        if slug == "asked":
            expect(page.locator(".ex-map-offer")).to_be_visible()

        boxes = page.evaluate(BOXES, PARTS)

        assert len(boxes) >= 2
        for (one, *a), (other, *b) in combinations(boxes, 2):
            is_apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
            assert is_apart, (width, one, a, other, b)
        for name, left, _, right, _ in boxes:
            assert 0 <= left < right <= width, (width, name)


def test_zooming_in_ends_at_the_deepest_level_and_keeps_the_focus(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}stories/small?lang=en")
    deeper = page.get_by_role("button", name="Zoom in", exact=True)
    expect(deeper).to_be_enabled()
    deeper.focus()
    for _ in range(100):  # a press while the map is moving does nothing
        if deeper.is_disabled():
            break
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)

    expect(deeper).to_be_disabled()
    expect(deeper).to_be_focused()
    page.get_by_role("button", name="Zoom out", exact=True).click()
    expect(deeper).to_be_enabled()
