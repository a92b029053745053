"""The view of the whole journey: as near as it has room in a pane, from a street to the world."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import log2
from typing import Any

import pytest

from explorer.pictures.projection import world_point
from explorer.story.places import Coordinate
from explorer.story.records import Story
from tests.assembling import assembled, called
from tests.records import event, place

Box = dict[str, float]
LANDSCAPE, PORTRAIT, PHONE = (960, 420), (553, 708), (390, 303)
ROME = ((41.901, 12.5018), (41.8895, 12.4694), (41.9107, 12.4764))
WORLD = ((47, -179.9), (-53, 179.9))
BAR = {"left": 10, "top": 10, "right": 54, "bottom": 150}
LEGEND = {"left": 336, "top": 10, "right": 380, "bottom": 110}


def pixel(at: tuple[float, float]) -> dict[str, float]:
    x, y = world_point(Coordinate(lat=at[0], lon=at[1]))
    return {"x": 256 * x, "y": 256 * y}


def fit(
    where: tuple[tuple[float, float], ...],
    size: tuple[int, int],
    *,
    controls: tuple[Box, ...] = (),
    closest: float = 17,
) -> tuple[float, list[tuple[float, float]]]:
    """The zoom, and where each stop is in the pane."""
    stops = [pixel(at) for at in where]
    bounds = [{axis: end(each[axis] for each in stops) for axis in "xy"} for end in (min, max)]
    view = {"right": size[0], "bottom": size[1]}
    pane = {"view": view, "controls": list(controls), "closest": closest}
    found = called("map/fitting.js", "fitted", {"stops": stops, "bounds": bounds}, pane)
    scale, middle = 2 ** found["zoom"], found["middle"]
    return found["zoom"], [
        (
            (at["x"] - middle["x"]) * scale + size[0] / 2,
            (at["y"] - middle["y"]) * scale + size[1] / 2,
        )
        for at in stops
    ]


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, PHONE])
@pytest.mark.parametrize("where", [ROME, WORLD, ((85, 0), (60, 40)), ((-90, 0), (-70, 90))])
def test_every_stop_is_in_the_pane(
    where: tuple[tuple[float, float], ...], size: tuple[int, int]
) -> None:
    _, points = fit(where, size)

    assert all(12 <= x <= size[0] - 12 and 12 <= y <= size[1] - 12 for x, y in points)


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, PHONE])
def test_a_walk_fills_the_pane(size: tuple[int, int]) -> None:
    zoom, points = fit(ROME, size)

    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    assert zoom > 13
    assert width > 0.75 * size[0] or height > 0.7 * size[1]


def test_no_control_covers_a_stop_nor_its_number() -> None:
    _, points = fit(ROME, PHONE, controls=(BAR, LEGEND))

    for x, y in points:
        for box in (BAR, LEGEND):
            assert x + 30 <= box["left"] or x - 14 >= box["right"] or y - 30 >= box["bottom"]


CREDITS = {"left": 70, "top": 285, "right": 390, "bottom": 303}
SCALE = {"left": 5, "top": 282, "right": 115, "bottom": 298}
WALK = (  # from the lower right corner, where the credits are, to the upper left, where the bar is
    *((41.8902, 12.4922), (41.8925, 12.4853), (41.8933, 12.4828)),
    *((41.8986, 12.4769), (41.8992, 12.4731), (41.9009, 12.4833)),
)


def test_making_way_for_controls_cuts_no_stop_at_the_edge() -> None:
    _, points = fit(WALK, PHONE, controls=(BAR, LEGEND, SCALE, CREDITS))

    for x, y in points:
        assert 18 <= x <= PHONE[0] - 30
        assert 30 <= y <= PHONE[1] - 18


def test_one_place_is_no_nearer_than_its_step() -> None:
    zoom, points = fit(ROME[:1], PORTRAIT, closest=10)

    assert (zoom, points) == (10, [(276.5, 354)])


def test_a_view_of_the_world_ends_where_the_world_does() -> None:
    zoom, points = fit(((80, 0), (60, 60)), LANDSCAPE)

    north = (0 - pixel((80, 0))["y"]) * 2**zoom + points[0][1]
    assert north <= 1e-6


@pytest.mark.parametrize("zoom", [0.3, 1.07, 1.6, 5.5, 13.99])
def test_a_tile_is_a_whole_number_of_pixels_wide(zoom: float) -> None:
    found = called("map/zooms.js", "onWholeTiles", zoom)
    tile_px = 256 * 2 ** (found - round(zoom))

    assert zoom - log2(1 + 1 / 180) <= found <= zoom
    assert tile_px == pytest.approx(round(tile_px), abs=1e-6)


def test_a_long_step_across_the_antimeridian_stays_on_one_map(
    make_story: Callable[..., Story],
) -> None:
    places = [place("rome", lat=35, lon=140), place("tokyo", lat=38, lon=-123)]
    document: dict[str, Any] = assembled(
        make_story(articles={}, places=places, events=[event("a"), event("b", place="tokyo")])
    )
    journey = called("map/journey.js", "readJourney", document)
    (leg,) = journey["legs"]
    (line,) = leg["lines"]

    assert [stop["latLng"] for stop in journey["stops"]] == [[35, 140], [38, 237]]
    assert [line[0], line[-1]] == [[35, 140], [38, 237]]
    assert all(0 < after[1] - before[1] < 5 for before, after in pairwise(line) if before != after)
    looks = [each["map"]["lon"] for each in document["events"]]
    eastwards = [called("map/longitudes.js", "eastOf", lon, journey["west"]) for lon in looks]
    assert eastwards == [140, 237]
