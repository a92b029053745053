"""Builds the archive of the whole world, `data/basemap/world.pmtiles`.

Sources, licences, rules and the attributes of the layers are described in `docs/basemap.md`.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from explorer.basemap import boundaries, land_and_water, landforms, places
from explorer.basemap.corrections import LANGUAGES
from explorer.basemap.features import COAST_ZOOM, EXTENT, MAX_ZOOM, Feature
from explorer.basemap.sources import HOW, Sources
from explorer.basemap.tiling import LAYERS, tiles
from explorer.story.web_mercator import MAX_LATITUDE_DEG
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import tile_number

LIBRARIES: Final = ("shapely", "pmtiles")
HONEST_ZOOM: Final = 9
"""The deepest zoom of a map at which the coast is no coarser than a pixel or two."""
COARSE_ZOOM: Final = 7
"""The same for an archive without GSHHG."""
ATTRIBUTION: Final = "Natural Earth · GSHHG (LGPL)"

PARTS: Final[Sequence[Callable[[Sources], Iterator[Feature]]]] = (
    land_and_water.land,
    land_and_water.depths,
    land_and_water.ice,
    land_and_water.lakes,
    land_and_water.rivers,
    boundaries.boundaries,
    places.countries,
    places.towns,
    landforms.areas,
    landforms.points,
)


@dataclass(frozen=True, kw_only=True)
class BuiltZoom:
    """What the tiles of a zoom came to."""

    zoom: int
    tiles: int
    bytes: int
    """Of all tiles together, compressed."""
    largest: int
    """Bytes of the largest tile."""


def features(sources: Sources, *, fine: bool) -> list[Feature]:
    """Return everything that the map draws, in the order in which it is written.

    Args:
        fine: with the coast of GSHHG.

    Raises:
        BasemapError: a library, a layer or a table is missing or unreadable.
    """
    missing = [name for name in LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        raise BasemapError(f"building the basemap needs {', '.join(missing)}: {HOW}")
    found = [feature for part in PARTS for feature in part(sources)]
    return [*found, *land_and_water.fine_shores(sources)] if fine else found


def build_world(sources: Sources, path: Path, *, fine: bool = True) -> Iterator[BuiltZoom]:
    """Write the archive; yield each zoom when it is done. The same sources give the same bytes.

    Args:
        path: the archive; it is replaced as a whole when all is done.
        fine: with the coast of GSHHG at the deepest zoom; else the archive ends before it.

    Raises:
        BasemapError: a library, a layer or a table is missing or unreadable.
        OSError: the archive cannot be written.
    """
    drawn = features(sources, fine=fine)
    written: dict[int, bytes] = {}
    zooms = reversed(range(MAX_ZOOM + 1 if fine else COAST_ZOOM))
    for zoom, group in groupby(tiles(drawn, tuple(zooms)), key=lambda pair: pair[0].zoom):
        here = {tile_number(tile): encoded for tile, encoded in group}
        sizes = [len(encoded) for encoded in here.values()]
        written |= here
        yield BuiltZoom(zoom=zoom, tiles=len(here), bytes=sum(sizes), largest=max(sizes))
    _write(written, path, metadata(drawn, fine=fine))


def _write(tiles_by_number: dict[int, bytes], path: Path, description: dict[str, Any]) -> None:
    from pmtiles.tile import Compression, TileType
    from pmtiles.writer import Writer

    header = {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": -1_800_000_000,
        "min_lat_e7": -round(MAX_LATITUDE_DEG * 1e7),
        "max_lon_e7": 1_800_000_000,
        "max_lat_e7": round(MAX_LATITUDE_DEG * 1e7),
        "center_zoom": 2,
        "center_lon_e7": 0,
        "center_lat_e7": 0,
    }
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        writer = Writer(file)  # type: ignore[no-untyped-call]  # its arguments have no types
        for number, encoded in sorted(tiles_by_number.items()):
            writer.write_tile(number, encoded)  # type: ignore[no-untyped-call]
        writer.finalize(header, description)  # type: ignore[no-untyped-call]
    unfinished.replace(path)


def metadata(drawn: Sequence[Feature], *, fine: bool) -> dict[str, Any]:
    """Return what the archive says of itself, as PMTiles and the renderer want to know it.

    Args:
        drawn: all features, for the names and types of their attributes.
        fine: with the coast of GSHHG.
    """
    end = MAX_ZOOM if fine else COAST_ZOOM - 1
    fields: dict[str, dict[str, str]] = {layer: {} for layer in LAYERS}
    last = dict.fromkeys(LAYERS, 0)
    for feature in drawn:
        last[feature.layer] = max(last[feature.layer], min(feature.zooms[-1], end))
        fields[feature.layer] |= {key: _type(value) for key, value in feature.tags.items()}
    return {
        "name": "World",
        "description": "The built-in basemap of the itinerary explorer",
        "attribution": ATTRIBUTION if fine else "Natural Earth",
        "type": "baselayer",
        "version": "1",
        "vector_layers": [
            {
                "id": layer,
                "fields": dict(sorted(fields[layer].items())),
                "minzoom": 0,
                "maxzoom": last[layer],
            }
            for layer in LAYERS
        ],
        "explorer": {
            "schema": 1,
            "extent": EXTENT,
            "honest_zoom": HONEST_ZOOM if fine else COARSE_ZOOM,
            "coast_zoom": COAST_ZOOM if fine else None,
            "languages": ["en", *LANGUAGES],
        },
    }


def _type(value: str | int | float | bool) -> str:
    """The name of a type in `vector_layers`."""
    if isinstance(value, str):
        return "String"
    return "Boolean" if isinstance(value, bool) else "Number"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build from the command line, as `make basemap` does; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("layers", type=Path, help="folder with the layers of Natural Earth 1:10m")
    parser.add_argument("names", type=Path, help="folder with the tables of Natural Earth 5")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--coarse", action="store_true", help="without GSHHG's coast")
    given = parser.parse_args(arguments)
    try:
        for built in build_world(
            Sources(given.layers, given.names), given.archive, fine=not given.coarse
        ):
            print(
                f"zoom {built.zoom}: {built.tiles} tiles, {built.bytes / 1e6:.2f} MB,"
                f" the largest {built.largest / 1e3:.1f} kB",
                flush=True,
            )
    except BasemapError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{given.archive}: {given.archive.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
