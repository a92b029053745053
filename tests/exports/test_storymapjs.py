"""StoryMapJS JSON, checked against the rules of its documentation."""

import json
import re
from html import unescape

from jsonschema import Draft202012Validator

from explorer.exports.storymapjs import storymapjs
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

SLIDE = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "type": {"const": "overview"},
        "location": {
            "type": "object",
            "required": ["lat", "lon"],
            "properties": {
                "lat": {"type": "number", "minimum": -90, "maximum": 90},
                "lon": {"type": "number", "minimum": -180, "maximum": 180},
            },
        },
        "text": {"type": "object", "required": ["headline", "text"]},
        "media": {
            "type": "object",
            "required": ["url", "caption", "credit"],
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in ("url", "caption", "credit")},
        },
    },
    "anyOf": [{"required": ["type"]}, {"required": ["location"]}],
}
SCHEMA = {
    "type": "object",
    "required": ["storymap"],
    "properties": {
        "calculate_zoom": {"type": "boolean"},
        "storymap": {
            "type": "object",
            "required": ["language", "map_type", "map_as_image", "slides"],
            "properties": {
                "language": {"pattern": "^[a-z]{2}$"},
                "map_type": {"const": "osm:standard"},
                "map_as_image": {"const": False},
                "slides": {"type": "array", "minItems": 1, "items": SLIDE},
            },
        },
    },
}
"""https://storymap.knightlab.com/advanced/"""

Json = dict[str, object]


def slides(story: Story, as_of: AsOf = AsOf.NOW) -> list[Json]:
    document = json.loads(storymapjs(told(story, as_of=as_of)))
    Draft202012Validator(SCHEMA).validate(document)
    overview, *slides = document["storymap"]["slides"]
    assert overview["type"] == "overview"
    return slides


def test_every_event_with_a_place_is_a_slide(shipped: Story) -> None:
    placed = [event for event in shipped.events if event.place]

    found = slides(shipped)
    assert [slide["id"] for slide in found] == [event.id for event in placed]
    for slide, event in zip(found, placed, strict=True):
        place = shipped.place(event.place)
        assert (slide["location"]["lat"], slide["location"]["lon"]) == (place.lat, place.lon)
        assert unescape(slide["text"]["headline"]) == event.title["en"]
        assert event.summary["en"] in unescape(slide["text"]["text"])


def test_an_event_without_a_place_is_left_out(make_story: MakeStory) -> None:
    found = slides(make_story(events=timed_events(), articles={}))

    assert "no-place" not in [slide["id"] for slide in found]


def test_hostile_text_is_shown_and_not_run(make_story: MakeStory) -> None:
    slide = slides(make_story(**hostile_changes()))[0]

    assert unescape(slide["text"]["headline"]) == HOSTILE
    assert "<" not in slide["text"]["headline"] + slide["location"]["name"] + slide["date"]
    assert set(re.findall(r"<(\w+)", slide["text"]["text"])) == {"p", "ul", "li", "a"}


def test_an_empty_view_is_an_overview_alone(make_story: MakeStory) -> None:
    assert slides(make_story(**nothing_published()), AsOf.PUBLICATION) == []
