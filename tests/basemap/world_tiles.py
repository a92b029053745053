"""What the tests of the archive of the world look for in its tiles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from explorer.story.web_mercator import world_position
from explorer.tiles.archives import Archive
from explorer.tiles.grid import TileAddress, tile_at
from explorer.tiles.vector_tiles import Shape, VectorFeature, VectorLayer
from tests.tiles.tile_degrees import lon_lat, tiles_in_box

PATH = Path(__file__).parents[2] / "data" / "basemap" / "world.pmtiles"
ARCHIVE = Archive(PATH)


def every_tile(zoom: int, step: int = 1) -> Iterator[TileAddress]:
    for y in range(0, 1 << zoom, step):
        for x in range(0, 1 << zoom, step):
            yield TileAddress(zoom=zoom, x=x, y=y)


@cache
def layers_at(tile: TileAddress) -> dict[str, VectorLayer]:
    return dict(ARCHIVE.layers(tile))


@cache
def named_features(zoom: int) -> tuple[VectorFeature, ...]:
    """Everything with a name in the tiles of a zoom."""
    return tuple(
        feature
        for tile in every_tile(zoom)
        for layer in layers_at(tile).values()
        for feature in layer.features
        if "name" in feature.tags
    )


def features_in(
    layer: str, *, west: float, south: float, east: float, north: float, zoom: int
) -> Iterator[tuple[VectorFeature, list[list[tuple[float, float]]]]]:
    """The features of a layer in a box, with their parts in degrees, cut at the box by points."""
    for tile in tiles_in_box(west=west, south=south, east=east, north=north, zoom=zoom):
        found = layers_at(tile).get(layer)
        for feature in found.features if found else ():
            parts = [
                [lon_lat(tile, x=x, y=y, extent=found.extent) for x, y in part]
                for part in feature.parts
            ]
            inside = [
                [(lon, lat) for lon, lat in part if west <= lon <= east and south <= lat <= north]
                for part in parts
            ]
            if any(inside):
                yield feature, [part for part in inside if part]


def is_inside(layer: str, *, lon: float, lat: float, zoom: int) -> bool:
    """Whether polygons of a layer cover a point, by the even-odd rule."""
    tile = tile_at(lon=lon, lat=lat, zoom=zoom)
    found = layers_at(tile).get(layer)
    if found is None:
        return False
    x, y = (part * (1 << zoom) for part in world_position(lon=lon, lat=lat))
    x, y = (x - int(x)) * found.extent, (y - int(y)) * found.extent
    inside = False
    for feature in found.features:
        if feature.shape is not Shape.POLYGON:
            continue
        for ring in feature.parts:
            for (x0, y0), (x1, y1) in pairwise(ring):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                    inside = not inside
    return inside


def places(kind: str, zoom: int = 6) -> dict[str, VectorFeature]:
    """The places of a kind by their English names; the most important of each name."""
    found = [each for each in named_features(zoom) if each.tags["kind"] == kind]
    found.sort(key=lambda each: -int(each.tags.get("population_rank", 0)))
    return {str(each.tags["name"]): each for each in reversed(found)}
