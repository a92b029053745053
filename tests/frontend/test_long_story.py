"""A long story put together from its index and its parts says what it says as a whole."""

from __future__ import annotations

from typing import Any

import pytest

from bench.synthetic import write_story
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views import parts
from tests.assembling import assembled, assembled_from_parts
from tests.records import SHIPPED

Document = dict[str, Any]
STORIES = ("vostochny-2023", "magellan-elcano-1519", "synthetic")


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Story]:
    made = write_story(tmp_path_factory.mktemp("stories"), 350)
    shipped = {slug: load_story(SHIPPED / slug) for slug in STORIES[:2]}
    return {**shipped, "synthetic": load_story(made)}


@pytest.mark.parametrize("as_of", list(AsOf))
@pytest.mark.parametrize("slug", STORIES)
def test_all_parts_together_say_what_the_whole_says(
    stories: dict[str, Story], slug: str, as_of: AsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = stories[slug]
    for lang in story.languages:
        for clock in ("place", "UTC"):
            monkeypatch.setattr(parts, "LONG_STORY", len(story.events))
            whole = assembled(story, lang, as_of, clock)
            monkeypatch.setattr(parts, "LONG_STORY", 0)
            found = assembled_from_parts(story, lang, as_of, clock)

            named = {event["place"] for event in whole["events"]}
            named |= {event["to"] for event in whole["events"]}
            assert_same(found, whole, "events", "days", "tracks", "tags", "areas")
            there = {event["id"] for event in whole["events"]}
            aliases = {old: now for old, now in whole["aliases"].items() if now in there}
            assert found["aliases"] == aliases
            assert_same(found["places"], whole["places"], *named - {None})
            assert_same(found["sources"], whole["sources"], *found["sources"])
            stops = [
                each for each in whole["map"]["features"] if each["properties"]["kind"] == "stop"
            ]
            assert found["map"] == {**whole["map"], "features": stops}
            lines = [each for each in whole["map"]["features"] if each not in stops]
            assert [sorted_lines(found["lines"])] == [sorted_lines([lines])]


def test_parts_have_the_tags_that_the_index_of_a_large_story_lacks(
    stories: dict[str, Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = assembled_from_parts(stories["synthetic"])
    monkeypatch.setattr(parts, "EVENTS_PER_CHUNK", 100)
    large = assembled_from_parts(stories["synthetic"])

    assert any(event["tags"] for event in small["events"])
    assert_same(large, small, "events", "tags", "map")


def assert_same(found: Document, expected: Document, *names: str) -> None:
    for name in names:
        assert found[name] == expected[name], name


def sorted_lines(lines: list[list[Document]]) -> list[Document]:
    every = [each for some in lines for each in some]
    return sorted(every, key=lambda each: str(each["properties"]))
