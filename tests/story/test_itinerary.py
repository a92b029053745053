"""What follows from the claims: status, stops, travel, and the two states of knowledge."""

from collections.abc import Callable

import pytest

from explorer.story.itinerary import AsOf, Status, itinerary, status_of
from explorer.story.records import Story
from explorer.story.sources import Claim, Says
from tests.records import event

MakeStory = Callable[..., Story]

ORIGINS = {"article": "The Gazette", "wire": "The Wire", "copy": "The Wire", "paper": "The Paper"}
OTHERWISE = {"note": {"en": "It says otherwise."}}


def claims(*said: str) -> tuple[Claim, ...]:
    """`claims("wire happened")`"""
    pairs = (claim.split() for claim in said)
    return tuple(
        Claim(source=source, says=Says(says), **(OTHERWISE if says == "disputed" else {}))
        for source, says in pairs
    )


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (["wire happened"], Status.REPORTED),
        (["article happened"], Status.REPORTED),
        (["wire happened", "copy happened"], Status.REPORTED),
        (["wire happened", "paper happened"], Status.CONFIRMED),
        (["article happened", "wire happened"], Status.CONFIRMED),
        (["wire announced"], Status.ANNOUNCED),
        (["wire announced", "paper announced"], Status.ANNOUNCED),
        (["wire announced", "copy happened"], Status.CONFIRMED),
        (["wire announced", "wire happened"], Status.CONFIRMED),
        (["wire disputed"], Status.DISPUTED),
        (["wire happened", "paper happened", "copy disputed"], Status.DISPUTED),
        (["wire announced", "paper disputed"], Status.DISPUTED),
    ],
)
def test_the_status_of_an_event_follows_from_its_claims(said: list[str], status: Status) -> None:
    assert status_of(claims(*said), ORIGINS) is status


def nowhere(event_id: str) -> dict[str, object]:
    return event(event_id, place=None, zone="Europe/Rome")


def test_consecutive_events_at_one_place_are_one_stop(make_story: MakeStory) -> None:
    story = make_story(
        articles={},
        events=[event("a"), event("b"), event("c", place="tokyo"), event("d")],
    )

    known = itinerary(story)

    assert [(stop.place, stop.steps) for stop in known.stops] == [
        ("rome", (0, 1)),
        ("tokyo", (2,)),
        ("rome", (3,)),
    ]
    assert [step.stop for step in known.steps] == [0, 0, 1, 2]


def test_an_event_without_a_place_does_not_break_a_stop(make_story: MakeStory) -> None:
    story = make_story(articles={}, events=[nowhere("a"), event("b"), nowhere("c"), event("d")])

    known = itinerary(story)

    assert [(stop.place, stop.steps) for stop in known.stops] == [("rome", (1, 3))]
    assert [step.stop for step in known.steps] == [None, 0, None, 0]


def test_a_story_without_places_known_has_no_stops(make_story: MakeStory) -> None:
    known = itinerary(make_story(articles={}, events=[nowhere("a")]))

    assert (known.stops, known.journeys) == ((), ())


def test_a_journey_joins_two_stops_and_finds_its_leg(make_story: MakeStory) -> None:
    leg = {"from": "rome", "to": "tokyo", "mode": "air", "path": "schematic"}
    story = make_story(
        articles={},
        legs=[leg],
        events=[event("a"), event("b", place="tokyo"), event("c", place="tokyo"), event("d")],
    )

    there, back = itinerary(story).journeys

    assert (there.origin, there.destination, there.arrives) == ("rome", "tokyo", 1)
    assert there.leg is not None
    assert there.leg.mode == "air"
    assert (back.origin, back.destination, back.arrives, back.leg) == ("tokyo", "rome", 3, None)


def test_a_leg_can_say_at_which_event_of_the_stop_it_arrives(make_story: MakeStory) -> None:
    leg = {"from": "rome", "to": "tokyo", "mode": "air", "path": "known", "arrives": "c"}
    story = make_story(
        articles={},
        legs=[leg],
        events=[event("a"), event("b", place="tokyo"), event("c", place="tokyo")],
    )

    (journey,) = itinerary(story).journeys

    assert journey.arrives == 2


def article_says(says: str, **rest: object) -> list[dict[str, object]]:
    return [
        {"source": "wire", "says": "happened"},
        {"source": "article", "says": says, **rest},
    ]


def test_the_view_of_the_article_knows_only_what_the_article_claims(make_story: MakeStory) -> None:
    story = make_story(
        articles={},
        events=[event("a"), event("b", claims=article_says("announced"), note={"en": "Later."})],
    )

    (step,) = itinerary(story, AsOf.PUBLICATION).steps

    assert (step.event.id, step.status) == ("b", Status.ANNOUNCED)
    assert [claim.source for claim in step.claims] == ["article"]
    assert step.event.note is None


def test_the_view_of_the_article_has_its_date_and_then_no_clock_time(
    make_story: MakeStory,
) -> None:
    said = article_says("announced", when="2023-03-02/..")
    story = make_story(articles={}, events=[event("b", claims=said, time="09:30")])

    (step,) = itinerary(story, AsOf.PUBLICATION).steps

    assert (step.event.when.text, step.event.time, step.event.part_of_day) == (
        "2023-03-02/..",
        None,
        None,
    )


def test_without_a_date_of_its_own_the_article_knows_the_event_s(make_story: MakeStory) -> None:
    story = make_story(
        articles={}, events=[event("b", claims=article_says("happened"), time="09:30")]
    )

    (step,) = itinerary(story, AsOf.PUBLICATION).steps

    assert step.event.time is not None
    assert step.event.time.text == "09:30"


def test_what_the_article_says_in_its_note_takes_the_place_of_the_summary(
    make_story: MakeStory,
) -> None:
    said = article_says("happened", note={"en": "As it told it."})
    story = make_story(articles={}, events=[event("b", claims=said)])

    now, then = (itinerary(story, view).steps[0].event.summary["en"] for view in AsOf)

    assert (now, then) == ("They take the morning flight.", "As it told it.")


def test_an_article_that_claims_nothing_gives_an_empty_itinerary(make_story: MakeStory) -> None:
    known = itinerary(make_story(articles={}, events=[event("a")]), AsOf.PUBLICATION)

    assert (known.steps, known.stops, known.journeys) == ((), (), ())


def test_the_shipped_story_shows_the_last_stops_as_announced_then_and_as_they_turned_out_now(
    shipped: Story,
) -> None:
    def statuses(view: AsOf) -> dict[str, Status]:
        return {step.event.id: step.status for step in itinerary(shipped, view).steps}

    then, now = statuses(AsOf.PUBLICATION), statuses(AsOf.NOW)

    assert {then["komsomolsk-arrival"], then["pacific-fleet"]} == {Status.ANNOUNCED}
    assert Status.ANNOUNCED not in {now["komsomolsk-arrival"], now["pacific-fleet"]}
    assert len(now) == len(shipped.events)
    assert len(then) < len(now)


def test_an_itinerary_is_derived_once_a_version_of_a_story(make_story: MakeStory) -> None:
    story = make_story()
    changed = story.model_copy(update={"version": "another", "events": story.events[:1]})

    assert itinerary(story) is itinerary(story, AsOf.NOW)
    assert len(itinerary(changed).steps) == 1
