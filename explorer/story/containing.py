"""Which of many rings each of many points is in, without trying all of them for each."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from explorer.story.unrolling import Point, Ring

_NEAR = 1e-9
"""Degrees in which a longitude can be wrong after it was computed."""
_ENDS, _BEGINS, _POINT = range(3)
"""What the line meets, in this order where it meets several."""


class _Edge(NamedTuple):
    start: Point
    """Its southern end."""
    end: Point
    ring: int

    def lon(self, lat: float) -> float:
        part = (lat - self.start[1]) / (self.end[1] - self.start[1])
        return self.start[0] + part * (self.end[0] - self.start[0])

    @property
    def slope(self) -> float:
        return (self.end[0] - self.start[0]) / (self.end[1] - self.start[1])


def rings_around(points: Sequence[Point], rings: Sequence[Ring]) -> list[int | None]:
    """The position of the ring that each point is in; None if it is in none.

    A line is swept from south to north. The edges on it are kept in their order from west to east
    (M. I. Shamos, D. Hoey, "Geometric intersection problems", 1976); so the ring is that of the
    next edge to the west, if the number of edges there is odd.

    Args:
        points: not on a ring.
        rings: none is in another, and none crosses itself or another.
    """
    edges = [
        _Edge(start, end, ring) if start[1] < end[1] else _Edge(end, start, ring)
        for ring, corners in enumerate(rings)
        for start, end in pairwise([*corners, corners[0]])
        if start[1] != end[1]
    ]
    met = [
        *((edge.end[1], _ENDS, at) for at, edge in enumerate(edges)),
        *((edge.start[1], _BEGINS, at) for at, edge in enumerate(edges)),
        *((lat, _POINT, at) for at, (_, lat) in enumerate(points)),
    ]
    found: list[int | None] = [None] * len(points)
    order: list[_Edge] = []
    for lat, kind, at in sorted(met):
        if kind == _ENDS:
            _leave(order, edges[at])
        elif kind == _BEGINS:
            insort(order, edges[at], key=_place_at(lat))
        else:
            west = bisect_left(order, (points[at][0], -inf), key=_place_at(lat))
            found[at] = order[west - 1].ring if west % 2 else None
    return found


def _place_at(lat: float) -> Callable[[_Edge], tuple[float, float]]:
    """The order of edges on a parallel; of those that begin at one point, just north of it."""
    return lambda edge: (edge.lon(lat), edge.slope)


def _leave(order: list[_Edge], edge: _Edge) -> None:
    lon, lat = edge.end
    at = bisect_left(order, lon - _NEAR, key=lambda other: other.lon(lat))
    while at < len(order) and order[at] is not edge and order[at].lon(lat) <= lon + _NEAR:
        at += 1
    if at < len(order) and order[at] is edge:
        del order[at]
    else:  # edges cross, and are out of order
        order.remove(edge)
