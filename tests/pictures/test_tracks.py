"""The lines of several tracks in pictures: the colours and dashes that they have on the map."""

import re
from dataclasses import replace

import pytest

from explorer.pictures.legs import leg_lines
from explorer.pictures.map_pictures import map_picture
from explorer.pictures.palettes import palette, track_dashes
from explorer.pictures.style_sheets import ink_style, map_style
from explorer.pictures.windows import Padding, frame_around
from explorer.reading.library import load_story
from explorer.story.itinerary import itinerary
from tests.records import SHIPPED

STORY = load_story(SHIPPED / "vostochny-2023")


def test_each_letter_has_its_dashes() -> None:
    dashes = track_dashes()
    assert sorted(dashes) == ["a", "b", "c", "d", "e", "f"]
    assert len(set(dashes.values())) == 6
    assert dashes["a"] == "14 4"


def test_a_track_has_its_line_and_a_story_without_any_the_plain_one() -> None:
    drawn = map_picture(STORY, itinerary(STORY), "en", None, size_px=(640, 480)).shapes
    assert 'class="leg track-a past"' in drawn
    assert "schematic" not in drawn

    alone = STORY.model_copy(update={"tracks": STORY.tracks[:1]})
    plain = map_picture(alone, itinerary(STORY), "en", None, size_px=(640, 480)).shapes
    assert "track-" not in plain
    assert "leg schematic past" in plain


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_colour_is_that_of_the_map_and_on_paper_its_dashes_are_enough(theme: str) -> None:
    colour = palette(theme)["track-b"]
    assert f".leg.track-b{{stroke:{colour};stroke-dasharray:3 3;" in map_style(theme)
    assert ".leg.track-b{stroke:#000000;stroke-dasharray:3 3;" in ink_style()


def test_tracks_that_travel_together_are_drawn_side_by_side() -> None:
    view = itinerary(STORY)
    both = tuple(track.id for track in STORY.tracks[:2])
    alone = replace(view, journeys=(view.journeys[0]._replace(tracks=both),))
    line = ((0.4, 0.4), (0.6, 0.4))  # to the east
    frame = frame_around(
        line,
        width_px=300,
        height_px=200,
        padding=Padding(left_px=9, top_px=9, right_px=9, bottom_px=9),
        closest_zoom=9,
    )

    (drawn,) = leg_lines(STORY, alone, [[line]], frame, None)

    shifts = re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", drawn)
    assert [(abs(float(x)), float(y)) for x, y in shifts] == [(0, -2), (0, 2)]
    assert re.findall(r"leg (track-\w)", drawn) == ["track-a", "track-b"]
