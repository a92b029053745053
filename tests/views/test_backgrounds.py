"""What the browser is given of a story's backgrounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ExifTags, Image

from explorer.reading.library import load_story
from explorer.site.addresses import document_version
from explorer.tiles.operators import operators_facts, operators_problem
from explorer.views.backgrounds import background_facts, background_names
from tests.attaching import attach, jpeg_of
from tests.records import write_story
from tests.tiles.archived_stories import EXTRACT, ROME, extract, imagery, story_with

LYING = Image.Exif()
LYING[ExifTags.Base.Orientation] = 6
"""What a camera writes that was turned."""


def test_an_extract_is_a_background_of_streets(tmp_path: Path) -> None:
    story = load_story(story_with(tmp_path))

    (found,) = background_facts(story)

    version = story.archives["rome.pmtiles"].version
    assert found == {
        "id": "rome.pmtiles",
        "name": "rome",
        "kind": "streets",
        "opacity": 1,
        "min_zoom": 0,
        "max_zoom": 18,
        "credits": (("OpenStreetMap contributors", ""),),
        "tiles": {
            "address": f"archives/{version}/{{z}}/{{x}}/{{y}}.mvt",
            "min_zoom": 0,
            "max_zoom": 15,
            "bounds": ROME,
            "px": 0,
            "carried": None,
        },
        "scan": None,
        "online": None,
    }


def test_pictures_are_a_layer_of_their_own(tmp_path: Path) -> None:
    photo = {"file": "photo.pmtiles", "credit": "USGS", "opacity": 0.5, "max_zoom": 16}
    folder = story_with(tmp_path, photo)
    imagery(folder / "photo.pmtiles")

    (found,) = background_facts(load_story(folder))

    assert (found["kind"], found["opacity"], found["max_zoom"]) == ("raster", 0.5, 16)
    assert found["tiles"]
    assert (found["tiles"]["px"], found["tiles"]["max_zoom"]) == (512, 13)
    assert found["tiles"]["address"].endswith("{y}.webp")


def test_a_scan_says_where_its_corners_are_and_which_copies_there_are(tmp_path: Path) -> None:
    bounds = {"south": -45.0, "west": 90.0, "north": 45.0, "east": -90.0}
    scan = {"file": "maps/a.jpg", "credit": "A library", "bounds": bounds, "opacity": 0.8}
    folder = write_story(tmp_path, background=scan)
    attach(folder, "maps/a.jpg", jpeg_of(3000, 1500, exif=LYING))
    story = load_story(folder)

    (found,) = background_facts(story)

    assert (found["id"], found["kind"], found["opacity"]) == ("maps/a.jpg", "scan", 0.8)
    assert found["tiles"] is None
    assert found["scan"]
    across, *skewed, down, west, north = found["scan"].pop("matrix")  # type: ignore[misc]
    assert (across, skewed, west) == (0.5, [0, 0], 0.75)
    assert (down, north) == pytest.approx((0.2805499, 0.3597251))  # of the gd inverse at 45°
    path = f"stories/small/maps/{story.media_files['maps/a.jpg'].digest}."
    assert found["scan"] == {
        "width": 1500,
        "height": 3000,
        "copies": (
            {"address": f"{path}map-2048.webp", "side": 2048},
            {"address": f"{path}map-3000.webp", "side": 3000},
        ),
    }


def test_a_file_that_is_missing_is_no_background(tmp_path: Path) -> None:
    assert background_facts(load_story(write_story(tmp_path, background=EXTRACT))) == ()


def test_the_operators_archive_comes_last_and_only_where_the_story_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = load_story(story_with(tmp_path))
    before = document_version(story)
    said = {"attribution": '<a href="https://www.openstreetmap.org/copyright">OSM</a>'}
    planet = extract(tmp_path / "planet.pmtiles", metadata=said)
    monkeypatch.setenv("EXPLORER_BASEMAP", str(planet))

    own, operators = background_facts(story)
    assert (own["id"], operators["id"], operators["kind"]) == (
        "rome.pmtiles",
        "operator",
        "streets",
    )
    assert operators["credits"] == (("OSM", "https://www.openstreetmap.org/copyright"),)
    assert document_version(story) != before

    extract(planet, bounds=(20, 30, 21, 31))
    assert [each["id"] for each in background_facts(story)] == ["rome.pmtiles"]

    planet.write_bytes(planet.read_bytes()[:300])
    assert [each["id"] for each in background_facts(story)] == ["rome.pmtiles"]
    problem = operators_problem()
    assert problem
    assert problem.startswith("planet.pmtiles: it is cut off: found 300 bytes, expected")


def test_an_operators_archive_of_pictures_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_BASEMAP", str(imagery(tmp_path / "photo.pmtiles")))
    assert operators_facts() is None


def test_an_online_map_says_where_it_is_loaded_from(tmp_path: Path) -> None:
    named = {"provider": "OpenStreetMap.CH", "name": {"en": "Streets"}, "opacity": 0.5}
    wms = {"url": "https://wms.example/ows?map=a", "layers": "relief", "credit": "A library"}
    story = load_story(write_story(tmp_path, background=[named, wms]))

    streets, relief = background_facts(story)

    assert (streets["id"], streets["name"], streets["kind"]) == (
        *("OpenStreetMap.CH", "OpenStreetMap CH", "online"),
    )
    assert streets["online"] == {
        "address": "https://tile.osm.ch/switzerland/{z}/{x}/{y}.png",
        "subdomains": (),
        "bounds": (5.0, 45.0, 11.0, 48.0),
        "server": "tile.osm.ch",
        "hosts": ("https://tile.osm.ch",),
        "parameters": {},
    }
    assert streets["credits"][1] == ("OpenStreetMap", "https://www.openstreetmap.org/copyright")
    assert (relief["id"], relief["kind"], relief["name"]) == (
        *("https://wms.example/ows?map=a#relief", "wms", "wms.example"),
    )
    assert background_names(story, "en") == {"OpenStreetMap.CH": "Streets"}
