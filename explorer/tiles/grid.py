"""The grid of Web Mercator tiles: from degrees to tiles, and the order in an archive.

Zoom, column and row count as everywhere on the web: row 0 is the northernmost, at the edge of
`story.web_mercator`. PMTiles numbers all tiles of all zooms along Hilbert curves; the formula is
that of its specification, <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from explorer.story.web_mercator import world_position

MAX_ZOOM: Final = 26
"""The deepest zoom that is read: a tile is half a metre wide."""


def zooms_fault(*, min_zoom: int, max_zoom: int) -> str:
    """What is wrong with the zooms that an archive says it has; empty if they can be.

    >>> zooms_fault(min_zoom=15, max_zoom=2), zooms_fault(min_zoom=0, max_zoom=9)
    ('found a smallest zoom of 15 and a largest of 2, expected them the other way round', '')
    """
    found = f"found a smallest zoom of {min_zoom} and a largest of {max_zoom}, expected"
    if not 0 <= max(min_zoom, max_zoom) <= MAX_ZOOM or min_zoom < 0:
        return f"{found} both from 0 to {MAX_ZOOM}"
    return f"{found} them the other way round" if min_zoom > max_zoom else ""


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


def tile_of_number(number: int) -> TileAddress:
    """Return the tile that has a number in a PMTiles archive.

    Raises:
        ValueError: no tile down to `MAX_ZOOM` has it.

    >>> tile_of_number(4)
    TileAddress(zoom=1, x=1, y=0)
    """
    zoom = ((3 * number + 1).bit_length() - 1) // 2
    left = number - ((1 << 2 * zoom) - 1) // 3
    x = y = 0
    for bit in range(zoom):
        side = 1 << bit
        right = left >> 1 & 1
        down = (left ^ right) & 1
        if not down:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
        x, y = x + side * right, y + side * down
        left >>= 2
    return TileAddress(zoom=zoom, x=x, y=y)
