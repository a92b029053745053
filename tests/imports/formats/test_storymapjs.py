"""Maps of StoryMapJS."""

import json
from typing import Any

import pytest

from explorer.exports.storymapjs import storymapjs
from explorer.imports.formats.storymapjs import is_story_map, read_story_map
from explorer.imports.found import Choices, Found
from explorer.story.errors import DataError
from explorer.story.records import Story
from tests.exporting import told
from tests.imports.giving import given, said
from tests.imports.reading import values_of

OVERVIEW = {
    "type": "overview",
    "location": {"line": True, "icon": "https://x.eu/pin.png"},
    "text": {"headline": "The march", "text": "<p>From <i>Rome</i> on.</p>"},
    "media": {"url": "https://x.eu/a.jpg", "caption": "The city", "credit": "Ann"},
    "date": "",
}
ROME = {
    "location": {"lat": 41.9, "lon": "12.5", "zoom": 8, "name": "Rome", "line": True},
    "text": {"headline": "They start", "text": "Early."},
    "media": {"url": "", "caption": "", "credit": ""},
    "date": "May 1849",
}


def story_map(*slides: Any, **whole: Any) -> Found:
    document = {"storymap": {"slides": slides, "map_type": "osm:standard"} | whole}
    return read_story_map(given(json.dumps(document), "map.json"), Choices())


def test_a_slide_is_an_event_at_a_place_and_nobody_travels() -> None:
    found = story_map(OVERVIEW, ROME)

    assert found.story == {"route": "none", "title": "The march", "summary": "From Rome on."}
    assert values_of(found, "events") == [
        {
            "place": {"names": "Rome", "lat": 41.9, "lon": 12.5},
            "id": "they-start",
            "when": "1849-05",
            "title": "They start",
            "summary": "Early.",
        }
    ]
    assert found.files["article.en.md"].decode() == (
        "# The march\n\n![The march](media:opening)\n\nFrom *Rome* on.\n\n"
        "## [They start](event:they-start)\n\nEarly.\n"
    )
    assert said(found) == ["the slides · icon, zoom · how the slides look is up to the explorer"]


def test_a_place_without_a_name_has_that_of_its_slide_and_a_line() -> None:
    found = story_map(ROME | {"location": {"lat": 41.9, "lon": 12.5, "name": ""}})

    assert values_of(found, "events")[0]["place"] == {
        "names": "They start",
        "lat": 41.9,
        "lon": 12.5,
    }
    assert said(found) == [
        "slide 1 · location · 41.9, 12.5, without a name · They start · "
        "a place needs a name: write the right one"
    ]


@pytest.mark.parametrize("location", [{}, {"lat": None, "lon": None}, {"lat": "", "lon": ""}, 3])
def test_a_slide_without_a_position_has_no_place(location: Any) -> None:
    assert "place" not in values_of(story_map(ROME | {"location": location}), "events")[0]


@pytest.mark.parametrize("whole", [{"map_type": "zoomify"}, {"map_as_image": True}])
def test_positions_in_a_picture_are_no_places(whole: dict[str, Any]) -> None:
    found = story_map(ROME, **whole)

    assert "place" not in values_of(found, "events")[0]
    assert said(found)[0].endswith("its slides have positions in a picture, not on the globe")


def test_a_background_is_named() -> None:
    assert said(story_map(ROME, map_type="stamen:watercolor"))[:1] == [
        "the map · map_type · stamen:watercolor · a story chooses its map with background: "
        "in story.yaml"
    ]


@pytest.mark.parametrize(
    ("date", "fields", "rest"),
    [
        ("3 July 1849", {"when": "1849-07-03"}, {}),
        ("1849–1850", {"when": "1849", "until": "1850"}, {}),
        ("1/3/1849", {}, {"date": "1/3/1849"}),
        ("The day after", {}, {"date": "The day after"}),
    ],
)
def test_a_date_is_read_if_it_is_one(
    date: str, fields: dict[str, str], rest: dict[str, str]
) -> None:
    found = story_map(ROME | {"date": date})
    (event,) = values_of(found, "events")

    assert {name: event[name] for name in ("when", "until") if name in event} == fields
    assert found.records[0].rest == rest


def test_an_empty_slide_and_a_second_overview_are_seen() -> None:
    found = story_map(OVERVIEW, {"text": {}}, OVERVIEW)

    assert [event["title"] for event in values_of(found, "events")] == ["The march"]
    assert said(found)[0] == "slide 2 · a slide · it has neither headline nor text"


@pytest.mark.parametrize("content", ["{}", '{"storymap": {"slides": []}}', '{"slides": "x"}'])
def test_json_without_slides_is_refused(content: str) -> None:
    with pytest.raises(DataError) as refusal:
        read_story_map(given(content, "a.json"), Choices())

    assert [str(problem) for problem in refusal.value.problems] == [
        "a.json · the file: found no slides, expected the JSON of a StoryMap, with a list of slides"
    ]


def test_a_map_is_known_by_its_content(shipped: Story) -> None:
    assert is_story_map(given(json.dumps({"storymap": {"slides": [ROME]}})))
    assert is_story_map(given(storymapjs(told(shipped))))
    assert not is_story_map(given('{"events": []}'))


def test_what_was_changed_elsewhere_counts(shipped: Story) -> None:
    document = json.loads(storymapjs(told(shipped)))
    slide = document["storymap"]["slides"][1]
    slide["text"]["headline"] = "The train leaves"
    slide["location"]["lat"] = 39.1

    found = read_story_map(given(json.dumps(document)), Choices())

    assert values_of(found, "events")[0]["title"] == {"en": "The train leaves"}
    assert next(p for p in values_of(found, "places") if p["id"] == "pyongyang")["lat"] == 39.1
