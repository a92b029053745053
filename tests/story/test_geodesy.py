"""Distances against published figures, and lines over the poles and the antimeridian."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.story.geodesy import (
    MAX_SEGMENT_KM,
    SPHERE_ERROR,
    around,
    distance_km,
    great_circle,
    length_km,
    path_through,
    sphere_km,
)
from explorer.story.places import Coordinate

KHASAN = Coordinate(lat=42.4301, lon=130.6449)
PAD_1S = Coordinate(lat=51.8844, lon=128.3340)
NORTH = Coordinate(lat=90, lon=0)
SOUTH = Coordinate(lat=-90, lon=0)
MILLIMETRE_KM = 1e-6

points = st.builds(Coordinate, lat=st.floats(-90, 90), lon=st.floats(-180, 180))


def at(lat: float, lon: float) -> Coordinate:
    return Coordinate(lat=lat, lon=lon)


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        (KHASAN, PAD_1S, 1065.4),  # geopy 2.5 on WGS84, docs of the first story
        (at(0, 0), at(0, 1), 111.319),  # a degree of the equator, a * pi / 180
        (NORTH, SOUTH, 20003.931),  # half a meridian of WGS84, NIMA TR8350.2
        (at(0, 0), NORTH, 10001.966),  # its quarter
        (at(40.6, -73.8), at(51.6, -0.5), 5551.760),  # JFK to LHR: Karney 2013, GeographicLib doc
        (at(0, 179.5), at(0, -179.5), 111.319),
        (at(0, 180), at(0, -180), 0.0),
        (at(90, 0), at(90, 123), 0.0),
        (PAD_1S, PAD_1S, 0.0),
    ],
)
def test_a_distance_is_the_published_one(start: Coordinate, end: Coordinate, km: float) -> None:
    assert distance_km(start, end) == pytest.approx(km, abs=0.05)


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_never_beyond_the_far_side(
    start: Coordinate, end: Coordinate
) -> None:
    there, back = distance_km(start, end), distance_km(end, start)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there < 20_004


@given(points, points)
def test_a_line_has_its_ends_and_no_long_segment(start: Coordinate, end: Coordinate) -> None:
    line = great_circle(start, end)

    assert (line[0], line[-1]) == (start, end)
    assert max(distance_km(*pair) for pair in pairwise(line)) <= MAX_SEGMENT_KM + 1e-6
    assert length_km(line) == pytest.approx(distance_km(start, end), abs=1e-3)


@given(points, points)
def test_no_piece_of_a_path_jumps_across_the_map(start: Coordinate, end: Coordinate) -> None:
    for piece in path_through((start, end)):
        assert len(piece) >= 2
        assert all(abs(b.lon - a.lon) <= 180 for a, b in pairwise(piece))


def test_the_same_point_twice_is_a_line_of_that_point_twice() -> None:
    assert great_circle(PAD_1S, PAD_1S) == (PAD_1S, PAD_1S)
    assert path_through((PAD_1S, PAD_1S)) == ((PAD_1S, PAD_1S),)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_path_across_the_antimeridian_is_cut_there_in_both_directions(sign: int) -> None:
    first, second = path_through((at(0, 179.8 * sign), at(0, -179.8 * sign)))

    assert first == (at(0, 179.8 * sign), at(0, 180 * sign))
    assert second == (at(0, -180 * sign), at(0, -179.8 * sign))


@pytest.mark.parametrize("lon", [180, -180])
def test_a_path_along_the_antimeridian_stays_in_one_place(lon: float) -> None:
    pieces = path_through((at(0, lon), at(10, lon)))

    assert {abs(point.lon) for piece in pieces for point in piece} == {180}
    assert sum(length_km(piece) for piece in pieces) == pytest.approx(1105.9, abs=0.1)


def test_a_path_over_the_pole_reaches_the_other_side() -> None:
    pieces = path_through((at(89, 0), at(89, 180)))

    assert max(point.lat for piece in pieces for point in piece) > 89.5
    assert pieces[-1][-1] in (at(89, 180), at(89, -180))
    assert len(set(pieces[-1])) > 1


def test_a_path_from_pole_to_pole_follows_one_meridian() -> None:
    (line,) = path_through((NORTH, SOUTH))

    assert {round(point.lon, 6) for point in line[1:-1]} == {0}


def test_a_path_goes_through_each_of_its_points() -> None:
    (line,) = path_through((KHASAN, at(48.46, 135.1), PAD_1S))

    assert at(48.46, 135.1) in line


@pytest.mark.parametrize("count", [0, 1])
def test_a_path_of_fewer_than_two_points_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"^a path needs at least 2 points, found {count}$"):
        path_through((KHASAN,) * count)


def test_the_length_of_less_than_a_line_is_nothing() -> None:
    assert length_km(()) == length_km((KHASAN,)) == 0


def test_nan_never_comes_as_far_as_a_distance() -> None:
    with pytest.raises(ValueError, match="finite number"):
        distance_km(KHASAN, at(math.nan, 0))


@given(points, points)
def test_a_distance_on_the_sphere_is_nearly_right(start: Coordinate, end: Coordinate) -> None:
    exact = distance_km(start, end)

    assert sphere_km(start, end) == pytest.approx(exact, rel=SPHERE_ERROR, abs=1e-3)


@given(points, st.floats(1, 1000))
def test_a_circle_around_a_point_is_nearly_as_wide_as_wanted(
    centre: Coordinate, radius_km: float
) -> None:
    circle = around(centre, radius_km, 12)

    assert len(circle) == 12
    for point in circle:
        assert distance_km(centre, point) == pytest.approx(radius_km, rel=0.007, abs=1e-3)


def test_a_circle_begins_in_the_north_and_crosses_the_antimeridian() -> None:
    north, east, south, west = around(Coordinate(lat=10, lon=179.9), 111.195, 4)

    assert (north.lat, north.lon, south.lat) == pytest.approx((11, 179.9, 9), abs=1e-5)
    assert east.lon < -178.9
    assert 178.8 < west.lon < 178.9
