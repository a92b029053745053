"""`tiles/<version>/<zoom>/<column>/<row>.mvt`: the vector tiles of the built-in basemap."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from explorer.server.answers import ASK_AGAIN, FOR_EVER, packed_answer
from explorer.server.requests import RefusalError
from explorer.site.assets import Asset, packed
from explorer.site.world_tiles import TILE_TYPE
from explorer.tiles.builtin import world_archive, world_facts
from explorer.tiles.directories import Compression
from explorer.tiles.grid import TileAddress


def send_tile(request: Request) -> Response:
    """A tile, as compressed as it lies in the archive; empty where there is only sea.

    Reads the archive, so it runs in a thread.

    Raises:
        RefusalError: there cannot be such a tile.
        BasemapError: the archive is missing or damaged.
    """
    asked = request.path_params
    try:
        tile = TileAddress(zoom=asked["z"], x=asked["x"], y=asked["y"])
    except ValueError as error:
        raise RefusalError(404, "refusal_address") from error
    if tile.zoom > world_archive().header.max_zoom:
        raise RefusalError(404, "refusal_address")
    caching = FOR_EVER if asked["version"] == world_facts().version else ASK_AGAIN
    return packed_answer(request.headers, _tile(tile), caching)


def _tile(tile: TileAddress) -> Asset:
    archive = world_archive()
    if archive.header.tile_compression is Compression.GZIP:
        body = archive.compressed_tile(tile) or b""
        return Asset(body, TILE_TYPE, compressed=bool(body))
    return packed(archive.tile(tile) or b"", TILE_TYPE)
