"""Lines with as few points as a map needs to show them."""

from __future__ import annotations

from collections.abc import Sequence

WorldPoints = Sequence[tuple[float, float]]
"""Points of the Mercator world, 0 to 1 each way, see `tiles.grid.world_position`."""


def kept_points(line: WorldPoints, tolerance: float) -> list[int]:
    """The positions of those points of a line that are needed to draw it, rising from 0.

    No point that is left out lies farther from the line through the others than the tolerance
    (D. H. Douglas, T. K. Peucker, "Algorithms for the reduction of the number of points",
    Cartographica 10, 1973). Of a line that ends where it begins, the point farthest from there is
    kept too.

    Args:
        line: two points or more.
        tolerance: 0 or more, as a part of the world's width.

    >>> kept_points([(0, 0), (0.1, 0.001), (0.2, 0), (0.2, 0.2)], 0.01)
    [0, 2, 3]
    """
    kept = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, distance = _farthest(line, first, last)
        if distance > tolerance * tolerance:
            kept.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return sorted(kept)


def _farthest(line: WorldPoints, first: int, last: int) -> tuple[int, float]:
    """Which point between two others is farthest from the stretch between them, and how far.

    The distance is squared.
    """
    (x, y), (end_x, end_y) = line[first], line[last]
    right, down = end_x - x, end_y - y
    length = right * right + down * down
    farthest, most = first, 0.0
    for at in range(first + 1, last):
        across, along = line[at][0] - x, line[at][1] - y
        if length:
            part = min(max((across * right + along * down) / length, 0.0), 1.0)
            across, along = across - part * right, along - part * down
        distance = across * across + along * along
        if distance > most:
            farthest, most = at, distance
    return farthest, most
