"""Legs that the order of events contradicts are left out, not written."""

from explorer.imports.completion.joining import without_unused_legs
from explorer.story.itinerary import AsOf, itinerary
from tests.exporting import MakeStory
from tests.records import LEG


def test_a_leg_that_nobody_travels_is_left_out_with_its_way(make_story: MakeStory) -> None:
    story = make_story(legs=[LEG])
    back = story.legs[0].model_copy(
        update={"origin": "tokyo", "destination": "rome", "track_file": "ways/back.geojson"}
    )
    both = story.model_copy(update={"legs": (*story.legs, back)})
    kept, files, report = without_unused_legs(both, {"ways/back.geojson": b"", "a.txt": b""})

    assert kept.legs == story.legs
    assert files == {"a.txt": b""}
    assert [f"{line.where}: {line.why}" for line in report] == [
        "leg tokyo to rome: these two do not follow each other in the order of the events"
    ]


def test_every_leg_of_a_right_story_stays(make_story: MakeStory) -> None:
    story = make_story(legs=[LEG])

    assert without_unused_legs(story, {})[1:] == ({}, [])
    assert itinerary(story, AsOf.NOW).journeys[0].leg == story.legs[0]
