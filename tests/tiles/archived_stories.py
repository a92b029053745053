"""Stories with an archive of map tiles around Rome, where the small story begins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from explorer.tiles.grid import TileAddress, tile_at
from tests.records import write_story
from tests.tiles.archive_writing import Tiles, picture, pmtiles, vector_tile

ROME: Final = (12.40, 41.80, 12.60, 41.95)
"""West, south, east and north."""
PROTOMAPS: Final = ("earth", "water", "landuse", "roads", "buildings", "places", "pois")
LAYERS: Final = {"vector_layers": [{"id": name} for name in PROTOMAPS]}
EXTRACT: Final = {"file": "rome.pmtiles", "credit": "OpenStreetMap contributors"}


def at_rome(zoom: int) -> TileAddress:
    """The tile of the small story's place in Rome."""
    return tile_at(lon=12.5, lat=41.9, zoom=zoom)


def tiles_of_rome(zooms: range, tile: bytes | None = None) -> Tiles:
    """One tile of each zoom."""
    found = {(zoom, *_xy(at_rome(zoom))): tile or vector_tile(*PROTOMAPS) for zoom in zooms}
    return dict(found)


def _xy(tile: TileAddress) -> tuple[int, int]:
    return tile.x, tile.y


def extract(path: Path, **changed: Any) -> Path:
    """An archive of vector tiles of Rome, zooms 0 to 15."""
    given: dict[str, Any] = {
        "tiles": tiles_of_rome(range(16)),
        "bounds": ROME,
        "metadata": LAYERS,
    }
    return pmtiles(path, **given | changed)


def imagery(path: Path, zooms: range = range(10, 14), kind: str = "WEBP") -> Path:
    """An archive of pictures of Rome."""
    tiles = tiles_of_rome(zooms, picture(kind, 512))
    return pmtiles(path, tiles, bounds=ROME, tile_type=4)


def story_with(
    root: Path, background: Mapping[str, Any] | None = None, slug: str = "small", **fields: Any
) -> Path:
    """The folder of the small story over an extract of Rome."""
    folder = write_story(root, slug=slug, background=dict(background or EXTRACT), **fields)
    extract(folder / "rome.pmtiles")
    return folder
