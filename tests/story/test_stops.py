"""Stops and travel of stories that are not one journey: several tracks, or no journey at all."""

from collections.abc import Callable
from typing import Any

from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story
from tests.records import LEG, SMALL, event, place

MakeStory = Callable[..., Story]
TRACKS = [{"id": "a", "label": {"en": "Anna"}}, {"id": "b", "label": {"en": "Boris"}}]


def story_of(make_story: MakeStory, *events: tuple[str, str, Any], **changes: Any) -> Story:
    """A story whose events are id, place and track; both tracks are journeys."""
    records = [event(name, place=place, track=track) for name, place, track in events]
    return make_story(articles={}, **({"tracks": TRACKS, "events": records} | changes))


def trips(story: Story) -> list[tuple[str, str, int, tuple[str, ...]]]:
    journeys = itinerary(story).journeys
    return [(each.origin, each.destination, each.arrives, each.tracks) for each in journeys]


def test_two_travellers_whose_events_alternate_are_not_one_zigzag(make_story: MakeStory) -> None:
    story = story_of(
        make_story,
        ("one", "rome", "a"),
        ("two", "tokyo", "b"),
        ("three", "rome", "a"),
        ("four", "tokyo", "b"),
    )

    assert trips(story) == []
    assert [stop.steps for stop in itinerary(story).stops] == [(0, 2), (1, 3)]


def test_travellers_who_meet_share_the_stop(make_story: MakeStory) -> None:
    story = story_of(
        make_story, ("one", "rome", "a"), ("two", "tokyo", "b"), ("meeting", "tokyo", ["a", "b"])
    )

    assert trips(story) == [("rome", "tokyo", 2, ("a",))]
    assert [stop.steps for stop in itinerary(story).stops] == [(0,), (1, 2)]


def test_travellers_who_go_on_together_make_one_journey(make_story: MakeStory) -> None:
    story = story_of(make_story, ("meeting", "rome", ["a", "b"]), ("end", "tokyo", ["a", "b"]))

    assert trips(story) == [("rome", "tokyo", 1, ("a", "b"))]


def test_travellers_who_part_leave_the_stop_one_by_one(make_story: MakeStory) -> None:
    story = story_of(
        make_story, ("meeting", "rome", ["a", "b"]), ("off", "tokyo", "a"), ("after", "rome", "b")
    )

    assert trips(story) == [("rome", "tokyo", 1, ("a",))]
    assert [stop.steps for stop in itinerary(story).stops] == [(0, 2), (1,)]


def test_events_that_are_no_journey_have_one_stop_for_each_place(make_story: MakeStory) -> None:
    story = make_story(
        articles={}, route="none", events=[event("a"), event("b", place="tokyo"), event("c")]
    )

    assert trips(story) == []
    assert [(stop.place, stop.steps) for stop in itinerary(story).stops] == [
        ("rome", (0, 2)),
        ("tokyo", (1,)),
    ]


def test_a_track_can_be_no_journey_beside_one_that_is(make_story: MakeStory) -> None:
    tracks = [TRACKS[0], TRACKS[1] | {"route": "none"}]
    story = story_of(
        make_story,
        ("one", "rome", "a"),
        ("news", "tokyo", "b"),
        ("two", "tokyo", "a"),
        ("more", "rome", "b"),
        tracks=tracks,
    )

    assert trips(story) == [("rome", "tokyo", 2, ("a",))]


def test_the_same_two_places_can_be_travelled_by_different_means(make_story: MakeStory) -> None:
    story = make_story(
        articles={},
        events=[
            event("a"),
            event("b", place="tokyo"),
            event("c"),
            event("d", place="tokyo"),
        ],
        legs=[
            {"arrives": "b", "mode": "air", "path": "schematic"},
            {"arrives": "d", "mode": "sea", "path": "schematic"},
        ],
    )

    modes = [journey.leg and str(journey.leg.mode) for journey in itinerary(story).journeys]

    assert modes == ["air", None, "sea"]


def test_a_leg_of_one_track_is_not_that_of_another(make_story: MakeStory) -> None:
    story = story_of(
        make_story,
        ("one", "rome", "a"),
        ("two", "rome", "b"),
        ("three", "tokyo", "a"),
        ("four", "tokyo", "b"),
        legs=[LEG | {"track": "b"}],
    )

    assert [
        (journey.tracks, journey.leg and str(journey.leg.mode))
        for journey in itinerary(story).journeys
    ] == [(("a",), None), (("b",), "air")]


def test_a_leg_by_its_arrival_is_not_that_of_a_journey_from_elsewhere(
    make_story: MakeStory,
) -> None:
    article = [{"source": "article", "says": "happened"}]
    story = make_story(
        articles={},
        places=[*SMALL["places"], place("paris")],
        events=[
            event("a", claims=article),
            event("b", place="paris"),
            event("c", place="tokyo", claims=article),
        ],
        legs=[{"arrives": "c", "mode": "rail", "path": "schematic"}],
    )

    (journey,) = itinerary(story, AsOf.PUBLICATION).journeys

    assert (journey.origin, journey.destination, journey.leg) == ("rome", "tokyo", None)
