"""The finer coast of the deepest zoom: islands, straits, and land that the coarser one lacks."""

import gzip
from itertools import pairwise

import numpy as np
import pytest
import shapely

from explorer.basemap.features import projected
from explorer.basemap.land_and_water import shore_simplified
from explorer.tiles.grid import TileAddress
from tests.basemap.world_tiles import ARCHIVE, is_inside


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"),
    [
        (14.25, 40.90, True),
        (14.25, 40.79, False),  # south of it
        (14.0285, 40.7640, True),  # Procida
        (123.976, 10.289, True),  # Mactan
        (125.068, 9.932, True),  # Limasawa
        (127.406, 0.689, True),  # Tidore
        (127.37, 0.76, False),  # between it and Ternate
        (15.60, 38.20, False),  # the Strait of Messina
        (0.0, -80.0, True),
        (179.99, 68.0, True),
    ],
)
def test_the_finer_coast_has_islands_and_straits(lon: float, lat: float, is_land: bool) -> None:
    assert is_inside("earth", lon=lon, lat=lat, zoom=8) is is_land


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (14.200, 40.800),  # Posillipo
        (14.163, 40.795),  # Nisida
        (13.994, 40.745),  # Vivara
        (12.365, 45.405),  # the Lido of Venice
        (25.268, 37.396),  # Delos
        (123.976, 10.289),  # Mactan
    ],
)
def test_the_finer_coast_has_land_that_the_coarser_one_does_not_have(
    lon: float, lat: float
) -> None:
    assert [is_inside("earth", lon=lon, lat=lat, zoom=zoom) for zoom in (7, 8)] == [False, True]


def test_the_same_tiles_share_their_bytes() -> None:
    inner = {
        gzip.decompress(ARCHIVE.compressed_tile(TileAddress(zoom=8, x=x, y=255)) or b"")
        for x in range(100, 110)
    }

    assert len(inner) <= 2  # within Antarctica, ice and land alone


def test_a_shore_is_off_by_as_many_metres_in_the_north_as_at_the_equator() -> None:
    counts = []
    for lat in (2.5, 62.5):
        angles = np.linspace(0, 2 * np.pi, 3000)
        bays = 0.2 + 0.004 * np.sin(80 * angles)  # degrees of latitude: 450 m deep
        east, north = bays * np.cos(angles) / np.cos(np.radians(lat)), bays * np.sin(angles)
        shore = np.column_stack((10 + east, lat + north))
        shore[-1] = shore[0]
        counts.append(len(shore_simplified(shore).coords))

    assert counts[0] > 100
    assert abs(counts[0] - counts[1]) < 10


def test_a_shore_through_several_latitudes_is_one_ring() -> None:
    corners = np.array([(10.0, 12.0), (20.0, 48.0), (30.0, 12.0), (10.0, 12.0)])
    sides = [np.linspace(one, other, 400)[:-1] for one, other in pairwise(corners)]
    ring = shore_simplified(np.concatenate((*sides, corners[:1])))

    assert ring.is_ring
    assert shapely.polygons(ring).contains(projected(shapely.Point(20.0, 30.0)))
    assert len(ring.coords) < 50
