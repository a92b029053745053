"""Areas: cut at a meridian, measured, and boxed, also across the antimeridian and at the poles."""

from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]

from explorer.story.cutting import cut_at
from explorer.story.extents import Box, box_of, lines_km, surface_km2
from explorer.story.shapes import Line, Position, Shape

Points = tuple[tuple[float, float], ...]


def line(*points: tuple[float, float]) -> Line:
    return tuple(Position(lon=lon, lat=lat) for lon, lat in points)


def points_of(line: Line) -> Points:
    return tuple((each.lon, each.lat) for each in line)


def square(west: float, south: float, east: float, north: float) -> Line:
    return line((west, south), (east, south), (east, north), (west, north), (west, south))


def area(*rings: Line) -> Shape:
    return Shape(polygons=(rings,))


ACROSS = area(square(178, -19, -178, -16))
"""An area around Fiji that is not cut at the antimeridian."""
CUT = Shape(polygons=((square(178, -19, 180, -16),), (square(-180, -19, -178, -16),)))
"""The same, cut there."""
ANTARCTIC = area(line((-180, -70), (-90, -70), (0, -70), (90, -70), (179, -70), (-180, -70)))
"""All that is south of 70° S."""
ANTARCTIC_CUT = area(line((-180, -70), (0, -70), (180, -70), (180, -90), (-180, -90), (-180, -70)))

ARCTIC = area(line((-180, 80), (-90, 81), (0, 80), (90, 81), (-180, 80)))
"""All that is north of about 80° N."""


def corners(shape: Shape) -> list[set[tuple[float, float]]]:
    return sorted((set(points_of(ring)) for ring in shape.rings), key=sorted)


def test_an_area_is_cut_at_the_antimeridian() -> None:
    west = {(-180.0, -19), (-178, -19), (-178, -16), (-180, -16)}
    east = {(178.0, -19), (180, -19), (180, -16), (178, -16)}

    assert corners(cut_at(ACROSS)) == [west, east]
    assert corners(cut_at(CUT)) == [west, east]


def test_on_a_map_that_begins_elsewhere_an_area_is_whole() -> None:
    (ring,) = cut_at(ACROSS, 0).rings

    assert set(points_of(ring)) == {(178, -19), (182, -19), (182, -16), (178, -16)}


@pytest.mark.parametrize("shape", [ANTARCTIC, ANTARCTIC_CUT])
def test_an_area_around_a_pole_is_closed_there(shape: Shape) -> None:
    (ring,) = cut_at(shape).rings

    assert {(-180, -90), (180, -90)} <= set(points_of(ring))
    assert surface_km2(shape) == pytest.approx(15_400_000, rel=0.02)


def test_the_same_position_at_the_antimeridian_has_no_length() -> None:
    (ring,) = ARCTIC.rings
    twice = area((*ring[:-1], *line((180, 80), (-180, 80))))

    assert surface_km2(twice) == pytest.approx(surface_km2(ARCTIC))
    assert surface_km2(twice) == pytest.approx(3_490_000, rel=0.02)
    across = Shape(lines=(line((179, 1), (180, 1), (-180, 1), (-179, 1)),))
    assert lines_km(across) == pytest.approx(222.6, rel=0.001)


def test_an_area_between_two_parallels_goes_round_the_world() -> None:
    belt = area(line((-180, -23), (0, -23), (180, -23), (180, 23), (-180, 23), (-180, -23)))

    assert surface_km2(belt) == pytest.approx(199_000_000, rel=0.01)


def test_the_world_is_no_line() -> None:
    assert surface_km2(area(square(-180, -90, 180, 90))) == pytest.approx(510_065_622, rel=1e-3)


def test_outlines_go_against_the_clock_and_holes_with_it() -> None:
    clockwise = area(square(0, 0, 4, 4)[::-1], square(1, 1, 2, 2))

    outline, hole = cut_at(clockwise).rings

    assert [_is_against_the_clock(ring) for ring in (outline, hole)] == [True, False]


def _is_against_the_clock(ring: Line) -> bool:
    return sum(a.lon * b.lat - b.lon * a.lat for a, b in pairwise(ring)) > 0


def test_pieces_and_holes_are_sorted_out_where_an_area_is_cut() -> None:
    """A letter C open to the east, with a hole in its back and one on the meridian."""
    outline = line(
        *((0, 0), (4, 0), (4, 1), (1.5, 1), (1.5, 3), (4, 3), (4, 4), (0, 4), (0, 0)),
    )
    shape = area(outline, square(0.5, 1, 1, 2), square(1.8, 3.2, 2.2, 3.5))

    cut = cut_at(shape, 2 - 360)

    assert [len(polygon) for polygon in cut.polygons] == [2, 1, 1]
    assert surface_km2(cut) == pytest.approx(surface_km2(shape), rel=1e-6)


def test_a_line_is_cut_where_it_crosses() -> None:
    cut = cut_at(Shape(lines=(line((179, 0), (-179, 2), (-178, 3)),)))

    assert [points_of(each) for each in cut.lines] == [
        ((179, 0), (180, 1)),
        ((-180, 1), (-179, 2), (-178, 3)),
    ]


def test_the_surface_is_that_of_the_ellipsoid() -> None:
    """Against GeographicLib, along parallels in steps so short that geodesics follow them."""
    south = [(10 + step / 100, 45.0) for step in range(101)]
    north = [(lon, 46.0) for lon, _ in reversed(south)]
    ring = line(*south, *north, south[0])
    polygon = Geodesic.WGS84.Polygon()
    for point in ring[:-1]:
        polygon.AddPoint(point.lat, point.lon)
    _, _, m2 = polygon.Compute()

    assert surface_km2(area(ring)) == pytest.approx(m2 / 1e6, rel=1e-6)
    assert surface_km2(area(ring, square(10.2, 45.2, 10.4, 45.4))) < m2 / 1e6 - 300


def test_a_line_is_as_long_as_on_the_ellipsoid() -> None:
    metres = Geodesic.WGS84.Inverse(45, 10, 45.6, 10.7)["s12"]

    assert lines_km(Shape(lines=(line((10, 45), (10.7, 45.6)),))) == pytest.approx(
        metres / 1000, rel=1e-4
    )


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        (area(square(10, 40, 12, 41)), (40, 10, 41, 12)),
        (ACROSS, (-19, 178, -16, 182)),
        (CUT, (-19, 178, -16, 182)),
        (ANTARCTIC, (-90, -180, -70, 180)),
        (Shape(lines=(line((-1, 5), (2, -5)),)), (-5, -1, 5, 2)),
        (Shape(lines=(line((0, 0), (0, 0)),)), (0, 0, 0, 0)),
    ],
)
def test_a_box_is_the_narrowest(shape: Shape, box: tuple[float, ...]) -> None:
    south, west, north, east = box

    assert box_of(shape) == Box(south=south, west=west, north=north, east=east)
