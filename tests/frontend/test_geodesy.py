"""Distances and lines in the browser are those of the server, which GeographicLib computes."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.story.geodesy import distance_km, path_through
from explorer.story.places import Coordinate
from tests.assembling import called, calls_of

MODULE = "core/assembly/geodesy.js"
NEAREST = "core/assembly/nearest.js"
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


@pytest.mark.parametrize(
    "where",
    [
        [(lat * 4.3 % 170 - 85, lon * 7.7 % 360 - 180) for lat in range(40) for lon in range(40)],
        [(0, at * 0.2 - 180) for at in range(1600)],
        [(45, 7)] * 1600,
    ],
    ids=["all over the world", "along the equator", "all at one place"],
)
def test_few_pairs_of_many_points_are_measured(where: list[tuple[float, float]]) -> None:
    points = [{"lat": lat, "lon": lon} for lat, lon in where]

    assert len(where) == 1600
    chords = calls_of("hypot", NEAREST, "nearestKms", points)
    assert chords < 1600 * 150, "every point with every other would be 1,600 each"


@given(
    st.lists(
        st.builds(Coordinate, lat=st.floats(-90, 90), lon=st.floats(-180, 180)),
        min_size=3,
        max_size=12,
    )
)
@settings(max_examples=40)
def test_the_nearest_is_the_one_that_trying_all_finds(where: list[Coordinate]) -> None:
    tried = [
        min(distance_km(here, other) for at, other in enumerate(where) if at != own)
        for own, here in enumerate(where)
    ]

    found = called(NEAREST, "nearestKms", [at.model_dump() for at in where])
    for km, expected in zip(found, tried, strict=True):
        is_opposite = expected > 19_900  # where there is no exact solution
        assert km == pytest.approx(expected, rel=0.006 if is_opposite else 1e-6, abs=1e-5)


def test_the_nearest_point_is_found_wherever_it_is() -> None:
    points = [(0, 179.9), (0, -179.9), (89, 0), (89, 180), (41.9, 12.5), (41.9, 13.5), (0, 0)]
    coordinates = [point(at) for at in points]

    nearest = called(NEAREST, "nearestKms", [at.model_dump() for at in coordinates])

    assert nearest == pytest.approx(
        [
            min(distance_km(at, other) for other in coordinates if other is not at)
            for at in coordinates
        ],
        abs=1e-5,
    )


def test_a_single_point_has_none_near() -> None:
    assert called(NEAREST, "nearestKms", [{"lat": 1, "lon": 2}]) == [0]
    assert called(NEAREST, "nearestKms", []) == []
