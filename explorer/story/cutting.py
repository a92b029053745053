"""Cutting areas and lines at a meridian: the antimeridian for files, another for a flat map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from explorer.story.containing import rings_around
from explorer.story.shapes import Line, Located, Position, Shape
from explorer.story.unrolling import (
    Point,
    Polygon,
    Ring,
    longitudes,
    moved,
    unrolled,
    unrolled_polygons,
)

_Located = TypeVar("_Located", bound=Located)


class _Moved(Protocol[_Located]):
    def __call__(self, point: _Located, /, *, lon: float, lat: float) -> _Located: ...


def cut_at(shape: Shape, west: float = -180.0) -> Shape:
    """A shape in pieces that lie between a meridian and the same one 360 degrees east of it.

    With the antimeridian as RFC 7946 asks (section 3.1.9); outlines go against the clock, holes
    with it (3.1.6).

    Args:
        shape: cut at the antimeridian or not.
        west: the meridian, -180 to 180. Longitudes of the result go from it to 360 more.
    """
    polygons = [piece for polygon in unrolled_polygons(shape) for piece in _laid_out(polygon, west)]
    return Shape(
        tuple(
            piece
            for line in shape.lines
            for piece in cut_line(line, _position, west=west, keeps_turns=True)
        ),
        tuple(tuple(_positions([*ring, ring[0]]) for ring in polygon) for polygon in polygons),
    )


def cut_line(
    line: Sequence[_Located],
    made: _Moved[_Located],
    *,
    west: float = -180.0,
    keeps_turns: bool = False,
) -> Iterator[tuple[_Located, ...]]:
    """A line in pieces that lie between a meridian and the same one 360 degrees east of it.

    From one point to the next it goes the short way.

    Args:
        line: one point or more; a piece has two or more.
        made: a point like another, at a longitude and a latitude: where the line is cut, like the
            point before, or where a point of the line is a turn farther.
        west: the meridian, -180 to 180.
        keeps_turns: whether an edge of 360 degrees goes round the world.
    """
    points = unrolled(line, keeps_turns=keeps_turns)
    turns = (points[0][0] - west) // 360
    piece: list[_Located] = []
    for at, point in enumerate(points):
        while not 0 <= point[0] - west - 360 * turns <= 360:
            is_east = point[0] > west + 360 * turns
            edge = west + 360 * (turns + is_east)
            _, lat = _crossing(points[at - 1], point, edge)
            if points[at - 1] != (edge, lat):
                piece.append(made(line[at - 1], lon=west + 360 * is_east, lat=lat))
            if len(piece) > 1:
                yield tuple(piece)
            turns += 1 if is_east else -1
            piece = [made(line[at - 1], lon=west + 360 * (not is_east), lat=lat)]
        lon = point[0] - 360 * turns
        piece.append(line[at] if lon == line[at].lon else made(line[at], lon=lon, lat=point[1]))
    if len(piece) > 1:
        yield tuple(piece)


def _laid_out(polygon: Polygon, west: float) -> Iterator[Polygon]:
    """The pieces of a polygon on a map that begins at a meridian."""
    lons = longitudes(polygon[0])
    turn = (min(lons) - west) // 360
    rest = [[moved(ring, -360 * turn) for ring in polygon]]
    while rest:
        pieces = [_split(each, west + 360) for each in rest]
        yield from (piece for here, _ in pieces for piece in here)
        rest = [[moved(ring, -360) for ring in each] for _, over in pieces for each in over]


def _split(polygon: Polygon, at: float) -> tuple[list[Polygon], list[Polygon]]:
    """What of a polygon is west of a meridian, and what is east of it."""
    if max(longitudes(polygon[0])) <= at:
        return [polygon], []
    return _side(polygon, at, 1), _side(polygon, at, -1)


def _side(polygon: Polygon, at: float, sign: int) -> list[Polygon]:
    """What of a polygon is west of a meridian where `sign` is 1, east of it where it is -1.

    Where its rings cross the meridian, the inside is between the first crossing from the south
    and the second, the third and the fourth, and so on: there the pieces are closed.
    """
    chains: list[Ring] = []
    holes: list[Ring] = []
    outlines: list[Ring] = []
    for nth, ring in enumerate(polygon):
        if all((at - lon) * sign >= 0 for lon, _ in ring):
            (holes if nth else outlines).append(ring)
        else:
            chains += _chains(ring, at, sign)
    ends = sorted(
        (chain[end][1], which, end) for which, chain in enumerate(chains) for end in (0, -1)
    )
    partners = {}
    for (_, one, at_one), (_, other, at_other) in zip(ends[::2], ends[1::2], strict=True):
        partners[one, at_one], partners[other, at_other] = other, one
    left = dict(enumerate(chains))
    while left:
        which, closed = next(iter(left)), []
        while which in left:
            closed += left.pop(which)
            which = partners[which, -1]
        outlines.append(closed)
    pieces = [[outline] for outline in outlines if len(outline) > 2]
    around = rings_around([hole[0] for hole in holes], [outline for outline, *_ in pieces])
    for hole, piece in zip(holes, around, strict=True):
        if piece is not None:  # else it is outside, where there is no area either
            pieces[piece].append(hole)
    return pieces


def _chains(ring: Ring, at: float, sign: int) -> list[Ring]:
    """The stretches of a ring on one side of a meridian, each from crossing to crossing."""
    is_in = [(at - lon) * sign > 0 for lon, _ in ring]
    first = next((i for i in range(len(ring)) if is_in[i] and not is_in[i - 1]), 0)
    chains: list[Ring] = []
    for i in (*range(first, len(ring)), *range(first)):
        if is_in[i] and not is_in[i - 1]:
            chains.append([_crossing(ring[i - 1], ring[i], at)])
        if is_in[i]:
            chains[-1].append(ring[i])
        elif is_in[i - 1]:
            chains[-1].append(_crossing(ring[i - 1], ring[i], at))
    return chains


def _crossing(start: Point, end: Point, at: float) -> Point:
    part = (at - start[0]) / (end[0] - start[0])
    return at, start[1] + part * (end[1] - start[1])


def _position(_: Position, /, *, lon: float, lat: float) -> Position:
    return Position(lon=lon, lat=lat)


def _positions(line: Iterable[Point]) -> Line:
    return tuple([Position(lon=lon, lat=lat) for lon, lat in line])
