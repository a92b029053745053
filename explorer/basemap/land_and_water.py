"""Land, lakes, rivers, ice and depths, of Natural Earth, and GSHHG's shores where it is finer."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from explorer.basemap.corrections import LAKES
from explorer.basemap.features import (
    COAST_ZOOM,
    EXTENT,
    Feature,
    around_the_world,
    lines,
    polygons,
    projected,
    shape_of,
    widest,
)
from explorer.basemap.sources import Sources, properties, shores
from explorer.basemap.translations import Translations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely import LinearRing
    from shapely.geometry.base import BaseGeometry

ABOVE_COAST: Final = range(COAST_ZOOM)
FROM_COAST: Final = range(COAST_ZOOM, COAST_ZOOM + 1)
DEPTH_DETAIL: Final = 8.0
ICE_DETAIL: Final = 4.0
LAST_ICE_DETAIL: Final = 16.0
"""How much coarser than a coast the edges of depths and of ice are drawn: they are soft.

The last zoom has ice about as coarse as the one before, and no depths: the layers have no more to
show.
"""
LAST_RIVER_DETAIL: Final = 4.0
"""How much coarser rivers are at the last zoom than they could be: not finer than in the layer."""
SHORE_DETAIL: Final = 3.0
"""How much coarser than Natural Earth's few points GSHHG's many are kept, at the equator."""
SHORE_STEP: Final = 6.0 / (EXTENT << COAST_ZOOM)
"""How far a shore may be off at the equator, in widths of the world: 230 m."""
MOST_STRETCHED: Final = 2.7
"""Farther north shores are off by as many metres, which are more units, up to so many times."""
BAND_DEG: Final = 5
"""The height of a band of latitudes in which shores may be off by as many units."""
SMALLEST_KM2: Final = 0.4
"""Islands and lakes of GSHHG that are smaller are left out."""
_KINDS: Final = {"Lake": "lake", "Reservoir": "reservoir", "Alkaline Lake": "playa"}


def land(sources: Sources) -> Iterator[Feature]:
    """Yield the land of the zooms that Natural Earth draws.

    Raises:
        BasemapError: a layer is missing or unreadable.
    """
    layers = [*sources.layer("land"), *sources.layer("minor_islands")]
    shapes = around_the_world(polygons(shape_of(each) for each in layers))
    for shape in shapes:
        yield Feature(layer="earth", geometry=shape, tags={"kind": "earth"}, zooms=ABOVE_COAST)


def depths(sources: Sources) -> Iterator[Feature]:
    """Yield the parts of the sea below 200 and 3,000 metres.

    Raises:
        BasemapError: a layer is missing or unreadable.
    """
    for depth, layer in ((200, "bathymetry_K_200"), (3000, "bathymetry_H_3000")):
        for shape in around_the_world(polygons(map(shape_of, sources.layer(layer)))):
            yield Feature(
                layer="depths",
                geometry=shape,
                tags={"kind": "depth", "depth": depth},
                detail=DEPTH_DETAIL,
                zooms=ABOVE_COAST,
            )


def ice(sources: Sources) -> Iterator[Feature]:
    """Yield glaciers and ice sheets.

    Raises:
        BasemapError: a layer is missing or unreadable.
    """
    for each in sources.layer("glaciated_areas"):
        for shape in around_the_world(polygons([shape_of(each)])):
            for zooms, detail in ((ABOVE_COAST, ICE_DETAIL), (FROM_COAST, LAST_ICE_DETAIL)):
                yield Feature(
                    layer="landcover",
                    geometry=shape,
                    tags={"kind": "glacier"},
                    min_zoom=float(properties(each)["min_zoom"]),
                    detail=detail,
                    zooms=zooms,
                )


def lakes(sources: Sources) -> Iterator[Feature]:
    """Yield Natural Earth's lakes, and a point for each of their names.

    Raises:
        BasemapError: a layer or a table is missing or unreadable.
    """
    for layer in ("lakes", "lakes_europe"):
        names = Translations(sources.table(f"ne_10m_{layer}"), ("name", "min_zoom"), ("name",))
        for each in sources.layer(layer):
            values = properties(each)
            kind, first = _KINDS.get(values["featurecla"], "lake"), float(values["min_zoom"])
            parts = polygons([shape_of(each)])
            for shape in parts:
                yield Feature(
                    layer="water",
                    geometry=shape,
                    tags={"kind": kind},
                    min_zoom=first,
                    zooms=ABOVE_COAST,
                )
            tags = names.tags(values)
            tags |= LAKES.get(tags.get("name", ""), {})
            if tags and parts:
                largest = max(parts, key=lambda part: part.area)
                label = float(values["min_label"] or first + 1)
                yield Feature(
                    layer="water",
                    geometry=widest(largest),
                    tags={"kind": kind, "min_zoom": label, **tags},
                    min_zoom=label,
                )


def rivers(sources: Sources) -> Iterator[Feature]:
    """Yield rivers, with their names.

    Raises:
        BasemapError: a layer or a table is missing or unreadable.
    """
    for layer in ("rivers_lake_centerlines", "rivers_europe"):
        keys = (("dissolve", "name"), ("rivernum", "name"), ("name",))
        names = Translations(sources.table(f"ne_10m_{layer}"), *keys)
        for each in sources.layer(layer):
            values = properties(each)
            first = float(values["min_zoom"])
            tags: dict[str, Any] = {"kind": "river", "min_zoom": first} | names.tags(values)
            if values["featurecla"] == "Lake Centerline":
                tags["lake_centerline"] = True
            if values["featurecla"] == "Intermittent River":
                tags["intermittent"] = True
            for shape in lines(shape_of(each)):
                for zooms, detail in ((ABOVE_COAST, 1.0), (FROM_COAST, LAST_RIVER_DETAIL)):
                    yield Feature(
                        layer="water",
                        geometry=shape,
                        tags=tags,
                        min_zoom=first,
                        detail=detail,
                        zooms=zooms,
                    )


def fine_shores(sources: Sources) -> Iterator[Feature]:
    """Yield land and lakes of GSHHG, and lakes of Natural Earth that GSHHG does not have.

    Raises:
        BasemapError: the package with GSHHG, or a layer, is missing or unreadable.
    """
    import shapely

    land, water, islands = _shores()
    for shape in around_the_world(land):
        yield _fine("earth", shape, "earth")
    tree = shapely.STRtree(islands)
    for lake in water:
        inside = [islands[number] for number in tree.query(lake, "contains")]
        whole = shapely.difference(lake, shapely.union_all(inside)) if inside else lake
        for part in polygons([whole]):
            yield _fine("water", part, "lake")
    known = shapely.STRtree(water)
    for layer in ("lakes", "lakes_europe"):
        for each in sources.layer(layer):
            kind = _KINDS.get(properties(each)["featurecla"], "lake")
            for part in polygons([shape_of(each)]):
                if not len(known.query(part, "intersects")):
                    yield _fine("water", part, kind)


def _shores() -> "tuple[list[BaseGeometry], list[BaseGeometry], list[BaseGeometry]]":
    """GSHHG's land, lakes and islands in lakes that are large enough, no finer than is drawn."""
    import shapely

    rings: dict[str, list[NDArray[np.float64]]] = {"earth": [], "water": [], "islands": []}
    layers = {1: "earth", 5: "earth", 2: "water", 3: "islands"}
    for shore in shores():
        if shore.level in layers and len(shore.points) > 3 and shore.area_km2 > SMALLEST_KM2:
            rings[layers[shore.level]].append(shore.points.astype("f8"))
    found = []
    for each in rings.values():
        fine = [shore_simplified(ring) for ring in each]
        found.append(polygons(shapely.Polygon(ring) for ring in fine if ring.length))
    return found[0], found[1], found[2]


def shore_simplified(shore: "NDArray[np.float64]") -> "LinearRing":
    """Return a shore as a ring that is off by as many metres in the north as at the equator.

    Its runs within a band of latitudes are simplified one by one, each as its latitude allows.

    Args:
        shore: rows of longitude and latitude, in degrees; the last is the first.
    """
    import numpy as np
    import shapely

    ring = projected(shapely.LinearRing(shore))
    bands = shore[:, 1] // BAND_DEG
    ends = [0, *(np.flatnonzero(np.diff(bands)) + 1).tolist(), len(shore) - 1]
    if len(ends) == 2:
        fine = shapely.simplify(ring, _shore_step(bands[0]))
        return shapely.LinearRing(shapely.get_coordinates(fine))
    points = shapely.get_coordinates(ring)
    runs = [(points[i : j + 1], _shore_step(bands[i])) for i, j in pairwise(ends) if j > i]
    parts = [shapely.simplify(shapely.LineString(run), step) for run, step in runs]
    return shapely.LinearRing(np.concatenate([shapely.get_coordinates(run)[:-1] for run in parts]))


def _shore_step(band: float) -> float:
    """How far a shore in a band of latitudes may be off, in widths of the world."""
    stretched = 1 / math.cos(math.radians((band + 0.5) * BAND_DEG))
    return SHORE_STEP * min(stretched, MOST_STRETCHED)


def _fine(layer: str, shape: "BaseGeometry", kind: str) -> Feature:
    return Feature(
        layer=layer,
        geometry=shape,
        tags={"kind": kind},
        detail=SHORE_DETAIL,
        zooms=FROM_COAST,
    )
