"""Areas in pictures: under the stops, in view, dashed by status, without the edges of a cut."""

import re
from pathlib import Path

import pytest

from explorer.pictures.areas import area_shapes
from explorer.pictures.map_pictures import map_picture
from explorer.pictures.windows import Frame
from explorer.reading.library import load_story
from explorer.story.itinerary import itinerary
from explorer.story.records import Story
from explorer.story.seams import seam_of
from tests.areas import write_dateline, write_lagoon


@pytest.fixture(scope="module")
def lagoon(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_lagoon(tmp_path_factory.mktemp("areas")))


def shapes(story: Story, current: int | None = None) -> str:
    return map_picture(story, itinerary(story), "en", current, size_px=(640, 480)).shapes


def test_areas_lie_under_the_stops_and_in_the_picture(lagoon: Story) -> None:
    drawn = shapes(lagoon)
    edges = re.findall(r'<path class="mark (\w+)"[^>]*stroke-dasharray="([^"]+)"[^>]* d="M', drawn)

    assert edges == [("announced", "8 5"), ("disputed", "9 4 2 4"), ("confirmed", "none")]
    assert drawn.rindex('fill-opacity="0"') < drawn.index('<g class="stop')


def test_the_current_area_is_stronger(lagoon: Story) -> None:
    assert "stroke-width:3" not in shapes(lagoon)
    assert shapes(lagoon, 3).count("stroke-width:3") == 1


def outline(story: Story, current: int) -> tuple[list[float], list[float]]:
    """Where the outline of the current step's area is on its picture, across and down."""
    [edge] = re.findall(r'style="stroke-width:3" d="([^"]+)"', shapes(story, current))
    points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", edge)
    return [float(x) for x, _ in points], [float(y) for _, y in points]


@pytest.mark.parametrize("current", [1, 2, 3])
def test_the_area_of_an_event_is_whole_and_large(lagoon: Story, current: int) -> None:
    across, down = outline(lagoon, current)

    assert min(across) >= 50
    assert min(down) >= 40
    assert max(across) <= 640 - 50
    assert max(down) <= 480 - 40
    assert max(max(across) - min(across), max(down) - min(down)) > 110


def test_an_area_far_from_the_other_stops_is_no_dot(tmp_path: Path) -> None:
    across, down = outline(load_story(write_dateline(tmp_path)), 0)

    assert max(max(across) - min(across), max(down) - min(down)) > 110


def test_what_is_outside_a_picture_of_an_area_is_not_named(lagoon: Story) -> None:
    of = (lagoon, itinerary(lagoon), "en")
    whole = map_picture(*of, None, size_px=(640, 480))
    found = map_picture(*of, 3, size_px=(640, 480))

    assert {"Grey Lagoon", "North Quay"} <= {name.text for name in whole.names}
    assert found.names == ()
    assert "<g " not in found.shapes


def test_a_picture_of_an_area_round_a_pole_ends_there(tmp_path: Path) -> None:
    across, down = outline(load_story(write_dateline(tmp_path)), 2)

    assert (min(across), max(across)) == (0, 640)
    assert 240 < min(down) < max(down) < 480


def test_the_area_of_a_place_is_shown_where_it_is_larger_than_its_surroundings(
    lagoon: Story,
) -> None:
    alone = [step for step in itinerary(lagoon).steps if step.event.place]
    dotted = re.findall(r'stroke-dasharray="1 3"[^>]* d="([^"]+)"', shapes(lagoon, 0))
    points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", "".join(dotted))
    across = [float(x) for x, _ in points]

    assert alone[0].event.id == "missing"
    assert max(across) - min(across) > 320
    assert min(across) > 0
    assert max(across) < 640


def test_an_area_that_is_cut_has_no_edge_there(tmp_path: Path) -> None:
    drawn = shapes(load_story(write_dateline(tmp_path)))
    (dotted, *_) = re.findall(r'stroke-dasharray="1 3"[^>]* d="([^"]+)"', drawn)

    assert dotted.count("M") == 3
    assert "Z" not in dotted


def test_an_area_that_is_cut_where_the_picture_begins_has_no_edge_there(tmp_path: Path) -> None:
    story = load_story(write_dateline(tmp_path))
    west = seam_of(story, itinerary(story))
    frame = Frame(left=west / 360 + 0.5, top=0, scale=640, width_px=640, height_px=640)
    *_, south = area_shapes(story, itinerary(story), frame, west, None)
    path = re.findall(r' d="([^"]+)"', south)[-1]
    points = [tuple(map(float, point)) for point in re.findall(r"([\d.]+) ([\d.]+)", path)]

    assert west not in (-180, 180)
    assert sorted(x for x, _ in points if x in (0, 640)) == [0, 640]
    assert max(y for _, y in points) < 600  # and none along the pole
