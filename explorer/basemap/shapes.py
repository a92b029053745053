"""Geometry for the builder of the basemap: simplify, cut at a box, join rivers to borders.

Works in plain degrees, as map data is drawn and not measured. Needs shapely, which serving the app
does not.
"""

import heapq
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import shapely
from shapely.affinity import translate
from shapely.ops import linemerge, nearest_points

from explorer.pictures.topojson import Box, Line, Topology

RIVER_SNAP_DEG: Final = 0.09
"""A 1:50m river this close to a 1:10m border is that border: the two must not run side by side."""


def simplified(topology: Topology, area_deg2: float) -> Topology:
    """Return the topology with fewer points: each arc on its own, its ends and so joints kept.

    Args:
        topology: what to simplify.
        area_deg2: points whose triangle with their neighbours is smaller are left out, the least
            first.
    """
    arcs = tuple(_without_small_corners(arc, area_deg2) for arc in topology.arcs)
    return replace(topology, arcs=arcs)


def _without_small_corners(arc: Line, area_deg2: float) -> Line:
    """The algorithm of Visvalingam and Whyatt (1993)."""
    # Antarctica is seldom seen, and Mercator makes it large: it does with fewer points.
    limit = area_deg2 * (20 if max(lat for _, lat in arc) < -60 else 1)
    before = list(range(-1, len(arc) - 1))
    after = list(range(1, len(arc) + 1))
    areas = {i: _corner_deg2(arc[i - 1], arc[i], arc[i + 1]) for i in range(1, len(arc) - 1)}
    waiting = [(area, i) for i, area in areas.items()]
    heapq.heapify(waiting)
    fewest = 4 if arc[0] == arc[-1] else 2
    left = len(arc)
    while waiting and left > fewest:
        area, i = heapq.heappop(waiting)
        if area >= limit:
            break
        if areas.get(i) != area:
            continue
        del areas[i]
        left -= 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for near in (before[i], after[i]):
            if near in areas:
                corner = _corner_deg2(arc[before[near]], arc[near], arc[after[near]])
                areas[near] = max(corner, area)
                heapq.heappush(waiting, (areas[near], near))
    return tuple(arc[i] for i in range(len(arc)) if i in {0, len(arc) - 1} or i in areas)


def _corner_deg2(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def unwrapped(ring: Line) -> list[Line]:
    """Cut a ring that may cross the antimeridian into rings within -180 to 180 degrees.

    Atlases made for spheres join what lies on both sides of the antimeridian, and leave out the
    pole that a ring goes round; a flat map needs the cut.

    >>> across = ((170.0, 0.0), (-170.0, 0.0), (-170.0, 5.0), (170.0, 5.0), (170.0, 0.0))
    >>> [sorted({lon for lon, _ in ring}) for ring in unwrapped(across)]
    [[170.0, 180.0], [-180.0, -170.0]]
    """
    points = [ring[0]]
    shift = 0.0
    for (lon0, _), (lon1, lat1) in itertools.pairwise(ring):
        shift -= 360.0 * round((lon1 - lon0) / 360.0)
        points.append((lon1 + shift, lat1))
    if not shift and not any(abs(lon) > 180 for lon, _ in points):
        return [ring]
    if shift:
        pole = -90.0 if points[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    whole = shapely.make_valid(shapely.Polygon(points))
    cut = []
    for turn in (0.0, 360.0, -360.0):
        moved = translate(whole, xoff=turn)
        for piece in pieces(
            shapely.intersection(moved, shapely.box(-180, -90, 180, 90)), "Polygon"
        ):
            cut.append(line_of(piece.exterior))
    return cut


def merged(lines: Iterable[Line]) -> list[tuple[Line, float]]:
    """Return lines joined end to end where only two meet, each with its length in degrees."""
    joined = linemerge(shapely.MultiLineString([line for line in lines if len(line) > 1]))
    # Without tolerance only points go that lie on the straight line between their neighbours.
    return [(line_of(piece.simplify(0.0)), piece.length) for piece in pieces(joined, "LineString")]


def large(rings: Iterable[Line], area_deg2: float) -> list[Line]:
    """Return the rings that cover enough."""
    return [ring for ring in rings if len(ring) > 3 and shapely.Polygon(ring).area >= area_deg2]


def clipped_rings(rings: Iterable[Line], box: Box) -> list[Line]:
    """Return the parts of rings inside a box; holes are rings of their own, filled even-odd."""
    frame = shapely.box(box.west, box.south, box.east, box.north)
    kept = []
    for ring in rings:
        if len(ring) < 4 or not frame.intersects(shapely.LineString(ring).envelope):
            continue
        inside = shapely.intersection(shapely.make_valid(shapely.Polygon(ring)), frame)
        for piece in pieces(inside, "Polygon"):
            kept += [line_of(piece.exterior), *map(line_of, piece.interiors)]
    return kept


def clipped_lines(lines: Iterable[Line], box: Box) -> list[Line]:
    """Return the parts of lines inside a box."""
    frame = shapely.box(box.west, box.south, box.east, box.north)
    inside = (shapely.intersection(shapely.LineString(line), frame) for line in lines)
    return [line_of(piece) for part in inside for piece in pieces(part, "LineString")]


def rounded(line: Line) -> Line:
    """Return a line without the corners of a coarse grid: Chaikin's corner cutting, twice."""
    points = list(line)
    for _ in range(2):
        cut = [points[0]]
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            cut.append((0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1))
            cut.append((0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1))
        points = [*cut, points[-1]]
    return tuple(points)


def snapped(rivers: Sequence[Line], borders: Sequence[Line], tolerance_deg: float) -> list[Line]:
    """Return rivers that follow the border where they are the border, and are joined to it."""
    if not borders or not rivers:
        return list(rivers)
    water = shapely.union_all([shapely.LineString(line) for line in rivers])
    border = shapely.union_all([shapely.LineString(line) for line in borders])
    shared = shapely.line_merge(border.intersection(water.buffer(1.3 * RIVER_SNAP_DEG)))
    along = [piece for piece in pieces(shared, "LineString") if piece.length > 4 * RIVER_SNAP_DEG]
    followed = shapely.union_all(along)
    apart = shapely.line_merge(water).difference(followed.buffer(RIVER_SNAP_DEG))
    drawn = [line_of(piece.simplify(tolerance_deg)) for piece in along]
    for piece in pieces(apart, "LineString"):
        if piece.length > RIVER_SNAP_DEG:
            drawn.append(_joined(line_of(piece.simplify(tolerance_deg)), followed))
    return drawn


def _joined(river: Line, followed: Any) -> Line:
    """A river led to the border at whichever end was cut off close to it."""
    ends = []
    for end in (river[0], river[-1]):
        point = shapely.Point(end)
        is_cut = followed.distance(point) < 1.01 * RIVER_SNAP_DEG
        ends.append(line_of(nearest_points(followed, point)[0]) if is_cut else ())
    return (*ends[0], *river, *ends[1])


def line_of(geometry: Any) -> Line:
    """Return the points of a shapely point, line or ring."""
    return tuple((float(x), float(y)) for x, y, *_ in geometry.coords)


def pieces(geometry: Any, kind: str) -> list[Any]:
    """Return the parts of a shapely geometry that are of a kind, always in the same order."""
    flat = [
        piece
        for part in getattr(geometry, "geoms", [geometry])
        for piece in getattr(part, "geoms", [part])
    ]
    kept = [piece for piece in flat if piece.geom_type == kind and not piece.is_empty]
    return sorted(kept, key=lambda piece: (*piece.bounds, piece.wkb))
