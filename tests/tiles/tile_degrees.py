"""From tiles back to degrees, which only tests ask for."""

from __future__ import annotations

import math
from collections.abc import Iterator

from explorer.tiles.grid import TileAddress, tile_at


def lon_lat(tile: TileAddress, *, x: float, y: float, extent: int) -> tuple[float, float]:
    """Longitude and latitude, in degrees, of a point in a tile.

    Args:
        tile: the tile.
        x: units from its western edge.
        y: units from its northern edge.
        extent: how many units a side has.
    """
    side = 1 << tile.zoom
    lon = (tile.x + x / extent) / side * 360 - 180
    mercator = math.pi * (1 - 2 * (tile.y + y / extent) / side)
    return lon, math.degrees(math.atan(math.sinh(mercator)))


def tiles_in_box(
    *, west: float, south: float, east: float, north: float, zoom: int
) -> Iterator[TileAddress]:
    """The tiles of a zoom between two corners, by rows; the box ends before the antimeridian."""
    first = tile_at(lon=west, lat=north, zoom=zoom)
    last = tile_at(lon=min(east, 179.999), lat=south, zoom=zoom)
    for y in range(first.y, last.y + 1):
        for x in range(first.x, last.x + 1):
            yield TileAddress(zoom=zoom, x=x, y=y)
