"""What is drawn of a way: a line of fewer points, and what was recorded along it.

A recording has a point per second, most of which no screen can show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import dist
from operator import itemgetter
from typing import NamedTuple

from explorer.story.geodesy import Path, cut_at_antimeridian
from explorer.story.places import Coordinate
from explorer.story.simplifying import WorldLine, kept_points, longest
from explorer.story.unrolling import unrolled
from explorer.story.ways import Segment, Way
from explorer.story.web_mercator import world_position

TOLERANCE = 1 / (256 * 2**16)
"""A point less far off the line is left out, as a part of the world's width: a pixel of a web map
of zoom 16, 1.6 m at 47° north."""
MOST_POINTS = 1_000
"""Most points that are drawn of a way."""
MOST_OF_STORY = 4_000
"""Most points of all ways of a story, if these are not hundreds."""
LEAST_POINTS = 40
SAMPLES = 120
"""In how many steps elevations and times are given."""


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
    lines = [_world(segment) for segment in way.segments]
    shown = longest(lines, max(most // 2, 1))
    points = kept_points([lines[at] for at in shown], tolerance=TOLERANCE, most=most)
    kept = dict(zip(shown, points, strict=True))
    shares = _shares(way, lines, kept)
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


def _world(segment: Segment) -> WorldLine:
    """The points of a segment; the next is always the shorter way round the world."""
    points = unrolled(segment, keeps_turns=False)
    return [world_position(lon=lon, lat=lat) for lon, lat in points]


def _shares(way: Way, lines: Sequence[WorldLine], kept: dict[int, list[int]]) -> list[float]:
    """How far along the drawn line each point of a way is, from 0 to 1; rising."""
    shares: list[float] = []
    gone = 0.0
    for at_line, line in enumerate(lines):
        kms = way.kms[at_line]
        if at_line not in kept:
            shares += [gone] * len(line)
            continue
        for start, end in pairwise(kept[at_line]):
            length = dist(line[start], line[end])
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
