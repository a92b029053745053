"""What is drawn of a way: a line of fewer points, and what was recorded along it.

A recording has a point per second, most of which no screen can show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import asinh, hypot, pi, radians, tan
from operator import itemgetter
from typing import NamedTuple

from explorer.story.geodesy import Path, cut_at_antimeridian
from explorer.story.places import Coordinate
from explorer.story.ways import Segment, Way

FINEST_ZOOM = 16
TOLERANCE_PX = 1.0
"""A point less far off the line is left out, on a web map of this zoom: 1.6 m at 47° north."""
MOST_POINTS = 1_000
"""Most points that are drawn of a way."""
MOST_OF_STORY = 4_000
"""Most points of all ways of a story, if these are not hundreds."""
LEAST_POINTS = 40
SAMPLES = 120
"""In how many steps elevations and times are given."""

_WORLD_PX = 256 * 2**FINEST_ZOOM
_POLE = 85.0511287798
"""Where web maps end, in degrees: their world is a square."""

Plane = tuple[float, float]
"""A point of a web map at `FINEST_ZOOM`, in pixels; x goes on beyond the antimeridian."""


class DrawnWay(NamedTuple):
    """The line of a way."""

    segments: tuple[tuple[Coordinate, ...], ...]
    """Its points, of each segment two or more, not cut at the antimeridian."""
    elevations_m: tuple[float, ...]
    """Elevations at even steps along the drawn line, from end to end; none if it has none.

    At the step nearest to the lowest and the highest point it is that of the point.
    """
    pace: tuple[float, ...]
    """At even steps in time, how far along the drawn line, from 0 to 1; none if it is not timed."""

    @property
    def path(self) -> Path:
        """The line in pieces that do not cross the antimeridian."""
        return tuple(piece for line in self.segments for piece in cut_at_antimeridian(line))


def points_of_each(ways: int) -> int:
    """How many points are drawn of each of so many ways.

    >>> points_of_each(1), points_of_each(10), points_of_each(500)
    (1000, 400, 40)
    """
    return max(LEAST_POINTS, min(MOST_POINTS, MOST_OF_STORY // max(ways, 1)))


def drawn_way(way: Way, most: int = MOST_POINTS) -> DrawnWay:
    """What is drawn of a way.

    Args:
        way: recorded or planned.
        most: points, at least two.
    """
    planes = [tuple(_plane(segment)) for segment in way.segments]
    shown = _longest(planes, most // 2)
    kept = dict(zip(shown, _kept([planes[at] for at in shown], most), strict=True))
    shares = _shares(way, planes, kept)
    return DrawnWay(
        tuple(
            tuple(
                Coordinate(lat=point.lat, lon=point.lon)
                for point in map(way.segments[at].__getitem__, places)
            )
            for at, places in kept.items()
        ),
        _elevations(way, shares),
        _pace(way, shares),
    )


def _plane(segment: Segment) -> Iterator[Plane]:
    """The points of a segment on the map; the next is always the shorter way round the world."""
    before = segment[0].lon
    for point in segment:
        lon = before + (point.lon - before + 180) % 360 - 180
        lat = max(-_POLE, min(_POLE, point.lat))
        y = (1 - asinh(tan(radians(lat))) / pi) / 2
        yield (lon / 360 + 0.5) * _WORLD_PX, y * _WORLD_PX
        before = lon


def _longest(planes: Sequence[Sequence[Plane]], most: int) -> list[int]:
    """Positions of the segments that reach farthest, in their order."""
    reach = [max(max(axis) - min(axis) for axis in zip(*plane, strict=True)) for plane in planes]
    order = sorted(range(len(planes)), key=reach.__getitem__, reverse=True)[: max(most, 1)]
    return sorted(order)


def _kept(planes: Sequence[Sequence[Plane]], most: int) -> list[list[int]]:
    """Positions of the points of each line that are drawn.

    After D. Douglas and T. Peucker ("Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature", 1973): the point farthest from the line
    between two that are kept is kept too, until none is farther than the tolerance. Of all lines
    the farthest point comes first, so that with the most points the worst is over.
    """
    kept = [[0, len(plane) - 1] for plane in planes]
    waiting: list[tuple[float, int, int, int, int]] = []

    def look(line: int, start: int, end: int) -> None:
        distance, at = _farthest(planes[line], start, end)
        if distance > TOLERANCE_PX:
            heappush(waiting, (-distance, line, start, at, end))

    for line, plane in enumerate(planes):
        look(line, 0, len(plane) - 1)
    count = 2 * len(planes)
    while waiting and count < most:
        _, line, start, at, end = heappop(waiting)
        kept[line].append(at)
        count += 1
        look(line, start, at)
        look(line, at, end)
    return [sorted(each) for each in kept]


def _farthest(plane: Sequence[Plane], start: int, end: int) -> tuple[float, int]:
    """How far the farthest point between two is from the line between them, and which it is."""
    (x0, y0), (x1, y1) = plane[start], plane[end]
    dx, dy = x1 - x0, y1 - y0
    length_sq = dx * dx + dy * dy
    best, found = -1.0, start
    for at in range(start + 1, end):
        x, y = plane[at]
        x -= x0
        y -= y0
        along = (x * dx + y * dy) / length_sq if length_sq else 0.0
        along = 0.0 if along < 0 else 1.0 if along > 1 else along
        x -= along * dx
        y -= along * dy
        off = x * x + y * y
        if off > best:
            best, found = off, at
    return max(best, 0.0) ** 0.5, found


def _shares(way: Way, planes: Sequence[Sequence[Plane]], kept: dict[int, list[int]]) -> list[float]:
    """How far along the drawn line each point of a way is, from 0 to 1; rising."""
    shares: list[float] = []
    gone = 0.0
    for line, plane in enumerate(planes):
        kms = way.kms[line]
        if line not in kept:
            shares += [gone] * len(plane)
            continue
        for start, end in pairwise(kept[line]):
            length = hypot(plane[end][0] - plane[start][0], plane[end][1] - plane[start][1])
            km = kms[end] - kms[start]
            per_km = length / km if km else 0.0
            shares += [gone + (kms[at] - kms[start]) * per_km for at in range(start, end)]
            gone += length
        shares.append(gone)
    return [share / gone for share in shares] if gone else [0.0] * len(shares)


def _elevations(way: Way, shares: Sequence[float]) -> tuple[float, ...]:
    if way.climb is None:
        return ()
    known = [(shares[(first + last) // 2], metres) for first, last, metres in way.levels]
    found = [*_sampled(known)]
    for share, metres in (min(known, key=itemgetter(1)), max(known, key=itemgetter(1))):
        found[round(share * SAMPLES)] = metres
    return tuple(found)


def _pace(way: Way, shares: Sequence[float]) -> tuple[float, ...]:
    first = way.points[0].time
    if not way.is_timed or first is None:
        return ()
    known = [
        ((point.time - first).total_seconds(), share)
        for share, point in zip(shares, way.points, strict=True)
        if point.time
    ]
    return _sampled([(seconds / known[-1][0], share) for seconds, share in known])


def _sampled(known: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Values at even steps from 0 to 1, from those that are known there, which rise."""
    places = [place for place, _ in known]
    found = []
    for step in range(SAMPLES + 1):
        at = step / SAMPLES
        after = min(max(bisect_right(places, at), 1), len(known) - 1)
        (start, low), (end, high) = known[after - 1], known[after]
        share = min(max((at - start) / (end - start), 0.0), 1.0) if end > start else 1.0
        found.append(low + share * (high - low))
    return tuple(found)
