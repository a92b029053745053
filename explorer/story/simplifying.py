"""Lines with as few points as a map needs to show them."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

WorldLine = Sequence[tuple[float, float]]
"""Points of the world of `web_mercator`; x goes on beyond the antimeridian."""

AT_ONCE = 3_000
"""Most points of lines that are looked at as a whole: each point that is kept costs a look at all
that are between its neighbours, in the worst case at nearly all of the line."""
STRETCH = 256
"""Longer lines are first thinned in stretches of so many points."""


def kept_points(lines: Sequence[WorldLine], *, tolerance: float, most: int) -> list[list[int]]:
    """The positions of those points of each line that are needed to draw it, rising from 0.

    After D. Douglas and T. Peucker ("Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature", Cartographica 10, 1973): the point farthest
    from the line between two that are kept is kept too, until none is farther than the tolerance.
    Of all lines the farthest point comes first, so that with the most points the worst is over.
    Of more than `AT_ONCE` points, what is left out can lie twice the tolerance away.

    Args:
        lines: each of two points or more. Of one that ends where it begins, the point farthest from
            there is kept too.
        tolerance: 0 or more, as a part of the world's width.
        most: points of all lines together; if they are so many lines, the two ends of each.

    >>> kept_points([[(0, 0), (0.1, 0.001), (0.2, 0), (0.2, 0.2)]], tolerance=0.01, most=9)
    [[0, 2, 3]]
    """
    if sum(map(len, lines)) > AT_ONCE:
        marks = [[*range(0, len(line) - 1, STRETCH), len(line) - 1] for line in lines]
        thinned = _kept(lines, marks, tolerance, max(AT_ONCE, most))
    else:
        thinned = [[*range(len(line))] for line in lines]
    left = [[line[at] for at in places] for line, places in zip(lines, thinned, strict=True)]
    kept = _kept(left, [[0, len(line) - 1] for line in left], tolerance, most)
    return [[places[at] for at in each] for places, each in zip(thinned, kept, strict=True)]


def longest(lines: Sequence[WorldLine], most: int) -> list[int]:
    """The positions of the lines that reach farthest, in their order.

    Args:
        lines: each of one point or more.
        most: how many.
    """
    order = sorted(range(len(lines)), key=lambda at: reach(lines[at]), reverse=True)
    return sorted(order[:most])


def reach(line: WorldLine) -> float:
    """The longer side of the box around a line, as a part of the world's width."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _kept(
    lines: Sequence[WorldLine], marks: list[list[int]], tolerance: float, most: int
) -> list[list[int]]:
    """The positions of the points that are kept beside those that are marked in each line."""
    kept = [[*each] for each in marks]
    waiting: list[tuple[float, int, int, int, int]] = []

    def look(line: int, start: int, end: int) -> None:
        distance_sq, at = _farthest(lines[line], start, end)
        if distance_sq > tolerance * tolerance:
            heappush(waiting, (-distance_sq, line, start, at, end))

    for line, each in enumerate(marks):
        for start, end in pairwise(each):
            look(line, start, end)
    left = most - sum(map(len, marks))
    while waiting and left > 0:
        _, line, start, at, end = heappop(waiting)
        kept[line].append(at)
        left -= 1
        look(line, start, at)
        look(line, at, end)
    return [sorted(each) for each in kept]


def _farthest(line: WorldLine, start: int, end: int) -> tuple[float, int]:
    """The square of how far the farthest point between two is from the line between them, and it.

    The distance is 0 where there is no point between them.
    """
    (x0, y0), (x1, y1) = line[start], line[end]
    dx, dy = x1 - x0, y1 - y0
    length_sq = dx * dx + dy * dy
    best, found = 0.0, start
    for at in range(start + 1, end):
        x, y = line[at]
        x -= x0
        y -= y0
        if length_sq:
            along = (x * dx + y * dy) / length_sq
            along = 0.0 if along < 0 else 1.0 if along > 1 else along
            x -= along * dx
            y -= along * dy
        off = x * x + y * y
        if off > best:
            best, found = off, at
    return best, found
