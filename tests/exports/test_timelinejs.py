"""TimelineJS JSON, checked against the rules of its documentation."""

import json
import re
from html import unescape

import pytest
from jsonschema import Draft202012Validator

from explorer.exports.story_records import MEMBER
from explorer.exports.timelinejs import timelinejs
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

DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
    },
}
TEXT = {
    "type": "object",
    "required": ["headline", "text"],
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
}
MEDIA = {
    "type": "object",
    "required": ["url"],
    "additionalProperties": False,
    "properties": {
        name: {"type": "string", "minLength": 1}
        for name in ("url", "alt", "caption", "credit", "thumbnail")
    },
}
SCHEMA = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        MEMBER: {"type": "object"},
        "scale": {"enum": ["human", "cosmological"]},
        "title": {"type": "object", "properties": {"text": TEXT}},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "unique_id"],
                "additionalProperties": False,
                "properties": {
                    "unique_id": {"type": "string"},
                    "start_date": DATE,
                    "end_date": DATE,
                    "display_date": {"type": "string"},
                    "group": {"type": "string"},
                    "text": TEXT,
                    "media": MEDIA,
                    "autolink": {"type": "boolean"},
                },
            },
        },
    },
}
"""https://timeline.knightlab.com/docs/json-format.html, and the story's records beside it"""

Json = dict[str, object]


def slides(story: Story, as_of: AsOf = AsOf.NOW) -> dict[str, Json]:
    document = json.loads(timelinejs(told(story, as_of=as_of)))
    Draft202012Validator(SCHEMA).validate(document)
    return {slide["unique_id"]: slide for slide in document["events"]}


def test_every_event_is_a_slide(shipped: Story) -> None:
    found = slides(shipped)

    assert list(found) == [event.id for event in shipped.events]
    for event in shipped.events:
        text = found[event.id]["text"]
        assert unescape(text["headline"]) == event.title["en"]
        assert event.summary["en"] in unescape(text["text"])
        for claim in event.claims:
            assert (shipped.source(claim.source).url or "") in unescape(text["text"])


@pytest.mark.parametrize(
    ("event", "starts", "ends"),
    [
        ("open-start", {"year": 2023, "month": 3, "day": 1}, None),
        ("year", {"year": 2023}, None),
        ("month", {"year": 2023, "month": 3}, None),
        (
            "interval",
            {"year": 2023, "month": 3, "day": 1},
            {"year": 2023, "month": 3, "day": 2},
        ),
        ("day", {"year": 2023, "month": 3, "day": 3}, None),
        ("exact", {"year": 2023, "month": 3, "day": 5, "hour": 13, "minute": 9}, None),
        (
            "between",
            {"year": 2023, "month": 3, "day": 8, "hour": 8, "minute": 0},
            {"year": 2023, "month": 3, "day": 8, "hour": 9, "minute": 0},
        ),
        (
            "before",
            {"year": 2023, "month": 3, "day": 9},
            {"year": 2023, "month": 3, "day": 9, "hour": 17, "minute": 46},
        ),
        ("open-end", {"year": 2023, "month": 3, "day": 12}, None),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(
    event: str, starts: Json, ends: Json | None, make_story: MakeStory
) -> None:
    slide = slides(make_story(events=timed_events(), articles={}))[event]

    assert (slide["start_date"], slide.get("end_date")) == (starts, ends)


def test_the_date_line_says_what_is_known(make_story: MakeStory) -> None:
    found = slides(make_story(events=timed_events(), articles={}))

    assert found["open-start"]["display_date"] == "By 1 March 2023"
    assert found["about"]["display_date"] == (
        "Monday, 6 March 2023, about 18:00 (time in Rome, UTC+1)"
    )


def test_hostile_text_is_shown_and_not_run(make_story: MakeStory) -> None:
    slide = slides(make_story(**hostile_changes()))["one"]

    assert unescape(slide["text"]["headline"]) == HOSTILE
    assert "<" not in slide["text"]["headline"] + slide["group"] + slide["display_date"]
    assert set(re.findall(r"<(\w+)", slide["text"]["text"])) == {"p", "ul", "li", "a"}


def test_an_empty_view_has_no_slides(make_story: MakeStory) -> None:
    assert slides(make_story(**nothing_published()), AsOf.PUBLICATION) == {}
