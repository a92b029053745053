"""Backgrounds of the map: online maps, map tiles and scans, and what is wrong with others."""

from pathlib import Path

import pytest

from explorer.reading.checks import archives
from explorer.reading.library import load_story
from tests.attaching import attach
from tests.records import Records, problems, suspected, write_story

XYZ: Records = {"url": "https://tiles.example/{z}/{x}/{y}.png", "credit": "A library"}
SCAN: Records = {"file": "maps/1569.jpg", "credit": "A library"}
BOUNDS = {"south": 35.5, "west": 170, "north": 47.3, "east": -170}
POINT = {"x": 120, "y": 85.5, "lat": 45.44, "lon": 12.33}


@pytest.mark.parametrize(
    "background",
    [
        {"provider": "OpenTopoMap", "max_zoom": 12},
        {"url": "https://tiles.example/{z}/{x}/{y}.png", "credit": "A library"},
        {"url": "https://wms.example/?map=a", "layers": "relief", "credit": "A library"},
        {"file": "town.PMTiles", "credit": "OpenStreetMap contributors", "min_zoom": 3},
        SCAN | {"bounds": BOUNDS},
        SCAN | {"control_points": [POINT, POINT, POINT]},
    ],
)
def test_each_kind_of_background_is_taken(tmp_path: Path, background: Records) -> None:
    assert problems(tmp_path, background=background) == []


def test_one_background_is_a_list_of_one_and_several_are_read_one_by_one(tmp_path: Path) -> None:
    relief = {"provider": "OpenTopoMap", "name": {"en": "Relief"}, "opacity": 0.5}
    scan = SCAN | {"bounds": BOUNDS}

    one = load_story(write_story(tmp_path, slug="one", background=relief))
    two = load_story(write_story(tmp_path, slug="two", background=[relief, scan]))

    assert one.backgrounds == two.backgrounds[:1]
    assert two.backgrounds[1].file == "maps/1569.jpg"
    assert (one.backgrounds[0].name, one.backgrounds[0].opacity) == ({"en": "Relief"}, 0.5)


def test_a_mistake_in_one_of_several_says_which(tmp_path: Path) -> None:
    wrong = [{"provider": "OpenTopoMap"}, SCAN, {"provider": "OpenTopMap"}]

    found = problems(tmp_path, background=wrong)

    assert found == [
        "background maps/1569.jpg: found neither, expected for the scan of a map, either bounds "
        "or control_points",
        "background OpenTopMap · provider: found 'OpenTopMap', expected the name of a provider of "
        "xyzservices, such as OpenTopoMap or OpenStreetMap.Mapnik (OpenTopoMap?)",
    ]


def test_a_name_is_written_in_each_language_of_the_story(tmp_path: Path) -> None:
    named = {"provider": "OpenTopoMap", "name": {"it": "Rilievo"}}

    assert problems(tmp_path, background=named) == [
        "the story · background.name: found a text in it, expected one in en too"
    ]


def test_a_story_without_one_has_the_built_in_background(tmp_path: Path) -> None:
    assert load_story(write_story(tmp_path)).backgrounds == ()


@pytest.mark.parametrize(
    ("background", "message"),
    [
        ({}, ": found none of them, expected one of provider, url and file"),
        (
            SCAN | {"provider": "x"},
            ": found provider and file, expected one of provider, url and file",
        ),
        ({"file": "a.pmtiles"}, ": found no credit, expected credit, whose map it is"),
        (
            {"provider": "OpenTopMap"},
            ".provider: found 'OpenTopMap', expected the name of a provider of xyzservices, such "
            "as OpenTopoMap or OpenStreetMap.Mapnik (OpenTopoMap?)",
        ),
        (
            {"provider": "Jawg.Streets"},
            ".provider: found 'Jawg.Streets', expected a provider that does not require an API key",
        ),
        (
            {"url": "https://tiles.example/{TileMatrix}", "credit": "x"},
            ".url: found 'https://tiles.example/{TileMatrix}', expected a template with {z}, {x} "
            "and {y}, or layers too if it is a WMS",
        ),
        (
            {"provider": "openstreetmap mapnik"},
            ".provider: found 'openstreetmap mapnik', expected the name of a provider of "
            "xyzservices, such as OpenTopoMap or OpenStreetMap.Mapnik (OpenStreetMap.Mapnik?)",
        ),
        (
            {"provider": "OpenStreetMap"},
            ".provider: found 'OpenStreetMap', expected the name of a provider of xyzservices, "
            "such as OpenTopoMap or OpenStreetMap.Mapnik (OpenStreetMap.Mapnik, "
            "OpenStreetMap.DE, OpenStreetMap.CH?)",
        ),
        (
            {"provider": "CartoDB.Positron"},
            ".provider: found 'CartoDB.Positron',"
            " expected a provider that does not require an API key",
        ),
        (
            {"provider": "Esri.ArcticImagery"},
            ".provider: found 'Esri.ArcticImagery', expected a provider in the projection of web "
            "maps (EPSG:3857)",
        ),
        (
            {"provider": "FreeMapSK", "max_zoom": 5},
            ": found 0 to 5, expected zooms between 8 and 16, which FreeMapSK has",
        ),
        (
            XYZ | {"url": "https://anna:secret@tiles.example/{z}/{x}/{y}.png"},
            ".url: found a name or a password, expected an address without them, as every reader "
            "gets it",
        ),
        (
            XYZ | {"url": "javascript:alert(1)//{z}/{x}/{y}"},
            ".url: found 'javascript:alert(1)//{z}/{x}/{y}', expected an address that begins with "
            "http:// or https://",
        ),
        (
            XYZ | {"url": "https://a.example;script-src/{z}/{x}/{y}"},
            ".url: found 'https://a.example;script-src/{z}/{x}/{y}', expected an address that "
            "begins with the name of a server",
        ),
        (
            XYZ | {"url": "https://{z}.tiles.example/{x}/{y}"},
            ".url: found 'https://{z}.tiles.example/{x}/{y}', expected an address that begins with "
            "the name of a server",
        ),
        (
            XYZ | {"url": "https://tiles.example/{z}/{x}/{y}?key={api_key}"},
            ".url: found {api_key}, expected no others than {z}, {x}, {y}, {-y}, {s} and {r} "
            "(write a value in place of {api_key})",
        ),
        (
            XYZ | {"url": "https://tiles.example/${z}/${x}/${y}.png"},
            ".url: found ${z}, expected placeholders without a dollar sign (write {z})",
        ),
        (
            XYZ | {"url": "https://wms.example/?SERVICE=WMS&REQUEST=GetCapabilities"},
            ".url: found the address of a list of maps, expected the address of a WMS, and layers "
            "(https://wms.example/, with layers)",
        ),
        (
            XYZ | {"url": "https://wmts.example/1.0.0/WMTSCapabilities.xml"},
            ".url: found the address of a list of maps, expected a template with {z}, {x} and {y}, "
            "or layers too if it is a WMS (the template of a ResourceURL in it)",
        ),
        (
            [XYZ, XYZ | {"opacity": 0.5}],
            "background https://tiles.example/{z}/{x}/{y}.png: found it twice, expected each "
            "background only once",
        ),
        (
            {"file": "a.tif", "credit": "x"},
            ".file: found 'a.tif', expected a name that ends in .pmtiles, .mbtiles, .jpg, .jpeg, "
            ".png, .webp, .avif, .gif (save the picture as .jpg or .png)",
        ),
        (SCAN, ": found neither, expected for the scan of a map, either bounds or control_points"),
        (
            SCAN | {"bounds": BOUNDS, "control_points": [POINT, POINT, POINT]},
            ": found both, expected for the scan of a map, either bounds or control_points",
        ),
        (
            {"file": "a.pmtiles", "credit": "x", "bounds": BOUNDS},
            ".bounds: found them with a.pmtiles, expected bounds and control_points only for the "
            "scan of a map",
        ),
        (
            SCAN | {"control_points": [POINT, POINT]},
            ".control_points: found only 2, expected three control_points or more",
        ),
        (
            SCAN | {"bounds": BOUNDS, "min_zoom": 9, "max_zoom": 3},
            ".min_zoom: found 9 and a max_zoom of 3, expected a min_zoom up to max_zoom",
        ),
        (
            {"provider": "OpenTopoMap", "layers": "relief"},
            ".layers: found 'relief', expected layers only with the url of a WMS",
        ),
        (
            SCAN | {"bounds": BOUNDS, "opacity": 0},
            ".opacity: found 0, expected a share of the map that is covered, from 0.1 to 1",
        ),
        (
            "OpenTopoMap",
            ": found 'OpenTopoMap', expected a record with the fields provider, url, "
            "layers, file, bounds, control_points, min_zoom, max_zoom, credit, name, opacity",
        ),
        (
            SCAN | {"bounds": BOUNDS | {"nort": 1}},
            ".bounds.nort: found 1, expected the field north (write north: 1)",
        ),
        (
            SCAN | {"bounds": BOUNDS | {"south": 47.3, "north": 35.5}},
            ".bounds.south: found 47.3, with north 35.5, expected south below north, and west "
            "other than east (south: 35.5 and north: 47.3?)",
        ),
        (
            SCAN | {"bounds": BOUNDS | {"east": 170}},
            ".bounds.west: found 170, with east 170, expected south below north, and west other "
            "than east",
        ),
        (
            SCAN | {"control_points": [POINT | {"x": "12,5"}]},
            ".control_points.0.x: found '12,5', expected a number of pixels, 0 or more "
            "(12.5, with a point?)",
        ),
    ],
)
def test_a_background_that_cannot_be_shown(
    tmp_path: Path, background: object, message: str
) -> None:
    expected = message if message.startswith("background ") else f"the story · background{message}"
    assert problems(tmp_path, background=background) == [expected]


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.pmtiles", b"PMTiles\x02"), ("a.mbtiles", b"PMTiles\x03")]
)
def test_map_tiles_of_another_format(tmp_path: Path, name: str, beginning: bytes) -> None:
    attach(tmp_path / "small", name, beginning)

    said = suspected(archives.check, tmp_path, background={"file": name, "credit": "x"})

    assert said == [
        f"the story · background.file: found {name!r}, expected the content of a {name[1:]} file "
        "(convert it; a new name does not change its format)"
    ]
