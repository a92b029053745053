"""A story over the scan of an old map: on the server, in the panel, and in static pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from math import hypot
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_media import all_media, fitting_media
from explorer.story.places import Coordinate
from tests.attaching import attach
from tests.browser.conftest import Watch
from tests.browser.servers import Server, hosting
from tests.browser.test_axe import violations
from tests.browser.test_parts import SAVES_DATA
from tests.media.old_maps import OldMap, old_map
from tests.records import event, place, write_story

PLACES = {
    "Napoli": Coordinate(lat=40.85, lon=14.27),
    "Capri": Coordinate(lat=40.55, lon=14.24),
    "Salerno": Coordinate(lat=40.68, lon=14.77),
    "Ischia": Coordinate(lat=40.73, lon=13.9),
}
NAME = "The bay in 1798"
PAGE = "stories/bay?lang=en"
NOTICE = ".ex-map-notice[role=status]"
LAID = """() => {
  const images = [...document.querySelectorAll(".ex-scan")];
  const isThere = ({ complete, naturalWidth }) => complete && naturalWidth > 0;
  return images.length > 0 && images.every(isThere);
}"""
CROSS = """([x, y]) => {
  const image = document.querySelector(".ex-scan");
  const pane = document.querySelector(".leaflet-map-pane").getBoundingClientRect();
  const at = new DOMMatrix(getComputedStyle(image).transform).transformPoint({ x, y });
  return [pane.x + at.x, pane.y + at.y];
}"""
MIDDLE = """(stop) => {
  const { x, y, width, height } = stop.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""


def write_bay(root: Path, drawn: OldMap) -> Path:
    """A story of four places whose first background is an old map."""
    places = [
        place(name.lower(), names={"en": name}, lat=at.lat, lon=at.lon, country="IT")
        for name, at in PLACES.items()
    ]
    events = [
        event(f"in-{name.lower()}", place=name.lower(), when=f"2023-03-0{day}")
        for day, name in enumerate(PLACES, 1)
    ]
    marks = [drawn.marked(at) for at in PLACES.values()]
    scan = {"file": "maps/bay.png", "credit": "A library", "control_points": marks}
    backgrounds = [scan | {"name": {"en": NAME}}]
    articles = {"en": "# The bay\n\nOn to [Capri](place:capri).\n"}
    shown = {"places": places, "events": events, "background": backgrounds}
    folder = write_story(root, slug="bay", articles=articles, **shown)
    attach(folder, "maps/bay.png", drawn.png())
    return folder


@pytest.fixture(scope="module")
def drawn() -> OldMap:
    return old_map(Coordinate(lat=40.75, lon=14.3), PLACES, width_km=110)


@pytest.fixture(scope="module")
def bay(small_server: Server, small_stories: Path, drawn: OldMap) -> Iterator[Server]:
    """A site with that story."""
    folder = write_bay(small_stories, drawn)
    yield small_server
    shutil.rmtree(folder)


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-explorer=map][data-settled]")


def unfolded(page: Page) -> Locator:
    """The panel of backgrounds."""
    page.get_by_label("Background map").first.click()
    panel = page.locator(".ex-map-layers")
    panel.get_by_role("radio").first.wait_for()
    return panel


def test_the_old_map_lies_under_the_stops_of_the_story(
    page: Page, bay: Server, drawn: OldMap
) -> None:
    opened(page, bay.address + PAGE)
    page.wait_for_function(LAID)
    for number, (name, at) in enumerate(PLACES.items()):
        if number:
            page.keyboard.press("ArrowRight")
            page.wait_for_selector(f"[data-explorer=map][data-settled=in-{name.lower()}]")
        mark = drawn.marked(at)
        across, down = page.evaluate(CROSS, [mark["x"], mark["y"]])
        stop = page.locator(f".ex-stop[data-place={name.lower()}]")
        there = stop.evaluate(MIDDLE)
        # The mark is in the middle of a pixel of the scan, 80 metres wide.
        assert hypot(across - there[0], down - there[1]) <= 2, name

    assert violations(page) == []
    expect(page.locator(".ex-scan")).to_have_attribute("alt", NAME)
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("A library")


def test_readers_take_it_off_and_their_choice_is_kept(page: Page, bay: Server) -> None:
    opened(page, bay.address + PAGE)
    page.wait_for_function(LAID)
    panel = unfolded(page)
    expect(panel.get_by_label(NAME)).to_be_checked()
    slider = panel.get_by_label("Opacity")
    slider.fill("40")
    expect(page.locator(".ex-scan")).to_have_css("opacity", "0.4")
    panel.get_by_label("Built-in map").check()
    expect(page.locator(".ex-scan")).to_have_count(0)

    page.reload()
    expect(unfolded(page).get_by_label("Built-in map")).to_be_checked()
    expect(page.locator(".ex-scan")).to_have_count(0)


def test_a_picture_that_cannot_be_loaded_leaves_the_built_in_map_and_says_so(
    page: Page, bay: Server, watch: Watch
) -> None:
    watch.expect("Failed to load resource|net::ERR")
    page.route("**/stories/bay/maps/**", lambda route: route.abort())
    opened(page, bay.address + PAGE)

    expect(page.locator(NOTICE)).to_contain_text(NAME)
    expect(page.locator(".ex-scan")).to_have_count(0)


def test_without_the_code_of_backgrounds_the_map_says_so_and_the_panel_loads_it(
    page: Page, bay: Server, watch: Watch
) -> None:
    watch.expect("net::ERR_FAILED")
    page.add_init_script(SAVES_DATA)
    page.route("**/backgrounds/backgrounds.js", lambda route: route.abort())
    page.goto(bay.address + PAGE)
    expect(page.locator(NOTICE)).to_have_text("This view could not be loaded.")
    page.unroute("**/backgrounds/backgrounds.js")
    page.locator(".ex-map-fold > summary").first.click()
    page.wait_for_function(LAID)
    expect(page.locator(NOTICE)).to_be_empty()


@pytest.mark.parametrize("is_one_file", [False, True])
def test_a_static_page_carries_it(
    tmp_path: Path,
    drawn: OldMap,
    new_page: Callable[..., Page],
    watch: Watch,
    *,
    is_one_file: bool,
) -> None:
    folder = write_bay(tmp_path / "stories", drawn)
    story = load_story(folder)
    if is_one_file:
        file = tmp_path / "bay.html"
        file.write_bytes(single_file(story, "en", media=fitting_media(story, folder).files))
        watch.hosts = {None}
        page = new_page(offline=True)
        opened(page, file.as_uri())
        page.wait_for_function(LAID)
        return
    for name, content in static_folder(story, "en", media=all_media(story, folder).files).items():
        attach(tmp_path / "host", name, content)
    with hosting(tmp_path / "host") as address:
        page = new_page()
        opened(page, address)
        page.wait_for_function(LAID)
