"""How far each of thousands of points is from the nearest other one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, product, repeat
from math import dist, floor, inf, pi, sqrt

from explorer.story.geodesy import arc_km, direction
from explorer.story.places import Coordinate

_COARSER = 4
"""How much larger the cells are in which those are sought that have no other point near."""
_CROWD = 4
"""With more points to a cell on average, smaller cells take less time."""
_SMALLEST = 1e-5
"""The smallest side of a cell, some 60 m: points at one place share any."""

_FEW = 40
"""Up to how many points each is compared with all: sorting them would take longer."""
_ROW = 1 << 20
"""More than there are cells along an axis; a cell is a number, which is found faster than three."""

_Direction = tuple[float, float, float]


def nearest_kms(points: Sequence[Coordinate]) -> tuple[float | None, ...]:
    """The distance in km from each point to the nearest other one; None if there is no other.

    On a sphere, like `sphere_km`. Space is cut into cells, of which the sphere passes through about
    as many as there are points, or into smaller ones where most points share them. Each point is
    compared with those in the cells around it; the few that have none there, again in larger cells.
    Where many are near, they are sorted along the axis on which they are spread most, so that
    points that are all in one city take no longer.

    >>> here = [Coordinate(lat=0, lon=lon) for lon in (0, 1, 3)]
    >>> [round(km or 0) for km in nearest_kms(tuple(here))]
    [111, 111, 222]
    """
    directions = [direction(point) for point in points]
    chords = [inf] * len(directions)
    side, left = sqrt(4 * pi / max(1, len(directions))), [*range(len(directions))]
    while side > _SMALLEST and len(directions) > _CROWD * len(_cells(directions, side)):
        side /= 2
    while left:
        for at, chord in _chords_in_cells(directions, side, frozenset(left)):
            chords[at] = chord
        # at a side of more than 1, the cells around one are all that there are
        left = [at for at in left if chords[at] >= side] if side <= 1 else []
        side *= _COARSER
    return tuple(None if chord == inf else arc_km(chord) for chord in chords)


def _chords_in_cells(
    directions: Sequence[_Direction], side: float, wanted: frozenset[int]
) -> Iterator[tuple[int, float]]:
    """The positions of those wanted, with the chord to the nearest other in the cells around.

    Args:
        directions: of all points.
        side: of a cell; a chord that is shorter is the shortest of all.
        wanted: positions.
    """
    cells = _cells(directions, side)
    steps = [(x * _ROW + y) * _ROW + z for x, y, z in product((-1, 0, 1), repeat=3)]
    for cell, members in cells.items():
        own = wanted.intersection(members)
        if not own:
            continue
        near = [*chain.from_iterable(cells[at] for step in steps if (at := cell + step) in cells)]
        swept = [directions[at] for at in near]
        if len(near) <= _FEW:
            for at in own:
                _itself, *others = sorted(map(dist, repeat(directions[at]), swept))
                yield at, others[0] if others else inf
            continue
        axes = [*zip(*swept, strict=True)]
        axis = max(range(3), key=lambda at: max(axes[at]) - min(axes[at]))
        near.sort(key=lambda at: directions[at][axis])
        swept = [directions[at] for at in near]
        along = [each[axis] for each in swept]
        yield from (
            (at, _shortest_chord(swept, along, rank)) for rank, at in enumerate(near) if at in own
        )


def _cells(directions: Sequence[_Direction], side: float) -> dict[int, list[int]]:
    """The positions of the directions in each cell in which any is."""
    cells: defaultdict[int, list[int]] = defaultdict(list)
    for at, (x, y, z) in enumerate(directions):
        cells[(floor(x / side) * _ROW + floor(y / side)) * _ROW + floor(z / side)].append(at)
    return cells


def _shortest_chord(directions: Sequence[_Direction], along: Sequence[float], rank: int) -> float:
    """From one of the directions to the nearest other; infinite if there is none.

    Args:
        directions: sorted along an axis.
        along: where each of them is on it.
        rank: which of them.
    """
    here, place, best = directions[rank], along[rank], inf
    for at in range(rank + 1, len(along)):
        if along[at] - place >= best:
            break
        if (chord := dist(here, directions[at])) < best:
            best = chord
    for at in range(rank - 1, -1, -1):
        if place - along[at] >= best:
            break
        if (chord := dist(here, directions[at])) < best:
            best = chord
    return best
