"""Points along geodesics, against those of GeographicLib."""

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.story.geodesic_lines import points_along

lats, lons = st.floats(-90, 90), st.floats(-180, 180)


@given(lats, lons, lats, lons)
@example(90, 0, -90, 0)
@example(89.9, 10, 89.9, -170)
@example(0, 179, 0, -179)
@example(0, 0, 0, 180)
@example(10, 20, 10, 20)
def test_the_points_are_those_of_geographiclib(
    lat: float, lon: float, to_lat: float, to_lon: float
) -> None:
    line = Geodesic.WGS84.InverseLine(lat, lon, to_lat, to_lon)
    expected = [line.Position(line.s13 * step / 5) for step in range(1, 5)]

    points = list(points_along(line, 5))

    for (found_lat, found_lon), point in zip(points, expected, strict=True):
        assert found_lat == pytest.approx(point["lat2"], abs=1e-9)
        assert (found_lon - point["lon2"] + 180) % 360 == pytest.approx(180, abs=1e-9)


def test_a_line_in_one_piece_has_no_points_between() -> None:
    assert list(points_along(Geodesic.WGS84.InverseLine(0, 0, 0, 1), 1)) == []
