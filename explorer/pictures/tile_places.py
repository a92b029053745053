"""Where the units of a map tile lie in the world."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from explorer.pictures.projection import WorldLine
from explorer.tiles.grid import TileAddress
from explorer.tiles.vector_tiles import Part


@dataclass(frozen=True)
class TilePlace:
    """A layer of a tile in the world."""

    tile: TileAddress
    extent: int
    """How many units a side of the tile has."""

    def world(self, part: Part) -> WorldLine:
        """A line of the tile in world units."""
        scale = 1 / (self.extent << self.tile.zoom)
        left, top = self.tile.x * self.extent, self.tile.y * self.extent
        return tuple([((left + x) * scale, (top + y) * scale) for x, y in part])

    def inner(self, part: Part) -> Iterator[WorldLine]:
        """The pieces of a line within the tile: beyond its edges the next one has them."""
        piece: list[tuple[int, int]] = []
        for here, after in pairwise(part):
            if self._sides(here) & self._sides(after):
                if piece:
                    yield self.world(tuple(piece))
                piece = []
                continue
            piece = piece or [here]
            piece.append(after)
        if piece:
            yield self.world(tuple(piece))

    def _sides(self, point: tuple[int, int]) -> int:
        x, y = point
        return (x < 0) | (x > self.extent) << 1 | (y < 0) << 2 | (y > self.extent) << 3
