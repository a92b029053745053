"""The nearest of many points, found by a grid as by measuring all of them."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.imports.maps.nearby_points import NearbyPoints, rough_length_km
from explorer.story.geodesy import sphere_km
from explorer.story.places import Coordinate

AT = st.builds(
    lambda lat, lon: Coordinate(lat=lat, lon=lon),
    st.floats(min_value=-89, max_value=89),
    st.floats(min_value=-180, max_value=180),
)


@given(st.lists(AT, min_size=1, max_size=30), AT, st.sampled_from([0.05, 5.0, 500.0]))
def test_no_point_that_is_near_is_missed(
    points: list[Coordinate], at: Coordinate, within_km: float
) -> None:
    found = NearbyPoints(points, within_km).nearest(at)

    is_any_near = any(sphere_km(point, at) < 0.99 * within_km for point in points)
    assert (found is not None) or not is_any_near
    assert found is None or sphere_km(points[found], at) <= within_km


def test_points_on_both_sides_of_the_date_line_are_near() -> None:
    points = [Coordinate(lat=0.0, lon=179.999), Coordinate(lat=10.0, lon=0.0)]

    assert NearbyPoints(points, 1.0).nearest(Coordinate(lat=0.0, lon=-179.999)) == 0


def test_only_points_from_an_index_on_count() -> None:
    rome = Coordinate(lat=41.9, lon=12.5)

    assert NearbyPoints([rome, rome], 1.0).nearest(rome, 1) == 1
    assert NearbyPoints([rome], 1.0).nearest(rome, 1) is None


def test_a_line_is_measured_from_point_to_point() -> None:
    line = [Coordinate(lat=float(lat), lon=0.0) for lat in range(3)]

    assert round(rough_length_km(line)) == 222
