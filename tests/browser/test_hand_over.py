"""Folium's map takes over where the page's own has prepared the ground."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import MAP_FRAME, map_frame, wait_for_folium
from tests.browser.servers import Server
from tests.browser.test_before_streamlit import MOMENT, QUERY

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
