"""Folium's map takes over where the page's own has prepared the ground."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page, expect

from explorer.story.places import Coordinate
from tests.areas import write_lagoon
from tests.browser.conftest import Watch
from tests.browser.driving import MAP_FRAME, held_up, map_frame, wait_for_event, wait_for_folium
from tests.browser.servers import Server, serving
from tests.browser.test_areas import AREA, SEARCH
from tests.browser.test_before_streamlit import DRAWN, FIRST_MAP, FRAME, MOMENT, QUERY
from tests.browser.test_parts import SAVES_DATA
from tests.browser.test_scans import NAME, PLACES, unfolded, write_bay
from tests.browser.test_travel import HOLD
from tests.hiking import write_hike
from tests.media.old_maps import old_map
from tests.tiles.invented_town import ATTRIBUTION
from tests.walking import write_walk

TILE_BYTES = """(frame) => frame.contentWindow.performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/tiles/")).map(({ transferSize }) => transferSize)"""
"""JavaScript: how many bytes the network sent for each tile of a frame's map."""


def test_folium_takes_over_at_an_event_without_a_place_although_the_pane_changed_its_size(
    page: Page, server: Server
) -> None:
    asked = f"{QUERY}&asof=publication&event=peskov-agenda"
    page.goto(server.address + asked, wait_until="commit")

    wait_for_folium(page)

    expect(map_frame(page).locator("[data-settled=peskov-agenda]")).to_be_visible()


def test_foliums_map_takes_its_tiles_from_the_cache_that_the_first_map_has_filled(
    page: Page, server: Server
) -> None:
    page.goto(server.address + MOMENT, wait_until="commit")
    wait_for_folium(page)

    sent = page.locator(MAP_FRAME).evaluate(TILE_BYTES)
    assert len(sent) > 3
    assert set(sent) == {0}


@pytest.fixture(scope="module")
def showcase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with streets, an old map, areas and recorded ways."""
    root = tmp_path_factory.mktemp("showcase")
    write_walk(root)
    write_bay(root, old_map(Coordinate(lat=40.75, lon=14.3), PLACES, width_km=110))
    write_lagoon(root)
    write_hike(root, count=500)
    with serving(root) as server:
        yield server.address


def taken_over(page: Page, address: str) -> Frame:
    """The frame of folium's map, which is the one that is shown."""
    page.goto(address, wait_until="commit")
    wait_for_folium(page)
    return frame_of(page)


def frame_of(page: Page) -> Frame:
    found = page.wait_for_selector(MAP_FRAME, state="attached")
    frame = found and found.content_frame()
    assert frame is not None
    return frame


def test_streets_are_taken_over_and_marks_travel_over_them(page: Page, showcase: str) -> None:
    frame = taken_over(page, f"{showcase}?story=walk&event=forum&lang=en")

    expect(frame.locator(".leaflet-control-attribution")).to_contain_text(f" · {ATTRIBUTION}")
    expect(frame.locator("[data-names*=street-name]")).to_have_count(1)
    frame.evaluate(HOLD)
    page.keyboard.press("ArrowRight")
    wait_for_event(page, "capitol")
    frame.wait_for_function("() => travellers.length === 1")


def test_an_old_map_is_taken_over_as_the_reader_has_set_it(page: Page, showcase: str) -> None:
    with held_up(page, FRAME):
        page.goto(f"{showcase}?story=bay&lang=en", wait_until="commit")
        page.wait_for_function(DRAWN)
        panel = unfolded(page)
        panel.get_by_label("Opacity").fill("40")
        page.keyboard.press("Escape")
        page.locator("h1").first.hover()
        page.evaluate("document.activeElement.blur()")
    wait_for_folium(page)

    frame = frame_of(page)
    expect(frame.locator(".ex-scan")).to_have_css("opacity", "0.4")
    panel = unfolded(frame)
    expect(panel.get_by_label(NAME)).to_be_checked()
    panel.get_by_label("Opacity").fill("90")
    expect(frame.locator(".ex-scan")).to_have_css("opacity", "0.9")
    panel.get_by_label("Built-in map").check()
    expect(frame.locator(".ex-scan")).to_have_count(0)


def test_areas_are_taken_over_and_pressed_by_pointer_and_keys(page: Page, showcase: str) -> None:
    frame = taken_over(page, f"{showcase}?story=lagoon&event=search&lang=en")

    frame.locator(f"{AREA}[data-event=found]").click()
    wait_for_event(page, "found")
    frame.locator(SEARCH).focus()
    page.keyboard.press("Enter")
    wait_for_event(page, "search")
    expect(frame.locator(SEARCH)).to_be_focused()


def test_recorded_ways_are_taken_over(page: Page, showcase: str) -> None:
    frame = taken_over(page, f"{showcase}?story=hike&lang=en")
    expect(frame.locator("path.ex-leg").first).to_be_attached()


def test_the_first_map_stays_until_the_mark_on_it_has_arrived(page: Page, showcase: str) -> None:
    with held_up(page, FRAME):
        page.goto(f"{showcase}?story=walk&event=forum&lang=en", wait_until="commit")
        page.wait_for_function(DRAWN)
        page.evaluate(HOLD)
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => travellers.length === 1")
    frame_of(page).wait_for_selector("[data-pane=map]", state="attached")
    expect(page.locator(f"{FIRST_MAP} .ex-traveller")).to_have_count(1)
    page.evaluate("travellers[0].moves.forEach((move) => move.finish())")
    wait_for_folium(page)

    expect(map_frame(page).locator("[data-settled=capitol]")).to_be_visible()


def test_the_first_map_stays_if_what_lets_foliums_take_over_cannot_be_loaded(
    page: Page, showcase: str, watch: Watch
) -> None:
    watch.expect("net::ERR_FAILED")
    page.add_init_script(SAVES_DATA)  # else it is fetched ahead
    page.route("**/map/hand_over.js", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "hand_over" in request.url):
        page.goto(f"{showcase}?story=lagoon&event=missing&lang=en", wait_until="commit")
    page.locator(f"{FIRST_MAP} {SEARCH}").focus()
    page.keyboard.press("Enter")
    wait_for_event(page, "search")
    expect(page.locator(MAP_FRAME)).to_have_attribute("inert", "")
