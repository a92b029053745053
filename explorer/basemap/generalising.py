"""Takes detail from features, zoom by zoom from the deepest up: each starts from the one below."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from explorer.basemap.features import EXTENT, Feature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

TOLERANCES: Final = (8.0, 8.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 2.0)
"""How far a line may be off after it is simplified, by zoom, in units of a tile (1/4096).

A tile is drawn 256 or 512 pixels wide, so 8 are a pixel. Polygons of less area than a square of
twice that are left out, and so are holes.
"""
BOUNDS: Final = (16.0, 16.0, 16.0, 16.0, 16.0, 24.0, 24.0, 16.0, 32.0)
"""How far the softest line may be off, by zoom, in the same units: two or three pixels of 512.

A bathymetric line that is off by more looks like broken glass on a map of the world.
"""

Piece: TypeAlias = "tuple[int, BaseGeometry]"
"""A part of the feature of a number, in units of the zoom."""


def generalised(
    features: Sequence[Feature], zooms: Sequence[int]
) -> Iterator[tuple[int, list[Piece]]]:
    """Yield each zoom with what its tiles hold, in units of the zoom.

    Args:
        features: what is drawn.
        zooms: from the deepest up.
    """
    import numpy as np
    import shapely

    shapes = np.array([feature.geometry for feature in features], dtype=object)
    is_point = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    is_polygon = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
    for zoom in zooms:
        here = np.array([feature.is_in(zoom) for feature in features])
        unit = 1 / (EXTENT << zoom)
        reach = np.array([reach_of(feature.detail, zoom) for feature in features]) * unit
        here &= ~is_polygon | (shapely.area(shapes) >= 4 * reach * reach)
        for number in np.flatnonzero(here & (shapely.get_num_interior_rings(shapes) > 0)):
            shapes[number] = without_small_holes(shapes[number], 4 * float(reach[number]) ** 2)
        lines = here & ~is_point & (reach > 0)
        shapes[lines] = shapely.simplify(shapes[lines], reach[lines])
        numbers = np.flatnonzero(here & ~shapely.is_empty(shapes))
        scaled = shapely.transform(shapes[numbers], _Scale(1 / unit))
        yield zoom, list(zip(numbers.tolist(), scaled, strict=True))


def reach_of(detail: float, zoom: int) -> float:
    """Return how far a line may be off, in units.

    >>> reach_of(1.0, 0), reach_of(8.0, 0), reach_of(8.0, 7)
    (8.0, 16.0, 16.0)
    """
    return min(detail * TOLERANCES[zoom], BOUNDS[zoom])


def grid_step(detail: float, zoom: int) -> int:
    """Return how far apart the points of a grid are, in units, on which a line is exact enough.

    It is a power of two up to two thirds of what the line may be off, so that rounding moves a
    point by a third of that at most, each way. A layer on such a grid has a smaller extent, and
    most steps between its points take one byte instead of two.

    >>> grid_step(1.0, 0), grid_step(1.0, 6), grid_step(1.0, 7), grid_step(8.0, 7)
    (4, 2, 1, 8)
    """
    most = reach_of(detail, zoom) / 1.5
    return 1 << int(math.log2(most)) if most > 1 else 1


def without_small_holes(polygon: "BaseGeometry", smallest: float) -> "BaseGeometry":
    """Return a polygon without those of its holes that have less than an area."""
    import shapely

    outer, *holes = shapely.get_rings(polygon)
    areas = shapely.area(shapely.polygons(holes))
    kept = [hole for hole, area in zip(holes, areas, strict=True) if area >= smallest]
    return shapely.polygons(outer, kept or None) if len(kept) < len(holes) else polygon


class _Scale:
    """Multiplies points by a number."""

    def __init__(self, factor: float) -> None:
        self._factor = factor

    def __call__(self, points: "NDArray[np.float64]") -> "NDArray[np.float64]":
        return points * self._factor
