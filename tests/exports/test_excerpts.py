"""Exports of only the events that a filter shows: nothing else in them, and nothing untrue."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import gpxpy
import pytest

from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.values import Subject, subject
from explorer.story.conditions import Conditions
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story
from tests.exporting import MakeStory
from tests.records import SMALL, event, place

SHOIGU: Conditions = (("tag", "shoigu"),)
SHOWN = {"knevichi-airfield", "pacific-fleet"}
WORDS = "2 of 29 events (People: Sergei Shoigu)"

partial = pytest.mark.parametrize(
    "export", [each for each in EXPORTS if not each.of_folder], ids=lambda export: export.name
)


def part(story: Story, conditions: Conditions, lang: str = "en") -> Subject:
    return subject(story, lang=lang, as_of=AsOf.NOW, conditions=conditions)


def written(name: str, of: Subject) -> str:
    export = export_named(name)
    assert export
    return export.write(of).decode("utf-8-sig")


@partial
def test_a_format_has_the_titles_of_no_other_event(export: Export, shipped: Story) -> None:
    text = export.write(part(shipped, SHOIGU)).decode(errors="replace")
    folded = text.replace("\r\n ", "").replace("\\,", ",")
    if export.name != "annotations":  # they name only what the article mentions
        assert all(e.title["en"] in folded for e in shipped.events if e.id in SHOWN)
    assert not [e.id for e in shipped.events if e.id not in SHOWN and e.title["en"] in folded]


@pytest.mark.parametrize(
    "name", ["geojson", "kml", "gpx", "ics", "timelinejs", "storymapjs", "annotations"]
)
def test_its_description_says_how_much_it_has_and_by_which_filter(
    name: str, shipped: Story
) -> None:
    assert WORDS in written(name, part(shipped, SHOIGU)).replace("\r\n ", "")


def test_the_filter_is_said_in_the_language_of_the_file(shipped: Story) -> None:
    of = part(shipped, (("status", "disputed"), ("q", "treno")), "it")
    assert of.excerpt
    assert of.excerpt.filter == "Stato: Controverso; Parole: treno"


def test_the_numbers_of_the_events_stay(shipped: Story) -> None:
    rows = csv.DictReader(StringIO(written("csv", part(shipped, SHOIGU))))
    numbers = {e.id: str(at) for at, e in enumerate(shipped.events, 1)}
    assert {row["event"]: row["number"] for row in rows} == {each: numbers[each] for each in SHOWN}


def there_and_back(make_story: MakeStory) -> Story:
    """A journey of three legs: Rome, Tokyo, Oslo, Rome."""
    places = [
        *SMALL["places"],
        place("oslo", names={"en": "Oslo"}, lat=59.9, lon=10.7, zone="Europe/Oslo"),
    ]
    stops = {"start": "rome", "east": "tokyo", "north": "oslo", "home": "rome"}
    events = [
        event(name, place=at, when=f"2023-03-0{day}", time=None)
        for day, (name, at) in enumerate(stops.items(), 1)
    ]
    return make_story(places=places, events=events, articles={"en": "Words.\n"})


@pytest.mark.parametrize(
    ("conditions", "legs"),
    [
        ((("until", "2023-03-02"),), ["leg-to-east"]),
        ((("place", "rome,oslo"),), ["leg-to-home"]),
        ((("place", "rome"),), []),
    ],
)
def test_a_leg_needs_both_its_ends(
    make_story: MakeStory, conditions: Conditions, legs: list[str]
) -> None:
    file: dict[str, Any] = json.loads(
        written("geojson", part(there_and_back(make_story), conditions))
    )
    kinds = [each["id"] for each in file["features"] if each["properties"]["kind"] == "leg"]
    assert kinds == legs
    assert file["filter"] == dict(conditions)


def test_a_route_leads_through_no_stop_that_is_left_out(make_story: MakeStory) -> None:
    story = there_and_back(make_story)
    assert len(itinerary(story).journeys) == 3

    [route] = gpxpy.parse(written("gpx", part(story, (("place", "rome,oslo"),)))).routes

    assert [point.name for point in route.points] == ["Oslo", "Rome"]


def test_no_line_of_storymap_skips_an_event(make_story: MakeStory) -> None:
    story = there_and_back(make_story)
    lines = [
        {slide["location"]["line"] for slide in json.loads(text)["storymap"]["slides"][1:]}
        for text in (written("storymapjs", part(story, of)) for of in ((), (("place", "rome"),)))
    ]
    assert lines == [{True}, {False}]


def test_an_excerpt_without_events_can_be_written(shipped: Story) -> None:
    of = part(shipped, (("q", "zeppelin"),))
    for export in EXPORTS:
        assert export.write(of), export.name


def test_a_file_name_says_that_it_is_an_excerpt() -> None:
    kml, folder = export_named("kml"), export_named("zip")
    assert kml and folder
    assert kml.file_name("a", "en", AsOf.NOW, is_excerpt=True) == "a-en-excerpt.kml"
    assert folder.file_name("a", "en", AsOf.NOW, is_excerpt=True) == "a.zip"
