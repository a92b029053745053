"""GeoJSON, read with geojson-pydantic and GDAL."""

import json
from pathlib import Path

import pyogrio
import pytest
from geojson_pydantic import FeatureCollection

from explorer.exports.geojson import geojson
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import (
    HOSTILE,
    HOSTILE_URL,
    MakeStory,
    hostile_changes,
    nothing_published,
    pacific_changes,
    timed_events,
    told,
)

Json = dict[str, object]


def features(story: Story, kind: str, as_of: AsOf = AsOf.NOW) -> dict[str, Json]:
    document = json.loads(geojson(told(story, as_of=as_of)))
    FeatureCollection.model_validate(document)
    found = (entry for entry in document["features"] if entry["properties"]["kind"] == kind)
    return {entry["id"]: entry for entry in found}


def test_every_event_comes_back_with_all_that_is_known(shipped: Story) -> None:
    points = features(shipped, "event")

    assert list(points) == [event.id for event in shipped.events]
    for event in shipped.events:
        properties = points[event.id]["properties"]
        place = shipped.place(event.place) if event.place else None
        geometry = points[event.id]["geometry"]
        assert (geometry["coordinates"] if geometry else None) == (
            [place.lon, place.lat] if place else None
        )
        assert (properties["date"], properties["time"], properties["part_of_day"]) == (
            event.when.text,
            event.time.text if event.time else None,
            event.part_of_day,
        )
        assert (properties["title"], properties["summary"]) == (
            event.title["en"],
            event.summary["en"],
        )
        assert [
            (claim["source"], claim["says"], claim["url"]) for claim in properties["claims"]
        ] == [
            (claim.source, claim.says, shipped.source(claim.source).url) for claim in event.claims
        ]


def test_gdal_reads_points_lines_and_fields(shipped: Story, tmp_path: Path) -> None:
    file = tmp_path / "story.geojson"
    file.write_bytes(geojson(told(shipped)))

    meta, _, _, fields = pyogrio.raw.read(file)
    columns = dict(zip(meta["fields"], fields, strict=True))

    assert meta["crs"] == "EPSG:4326"
    assert list(columns["kind"]).count("event") == len(shipped.events)
    assert set(columns["status"]) <= {"announced", "reported", "confirmed", "disputed"}


def test_a_leg_across_the_antimeridian_is_cut_in_two(make_story: MakeStory) -> None:
    (leg,) = features(make_story(**pacific_changes()), "leg").values()

    geometry = leg["geometry"]
    west, east = geometry["coordinates"]
    assert geometry["type"] == "MultiLineString"
    assert (west[0], east[-1]) == ([174.7633, -36.8485], [-157.8583, 21.3069])
    assert (west[-1][0], east[0][0]) == (180.0, -180.0)


@pytest.mark.parametrize(
    ("event", "timespan"),
    [
        ("open-start", {"start": {"latest": "2023-03-01"}}),
        ("year", {"start": {"in": "2023"}}),
        ("month", {"start": {"in": "2023-03"}}),
        (
            "interval",
            {"start": {"earliest": "2023-03-01"}, "end": {"latest": "2023-03-02"}},
        ),
        ("day", {"start": {"in": "2023-03-03"}}),
        ("part", {"start": {"in": "2023-03-04"}}),
        ("exact", {"start": {"in": "2023-03-05T13:09+01:00"}}),
        ("about", {"start": {"in": "2023-03-06T18:00+01:00"}}),
        (
            "between",
            {
                "start": {"earliest": "2023-03-08T08:00+01:00"},
                "end": {"latest": "2023-03-08T09:00+01:00"},
            },
        ),
        (
            "before",
            {"start": {"earliest": "2023-03-09"}, "end": {"latest": "2023-03-09T17:46+01:00"}},
        ),
        (
            "after",
            {"start": {"earliest": "2023-03-10T18:10+01:00"}, "end": {"latest": "2023-03-10"}},
        ),
        ("open-end", {"start": {"earliest": "2023-03-12"}}),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(
    event: str, timespan: Json, make_story: MakeStory
) -> None:
    points = features(make_story(events=timed_events(), articles={}), "event")

    assert points[event]["when"]["timespans"] == [timespan]


@pytest.mark.parametrize(
    ("event", "certainty"),
    [("exact", "certain"), ("about", "less-certain"), ("unsure", "uncertain")],
)
def test_a_mark_becomes_a_certainty(event: str, certainty: str, make_story: MakeStory) -> None:
    points = features(make_story(events=timed_events(), articles={}), "event")

    assert points[event]["when"]["certainty"] == certainty


def test_an_event_without_a_place_has_no_geometry(make_story: MakeStory) -> None:
    points = features(make_story(events=timed_events(), articles={}), "event")

    assert points["no-place"]["geometry"] is None


def test_hostile_text_comes_back_as_it_was(make_story: MakeStory) -> None:
    properties = features(make_story(**hostile_changes()), "event")["one"]["properties"]

    assert (properties["title"], properties["claims"][0]["url"]) == (HOSTILE, HOSTILE_URL)


def test_the_articles_view_holds_only_what_it_claims(shipped: Story, make_story: MakeStory) -> None:
    known = features(shipped, "event", AsOf.PUBLICATION)

    assert {
        claim["source"] for entry in known.values() for claim in entry["properties"]["claims"]
    } == {shipped.article}
    assert features(make_story(**nothing_published()), "event", AsOf.PUBLICATION) == {}
