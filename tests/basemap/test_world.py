"""The archive of the whole world: budgets, what its tiles hold, and what its edges are like."""

import json

import pytest

from explorer.tiles.directories import Compression, TileType
from explorer.tiles.vector_tiles import Shape
from tests.basemap.world_tiles import (
    ARCHIVE,
    every_tile,
    is_inside,
    layers_at,
    named_features,
)

COARSE_BYTES, FINE_BYTES, TILE_BYTES = 12_000_000, 8_000_000, 30_000
LAST_COARSE, LAST = 7, 8
EXTENTS = {128, 256, 512, 1024, 2048, 4096}


def stored(zoom: int) -> set[bytes]:
    """The tiles of a zoom as the archive stores them: the same one once."""
    found = (ARCHIVE.compressed_tile(tile) for tile in every_tile(zoom))
    return {each for each in found if each is not None}


def test_the_archive_says_what_it_is() -> None:
    header = ARCHIVE.header
    meta = ARCHIVE.metadata

    assert header.tile_type is TileType.MVT
    assert header.tile_compression is header.directory_compression is Compression.GZIP
    assert (header.min_zoom, header.max_zoom) == (0, LAST)
    assert meta["attribution"] == "Natural Earth · GSHHG (LGPL)"
    assert meta["explorer"] == {
        "schema": 1,
        "extent": 4096,
        "honest_zoom": 9,
        "coast_zoom": 8,
        "languages": ["en", "de", "es", "fr", "it", "pt", "ru", "zh"],
    }


def test_the_archive_says_up_to_which_zoom_it_has_each_layer() -> None:
    last = {each["id"]: each["maxzoom"] for each in ARCHIVE.metadata["vector_layers"]}
    here = {layer for tile in every_tile(LAST, step=5) for layer in layers_at(tile)}

    assert last == {layer: LAST if layer in here else LAST_COARSE for layer in last}
    assert set(last) - here == {"depths"}


def test_natural_earth_and_the_finer_coast_keep_to_their_budgets() -> None:
    coarse = sum(map(len, set().union(*(stored(zoom) for zoom in range(LAST_COARSE + 1)))))

    assert coarse <= COARSE_BYTES
    assert ARCHIVE.size_bytes - coarse <= FINE_BYTES


@pytest.mark.parametrize("zoom", range(LAST + 1))
def test_no_tile_is_larger_than_its_budget(zoom: int) -> None:
    assert max(map(len, stored(zoom))) <= TILE_BYTES


def test_every_tile_of_the_upper_zooms_is_there_and_has_known_layers() -> None:
    known = {each["id"] for each in json.loads(json.dumps(ARCHIVE.metadata))["vector_layers"]}
    seen = set()
    for zoom in range(5):
        for tile in every_tile(zoom):
            layers = layers_at(tile)
            assert {layer.extent for layer in layers.values()} <= EXTENTS
            seen |= set(layers)

    assert seen == known


@pytest.mark.parametrize("zoom", [0, 3, 5])
def test_a_tile_keeps_to_its_frame_but_for_lines_with_a_name(zoom: int) -> None:
    for tile in every_tile(zoom):
        for layer in layers_at(tile).values():
            for feature in layer.features if layer.name != "landforms" else ():
                points = [point for part in feature.parts for point in part]
                buffer = 0 if feature.shape is Shape.POINT else layer.extent // 64
                low, high = -buffer, layer.extent + buffer
                assert all(low <= x <= high and low <= y <= high for x, y in points), (tile, layer)


@pytest.mark.parametrize("zoom", [0, 2, 4, 5])
def test_every_ring_is_closed_and_every_line_has_a_length(zoom: int) -> None:
    for tile in every_tile(zoom):
        for layer in layers_at(tile).values():
            for feature in layer.features:
                for part in feature.parts:
                    if feature.shape is Shape.POLYGON:
                        assert part[0] == part[-1] and len(part) > 3
                    elif feature.shape is Shape.LINE:
                        assert len(set(part)) > 1


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"),
    [
        (131.9, 43.4, True),  # north of Vladivostok
        (131.5, 42.5, False),
        (128.33, 51.88, True),  # Vostochny
        (12.49, 41.89, True),  # Rome
        (14.25, 40.90, True),  # Naples
        (14.2, 40.7, False),  # and its gulf
        (-5.97, 37.38, True),  # Seville
        (-67.9, -49.3, True),  # west of San Julián
        (-67.0, -49.5, False),
        (179.0, 68.0, True),  # Chukotka on both sides of the antimeridian
        (179.99, 68.0, True),
        (-179.99, 68.0, True),
        (-175.0, 66.6, True),
        (178.9, 60.0, False),
        (-179.0, -75.0, False),  # the Ross Sea
        (0.0, -80.0, True),  # Antarctica
        (0.0, -84.9, True),
        (-40.0, 75.0, True),
        (0.0, 84.9, False),
        (51.0, 42.0, False),  # the Caspian, which is no land
    ],
)
@pytest.mark.parametrize("zoom", [2, 5, 7])
def test_land_is_land_and_sea_is_sea(lon: float, lat: float, is_land: bool, zoom: int) -> None:
    assert is_inside("earth", lon=lon, lat=lat, zoom=zoom) is is_land


@pytest.mark.parametrize(("lon", "lat"), [(10.67, 45.62), (-87.0, 44.0), (33.0, -1.0)])
@pytest.mark.parametrize("zoom", [5, 7, 8])
def test_a_great_lake_is_water(lon: float, lat: float, zoom: int) -> None:
    assert is_inside("water", lon=lon, lat=lat, zoom=zoom)


def test_depths_ice_and_rivers_are_drawn() -> None:
    assert is_inside("depths", lon=-30.0, lat=40.0, zoom=4)
    assert not is_inside("depths", lon=3.0, lat=56.0, zoom=4)  # the shallow North Sea
    assert is_inside("landcover", lon=-40.0, lat=75.0, zoom=4)  # Greenland
    rivers = {each.tags["name"] for each in named_features(6) if each.tags["kind"] == "river"}
    assert {"Danube", "Po", "Amur", "Guadalquivir", "Nile"} <= rivers


def test_an_important_name_comes_before_the_others() -> None:
    first = {str(each.tags["name"]) for each in named_features(1)}

    assert {"Italy", "China", "Brazil"} <= first
    assert "Vostochny" not in first


def test_a_name_is_in_every_zoom_from_its_first_on() -> None:
    for zoom in range(4):
        for each in named_features(zoom):
            assert float(each.tags["min_zoom"]) <= zoom + 1
            assert float(each.tags.get("max_zoom", 99)) >= zoom or zoom == 0
