"""The basemap's tiles over HTTP: addresses, compression, caching, and what is not there."""

from __future__ import annotations

import pytest

from explorer.site.world_tiles import TILE_TYPE, tiles_path
from explorer.tiles.builtin import world_archive, world_facts
from explorer.tiles.grid import TileAddress
from explorer.tiles.vector_tiles import decode_tile
from tests.sharing import client

ITALY = TileAddress(zoom=5, x=17, y=11)
OPEN_SEA = TileAddress(zoom=8, x=12, y=140)


def path_of(tile: TileAddress) -> str:
    return "/" + tiles_path().format(z=tile.zoom, x=tile.x, y=tile.y)


def test_a_tile_is_sent_as_compressed_as_it_lies_in_the_archive() -> None:
    reply = client().get(path_of(ITALY))
    assert reply.headers["content-type"] == TILE_TYPE
    assert reply.headers["content-encoding"] == "gzip"
    packed = world_archive().compressed_tile(ITALY)
    assert packed
    assert int(reply.headers["content-length"]) == len(packed)
    assert {layer.name for layer in decode_tile(reply.content)} >= {"earth", "boundaries"}


def test_who_does_not_take_gzip_gets_the_tile_unpacked() -> None:
    reply = client().get(path_of(ITALY), headers={"accept-encoding": "identity"})
    assert "content-encoding" not in reply.headers
    assert reply.content == world_archive().tile(ITALY)


def test_a_tile_with_its_version_may_be_kept_for_ever_and_another_is_checked_again() -> None:
    path = path_of(ITALY)
    assert "immutable" in client().get(path).headers["cache-control"]
    other = client().get(path.replace(world_facts().version, "0" * 12))
    assert (other.status_code, other.headers["cache-control"]) == (200, "no-cache")


def test_where_there_is_only_sea_the_answer_is_empty() -> None:
    assert world_archive().tile(OPEN_SEA) is None
    reply = client().get(path_of(OPEN_SEA))
    assert (reply.status_code, reply.content) == (200, b"")
    assert "content-encoding" not in reply.headers


@pytest.mark.parametrize(
    "tile", ["5/32/0", "5/0/32", "9/0/0", "27/0/0", "-1/0/0", "a/b/c", "99999999/0/0"]
)
def test_what_is_no_tile_is_not_there(tile: str) -> None:
    assert client().get(f"/tiles/{world_facts().version}/{tile}.mvt").status_code == 404
