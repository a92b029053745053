"""Areas in exports: whole, cut as GeoJSON asks, and files of the story again on import."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from explorer.exports import export_named
from explorer.exports.values import subject
from explorer.imports import import_of
from explorer.imports.found import Choices, Given
from explorer.reading.geojson_files import AREAS, read_geojson
from explorer.reading.library import load_story
from explorer.story.extents import surface_km2
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.areas import FOUND, FRONT, LAGOON, SEARCH, write_dateline, write_lagoon

KML = {"k": "http://www.opengis.net/kml/2.2"}


@pytest.fixture(scope="module")
def lagoon(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_lagoon(tmp_path_factory.mktemp("areas")))


def file_of(story: Story, name: str) -> bytes:
    export = export_named(name)
    assert export is not None
    return export.write(subject(story, lang="en", as_of=AsOf.NOW))


def areas_of(story: Story) -> dict[str, Any]:
    features = json.loads(file_of(story, "geojson"))["features"]
    return {each["id"]: each for each in features if each["properties"]["kind"] == "area"}


def test_geojson_has_a_feature_for_each_area(lagoon: Story) -> None:
    areas = areas_of(lagoon)

    assert [*areas] == [
        *("area-of-place-lagoon", "area-of-event-search"),
        *("area-of-event-flood", "area-of-event-found"),
    ]
    assert [each["geometry"]["type"] for each in areas.values()] == [
        *("MultiPolygon", "Polygon", "LineString", "Polygon"),
    ]
    assert areas["area-of-event-search"]["properties"] == {
        "kind": "area",
        "title": "A search is announced",
        "place": None,
        "event": "search",
        "file": SEARCH,
        "size": "Area: 382 km²",
        "status": "announced",
    }
    (outline,) = areas["area-of-event-search"]["geometry"]["coordinates"]
    assert len(outline) == 301


def test_an_area_across_the_antimeridian_is_cut(tmp_path: Path) -> None:
    areas = areas_of(load_story(write_dateline(tmp_path)))

    for area in ("area-of-place-anadyr", "area-of-event-storm"):
        geometry = areas[area]["geometry"]
        edges = {
            lon
            for polygon in geometry["coordinates"]
            for ring in polygon
            for lon, _ in ring
            if abs(lon) >= 180
        }
        assert geometry["type"] == "MultiPolygon"
        assert edges == {-180, 180}


def test_kml_has_polygons_with_their_holes(lagoon: Story) -> None:
    root = etree.fromstring(file_of(lagoon, "kml"))
    (mark,) = root.iterfind(".//k:Placemark[@id='area-of-place-lagoon']", KML)

    assert len(mark.findall("k:MultiGeometry/k:Polygon", KML)) == 2
    assert len(mark.findall(".//k:innerBoundaryIs", KML)) == 2
    assert mark.findtext("k:Snippet", namespaces=KML) == "Area: 330 km²"
    assert root.find(".//k:Placemark[@id='area-of-event-flood']/k:LineString", KML) is not None


def test_a_place_of_a_gazetteer_has_its_point_and_its_area(lagoon: Story) -> None:
    first, second = json.loads(file_of(lagoon, "lpf"))["features"]

    kinds = [each["type"] for each in first["geometry"]["geometries"]]
    assert kinds == ["Point", "MultiPolygon"]
    assert second["geometry"]["type"] == "Point"
    assert second["properties"]["events"][0]["area"]["geometry"]["type"] == "Polygon"


@pytest.mark.parametrize("name", ["geojson", "kml"])
def test_areas_become_files_of_the_story_again(lagoon: Story, name: str) -> None:
    given = Given(name=f"lagoon.{name}", content=file_of(lagoon, name))
    format_of = import_of(given)
    assert format_of is not None
    found = format_of.read(given, Choices())

    assert {*found.files} == {LAGOON, SEARCH, FRONT, FOUND}
    for file, content in found.files.items():
        read = read_geojson(content.decode(), file, AREAS)
        assert read.problems == ()
        assert surface_km2(read.shape) == pytest.approx(surface_km2(lagoon.shapes[file]), rel=1e-5)


def test_an_area_without_its_shape_is_left_out_with_a_line_of_the_report(lagoon: Story) -> None:
    document = json.loads(file_of(lagoon, "geojson"))
    document["features"] = [
        each for each in document["features"] if each["id"] != "area-of-event-search"
    ]
    given = Given(name="lagoon.geojson", content=json.dumps(document).encode())
    format_of = import_of(given)
    assert format_of is not None
    found = format_of.read(given, Choices())

    lost = [line.found for line in found.report if line.field == "area"]
    areas = [each.values.get("area") for each in found.records if each.kind == "events"]
    assert lost == [SEARCH]
    assert areas == [None, None, FRONT, FOUND, None]
