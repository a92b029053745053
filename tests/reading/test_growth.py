"""What reading and checking cost grows with a story's size, not with its square.

Calls are counted, not time: a count is the same on every machine.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write_story
from explorer.reading import guesses
from explorer.reading.checks import CHECKS, territories
from explorer.reading.library import load_story, read_story
from explorer.story import itinerary, times
from explorer.story.records import Story
from explorer.story.travel import Leg
from tests import counting
from tests.records import Records, event

N = 150
MOST = 2.5
"""By how much the calls may grow when the story is twice as long; the square would be 4."""


SOURCES = re.compile(r"^sources:\n(?: .*\n)*", re.MULTILINE)


def _renamed(sources: re.Match[str]) -> str:
    return sources[0].replace('- id: "', '- id: "x')


def calls(work: Callable[[], object]) -> int:
    """How many functions are called when nothing is kept from earlier."""
    for cached in (territories.zones_near, times.parse_date):
        cached.cache_clear()
    itinerary._derived.forget()
    return counting.calls(work)


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
    one = replace(story.events[0].claims[0], source=story.article)
    events = [event.model_copy(update={"claims": (one,)}) for event in story.events]
    changes: dict[str, Any] = {"places": tuple(wrong), "events": tuple(events)}
    return story.model_copy(update=changes)


@pytest.mark.parametrize("in_tables", [True, False], ids=["in tables", "in story.yaml"])
def test_reading_grows_with_the_story(in_tables: bool, tmp_path: Path) -> None:
    folders = [write_story(tmp_path, n, in_tables=in_tables) for n in (N, 2 * N)]
    short, long = (calls(lambda folder=folder: read_story(folder)) for folder in folders)

    assert long < MOST * short


@pytest.mark.parametrize("in_tables", [True, False], ids=["in tables", "in story.yaml"])
def test_reading_a_story_without_a_right_reference_grows_with_it(
    in_tables: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "MAX_COMPARISONS", 1000)
    counts = []
    for n in (N, 2 * N):
        folder = write_story(tmp_path, n, in_tables=in_tables)
        yaml = folder / "story.yaml"
        text = yaml.read_text(encoding="utf-8")
        yaml.write_text(SOURCES.sub(_renamed, text), encoding="utf-8")
        counts.append(calls(lambda folder=folder: read_story(folder)))

    short, long = counts
    assert long < MOST * short


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_a_check_grows_with_the_story(check: Callable[[Story], Any], stories: list[Story]) -> None:
    short, long = (calls(lambda story=story: list(check(story))) for story in stories)

    assert long < MOST * short


def shuttling(n: int) -> list[Records]:
    """One who stays all the time at a place to which another comes again and again."""
    return [
        event(f"e-{at}", place=("rome", "rome", "tokyo")[at % 3], track="ab"[at % 3 > 0])
        for at in range(n)
    ]


def of_many_tracks(n: int) -> list[Records]:
    """As many travellers as a third of the events, all of them on the way between two places."""
    return [
        event(f"e-{at}", place=("rome", "tokyo")[at // (n // 3) % 2], track=f"t-{at % (n // 3)}")
        for at in range(n)
    ]


@pytest.mark.parametrize("events_of", [shuttling, of_many_tracks])
@pytest.mark.parametrize("has_legs", [False, True], ids=["without legs", "with legs"])
def test_an_itinerary_grows_with_the_story(
    events_of: Callable[[int], list[Records]], has_legs: bool, make_story: Callable[..., Story]
) -> None:
    counts = []
    for n in (N, 2 * N):
        events = events_of(n)
        names = dict.fromkeys(each["track"] for each in events)
        tracks = [{"id": name, "label": {"en": name}} for name in names]
        base = make_story(articles={}, tracks=tracks, events=events)
        trips = itinerary.itinerary(base).journeys if has_legs else ()
        legs = [
            Leg.model_validate(
                {"arrives": base.events[trip.arrives].id, "track": trip.tracks[0]}
                | {"mode": "rail", "path": "schematic"}
            )
            for trip in trips
        ]
        story = base.model_copy(update={"legs": tuple(legs)})
        counts.append(calls(lambda story=story: itinerary.itinerary(story)))
        assert len(itinerary.itinerary(story).journeys) > n // 4
        assert all(trip.leg for trip in itinerary.itinerary(story).journeys) is has_legs

    short, long = counts
    assert long < MOST * short
