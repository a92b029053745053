"""Scans of maps on the Mercator world, by their edges or by control points."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin

import pytest

from explorer.story.backgrounds import Bounds, ControlPoint
from explorer.story.web_mercator import world_position
from explorer.tiles.georeferencing import OnALineError, ScanPosition, fitted, within

CORNERS = ((0.0, 0.0), (1000.0, 0.0), (1000.0, 800.0), (0.0, 800.0))


def turned(degrees: float, *, step: float = 1e-6, e: float = 0.53, f: float = 0.37) -> ScanPosition:
    """A scan that is turned clockwise on the world, each pixel as wide as `step`."""
    a, b = step * cos(radians(degrees)), step * sin(radians(degrees))
    return ScanPosition(a, b, -b, a, e, f)


def points_of(
    position: ScanPosition, pixels: tuple[tuple[float, float], ...] = CORNERS
) -> list[ControlPoint]:
    """Control points of a scan that lies there, without any error."""
    places = [position.coordinate(x=x, y=y) for x, y in pixels]
    return [
        ControlPoint(x=x, y=y, lat=at.lat, lon=at.lon)
        for (x, y), at in zip(pixels, places, strict=True)
    ]


def numbers(position: ScanPosition) -> tuple[float, ...]:
    return (position.a, position.b, position.c, position.d, position.e, position.f)


@pytest.mark.parametrize("degrees", [0, 7, -35, 90, 180])
@pytest.mark.parametrize("count", [3, 4])
def test_points_without_error_give_the_position_again(degrees: float, count: int) -> None:
    there = turned(degrees)

    found = fitted(points_of(there)[:count])

    assert numbers(found) == pytest.approx(numbers(there), abs=1e-12)
    assert not found.is_mirrored
    assert found.stretch == pytest.approx(1, abs=1e-6)


def test_errors_of_the_points_are_averaged() -> None:
    there = turned(0)
    points = points_of(there)
    shifted = [
        point.model_copy(update={"x": point.x + by})
        for point, by in zip(points, (4, -4, 4, -4), strict=True)
    ]

    found = fitted(shifted)

    assert found.world(x=500, y=400) == pytest.approx(there.world(x=500, y=400), abs=1e-12)
    assert [round(found.off_km(each) * 1000) for each in shifted] == [
        120,
        120,
        118,
        118,
    ]  # 4 pixels of 1e-6 of the equator at 41.6° and 41.4° N


def test_edges_lie_on_parallels_and_meridians() -> None:
    position = within(Bounds(south=35.5, west=6.2, north=47.3, east=18.8), width=1260, height=1000)

    assert position.world(x=0, y=0) == pytest.approx(world_position(lon=6.2, lat=47.3))
    assert position.world(x=1260, y=1000) == pytest.approx(world_position(lon=18.8, lat=35.5))


def test_a_map_across_the_antimeridian_goes_on_beyond_the_world() -> None:
    position = within(
        Bounds(south=-25.0, west=170.0, north=-10.0, east=-170.0), width=800, height=600
    )

    middle = position.coordinate(x=600, y=300)

    assert position.world(x=800, y=0)[0] == pytest.approx(1 + 10 / 360)
    assert (round(middle.lon, 6), round(position.coordinate(x=200, y=0).lon, 6)) == (-175.0, 175.0)


@pytest.mark.parametrize("step", [1e-6, 5e-5])
def test_control_points_on_both_sides_of_the_antimeridian_belong_together(step: float) -> None:
    there = turned(5, step=step, e=1 - 500 * step, f=0.55)

    found = fitted(points_of(there))

    assert found.a == pytest.approx(there.a)
    assert found.stretch == pytest.approx(1, abs=1e-6)


def test_a_map_of_the_whole_world_is_not_taken_for_one_across_the_antimeridian() -> None:
    there = turned(0, step=0.00098, e=0.01, f=0.1)

    assert numbers(fitted(points_of(there))) == pytest.approx(numbers(there), abs=1e-12)


@pytest.mark.parametrize(
    "pixels",
    [
        ((0, 0), (500, 400), (1000, 800)),
        ((0, 0), (500, 403), (1000, 800), (250, 200)),
        ((10, 10), (10, 10), (900, 20)),
        ((10, 10), (10, 10), (10, 10)),
    ],
)
def test_points_on_a_line_are_refused(pixels: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(OnALineError):
        fitted(points_of(turned(3), pixels))


def test_a_mirrored_scan_and_a_stretched_one_are_known() -> None:
    mirrored = ScanPosition(1e-6, 0, 0, -1e-6, 0.5, 0.5)
    stretched = ScanPosition(1e-6, 0, 0, 4e-6, 0.5, 0.5)

    assert fitted(points_of(mirrored)).is_mirrored
    assert fitted(points_of(stretched)).stretch == pytest.approx(4, abs=1e-6)


def test_a_pixel_covers_less_ground_in_the_north() -> None:
    position = turned(0, step=1e-5, e=0.5, f=0.1)

    covered = [position.pixel_km(x=0, y=y) for y in (0, 20_000, 40_000)]

    assert all(north < south for north, south in pairwise(covered))
    assert covered[2] == pytest.approx(0.40075, rel=1e-4)
