"""GeoJSON files of areas and ways: what is taken, and every kind of mistake with its message."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from explorer.reading.geojson_files import AREAS, WAYS, read_geojson
from explorer.story.shapes import Position, Shape
from tests.attaching import AREA, SQUARE


def messages(document: Any, types: tuple[str, ...] = AREAS) -> list[str]:
    text = document if isinstance(document, str) else json.dumps(document)
    return [problem.message for problem in read_geojson(text, "a.geojson", types).problems]


def feature(geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def collection(*geometries: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [feature(each) for each in geometries]}


def polygon(*positions: list[Any]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(positions)]}


@pytest.mark.parametrize(
    "document",
    [
        AREA,
        feature(AREA),
        collection(AREA, {"type": "LineString", "coordinates": SQUARE}),
        collection({"type": "GeometryCollection", "geometries": [AREA, AREA]}),
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE, SQUARE]]},
        {"type": "MultiLineString", "coordinates": [SQUARE, SQUARE]},
        polygon([180, 90, 1.5], [-180, -90, 2], [0, 0, 3], [180, 90, 1.5]),
    ],
)
def test_a_geometry_is_taken_however_it_is_wrapped(document: Any) -> None:
    assert messages(document) == []


def test_the_shape_has_the_positions_of_all_features() -> None:
    line = {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4, 9]], [[5, 6], [7, 8]]]}
    file = collection({"type": "MultiPolygon", "coordinates": [[SQUARE, SQUARE]]}, line)
    ring = tuple(Position(lon=lon, lat=lat) for lon, lat in SQUARE)

    read = read_geojson(json.dumps(file), "a.geojson", AREAS)

    first, second = (
        tuple(Position(lon=lon, lat=lat) for lon, lat in each)
        for each in (((1, 2), (3, 4)), ((5, 6), (7, 8)))
    )
    assert read.shape == Shape(lines=(first, second), polygons=((ring, ring),))


POSITION = "longitude from -180 to 180, then latitude from -90 to 90"
GROUP = "a list of lines or of rings that is not empty"
TWO_TURNS = (*range(0, 720, 90), 0)
TYPES = "a geometry of type Polygon, MultiPolygon, LineString, MultiLineString"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "the file: found a slip at column 2, expected JSON ("),
        ('{"a": NaN}', "the file: found NaN, expected a number"),
        (
            "<?xml version='1.0'?>\n<kml xmlns='x'/>",
            "the file: found KML in a file with another ending, expected GeoJSON (convert it to "
            "GeoJSON, as with QGIS)",
        ),
        ("[" * 100_000, "the file: found brackets too deep or a number too long, expected"),
        ("[]", f"the file: found no geometry, expected {TYPES}"),
        ({"type": "Point", "coordinates": [1, 2]}, f"the file: found 'Point', expected {TYPES}"),
        (
            {"type": "Point", "coordinates": [1, 2]},
            f"the file: found 'Point', expected {TYPES} (a point is the lat and lon of a place)",
        ),
        (
            {"type": "Topology", "objects": {}},
            f"the file: found 'Topology', expected {TYPES} (this is TopoJSON; convert it, as with ",
        ),
        (
            {
                "type": "FeatureCollection",
                "features": [{**feature(None), "properties": {"name": " North bank "}}],
            },
            f"feature 1 “North bank”: found no geometry, expected {TYPES}",
        ),
        (feature(None), f"the file: found no geometry, expected {TYPES}"),
        (collection(), "the file: found no geometry, expected at least one of Polygon, Multi"),
        (collection(AREA, {"type": 1}), f"feature 2: found no geometry, expected {TYPES}"),
        (polygon([0, 0], [1, 1], [0, 0]), "the file: found a ring of 3 positions, expected at le"),
        (
            polygon([0, 0], [1, 1], [2, 0], [0, 1]),
            "the file: found a ring that is not closed, expected its first position at its end",
        ),
        (
            polygon(*([lon % 360 - 180, lon / 100] for lon in (*range(0, 800, 100), 0))),
            "the file: found a ring over 720 degrees of longitude, expected at most once round the "
            "world (make a polygon of each turn)",
        ),
        (
            polygon(*([(lon + 180) % 360 - 180, 60 - lon / 100] for lon in TWO_TURNS)),
            "the file: found a ring over 720 degrees of longitude, expected at most once round the "
            "world (make a polygon of each turn)",
        ),
        (
            polygon([0, 0], [45, 120], [2, 0], [0, 0]),
            f"the file: found [45, 120], expected {POSITION} (swapped?)",
        ),
        (
            polygon([0, 0], [361, 0], [2, 0], [0, 0]),
            f"the file: found [361, 0], expected {POSITION}",
        ),
        (
            polygon([0, 0], ["1", 0], [2, 0], [0, 0]),
            'the file: found ["1", 0], expected a position, as in [12.48, 41.89]',
        ),
        (
            polygon([0, 0], [True, 0], [2, 0], [0, 0]),
            "the file: found [true, 0], expected a position, as in [12.48, 41.89]",
        ),
        (
            polygon([0, 0], [10**400, 0], [2, 0], [0, 0]),
            "the file: found [10000000",
        ),
        ({"type": "Polygon", "coordinates": 7}, f"the file: found 7, expected {GROUP}"),
        ({"type": "Polygon", "coordinates": []}, f"the file: found [], expected {GROUP}"),
        (
            {"type": "MultiPolygon", "coordinates": [AREA["coordinates"], None]},
            f"the file: found null, expected {GROUP}",
        ),
        ({"type": "LineString"}, "the file: found a line of 0 positions, expected at least 2"),
        (
            {**AREA, "crs": {"type": "name"}},
            "the file · crs: found a coordinate reference system of its own, expected longitude "
            "and latitude (WGS84)",
        ),
    ],
)
def test_a_mistake_is_named(document: Any, message: str) -> None:
    (found,) = messages(document)

    assert found.startswith(message)


def test_longitudes_of_an_area_may_go_on_beyond_180_degrees() -> None:
    ring = [[178, 0], [182, 0], [182, 1], [178, 0]]

    (read,) = read_geojson(json.dumps(polygon(*ring)), "a.geojson", AREAS).shape.rings

    assert [each.lon for each in read] == [178, -178, -178, 178]


def test_those_of_a_way_may_not() -> None:
    line = {"type": "LineString", "coordinates": [[178, 0], [182, 0]]}

    assert messages(line, WAYS) == [f"the file: found [182, 0], expected {POSITION}"]


def test_a_way_is_no_area() -> None:
    expected = "the file: found 'Polygon', expected a geometry of type LineString, MultiLineString"

    assert messages(AREA, WAYS) == [expected]


TIMES = ["2023-03-01T09:00:00Z", "2023-03-01T10:30:00+01:00"]
WALK = {"type": "LineString", "coordinates": [[11.5, 46.5, 1200], [11.6, 46.6, 1350.5]]}


@pytest.mark.parametrize(
    "properties",
    [{"coordTimes": TIMES}, {"coordTimes": [TIMES]}, {"coordinateProperties": {"times": TIMES}}],
)
def test_a_way_has_the_elevations_and_times_that_tools_write(properties: dict[str, Any]) -> None:
    text = json.dumps({"type": "Feature", "properties": properties, "geometry": WALK})
    way = read_geojson(text, "a.geojson", WAYS).way

    assert way and [(point.elevation_m, point.time) for point in way.points] == [
        (1200, datetime(2023, 3, 1, 9, tzinfo=UTC)),
        (1350.5, datetime(2023, 3, 1, 9, 30, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("times", "found"),
    [
        (TIMES[:1], "another number of times, expected a time for each position, in coordTimes"),
        ("soon", "another number of times, expected a time for each position, in coordTimes"),
        ([TIMES[0], 7], "7, expected a time with its offset, such as 2023-09-13T04:09:00Z"),
        (TIMES[::-1], "2023-03-01T09:00:00Z, expected a time not before that of the point before"),
    ],
)
def test_a_mistake_in_the_times_of_a_way_is_reported(times: Any, found: str) -> None:
    (message,) = messages(feature(WALK) | {"properties": {"coordTimes": times}}, WAYS)

    assert message.startswith(f"the file: found {found}")


@pytest.mark.parametrize("height", ["high", 10**400, 9e9])
def test_an_elevation_that_no_way_has_is_reported(height: Any) -> None:
    line = {"type": "LineString", "coordinates": [[1, 2, height], [3, 4]]}
    (message,) = messages(line, WAYS)

    assert "expected an elevation in metres from -12,000 to 100,000" in message


def test_a_slip_is_reported_with_its_line() -> None:
    (problem,) = read_geojson('{\n"type": }', "a.geojson", AREAS).problems

    assert problem.line == 2


def test_too_many_positions_are_refused() -> None:
    line = {"type": "LineString", "coordinates": [[0, 0]] * 100_001}

    expected = "the file: found 100,001 positions, expected at most 100,000 (simplify it)"
    assert messages(line) == [expected]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"type": "LineString", "coordinates": [[1, 2, NaN], [3, 4, 5]]}',
            "found NaN, expected a number (write null for an elevation that is not known)",
        ),
        (
            "<gpx version='1.1'></gpx>",
            "found GPX in a file with another ending, expected GeoJSON (name it .gpx)",
        ),
    ],
)
def test_the_hint_of_a_way_names_what_helps(text: str, message: str) -> None:
    (problem,) = read_geojson(text, "way.geojson", WAYS).problems

    assert message in str(problem)
