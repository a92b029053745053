"""The finer coast of the deepest zoom: islands, straits, and land that the coarser one lacks."""

import gzip

import pytest

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
