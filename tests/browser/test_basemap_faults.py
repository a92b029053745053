"""Tiles that are missing, broken or hostile: reported, and never a blank map."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from explorer.tiles.grid import tile_at
from tests.browser.basemap_pages import ASKED, COLOUR_AT, Answers, opened
from tests.tiles.test_vector_tiles import blob, feature, zig

VLADIVOSTOK = "43.1,131.9,7"
LAND = [44.0, 133.0]
TILE = "/tiles/6/55/23.mvt"
"""The tile of Vladivostok on a map of zoom 7."""


def earth(*features: bytes) -> bytes:
    """A tile with one layer that is drawn."""
    return blob(3, blob(1, b"earth") + b"".join(features))


HOSTILE = {
    "nothing of a tile": b"not a tile at all",
    "cut off": b"\x1a\xff\xff\x03abc",
    "half a gzip": b"\x1f\x8b\x08\x00\x00",
    "a point far away": earth(feature(1, 9, zig(2_000_000), zig(0))),
    "a million points": earth(feature(2, 9, 0, 0, 8_000_002)),
    "a tag of no table": earth(feature(1, 9, 0, 0, tags=(5, 5))),
    "an unknown command": earth(feature(2, 12)),
}


@pytest.mark.parametrize("answer", [None, *HOSTILE.values()], ids=["missing", *HOSTILE])
def test_a_tile_that_cannot_be_drawn_is_reported_and_the_rest_is_drawn(
    chromium: Browser, answer: bytes | None
) -> None:
    with opened(chromium, "45.5,131.9,7", wrong={TILE: answer}) as page:
        page.wait_for_selector("body[data-ready]")
        assert page.evaluate("failed") == [TILE]
        assert page.evaluate("basemap.isWhole()") is False
        assert page.evaluate(COLOUR_AT, [47.5, 133.0]) == "#f3f0e7"
        assert page.locator("canvas.ex-basemap-missing").count() > 0


def test_a_tile_that_is_missing_is_replaced_by_one_that_is_there(chromium: Browser) -> None:
    wrong: Answers = {TILE: None}
    with opened(chromium, "43.1,131.9,6", wrong=wrong) as page:
        page.wait_for_selector("body[data-ready]")
        page.evaluate("map.setZoom(7)")
        page.wait_for_function("failed.length > 0")
        page.wait_for_function(f"({COLOUR_AT})({LAND}) === '#f3f0e7'")


def test_what_was_missing_is_asked_for_again_when_the_map_has_moved(chromium: Browser) -> None:
    wrong: Answers = {TILE: None}
    with opened(chromium, VLADIVOSTOK, wrong=wrong) as page:
        page.wait_for_function("failed.length > 0")
        page.evaluate("basemap.layer.on('datacomplete', () => { window.completed = true; })")
        wrong.clear()
        page.evaluate("map.panBy([40, 0], { animate: false })")
        page.wait_for_function("window.completed && basemap.isWhole()")
        page.wait_for_function(f"({COLOUR_AT})({LAND}) === '#f3f0e7'")
        asked = page.evaluate(ASKED)
        assert {tile for tile in asked if asked.count(tile) > 1} == {"6/55/23"}


def test_what_is_missing_out_of_view_is_not_asked_for_again(chromium: Browser) -> None:
    with opened(chromium, VLADIVOSTOK, wrong={TILE: None}) as page:
        page.wait_for_function("failed.length > 0")
        page.evaluate("map.setView([45.4, 12.3], 7, { animate: false })")
        page.wait_for_function(f"({COLOUR_AT})([45.6, 12.0]) === '#f3f0e7'")
        page.evaluate("map.panBy([40, 0], { animate: false })")
        page.wait_for_function("basemap.isWhole()")
        assert page.evaluate(ASKED).count("6/55/23") == 1


def test_a_map_without_the_depths_of_its_sea_is_not_whole(chromium: Browser) -> None:
    tile = tile_at(lon=132.5, lat=42.3, zoom=7)
    path = f"/tiles/7/{tile.x}/{tile.y}.mvt"
    wrong: Answers = {path: None}
    with opened(chromium, "42.3,132.5,10", wrong=wrong) as page:
        page.wait_for_function("failed.length > 1")
        assert path in page.evaluate("failed")
        wrong.clear()
        page.evaluate("basemap.readMissing()")
        page.wait_for_function("basemap.isWhole()")
        page.wait_for_function(f"({COLOUR_AT})([42.3, 132.5]) === '#cadbe5'")
