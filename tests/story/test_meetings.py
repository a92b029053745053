"""Where tracks meet, and where they only go on together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.story.itinerary import itinerary
from explorer.story.records import Story
from tests.records import SMALL, event, place

OSLO = place("oslo", names={"en": "Oslo"}, lat=59.9, lon=10.7, zone="Europe/Oslo")
TRACKS = [{"id": name, "label": {"en": name.title()}} for name in ("anna", "boris", "clara")]


def met(make_story: Callable[..., Story], *stays: str) -> dict[str, str]:
    """The tracks that meet, by the event, of events each given as a place and its tracks."""
    events = [
        event(f"e{nth}", place=at, track=tracks, when=f"2023-03-0{nth}", time=None)
        for nth, (at, *tracks) in enumerate((stay.split() for stay in stays), 1)
    ]
    places = [*SMALL["places"], OSLO]
    known = itinerary(make_story(articles={}, places=places, tracks=TRACKS, events=events))
    return {known.steps[at].event.id: " ".join(who) for at, who in known.meetings.items()}


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        (["rome anna", "tokyo boris", "oslo anna boris"], {"e3": "anna boris"}),
        # who is there already, or comes alone before the event of both
        (["oslo boris", "rome anna", "oslo anna", "oslo anna boris"], {"e4": "anna boris"}),
        # an event of one of them between two of both is no parting
        (
            ["rome anna", "oslo boris", "oslo anna boris", "oslo anna", "oslo anna boris"],
            {"e3": "anna boris"},
        ),
        # parted, and together again
        (
            ["rome anna boris", "tokyo anna", "oslo boris", "rome anna boris"],
            {"e4": "anna boris"},
        ),
        # they set out and travel together
        (["rome anna boris", "oslo anna boris"], {}),
        # from the same stop, one after the other
        (["rome anna boris", "oslo anna", "oslo anna boris"], {}),
        # two that travel together meet a third, and do not meet each other
        (["rome anna boris", "tokyo clara", "oslo anna boris clara"], {"e3": "anna boris clara"}),
        (
            ["rome anna boris", "tokyo clara", "oslo anna clara", "oslo anna boris"],
            {"e3": "anna clara"},
        ),
        # nobody has travelled yet
        (["rome anna", "rome anna boris"], {}),
    ],
)
def test_tracks_meet_that_come_from_different_stops(
    make_story: Callable[..., Story], stays: list[str], expected: dict[str, str]
) -> None:
    assert met(make_story, *stays) == expected
