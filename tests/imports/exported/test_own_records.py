"""Files of our own that somebody has changed in another program."""

import json
from typing import Any

import pytest

from explorer.exports.geojson import geojson
from explorer.exports.gpx import gpx
from explorer.exports.kml import kml
from tests.exporting import MakeStory, told
from tests.imports.reading import found_in_text, lines_of, values_of


@pytest.fixture
def document(make_story: MakeStory) -> dict[str, Any]:
    return json.loads(geojson(told(make_story())))


def test_a_title_and_a_position_changed_in_another_program_count(document: dict[str, Any]) -> None:
    feature = document["features"][0]
    feature["properties"]["title"] = "They go"
    feature["geometry"]["coordinates"] = [12.6, 41.8]
    found = found_in_text("story.geojson", json.dumps(document))

    assert values_of(found, "events")[0]["title"] == {"en": "They go"}
    rome = values_of(found, "places")[0]
    assert (rome["id"], rome["lat"], rome["lon"]) == ("rome", 41.8, 12.6)
    assert lines_of(found) == [
        "feature “departure” · coordinates: 41.9, 12.5 → 41.8, 12.6 "
        "(changed in the file since the export)",
        "feature “departure” · title: They leave Rome → They go "
        "(changed in the file since the export)",
    ]


def test_an_event_deleted_in_another_program_is_left_out(document: dict[str, Any]) -> None:
    del document["features"][0]
    found = found_in_text("story.geojson", json.dumps(document))

    assert [event["id"] for event in values_of(found, "events")] == ["arrival"]
    assert lines_of(found) == [
        "event departure · id: departure →  (its feature is no longer in the file)"
    ]


def test_a_feature_added_in_another_program_is_an_event(document: dict[str, Any]) -> None:
    point = {"type": "Point", "coordinates": [11.25, 43.77]}
    document["features"].append(
        {"type": "Feature", "geometry": point, "properties": {"name": "Florence"}}
    )
    found = found_in_text("story.geojson", json.dumps(document))

    place = {"names": "Florence", "lat": 43.77, "lon": 11.25}
    assert values_of(found, "events")[2] == {"title": "Florence", "place": place}


def test_without_its_records_a_file_of_our_own_is_read_as_any_other(
    document: dict[str, Any],
) -> None:
    del document["records"]
    found = found_in_text("story.geojson", json.dumps(document))

    first = values_of(found, "events")[0]
    assert (first["id"], first["title"], first["when"], first["time"]) == (
        "departure",
        "They leave Rome",
        "2023-03-01",
        "09:30",
    )


def test_a_placemark_moved_in_google_earth_counts(make_story: MakeStory) -> None:
    content = kml(told(make_story())).replace(b"139.7,35.7<", b"139.8,35.6<")
    found = found_in_text("story.kml", content)

    assert [(place["id"], place["lat"]) for place in values_of(found, "places")] == [
        ("rome", 41.9),
        ("tokyo", 35.6),
    ]


def test_waypoints_that_were_deleted_make_it_an_ordinary_file(make_story: MakeStory) -> None:
    content = gpx(told(make_story())).decode()
    begin, end = content.index("<wpt"), content.index("</wpt>") + len("</wpt>")
    found = found_in_text("story.gpx", content[:begin] + content[end:])

    assert "They leave Rome" not in [event.get("title") for event in values_of(found, "events")]
    assert found.story["title"] == "A small journey"


def test_records_of_another_shape_do_no_harm(document: dict[str, Any]) -> None:
    records = document["records"]
    records["tags"] = True
    records["places"][0]["id"] = {"a": 1}
    records["events"][0]["track"] = [["a"], "b"]
    found = found_in_text("story.geojson", json.dumps(document))

    assert "id" not in values_of(found, "places")[0]
    assert values_of(found, "events")[0]["track"] == ["b"]
    assert values_of(found, "tags") == []
