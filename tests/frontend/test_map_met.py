"""Which stops and legs of the map meet the reader's conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.story.records import Story
from tests.assembling import assembled, called
from tests.records import SMALL, event, place


@pytest.fixture
def doc(make_story: Callable[..., Story]) -> dict[str, Any]:
    """Rome, Tokyo, Rome, Oslo: Rome is one stop of the map, with two visits."""
    oslo = place("oslo", names={"en": "Oslo"}, lat=59.9, lon=10.7, zone="Europe/Oslo")
    stays = {"start": "rome", "east": "tokyo", "home": "rome", "north": "oslo"}
    events = [
        event(name, place=at, when=f"2023-03-0{day}", time=None)
        for day, (name, at) in enumerate(stays.items(), 1)
    ]
    articles = {"en": "Words.\n"}
    return assembled(make_story(places=[*SMALL["places"], oslo], events=events, articles=articles))


def met(doc: dict[str, Any], *shown: str) -> tuple[list[str], list[str]]:
    """The places of the stops, and the arrivals of the legs, that are met."""
    for each in doc["events"]:
        each["shown"] = each["id"] in shown
    journey = called("map/journey.js", "readJourney", doc)
    found = called("map/met.js", "metOf", doc, journey)
    stops = zip(journey["stops"], found["stops"], strict=True)
    legs = zip(journey["legs"], found["legs"], strict=True)
    return (
        [stop["place"] for stop, is_met in stops if is_met],
        [leg["properties"]["arrives"] for leg, is_met in legs if is_met],
    )


@pytest.mark.parametrize(
    ("shown", "stops", "legs"),
    [
        (("start", "east", "home", "north"), ["rome", "tokyo", "oslo"], ["east", "home", "north"]),
        (("start", "east"), ["rome", "tokyo"], ["east"]),
        (("east",), ["tokyo"], []),
        # The leg to Oslo began at the second visit to Rome, which is not shown.
        (("start", "north"), ["rome", "oslo"], []),
        (("home", "north"), ["rome", "oslo"], ["north"]),
        ((), [], []),
    ],
)
def test_a_stop_needs_one_event_and_a_leg_both_its_ends(
    doc: dict[str, Any], shown: tuple[str, ...], stops: list[str], legs: list[str]
) -> None:
    assert met(doc, *shown) == (stops, legs)


def test_the_whole_journey_is_what_is_met_of_it_and_all_of_it_if_nothing_is(
    doc: dict[str, Any],
) -> None:
    journey = called("map/journey.js", "readJourney", doc)
    some = {"stops": [False, True, False], "legs": [False, False, False]}
    none = {"stops": [False] * 3, "legs": [False] * 3}
    [stop] = called("map/met.js", "metIn", journey, some)["stops"]
    assert stop["place"] == "tokyo"
    whole = called("map/met.js", "metIn", journey, none)
    assert (len(whole["stops"]), len(whole["legs"])) == (3, 3)
