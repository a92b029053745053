"""Linked Places Format 1.3, checked against a schema based on its documentation."""

import json
from pathlib import Path

import pyogrio
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator

from explorer.exports.linked_places import linked_places
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import (
    HOSTILE,
    MakeStory,
    hostile_changes,
    nothing_published,
    timed_events,
    told,
)

ISO = r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d([+-]\d\d:\d\d|Z))?)?)?$"
AT = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {key: {"type": "string", "pattern": ISO} for key in ("in", "earliest", "latest")},
}
SURE = {"enum": ["certain", "less-certain", "uncertain"]}
WHEN = {
    "type": "object",
    "required": ["timespans"],
    "additionalProperties": False,
    "properties": {
        "timespans": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["start"],
                "additionalProperties": False,
                "properties": {"start": AT, "end": AT},
            },
        },
        "label": {"type": "string"},
        "certainty": SURE,
    },
}
CITATIONS = {
    "type": "array",
    "items": {"type": "object", "required": ["label"], "properties": {"label": {"type": "string"}}},
}
FEATURE = {
    "type": "object",
    "required": ["@id", "type", "properties", "when", "names", "geometry"],
    "additionalProperties": False,
    "properties": {
        "@id": {"type": "string", "pattern": r"^(https?://|urn:uuid:)\S+$"},
        "type": {"const": "Feature"},
        "properties": {
            "type": "object",
            "required": ["title", "ccodes", "fclasses"],
            "properties": {
                "title": {"type": "string", "minLength": 1},
                "ccodes": {"type": "array", "items": {"pattern": "^[A-Z]{2}$"}},
                "fclasses": {"type": "array", "minItems": 1, "items": {"enum": list("AHLPRST")}},
            },
        },
        "when": WHEN,
        "names": {
            "type": "array",
            "minItems": 1,
            "contains": {"required": ["citations"]},
            "items": {
                "type": "object",
                "required": ["toponym"],
                "properties": {
                    "toponym": {"type": "string"},
                    "lang": {"pattern": "^[a-z]{2,3}$"},
                    "citations": CITATIONS,
                },
            },
        },
        "geometry": {"type": "object", "required": ["type", "coordinates"]},
        "links": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "identifier"],
                "properties": {
                    "type": {
                        "enum": [
                            "exactMatch",
                            "closeMatch",
                            "primaryTopicOf",
                            "subjectOf",
                            "seeAlso",
                        ]
                    },
                    "identifier": {"type": "string", "pattern": "^https?://"},
                },
            },
        },
        "relations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["relationType", "relationTo", "label"],
                "properties": {"when": WHEN, "certainty": SURE},
            },
        },
        "descriptions": {
            "type": "array",
            "items": {"type": "object", "required": ["value"]},
        },
        "depictions": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["@id"],
                "additionalProperties": False,
                "properties": {
                    "@id": {"type": "string", "pattern": "^https?://"},
                    "title": {"type": "string"},
                    "license": {"type": "string"},
                },
            },
        },
    },
}
SCHEMA = {
    "type": "object",
    "required": ["type", "@context", "features"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "FeatureCollection"},
        "@context": {"type": "string", "pattern": r"^(https?://|urn:uuid:)\S+$"},
        "features": {"type": "array", "items": FEATURE},
        "records": {"type": "object"},  # a foreign member (RFC 7946, section 6.1), of the story
    },
}
"""https://github.com/LinkedPasts/linked-places-format, README of 24 June 2024 (version 1.3)."""

Json = dict[str, object]


def places(story: Story, as_of: AsOf = AsOf.NOW) -> dict[str, Json]:
    document = json.loads(linked_places(told(story, as_of=as_of)))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(document)
    FeatureCollection.model_validate(document)
    return {entry["properties"]["place"]: entry for entry in document["features"]}


def test_every_visited_place_comes_back(shipped: Story) -> None:
    found = places(shipped)

    visited = dict.fromkeys(event.place for event in shipped.events if event.place)
    assert list(found) == list(visited)
    for place_id, entry in found.items():
        place = shipped.place(place_id)
        assert entry["geometry"]["coordinates"] == [place.lon, place.lat]
        assert {name["lang"]: name["toponym"] for name in entry["names"]} == place.names


def test_every_event_is_at_its_place_with_its_sources(shipped: Story) -> None:
    found = places(shipped)

    for event in shipped.events:
        if event.place:
            known = found[event.place]["properties"]["events"]
            (entry,) = (entry for entry in known if entry["id"] == event.id)
            assert entry["date"] == event.when.text
            assert [claim["source"] for claim in entry["claims"]] == [
                claim.source for claim in event.claims
            ]


def test_each_event_at_a_place_is_a_timespan(shipped: Story) -> None:
    for entry in places(shipped).values():
        assert len(entry["when"]["timespans"]) == len(entry["properties"]["events"])


def test_every_way_of_knowing_a_time_fits_the_format(make_story: MakeStory) -> None:
    (rome,) = places(make_story(events=timed_events(), articles={})).values()

    assert (
        len(rome["when"]["timespans"]) == len(timed_events()) - 2
    )  # one has no place, one no date
    assert rome["when"]["certainty"] == "uncertain"


def test_a_relation_says_from_where_one_arrives(make_story: MakeStory) -> None:
    story = make_story()
    found = places(story)

    (relation,) = found["tokyo"]["relations"]
    assert relation["relationTo"] == found["rome"]["@id"]
    assert relation["when"]["timespans"] == [{"start": {"in": "2023-03-02T06:00+09:00"}}]


def test_places_known_elsewhere_are_matched(shipped: Story) -> None:
    links = places(shipped)["vladivostok"]["links"]

    assert links[:2] == [
        {"type": "exactMatch", "identifier": "http://www.wikidata.org/entity/Q959"},
        {"type": "exactMatch", "identifier": "https://sws.geonames.org/2013348/"},
    ]


def test_hostile_text_comes_back_as_it_was(make_story: MakeStory) -> None:
    rome = places(make_story(**hostile_changes()))["rome"]

    assert rome["properties"]["title"] == HOSTILE
    assert rome["names"][0]["citations"] == [{"label": HOSTILE}]


def test_an_empty_view_is_an_empty_collection(make_story: MakeStory) -> None:
    assert places(make_story(**nothing_published()), AsOf.PUBLICATION) == {}


def test_gdal_reads_the_places(shipped: Story, tmp_path: Path) -> None:
    file = tmp_path / "story.geojson"
    file.write_bytes(linked_places(told(shipped)))

    assert pyogrio.read_info(file)["features"] == len(places(shipped))
