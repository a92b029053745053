"""Pictures of stories whose lines and marks would cover the map."""

import pytest

from explorer.pictures import map_pictures
from explorer.pictures.map_pictures import map_picture
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story


@pytest.mark.parametrize(("current", "legs"), [(None, 0), (0, 1)])
def test_of_very_many_legs_only_those_near_the_event_are_drawn(
    shipped: Story, monkeypatch: pytest.MonkeyPatch, current: int | None, legs: int
) -> None:
    known = itinerary(shipped, AsOf.NOW)
    first = known.journeys[0].arrives
    monkeypatch.setattr(map_pictures, "MOST_LEGS", 0)
    monkeypatch.setattr(map_pictures, "NEAR_STEPS", first)

    picture = map_picture(shipped, known, "en", current, size_px=(640, 400))

    assert picture.shapes.count('class="casing') == legs


def test_of_stops_that_would_cover_each_other_one_is_drawn(
    shipped: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = itinerary(shipped, AsOf.NOW)
    monkeypatch.setattr(map_pictures, "MOST_STOPS", 0)
    monkeypatch.setattr(map_pictures, "STOP_PX", 10_000)

    picture = map_picture(shipped, known, "en", None, size_px=(640, 400))

    assert picture.shapes.count('class="stop') == 1
