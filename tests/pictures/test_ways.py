"""Recorded ways in pictures: their bends in view, their gaps open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.pictures.map_pictures import map_picture
from explorer.reading.library import load_story
from explorer.story.itinerary import itinerary
from tests.attaching import FLIGHT, attach, gpx_of
from tests.records import LEG, write_story

GAP = "</trkseg><trkseg>"


def path_of_leg(root: Path, text: str) -> str:
    """The line of the only leg, as a picture has it."""
    folder = write_story(root, legs=[LEG | {"path": "known", "track_file": "a.gpx"}])
    attach(folder, "a.gpx", text)
    story = load_story(folder)
    shapes = map_picture(story, itinerary(story), "en", None, size_px=(640, 480)).shapes
    (line,) = set(re.findall(r'<path class="leg[^"]*"[^>]* d="([^"]+)"', shapes))
    return str(line)


def points_in(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+)[ ,](-?[\d.]+)", path)]


def test_a_gap_is_left_open(tmp_path: Path) -> None:
    points = [FLIGHT[0], (45.0, 50.0), (50.0, 90.0), FLIGHT[2]]
    whole = gpx_of(*points)
    third = whole.index('<trkpt lat="50.0"')
    broken = whole[:third] + GAP + whole[third:]

    one, two = (path_of_leg(tmp_path / str(at), text) for at, text in enumerate((whole, broken)))

    assert (one.count("M"), two.count("M")) == (1, 2)
    assert points_in(one) == points_in(two)


@pytest.mark.parametrize("lat", [70.0, -50.0])
def test_a_bend_far_from_the_stops_is_in_the_picture(tmp_path: Path, lat: float) -> None:
    drawn = points_in(path_of_leg(tmp_path, gpx_of(FLIGHT[0], (lat, 80.0), FLIGHT[2])))

    assert len(drawn) == 3
    assert all(0 < x < 640 and 0 < y < 480 for x, y in drawn)
