"""Which tiles a static page carries, and how its map finds them."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode

import pytest

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_tiles import BUDGET_BYTES, boxes, carried_tiles
from explorer.story.records import Story
from explorer.tiles.builtin import world_archive
from explorer.tiles.grid import TileAddress, tile_at
from tests.records import SHIPPED

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
