"""Cuts features into vector tiles: simplified for each zoom, clipped, and encoded."""

import gzip
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from explorer.basemap.encoding import EncodedLayer, Kind
from explorer.basemap.features import EXTENT, Feature, Tags
from explorer.basemap.generalising import Piece, generalised, grid_step
from explorer.tiles.grid import TileAddress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

BUFFER: Final = 64
"""How far lines and polygons go on beyond the edge of a tile, in its units."""
LAYERS: Final = (
    "earth",
    "depths",
    "landcover",
    "water",
    "boundaries",
    "places",
    "landforms",
    "pois",
)
"""The layers, in the order in which they are written."""

_KINDS: Final = {"Point": Kind.POINT, "LineString": Kind.LINE, "Polygon": Kind.POLYGON}
Row: TypeAlias = "NDArray[np.float64]"
"""Points, as rows of x and y."""


def tiles(features: Sequence[Feature], zooms: Sequence[int]) -> Iterator[tuple[TileAddress, bytes]]:
    """Yield the tiles that hold something, each compressed by gzip.

    Args:
        features: what is drawn.
        zooms: from the deepest up.
    """
    for zoom, pieces in generalised(features, zooms):
        for tile, parts in _cut(pieces, TileAddress(zoom=0, x=0, y=0), zoom, features):
            encoded = _encoded(parts, tile, features)
            if encoded:
                yield tile, gzip.compress(encoded, 9, mtime=0)


def _cut(
    pieces: list[Piece], tile: TileAddress, zoom: int, features: Sequence[Feature]
) -> Iterator[tuple[TileAddress, list[Piece]]]:
    """The pieces in each tile of a zoom below a tile: halved each way until they fit."""
    import shapely

    size = EXTENT << (zoom - tile.zoom)
    west, north = tile.x * size, tile.y * size
    frame = (west - BUFFER, north - BUFFER, west + size + BUFFER, north + size + BUFFER)
    kept: list[Piece] = []
    clippable: list[Piece] = []
    for number, shape in pieces:
        if features[number].whole or shape.geom_type == "Point":
            x, y = _middle(shape)
            if west <= x < west + size and north <= y < north + size:
                kept.append((number, shape))
        else:
            clippable.append((number, shape))
    if clippable:
        clipped = _clipped([shape for _, shape in clippable], shapely.box(*frame))
        for (number, _), shape in zip(clippable, clipped, strict=True):
            kept.extend((number, part) for part in _alike(shape, features[number]))
    if not kept:
        return
    if tile.zoom == zoom:
        yield tile, kept
        return
    for down in (0, 1):
        for right in (0, 1):
            child = TileAddress(zoom=tile.zoom + 1, x=2 * tile.x + right, y=2 * tile.y + down)
            yield from _cut(kept, child, zoom, features)


def _clipped(shapes: "list[BaseGeometry]", frame: "BaseGeometry") -> "list[BaseGeometry]":
    """Shapes cut at a frame; slowly, one by one, if the quick way stumbles over a thin one."""
    import shapely

    try:
        return list(shapely.clip_by_rect(shapes, *frame.bounds))
    except shapely.errors.GEOSException:
        if len(shapes) == 1:
            return [shapely.intersection(shapely.make_valid(shapes[0]), frame)]
        half = len(shapes) // 2
        return [*_clipped(shapes[:half], frame), *_clipped(shapes[half:], frame)]


def _middle(shape: "BaseGeometry") -> tuple[float, float]:
    import shapely

    points = shapely.get_coordinates(shape)
    x, y = points[len(points) // 2]
    return float(x), float(y)


def _alike(shape: "BaseGeometry", feature: Feature) -> "Iterator[BaseGeometry]":
    """The parts of a clipped shape that are of its own dimension."""
    import shapely

    kind = "Polygon" if feature.geometry.geom_type.endswith("Polygon") else "LineString"
    for part in shapely.get_parts(shape):
        if part.geom_type == kind and not part.is_empty:
            yield part


def _encoded(parts: list[Piece], tile: TileAddress, features: Sequence[Feature]) -> bytes:
    """A vector tile; parts of one layer with the same attributes become one feature."""
    layers: dict[str, list[Piece]] = {}
    for number, shape in parts:
        layers.setdefault(features[number].layer, []).append((number, shape))
    return b"".join(
        _encoded_layer(name, layers[name], tile, features) for name in LAYERS if name in layers
    )


def _encoded_layer(
    name: str, parts: list[Piece], tile: TileAddress, features: Sequence[Feature]
) -> bytes:
    """A layer, on a grid no finer than its finest line: smaller steps take fewer bytes."""
    groups: dict[tuple[object, ...], tuple[Kind, Tags, list[Row]]] = {}
    finest = [features[i].detail for i, shape in parts if shape.geom_type != "Point"]
    step = grid_step(min(finest), tile.zoom) if finest else 1
    for number, shape in parts:
        feature, kind = features[number], _KINDS[shape.geom_type]
        alone = number if feature.whole or kind is Kind.POINT else None
        key = (kind, alone, *sorted(feature.tags.items()))
        group = groups.setdefault(key, (kind, feature.tags, []))
        group[2].extend(_rows(shape, kind, tile, step))
    layer = EncodedLayer(name, EXTENT // step)
    for kind, tags, rows in groups.values():
        if rows:
            layer.add(kind, rows, tags)
    return layer.encoded()


def _rows(shape: "BaseGeometry", kind: Kind, tile: TileAddress, step: int) -> "Iterator[Row]":
    """A shape on the grid of a layer, whose points are so many units apart, if any is left."""
    import shapely

    if kind is Kind.POLYGON:
        outer, *holes = [_row(ring, tile, step) for ring in shapely.get_rings(shape)]
        area = _twice_area(outer)
        if area:
            yield outer if area > 0 else outer[::-1]
            for hole in holes:
                inner = _twice_area(hole)
                if inner:
                    yield hole if inner < 0 else hole[::-1]
        return
    row = _row(shape, tile, step)
    if len(row) > 1 or kind is Kind.POINT:
        yield row


def _row(line: "BaseGeometry", tile: TileAddress, step: int) -> "Row":
    """The points of a line on the grid of a layer, none twice in a row."""
    import numpy as np
    import shapely

    corner = (tile.x * EXTENT, tile.y * EXTENT)
    points = np.rint((shapely.get_coordinates(line) - corner) / step)
    moves = np.any(points[1:] != points[:-1], axis=1)
    return points[np.concatenate(([True], moves))]


def _twice_area(ring: "Row") -> float:
    """Twice the area of a closed row: positive if it runs clockwise as one sees it."""
    import numpy as np

    x, y = ring.T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))
