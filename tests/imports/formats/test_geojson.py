"""GeoJSON of other tools."""

import json
from typing import Any

import pytest

from tests.imports.reading import found_in_text, lines_of, refusal, values_of

ROME = {"type": "Point", "coordinates": [12.5, 41.9]}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features: Any, **members: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [*features], **members})


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def test_properties_are_known_in_five_languages() -> None:
    found = found_in_text(
        "map.geojson",
        collection(
            feature(ROME, nome="Roma", data="2024-05-01", ora="14:30", descrizione="<b>Casa</b>"),
            feature(ROME, Titel="Rom", Datum="2024-05", Kategorie="Reise; Kunst"),
            feature(ROME, titre="Rome", fecha="1519", lien="https://a.example/1", humeur="gaie"),
        ),
    )

    place = {"lat": 41.9, "lon": 12.5}
    source = {"publisher": "a.example", "url": "https://a.example/1", "lang": "en"}
    assert values_of(found, "events") == [
        {
            "title": "Roma",
            "summary": "Casa",
            "when": "2024-05-01",
            "time": "14:30",
            "place": {"names": "Roma", **place},
        },
        {
            "title": "Rom",
            "when": "2024-05",
            "tags": [{"label": "Reise"}, {"label": "Kunst"}],
            "place": {"names": "Rom", **place},
        },
        {
            "title": "Rome",
            "when": "1519",
            "claims": [{"source": source, "says": "happened"}],
            "place": {"names": "Rome", **place},
        },
    ]
    assert [dict(record.rest) for record in found.records] == [{}, {}, {"humeur": "gaie"}]


def test_an_instant_becomes_local_time_with_a_line_in_the_report() -> None:
    found = found_in_text(
        "map.geojson", collection(feature(ROME, name="A", time="x", start="2024-05-01T22:30:00Z"))
    )

    (event,) = values_of(found, "events")
    assert (event["when"], event["time"]) == ("2024-05-02", "00:30")
    assert lines_of(found) == [
        "feature 1 “A” · when: 2024-05-01T22:30:00Z → 2024-05-02 00:30 "
        "(an instant in UTC as local time, Europe/Rome)"
    ]


def test_a_line_through_the_stops_becomes_legs_along_it() -> None:
    line = {"type": "LineString", "coordinates": [[12.5, 41.9], [11.9, 42.9], [11.25, 43.77]]}
    found = found_in_text(
        "map.geojson",
        collection(
            feature(point(12.5, 41.9), name="Rome", date="2024-05-01"),
            feature(point(11.25, 43.77), name="Florence", date="2024-05-02"),
            feature(line, name="By train", mode="train", stroke="#555"),
        ),
    )

    (leg,) = values_of(found, "legs")
    assert (leg["mode"], leg["path"], leg["track_file"]) == (
        "rail",
        "known",
        "ways/by-train.geojson",
    )
    assert json.loads(found.files["ways/by-train.geojson"]) == line
    assert found.story == {"route": "itinerary"}
    assert lines_of(found) == [
        "the file · stroke: a style of 1 entry →  "
        "(the explorer draws what is known, not how the map drew it)"
    ]


def test_nobody_is_said_to_have_travelled_where_no_line_leads() -> None:
    line = {"type": "LineString", "coordinates": [[12.5, 41.9], [11.25, 43.77]]}
    found = found_in_text(
        "map.geojson",
        collection(
            feature(point(12.5, 41.9), name="Rome"),
            feature(point(11.25, 43.77), name="Florence"),
            feature(point(9.19, 45.46), name="Milan"),
            feature(line, name="By train"),
        ),
    )

    track = {"label": "By train", "route": "itinerary"}
    assert found.story == {}
    assert [event.get("track") for event in values_of(found, "events")] == [[track], [track], None]
    assert values_of(found, "legs")[0]["track"] == track


def test_an_area_is_a_place_with_its_extent() -> None:
    ring = [[13.6, 45.6], [13.9, 45.6], [13.9, 45.9], [13.6, 45.6]]
    found = found_in_text(
        "map.geojson", collection(feature({"type": "Polygon", "coordinates": [ring]}, name="Carso"))
    )

    (event,) = values_of(found, "events")
    assert event["place"] == {
        "names": "Carso",
        "lat": 45.75,
        "lon": 13.75,
        "area": "areas/carso.geojson",
        "accuracy_km": 20,
    }


def test_what_cannot_be_read_is_reported_and_the_rest_stays() -> None:
    found = found_in_text(
        "map.geojson",
        collection(
            feature({"type": "Point", "coordinates": [1530000, 5700000]}, name="Projected"),
            feature(point(41.9, 112.5), name="Swapped"),
            feature({"type": "Circle"}, name="Odd"),
            feature(None, name="Nowhere", place="Rome"),
            feature({"type": "MultiPoint", "coordinates": [[1.5, 2.5], [3.5, 4.5]]}, name="Two"),
        ),
    )

    assert lines_of(found) == [
        "feature 1 “Projected” · geometry: [1530000, 5700000] →  "
        "(not a geometry of GeoJSON in degrees: [1530000, 5700000])",
        "feature 2 “Swapped” · geometry: latitude before longitude → longitude before latitude "
        "(a latitude is never above 90)",
        "feature 3 “Odd” · geometry: a geometry of type 'Circle' →  "
        "(not a geometry of GeoJSON in degrees: a geometry of type 'Circle')",
    ]
    places = [event.get("place") for event in values_of(found, "events")]
    assert places == [
        None,
        {"names": "Swapped", "lat": 41.9, "lon": 112.5},
        None,
        {"names": "Rome"},
        {"names": "Two", "lat": 2.5, "lon": 1.5},
    ]
    assert dict(found.records[4].rest) == {"further points": "4.5, 3.5"}


def test_the_layers_of_umap_become_tags() -> None:
    document = {
        "type": "umap",
        "properties": {"name": "My trip"},
        "layers": [
            {
                "type": "FeatureCollection",
                "_umap_options": {"name": "Stops"},
                "features": [feature(ROME, name="Rome", _umap_options={"color": "Red"})],
            }
        ],
    }
    found = found_in_text("trip.umap", json.dumps(document))

    assert found.story == {"title": "My trip"}
    assert values_of(found, "events")[0]["tags"] == [{"label": "Stops"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"type": "FeatureCollection", "features": [}',
            "m.geojson:1 · the file: found expecting value at column 44, expected JSON",
        ),
        (
            collection(),
            "m.geojson · the file: found no feature, expected GeoJSON with at least one feature",
        ),
        (
            collection(feature(ROME), crs={"type": "name", "properties": {"name": "EPSG:3857"}}),
            "m.geojson · the file: found the coordinate reference system EPSG:3857, expected "
            "longitude and latitude (WGS84) (in QGIS: Export, Save Features As, with the CRS "
            "EPSG:4326)",
        ),
        (
            '{"type": "Topology", "objects": {}}',
            "m.geojson · the file: found TopoJSON, expected GeoJSON (convert it, as with "
            "mapshaper.org)",
        ),
        (
            '{"type": "FeatureCollection", "features": ' + "[" * 100_000,
            "m.geojson · the file: found brackets that are too deep, NaN, or a number that is too "
            "long, expected JSON",
        ),
        (
            collection(feature(ROME, deep=json.loads("[" * 150 + "]" * 150))),
            "m.geojson · the file: found more than 100 brackets within each other, expected fewer",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(text: str, message: str) -> None:
    assert refusal("m.geojson", text) == message


def test_dates_are_read_as_people_type_them() -> None:
    written = ("1 marzo 2023", "ca. 1500", "13/3/2023", "1914–1918", "last week")
    found = found_in_text(
        "map.geojson", collection(*(feature(ROME, Datum=each) for each in written))
    )

    dates = [(event.get("when"), event.get("until")) for event in values_of(found, "events")]
    assert dates == [
        ("2023-03-01", None),
        ("1500~", None),
        ("2023-03-13", None),
        ("1914", "1918"),
        (None, None),
    ]
    assert dict(found.records[4].rest) == {"when": "last week"}


def test_a_map_whose_dates_can_be_read_in_two_ways_asks() -> None:
    found = found_in_text("map.geojson", collection(feature(ROME, date="1/3/2023")))

    assert found.records == ()
    assert lines_of(found) == [
        "all entries · when: 1/3/2023 →  "
        "(day or month first? no date of the map shows it: --day-first or --month-first)"
    ]


def test_what_has_no_field_is_kept_beside() -> None:
    properties = {"mode": "camel", "country": "Italy", "licence": "CC0", "name:it": "Roma", "x": 1}
    found = found_in_text("map.geojson", collection(feature(ROME, name="Rome", **properties)))

    assert dict(found.records[0].rest) == {
        "country": "Italy",
        "mode": "camel",
        "licence": "CC0",
        "name:it": "Roma",
        "x": "1",
    }


def test_coordinates_in_metres_are_refused_though_the_file_does_not_name_its_system() -> None:
    mercator = collection(feature(point(1514000, 5034000)), feature(ROME), feature(None))
    two = collection(*[feature(point(1514000 + n, 5034000)) for n in range(2)], feature(ROME))

    assert refusal("map.geojson", two) == (
        "map.geojson · the file: found 2 of 3 geometries beyond 360 degrees, as in metres, "
        "expected longitude and latitude (WGS84) (in QGIS: Export, Save Features As, with the "
        "CRS EPSG:4326)"
    )
    assert len(values_of(found_in_text("map.geojson", mercator), "events")) == 1
