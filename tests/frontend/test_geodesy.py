"""Distances and lines in the browser are those of the server, which GeographicLib computes."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from explorer.story.geodesy import distance_km, path_through
from explorer.story.places import Coordinate
from tests.assembling import called

MODULE = "core/assembly/geodesy.js"
LINES = {
    "across Europe": ((41.9, 12.5), (52.5, 13.4)),
    "across the world": ((41.9, 12.5), (35.7, 139.7)),
    "along the equator": ((0, 10), (0, 60)),
    "along a meridian": ((-30, 20), (45, 20)),
    "across the antimeridian": ((-17.8, 177.4), (-13.8, -171.8)),
    "along the antimeridian": ((10, 180), (20, -180)),
    "over the pole": ((80, 0), (80, 180)),
    "to the pole": ((60, 100), (90, 0)),
    "within a town": ((48.8566, 2.3522), (48.8584, 2.2945)),
    "nowhere": ((41.9, 12.5), (41.9, 12.5)),
}


def point(at: tuple[float, float]) -> Coordinate:
    return Coordinate(lat=at[0], lon=at[1])


def found(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, Any]:
    """The distance in km, and the path."""
    points = [point(at).model_dump() for at in (start, end)]
    line = called(MODULE, "shortestLine", *points)
    return line["km"], called(MODULE, "pathThrough", points)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_that_of_the_server(line: str) -> None:
    start, end = LINES[line]
    km, path = found(start, end)

    assert km == pytest.approx(distance_km(point(start), point(end)), abs=1e-5)
    expected = path_through((point(start), point(end)))
    assert [len(piece) for piece in path] == [len(piece) for piece in expected]
    for piece, same in zip(path, expected, strict=True):
        for shown, there in zip(piece, same, strict=True):
            apart_km = distance_km(point((shown["lat"], shown["lon"])), there)
            assert apart_km < 1e-4


def test_between_opposite_points_a_distance_is_roughly_right_and_the_line_ends_there() -> None:
    for start, end in (((10, 20), (-10, -160)), ((0, 0), (0.5, 179.7)), ((40, 0), (-39.9, 179.9))):
        km, path = found(start, end)

        assert km == pytest.approx(distance_km(point(start), point(end)), rel=0.006)
        longest = max(
            distance_km(point((one["lat"], one["lon"])), point((next_one["lat"], next_one["lon"])))
            for piece in path
            for one, next_one in itertools.pairwise(piece)
        )
        assert longest < 51
