"""What is drawn, before it is cut into tiles: shapes in the square of the world, and their tags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from explorer.story.web_mercator import MAX_LATITUDE_DEG

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

Tags: TypeAlias = Mapping[str, str | int | float | bool]

EXTENT: Final = 4096
"""Units of a side of a tile."""
MAX_ZOOM: Final = 8
"""The deepest zoom of the archive; deeper maps enlarge its tiles."""
COAST_ZOOM: Final = 8
"""The zoom whose coast is GSHHG's; above it all is Natural Earth's."""
_EDGE: Final = 1e-9
"""How near to the antimeridian a shape must come to be cut there, in widths of the world."""
_SOUTH_DEG: Final = -86.0
"""Antarctica is cut here: Web Mercator shows nothing south of 85.0511°."""


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One shape of one layer."""

    layer: str
    geometry: "BaseGeometry"
    """In the square of the world: x from 180° W eastwards, y from the north, 0 to 1 each."""
    tags: Tags
    min_zoom: float = 0.0
    """The zoom of a map from which it is drawn, where a pixel is 156.5 km / 2^zoom."""
    max_zoom: float = 99.0
    """The zoom beyond which it is no longer drawn."""
    detail: float = 1.0
    """How coarse it may be, as a multiple of `generalising.TOLERANCES`; 0 leaves it as it is."""
    whole: bool = False
    """A line that is not cut, but lies as a whole in the tile of its middle: it carries a name."""
    zooms: range = field(default=range(MAX_ZOOM + 1))
    """The zooms of tiles that may hold it at all."""

    def is_in(self, zoom: int) -> bool:
        """Whether tiles of a zoom hold it: they are drawn as maps of their zoom and the next."""
        deepest = self.max_zoom >= zoom or zoom == 0
        return zoom in self.zooms and (self.min_zoom <= zoom + 1 or zoom == MAX_ZOOM) and deepest


def projected(geometry: "BaseGeometry") -> "BaseGeometry":
    """Return a geometry in degrees as one in the square of the world."""
    import shapely

    return shapely.transform(geometry, _to_world)


def _to_world(points: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """`world_position` of many points at once, but for those beyond the edge of the square."""
    import numpy as np

    lat = np.radians(np.clip(points[:, 1], _SOUTH_DEG, MAX_LATITUDE_DEG + 0.5))
    north = np.arcsinh(np.tan(lat)) / np.pi
    return np.column_stack((points[:, 0] / 360 + 0.5, 0.5 - north / 2))


def widest(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return the point of a polygon that is farthest from its edge, where a name has most room."""
    import shapely

    circle = shapely.maximum_inscribed_circle(polygon, tolerance=1e-5)  # type: ignore[call-overload]
    return shapely.Point(shapely.get_coordinates(circle)[0])


def shape_of(feature: Mapping[str, Any]) -> "BaseGeometry":
    """Return the geometry of a GeoJSON feature in the square of the world."""
    from shapely.geometry import shape

    return projected(shape(feature["geometry"]))


def polygons(geometries: "Iterable[BaseGeometry]") -> "list[BaseGeometry]":
    """Return the single polygons of geometries, each valid, in their order."""
    import shapely

    parts = shapely.get_parts(list(geometries))
    valid = shapely.make_valid(parts)
    return [each for each in shapely.get_parts(valid) if each.geom_type == "Polygon"]


def lines(geometry: "BaseGeometry") -> "list[BaseGeometry]":
    """Return the single lines of a geometry."""
    import shapely

    return [each for each in shapely.get_parts(geometry) if each.geom_type == "LineString"]


def moved(shape: "BaseGeometry", worlds: float) -> "BaseGeometry":
    """Return a shape as many widths of the world farther east."""
    import shapely.affinity

    return shapely.affinity.translate(shape, worlds)


def around_the_world(shapes: "list[BaseGeometry]", margin: float = 1 / 64) -> "list[BaseGeometry]":
    """Return polygons that go on beyond the antimeridian, so that they have no edge there.

    Args:
        shapes: polygons in the square of the world, cut at the antimeridian.
        margin: how far they go on, in widths of the world.
    """
    import numpy as np
    import shapely

    row = np.array(shapes, dtype=object)
    left, _, right, _ = shapely.bounds(row).T.reshape(4, -1)
    cut = (left <= _EDGE) | (right >= 1 - _EDGE)
    strips = [
        moved(part, worlds)
        for worlds, west in ((1.0, 0.0), (-1.0, 1 - margin))
        for part in polygons(shapely.clip_by_rect(row, west, -1.0, west + margin, 2.0))
    ]
    joined = polygons([shapely.union_all([*row[cut], *strips])]) if strips or cut.any() else []
    clipped = shapely.clip_by_rect(joined, -margin, -1.0, 1 + margin, 2.0)
    return [*row[~cut], *polygons(each for each in clipped if not each.is_empty)]
