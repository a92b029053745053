"""Which tiles a static page carries, and how its map finds them."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from pathlib import Path

import pytest

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_tiles import BUDGET_BYTES, LEG_ZOOM, boxes, carried_tiles
from explorer.story.records import Story
from explorer.tiles.builtin import world_archive
from explorer.tiles.grid import TileAddress, tile_at
from tests.attaching import attach, gpx_of
from tests.records import LEG, SHIPPED, write_story

STORIES = [load_story(SHIPPED / slug) for slug in ("vostochny-2023", "magellan-elcano-1519")]


def world_in(script: bytes) -> dict[str, object]:
    """What the basemap's module says in the joined modules."""
    found = re.search(r"const WORLD ?= ?(\{.*?\});?\n", script.decode())
    assert found
    world: dict[str, object] = json.loads(found[1])
    return world


@pytest.mark.parametrize("story", STORIES, ids=[story.slug for story in STORIES])
def test_the_tiles_keep_to_their_budget(story: Story) -> None:
    assert sum(map(len, carried_tiles(story).values())) <= BUDGET_BYTES


@pytest.mark.parametrize("story", STORIES, ids=[story.slug for story in STORIES])
def test_the_overview_and_the_finest_tile_of_each_place_are_carried(story: Story) -> None:
    tiles = carried_tiles(story)
    deepest = world_archive().header.max_zoom
    assert sum(tile.zoom == 3 for tile in tiles) == 64
    for place in story.places:
        at = place.coordinate
        assert tile_at(lon=at.lon, lat=at.lat, zoom=deepest) in tiles


def test_tiles_along_a_recorded_way_are_carried_between_its_points_too(tmp_path: Path) -> None:
    leg = LEG | {"path": "known", "track_file": "a.gpx"}
    folder = write_story(tmp_path, legs=[leg], articles={})
    straight = carried_tiles(load_story(write_story(tmp_path, slug="straight", articles={})))
    attach(folder, "a.gpx", gpx_of((41.9, 12.5), (-30.0, 20.0), (35.7, 139.7)))
    along = carried_tiles(load_story(folder))

    half = [(6.0, 16.25), (-30.0, 20.0), (2.85, 79.85)]  # of the lines, and their bend
    tiles = {tile_at(lon=lon, lat=lat, zoom=LEG_ZOOM) for lat, lon in half}
    assert tiles <= set(along)
    assert not tiles & set(straight)


def test_a_small_budget_is_kept_by_leaving_out_the_finest_first(shipped: Story) -> None:
    whole = carried_tiles(shipped)
    budget = sum(map(len, whole.values())) // 2
    tiles = carried_tiles(shipped, budget_bytes=budget)
    assert sum(map(len, tiles.values())) <= budget
    assert set(tiles) < set(whole)


def test_boxes_hold_exactly_the_tiles_that_they_were_made_of(shipped: Story) -> None:
    tiles = set(carried_tiles(shipped))
    held = [
        TileAddress(zoom=zoom, x=x, y=y)
        for zoom, some in boxes(tiles).items()
        for left, top, right, bottom in some
        for x in range(left, right + 1)
        for y in range(top, bottom + 1)
    ]
    assert len(held) == len(tiles)
    assert set(held) == tiles
    assert sum(map(len, boxes(tiles).values())) < len(tiles) / 4


def test_the_folder_has_each_tile_at_the_address_that_its_map_asks_for(shipped: Story) -> None:
    files = static_folder(shipped, "en")
    script = next(body for name, body in files.items() if name.endswith("explorer.js"))
    address = str(world_in(script)["address"]).removeprefix("../../")
    for tile, body in carried_tiles(shipped).items():
        assert files[address.format(z=tile.zoom, x=tile.x, y=tile.y)] == body
        assert not body or gzip.decompress(body) == world_archive().tile(tile)


def test_one_file_has_all_tiles_within_it(shipped: Story) -> None:
    page = single_file(shipped, "en")
    found = re.search(rb'data-file="tiles\.json">(.*?)</script>', page)
    assert found
    tiles = {name: b64decode(body) for name, body in json.loads(found[1]).items()}
    carried = carried_tiles(shipped)
    assert tiles == {f"{at.zoom}/{at.x}/{at.y}": body for at, body in carried.items()}
    assert world_in(page)["address"] == "tiles.json#{z}/{x}/{y}"
