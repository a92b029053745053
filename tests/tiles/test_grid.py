"""The grid of tiles: from degrees to tiles, and the order in which an archive keeps them."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.story.web_mercator import MAX_LATITUDE_DEG, world_position
from explorer.tiles.grid import TileAddress, tile_at, tile_number
from tests.tiles.tile_degrees import lon_lat


@pytest.mark.parametrize(
    ("zoom", "x", "y", "number"),
    [
        (0, 0, 0, 0),
        (1, 0, 0, 1),
        (1, 0, 1, 2),
        (1, 1, 1, 3),
        (1, 1, 0, 4),
        (2, 0, 0, 5),
        (2, 1, 0, 6),
        (2, 3, 0, 20),
        (12, 3423, 1763, 19078479),
    ],
)
def test_a_tile_has_the_number_of_the_specification(zoom: int, x: int, y: int, number: int) -> None:
    tile = TileAddress(zoom=zoom, x=x, y=y)

    assert tile_number(tile) == number


@pytest.mark.parametrize("zoom", range(7))
def test_the_numbers_of_a_zoom_follow_a_curve_from_tile_to_neighbour(zoom: int) -> None:
    side = range(1 << zoom)
    tiles = [TileAddress(zoom=zoom, x=x, y=y) for x in side for y in side]
    in_order = sorted(tiles, key=tile_number)

    first = sum(4**above for above in range(zoom))
    assert [tile_number(tile) for tile in in_order] == [*range(first, first + 4**zoom)]
    assert {abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(in_order)} <= {1}


@pytest.mark.parametrize(
    ("zoom", "x", "y"), [(0, 1, 0), (1, -1, 0), (3, 0, 8), (-1, 0, 0), (27, 0, 0)]
)
def test_what_is_no_tile_cannot_be_made(zoom: int, x: int, y: int) -> None:
    with pytest.raises(ValueError, match=rf"{zoom}/{x}/{y} is not a tile"):
        TileAddress(zoom=zoom, x=x, y=y)


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [
        (0, 0, 0.5, 0.5),
        (-180, MAX_LATITUDE_DEG, 0, 0),
        (180, -MAX_LATITUDE_DEG, 1, 1),
        (0, 90, 0.5, 0),
        (0, -90, 0.5, 1),
        (190, 0, 190 / 360 + 0.5, 0.5),
    ],
)
def test_a_point_has_a_place_in_the_square_of_the_world(
    lon: float, lat: float, x: float, y: float
) -> None:
    assert world_position(lon=lon, lat=lat) == pytest.approx((x, y), abs=1e-12)


@given(st.floats(-180, 179.99), st.floats(-85, 85), st.integers(0, 15))
def test_a_point_lies_in_its_tile(lon: float, lat: float, zoom: int) -> None:
    tile = tile_at(lon=lon, lat=lat, zoom=zoom)
    west, north = lon_lat(tile, x=0, y=0, extent=4096)
    east, south = lon_lat(tile, x=4096, y=4096, extent=4096)

    assert west - 1e-9 <= lon <= east + 1e-9
    assert south - 1e-9 <= lat <= north + 1e-9


@pytest.mark.parametrize(("lon", "x"), [(180, 0), (-180, 0), (190, 0), (539, 7)])
def test_longitudes_go_on_around_the_world(lon: float, x: int) -> None:
    assert tile_at(lon=lon, lat=0, zoom=3).x == x


def test_a_tile_of_zoom_nought_is_the_world() -> None:
    world = TileAddress(zoom=0, x=0, y=0)

    assert lon_lat(world, x=0, y=0, extent=1) == pytest.approx((-180, MAX_LATITUDE_DEG))
    assert lon_lat(world, x=1, y=1, extent=1) == pytest.approx((180, -MAX_LATITUDE_DEG))
    assert math.isclose(MAX_LATITUDE_DEG, 85.0511287798, abs_tol=1e-9)
