"""What reading and checking cost grows with a story's size, not with its square.

Calls are counted, not time: a count is the same on every machine.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write_story
from explorer.reading.checks import CHECKS, territories
from explorer.reading.library import load_story, read_story
from explorer.story import itinerary, times
from explorer.story.records import Story

N = 150
MOST = 2.5
"""By how much the calls may grow when the story is twice as long; the square would be 4."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own among them."""
    for cached in (territories.zones_near, times.parse_date, itinerary._derived):
        cached.cache_clear()
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    root = tmp_path_factory.mktemp("stories")
    return [write_story(root, events, in_tables=True) for events in (N, 2 * N)]


@pytest.fixture(scope="module")
def stories(folders: list[Path]) -> list[Story]:
    """Stories in which no zone is right and every event is to be mentioned: nothing is saved."""
    return [_at_odds(load_story(folder)) for folder in folders]


def _at_odds(story: Story) -> Story:
    unvisited = story.places[0].model_copy(update={"id": "nowhere"})
    places = (*story.places, *(unvisited for _ in story.places))
    wrong = [place.model_copy(update={"zone": "Pacific/Apia"}) for place in places]
    one = story.events[0].claims[0].model_copy(update={"source": story.article})
    events = [event.model_copy(update={"claims": (one,)}) for event in story.events]
    changes: dict[str, Any] = {"places": tuple(wrong), "events": tuple(events)}
    return story.model_copy(update=changes)


def test_reading_grows_with_the_story(folders: list[Path]) -> None:
    short, long = (calls(lambda folder=folder: read_story(folder)) for folder in folders)

    assert long < MOST * short


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_a_check_grows_with_the_story(check: Callable[[Story], Any], stories: list[Story]) -> None:
    short, long = (calls(lambda story=story: list(check(story))) for story in stories)

    assert long < MOST * short
