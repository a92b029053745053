"""The grid of Web Mercator tiles: from degrees to tiles and back, and the order in an archive.

Zoom, column and row count as everywhere on the web: row 0 is the northernmost, at 85.0511° N
(EPSG:3857). PMTiles numbers all tiles of all zooms along Hilbert curves; the formula is that of
its specification, <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAX_ZOOM: Final = 26
"""The deepest zoom that is read: a tile is half a metre wide."""
MAX_LATITUDE_DEG: Final = math.degrees(math.atan(math.sinh(math.pi)))
"""Where Web Mercator ends, north and south."""


@dataclass(frozen=True, kw_only=True, order=True)
class TileAddress:
    """A tile by zoom, column from the antimeridian eastwards and row from the north."""

    zoom: int
    x: int
    y: int

    def __post_init__(self) -> None:
        side = 1 << self.zoom if 0 <= self.zoom <= MAX_ZOOM else 0
        if not (0 <= self.x < side and 0 <= self.y < side):
            raise ValueError(f"{self.zoom}/{self.x}/{self.y} is not a tile")

    def lon_lat(self, *, x: float, y: float, extent: int) -> tuple[float, float]:
        """Return longitude and latitude, in degrees, of a point in the units of the tile.

        Args:
            x: units from the western edge.
            y: units from the northern edge.
            extent: how many units a side has.
        """
        side = 1 << self.zoom
        lon = (self.x + x / extent) / side * 360 - 180
        mercator = math.pi * (1 - 2 * (self.y + y / extent) / side)
        return lon, math.degrees(math.atan(math.sinh(mercator)))


def world_position(*, lon: float, lat: float) -> tuple[float, float]:
    """Return a point in the square of the world, from the north-western corner, 0 to 1 each way.

    Latitudes beyond the edges of Web Mercator lie on the edge.

    >>> world_position(lon=0, lat=0)
    (0.5, 0.5)
    """
    clamped = max(-MAX_LATITUDE_DEG, min(MAX_LATITUDE_DEG, lat))
    north = math.asinh(math.tan(math.radians(clamped))) / math.pi
    return lon / 360 + 0.5, max(0.0, min(1.0, 0.5 - north / 2))


def tile_at(*, lon: float, lat: float, zoom: int) -> TileAddress:
    """Return the tile that holds a point; longitudes beyond 180° go on around the world.

    >>> tile_at(lon=14.25, lat=40.85, zoom=7)
    TileAddress(zoom=7, x=69, y=48)
    """
    side = 1 << zoom
    x, y = world_position(lon=lon, lat=lat)
    return TileAddress(
        zoom=zoom, x=math.floor(x * side) % side, y=min(side - 1, math.floor(y * side))
    )


def tiles_in_box(
    *, west: float, south: float, east: float, north: float, zoom: int
) -> Iterator[TileAddress]:
    """Yield the tiles of a zoom that a box in degrees touches, by rows.

    Args:
        west: may be greater than `east`: the box then crosses the antimeridian.
    """
    side = 1 << zoom
    across = (east - west) % 360 if east != west + 360 else 360.0
    first, top = (part * side for part in world_position(lon=west, lat=north))
    last, bottom = first + across / 360 * side, world_position(lon=west, lat=south)[1] * side
    columns = range(math.floor(first), min(math.floor(last), math.floor(first) + side - 1) + 1)
    for y in range(math.floor(top), min(side - 1, math.floor(bottom)) + 1):
        for x in columns:
            yield TileAddress(zoom=zoom, x=x % side, y=y)


def tile_number(tile: TileAddress) -> int:
    """Return the number of a tile in a PMTiles archive.

    >>> tile_number(TileAddress(zoom=1, x=1, y=0))
    4
    """
    number = ((1 << 2 * tile.zoom) - 1) // 3
    x, y = tile.x, tile.y
    for bit in reversed(range(tile.zoom)):
        half = 1 << bit
        right, down = int(bool(x & half)), int(bool(y & half))
        number += half * half * ((3 * right) ^ down)
        if not down:
            if right:
                x, y = half - 1 - x, half - 1 - y
            x, y = y, x
        x, y = x & (half - 1), y & (half - 1)
    return number


def numbered_tile(number: int) -> TileAddress:
    """Return the tile of a number, the inverse of `tile_number`.

    Raises:
        ValueError: there is no such tile at the zooms that are read.

    >>> numbered_tile(4)
    TileAddress(zoom=1, x=1, y=0)
    """
    zoom, rest = 0, number
    while zoom <= MAX_ZOOM and rest >= 1 << 2 * zoom:
        rest -= 1 << 2 * zoom
        zoom += 1
    if number < 0 or zoom > MAX_ZOOM:
        raise ValueError(f"{number} is not the number of a tile")
    x = y = 0
    for bit in range(zoom):
        half = 1 << bit
        right = 1 & (rest >> 1)
        down = 1 & (rest ^ right)
        if not down:
            if right:
                x, y = half - 1 - x, half - 1 - y
            x, y = y, x
        x, y = x + half * right, y + half * down
        rest >>= 2
    return TileAddress(zoom=zoom, x=x, y=y)
