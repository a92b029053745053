"""What is known of a file of map tiles: its version, what its tiles are, and where it has them."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.story.backgrounds import Bounds

VECTOR_ENDING = "mvt"
"""The ending of the address of a vector tile."""


@dataclass(frozen=True, kw_only=True)
class ArchiveFacts:
    """Of a PMTiles or MBTiles archive, as its header, its description and its tiles say."""

    version: str
    """Changes with the file; 16 hexadecimal digits."""
    ending: str
    """Of the address of a tile: `mvt` for vector tiles, `png`, `jpg`, `webp` or `avif`."""
    min_zoom: int
    """Of the coarsest tiles, 0 to 26."""
    max_zoom: int
    """Of the deepest tiles, 0 to 26."""
    bounds: Bounds
    """Where it has tiles; the whole world if it does not say."""
    tile_px: int
    """Pixels of the side of a picture; 0 for vector tiles."""
    layers: tuple[str, ...]
    """Names of the layers of vector tiles, as far as its description lists them."""
    credits: tuple[tuple[str, str], ...]
    """Whose data it holds, as it says itself, each with a website or an empty text."""
    faults: tuple[str, ...] = ()
    """What is wrong with it although it can be shown: single tiles, bounds that cannot be."""

    @property
    def is_vector(self) -> bool:
        """Whether its tiles are shapes that the built-in map draws, not pictures."""
        return self.ending == VECTOR_ENDING

    def covers(self, *, lat: float, lon: float) -> bool:
        """Whether a point lies within its bounds."""
        bounds = self.bounds
        if bounds.west < bounds.east:
            is_between = bounds.west <= lon <= bounds.east
        else:
            is_between = lon >= bounds.west or lon <= bounds.east
        return is_between and bounds.south <= lat <= bounds.north
