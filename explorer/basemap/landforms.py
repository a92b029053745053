"""Names of landforms: ranges and plains along their length, islands, capes and peaks."""

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from explorer.basemap.corrections import POSITIONS
from explorer.basemap.features import Feature, moved, polygons, projected, shape_of, widest
from explorer.basemap.sources import Sources, properties
from explorer.basemap.translations import Translations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

KINDS: Final[Mapping[str, str]] = {
    "Basin": "basin",
    "Coast": "coast",
    "Depression": "depression",
    "Desert": "desert",
    "Foothills": "plain",
    "Geoarea": "region",
    "Gorge": "valley",
    "Isthmus": "isthmus",
    "Lowland": "plain",
    "Peninsula": "peninsula",
    "Plain": "plain",
    "Plateau": "plateau",
    "Range/mtn": "mountain_range",
    "Tundra": "plain",
    "Valley": "valley",
    "Wetlands": "wetland",
}
"""What is named along a line, by its class in Natural Earth."""

ISLANDS: Final[Mapping[str, str]] = {"Island": "island", "Island group": "archipelago"}
CAPES: Final = "Pen/cape"
"""A cape or a peninsula, by its size."""
PENINSULA_AREA: Final = 3e-5
"""In squares of the world: from there on a peninsula is named along a line, about 200 km long."""

MAINLAND_AREA: Final = 1e-3
"""In squares of the world: land from there on, more than New Guinea, is no island as a whole."""

POINTS: Final[Mapping[str, tuple[str, str]]] = {
    "cape": ("earth", "cape"),
    "island": ("earth", "island"),
    "island group": ("earth", "archipelago"),
    "mountain": ("pois", "peak"),
    "pass": ("pois", "pass"),
    "waterfall": ("pois", "waterfall"),
}
"""Layer and kind of what is a point in Natural Earth."""

SLICES: Final = 24
"""Across how many lines the middle of a shape is looked for."""


def areas(sources: Sources) -> Iterator[Feature]:
    """Yield the names of ranges, plains, deserts and islands.

    Raises:
        BasemapError: a layer or a table is missing or unreadable.
    """
    keys = (("name", "featurecla", "region"), ("name", "featurecla"), ("name",))
    names = Translations(sources.table("ne_10m_geography_regions_polys"), *keys)
    ground = _Ground(sources)
    for each in sources.layer("geography_regions_polys"):
        values = properties(each)
        values["name"] = values["name"] and values["name"].replace("ISANDS", "ISLANDS")
        tags, parts = names.tags(values), polygons([shape_of(each)])
        kind = str(values["featurecla"])
        if not tags or not parts or not (kind in KINDS or kind in ISLANDS or kind == CAPES):
            continue
        if kind not in KINDS:
            parts = ground.within(parts)
        first, last = float(values["min_label"]), float(values["max_label"])
        ranks = {"min_zoom": first, "max_zoom": last, "sort_rank": round(10 * first)}
        largest = max(parts, key=lambda part: part.area)
        line = kind in KINDS or (kind == CAPES and largest.area > PENINSULA_AREA)
        yield Feature(
            layer="landforms" if line else "earth",
            geometry=spine(largest) if line else _island(parts, largest, kind, tags["name"]),
            tags={"kind": KINDS.get(kind, "peninsula") if line else ISLANDS.get(kind, "cape")}
            | ranks
            | tags,
            min_zoom=first,
            max_zoom=last,
            detail=2.0,
            whole=line,
        )


def points(sources: Sources) -> Iterator[Feature]:
    """Yield the names of peaks, capes and small islands.

    Raises:
        BasemapError: a layer or a table is missing or unreadable.
    """
    for layer in ("geography_regions_points", "geography_regions_elevation_points"):
        keys = (("name", "featurecla"), ("name",))
        names = Translations(sources.table(f"ne_10m_{layer}"), *keys)
        for each in sources.layer(layer):
            values = properties(each)
            tags = names.tags(values)
            if not tags or values["featurecla"] not in POINTS:
                continue
            target, kind = POINTS[values["featurecla"]]
            first = float(values["min_zoom"])
            ranks: dict[str, Any] = {"min_zoom": first, "sort_rank": round(10 * first)}
            if values.get("elevation"):
                ranks["elevation"] = round(float(values["elevation"]))
            yield Feature(
                layer=target,
                geometry=shape_of(each),
                tags={"kind": kind} | ranks | tags,
                min_zoom=first,
            )


class _Ground:
    """The land by which rough outlines of islands and capes are cut."""

    def __init__(self, sources: Sources) -> None:
        import shapely

        layers = [*sources.layer("land"), *sources.layer("minor_islands")]
        self._shapes = polygons(shape_of(each) for each in layers)
        self._tree = shapely.STRtree(self._shapes)

    def within(self, outlines: "list[BaseGeometry]") -> "list[BaseGeometry]":
        """Return the land within outlines, whole islands if it touches some; else the outlines."""
        import shapely

        found = []
        for outline in outlines:
            for number in self._tree.query(outline, "intersects"):
                ground = self._shapes[number]
                is_island = ground.area < MAINLAND_AREA
                found.append(ground if is_island else shapely.intersection(outline, ground))
        return polygons(found) or outlines


def _island(
    parts: "list[BaseGeometry]", largest: "BaseGeometry", kind: str, name: str
) -> "BaseGeometry":
    """Where an island or a group has its name: in its widest part, or in the middle of all."""
    import shapely

    if name in POSITIONS:
        return projected(shapely.Point(POSITIONS[name]))
    if kind == "Island group" and len(parts) > 1:
        return middle_of(parts)
    return widest(largest)


def middle_of(parts: "list[BaseGeometry]") -> "BaseGeometry":
    """Return the middle of islands, which may lie on both sides of the antimeridian."""
    import shapely

    together = shapely.union_all(parts)
    left, _, right, _ = together.bounds
    if right - left > 0.5:
        eastern = [moved(each, 1) if each.bounds[2] < 0.5 else each for each in parts]
        together = shapely.union_all(eastern)
    middle = shapely.centroid(shapely.convex_hull(together))
    return moved(middle, -1) if middle.x > 1 else middle


def spine(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return a smooth line along the middle of a polygon, from its western to its eastern end.

    The polygon is turned so that its longest side lies flat, and the middles of what it cuts out
    of upright lines are joined; a running mean smooths them.
    """
    import numpy as np
    import shapely

    frame = shapely.get_coordinates(shapely.minimum_rotated_rectangle(polygon))
    sides = np.diff(frame[:3], axis=0)
    along = sides[int(np.argmax(np.hypot(*sides.T)))]
    angle = math.atan2(along[1], along[0])
    turned = _turned(polygon, -angle)
    left, low, right, high = turned.bounds
    middles = []
    for x in np.linspace(left, right, SLICES + 2)[1:-1]:
        cut = shapely.intersection(turned, shapely.LineString([(x, low - 1), (x, high + 1)]))
        longest = max(shapely.get_parts(cut), key=lambda part: part.length, default=None)
        if longest is not None and longest.length:
            middles.append((x, longest.centroid.y))
    line = _turned(shapely.LineString(_smooth(np.array(middles))), angle)
    ends = shapely.get_coordinates(line)
    return line if ends[0, 0] <= ends[-1, 0] else shapely.reverse(line)


def _turned(shape: "BaseGeometry", angle: float) -> "BaseGeometry":
    import numpy as np
    import shapely

    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return shapely.transform(shape, lambda points: points @ turn)


def _smooth(middles: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """A row of points, each height the mean of the heights around it."""
    import numpy as np

    reach = len(middles) // 5
    heights = np.pad(middles[:, 1], reach, mode="edge")
    width = 2 * reach + 1
    return np.column_stack((middles[:, 0], np.convolve(heights, np.ones(width) / width, "valid")))
