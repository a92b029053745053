"""The invented town that other tests draw is read like an extract of the Protomaps basemap."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.tiles.archives import Archive
from explorer.tiles.grid import tile_at
from explorer.tiles.vector_tiles import VectorLayer
from tests.tiles.invented_town import ATTRIBUTION, write_town

LAT, LON = 41.895, 12.482


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_town(tmp_path_factory.mktemp("town") / "town.pmtiles", lat=LAT, lon=LON)


def layers(town: Path, zoom: int) -> dict[str, VectorLayer]:
    with Archive(town) as archive:
        return dict(archive.layers(tile_at(lon=LON, lat=LAT, zoom=zoom)))


def test_it_says_that_it_is_invented(town: Path) -> None:
    assert Archive(town).metadata["attribution"] == ATTRIBUTION


def test_it_reaches_from_the_world_to_the_streets(town: Path) -> None:
    header = Archive(town).header
    assert (header.min_zoom, header.max_zoom) == (0, 15)
    assert set(layers(town, 0)) == {"earth"}
    assert {"earth", "landuse", "roads", "buildings", "pois"} <= set(layers(town, 15))


def test_its_roads_have_the_attributes_of_the_schema(town: Path) -> None:
    roads = layers(town, 14)["roads"].features
    kinds = {road.tags["kind"] for road in roads}
    assert {"major_road", "minor_road", "path"} <= kinds
    assert any(road.tags.get("name:en") == "Bastions Avenue" for road in roads)
    assert all({"kind_detail", "min_zoom", "sort_rank"} <= set(road.tags) for road in roads)


def test_the_same_town_is_written_twice(town: Path, tmp_path: Path) -> None:
    again = write_town(tmp_path / "again.pmtiles", lat=LAT, lon=LON)
    assert again.read_bytes() == town.read_bytes()
