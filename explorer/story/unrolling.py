"""Lines and rings whose longitudes go on at the antimeridian, so that arithmetic holds for them.

Edges are straight in longitude and latitude (RFC 7946, section 3.1.1), but an edge of more than
180 degrees is taken to go the short way, across the antimeridian; so areas that are cut there and
areas that are not come out alike. A ring around a pole is closed at the pole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from explorer.story.shapes import Line, Located, Shape

Point = tuple[float, float]
"""Longitude, which goes on beyond 180 degrees, and latitude."""
Ring = list[Point]
"""The corners of a ring, each once; or the points of a line."""
Polygon = list[Ring]
"""An outline against the clock and holes with it (RFC 7946, section 3.1.6)."""


def unrolled(line: Sequence[Located], *, keeps_turns: bool = True) -> Ring:
    """A line whose longitudes go on at the antimeridian.

    Args:
        line: as its file has it.
        keeps_turns: whether an edge of a flat map goes round the world; else it has no length.
    """
    found: Ring = [(line[0].lon, line[0].lat)]
    turns = 0
    for at, (start, end) in enumerate(pairwise(line)):
        if abs(end.lon - start.lon) > 180 and not (keeps_turns and _is_flat(line, at)):
            turns += 1 if start.lon > end.lon else -1
        found.append((end.lon + 360 * turns, end.lat))
    return found


def _is_flat(line: Sequence[Located], at: int) -> bool:
    """Whether a long edge goes along a pole or all round the world, rather than the short way.

    From 180 to -180 degrees it goes round only as a side of a flat map, between two edges along the
    antimeridian; else these are the same position, as at the end of a ring around a pole.
    """
    start, end = line[at], line[at + 1]
    if abs(start.lat) == 90 == abs(end.lat):
        return True
    if abs(end.lon - start.lon) != 360 or not _is_closed(line):
        return False
    before = line[at - 1] if at else line[-2]
    after = line[at + 2] if at + 2 < len(line) else line[1]
    return before.lon == start.lon and after.lon == end.lon


def _is_closed(line: Sequence[Located]) -> bool:
    first, last = line[0], line[-1]
    return (first.lon, first.lat) == (last.lon, last.lat)


def _unrolled_ring(line: Line) -> Ring:
    ring = unrolled(line)
    if ring[-1][0] != ring[0][0]:
        ring = unrolled(line, keeps_turns=False)
    turn = ring[-1][0] - ring[0][0]
    if abs(turn) > 180:  # it leads round a pole
        lats = [lat for _, lat in ring]
        pole = 90.0 if sum(lats) > 0 else -90.0
        return [*ring, (ring[-1][0], pole), (ring[0][0], pole)]
    return ring[:-1]


def unrolled_polygons(shape: Shape) -> Iterator[Polygon]:
    """The polygons of a shape, with holes that lie in their outlines."""
    for rings in shape.polygons:
        outline, *holes = map(_unrolled_ring, rings)
        middle = sum(longitudes(outline)) / len(outline)
        near = [moved(hole, 360 * round((middle - hole[0][0]) / 360)) for hole in holes]
        yield [_wound(outline, 1), *(_wound(hole, -1) for hole in near)]


def moved(ring: Ring, by: float) -> Ring:
    """A line so many degrees farther east."""
    return [(lon + by, lat) for lon, lat in ring] if by else ring


def _wound(ring: Ring, sign: int) -> Ring:
    """The ring against the clock where `sign` is 1, with it where it is -1."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))
    return ring if twice * sign >= 0 else ring[::-1]


def longitudes(line: Iterable[Point]) -> list[float]:
    """The longitudes of a line."""
    return [lon for lon, _ in line]
