"""Scans of maps that probably lie at a wrong place, and what their author probably confused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.reading.checks.scans import check
from explorer.story.places import Coordinate
from explorer.tiles.georeferencing import ScanPosition
from tests.attaching import attach, jpeg_of
from tests.media.photos import photo
from tests.records import Records, problems, suspected

FILE = "maps/1569.jpg"
SCAN: Records = {"file": FILE, "credit": "A library"}
ITALY = {"south": 36.0, "west": 6.0, "north": 47.5, "east": 18.5}
THERE = ScanPosition(3e-5, 2e-6, -2e-6, 3e-5, 0.518, 0.362)
"""Where a map of Italy of 1200 × 1000 pixels lies, turned a little."""
PIXELS = ((100, 90), (1100, 120), (1080, 900), (130, 880), (600, 450), (420, 700))


def points(*, count: int = 6) -> list[Records]:
    """Control points of that map, to three decimals."""
    return [point_at(*pixel) for pixel in PIXELS[:count]]


def point_at(x: int, y: int) -> Records:
    at: Coordinate = THERE.coordinate(x=x, y=y)
    return {"x": float(x), "y": float(y), "lat": round(at.lat, 3), "lon": round(at.lon, 3)}


TOWN = ScanPosition(1.25e-8, 0, 0, 1.25e-8, 0.52135, 0.36045)
"""Where a map of a town of 1200 × 1000 pixels lies, 0.35 m of ground in each."""


def town(*, count: int = 6) -> list[Records]:
    """Control points of that map, to six decimals."""
    places = [(pixel, TOWN.coordinate(x=pixel[0], y=pixel[1])) for pixel in PIXELS[:count]]
    return [
        {"x": float(x), "y": float(y), "lat": round(at.lat, 6), "lon": round(at.lon, 6)}
        for (x, y), at in places
    ]


def swapped(point: Records) -> Records:
    return point | {"lat": point["lon"], "lon": point["lat"]}


def moved(points: list[Records], at: int, **changes: float) -> list[Records]:
    """The points, one of them with other numbers."""
    return [point | changes if at == index else point for index, point in enumerate(points)]


SWAPPED_POINT = [*points()[:2], swapped(points()[2]), *points()[3:]]
SWAPPED_EDGES = {"south": 6.0, "west": 36.0, "north": 18.5, "east": 47.5}


def found(root: Path, background: Records, size: tuple[int, int] = (1200, 1000)) -> list[str]:
    """What is suspicious in a story with this scan, without the name of its record."""
    attach(root / "small", FILE, jpeg_of(*size))
    said = suspected(check, root, background=SCAN | background)
    return [each.removeprefix("the story · background.") for each in said]


@pytest.mark.parametrize("count", [3, 4, 6])
def test_a_map_that_shows_a_place_where_it_is_is_not_suspicious(tmp_path: Path, count: int) -> None:
    assert found(tmp_path, {"control_points": points(count=count)}) == []
    assert found(tmp_path, {"bounds": ITALY}) == []


def test_an_old_map_that_is_off_by_a_twentieth_everywhere_is_not_suspicious(
    tmp_path: Path,
) -> None:
    rough = points()
    for at, (by_lat, by_lon) in enumerate([(0.5, 0), (0, -0.5), (-0.4, 0.3), (0.2, 0.4)]):
        rough[at] = rough[at] | {"lat": rough[at]["lat"] + by_lat, "lon": rough[at]["lon"] + by_lon}

    assert found(tmp_path, {"control_points": rough}) == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            moved(points(), 1, lat=40.0),
            "control_points.1: found x 1100, y 120, a point 323 km from where the others put it, "
            "expected points that agree with each other",
        ),
        (
            SWAPPED_POINT,
            "control_points.2: found x 1080, y 900, a point 2,807 km from where the others put "
            "it, expected points that agree with each other (are lat and lon of the point at x "
            "1080, y 900 swapped?)",
        ),
        (
            moved(points(count=4), 3, x=830.0),
            "control_points.3: found x 830, y 880, a point 675 km from where the others put it, "
            "expected points that agree with each other",
        ),
        (
            [swapped(point) for point in points()],
            "control_points: found points that show the map from behind, expected one that is not "
            "mirrored (are lat and lon swapped?)",
        ),
        (
            [point | {"y": 1000 - point["y"]} for point in points()],
            "control_points: found points that show the map from behind, expected one that is not "
            "mirrored (is y counted from the top?)",
        ),
        (
            [point | {"x": point["y"], "y": point["x"] * 0.8} for point in points()],
            "control_points: found points that show the map from behind, expected one that is not "
            "mirrored (is y counted from the top?)",
        ),
        (
            moved(points(count=3), 2, **{k: swapped(points()[2])[k] for k in ("lat", "lon")}),
            "control_points: found a picture drawn 5.3 times as large in one direction as in the "
            "other, expected about the same in both (are lat and lon of the point at x 1080, y 900 "
            "swapped?)",
        ),
        (
            [point | {"lon": point["lon"] + 40} for point in points()],
            "control_points: found a map that shows no place of the story, expected one that does",
        ),
        (
            [
                point | {"lon": point["lon"] * 1e-4, "lat": point["lat"] * 1e-4}
                for point in points()
            ],
            "control_points: found a map that shows no place of the story, expected one that does",
        ),
    ],
)
def test_control_points_that_do_not_fit(tmp_path: Path, given: list[Records], message: str) -> None:
    assert found(tmp_path, {"control_points": given}) == [message]


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        (
            {"south": 36.0, "west": 18.5, "north": 47.5, "east": 6.0},
            "bounds: found a picture drawn 19 times as large in one direction as in the other, "
            "expected about the same in both (are west and east swapped?)",
        ),
        (
            SWAPPED_EDGES,
            "bounds: found a map that shows no place of the story, expected one that does (are "
            "lat and lon swapped?)",
        ),
        (
            {"south": -36.0, "west": 6.0, "north": -24.5, "east": 18.5},
            "bounds: found a map that shows no place of the story, expected one that does",
        ),
        (
            {"south": 41.9, "west": 12.5, "north": 41.90000001, "east": 12.50000001},
            "bounds: found 8.77e-07 m of ground in each pixel, expected the scale of a map",
        ),
    ],
)
def test_edges_that_do_not_fit(tmp_path: Path, bounds: Records, message: str) -> None:
    assert found(tmp_path, {"bounds": bounds}) == [message]


def test_a_map_across_the_antimeridian_shows_places_on_both_sides(tmp_path: Path) -> None:
    pacific = {"south": -10.0, "west": 130.0, "north": 50.0, "east": -120.0}

    assert found(tmp_path, {"bounds": pacific}) == []


@pytest.mark.parametrize(
    ("background", "messages"),
    [
        (
            {"control_points": [point_at(x, x) for x in (100, 400, 800)]},
            [
                ".control_points: found points on one line, expected three or more points that do "
                "not lie on one line (best near the corners of the map)"
            ],
        ),
        (
            {"control_points": moved(points(), 1, x=2200.0)},
            [
                ".control_points.1.x: found 2200, expected at most 1,200, as the picture is 1,200 "
                "pixels wide (was it read from a larger copy?)"
            ],
        ),
        (
            {"control_points": moved(points(), 0, y=1001.0)},
            [
                ".control_points.0.y: found 1001, expected at most 1,000, as the picture is 1,000 "
                "pixels high (was it read from a larger copy?)"
            ],
        ),
        (
            {"bounds": ITALY | {"south": -90.0, "north": 90.0}},
            [
                ".bounds.south: found -90, expected a latitude from -85.05 to 85.05, as the map "
                "ends there",
                ".bounds.north: found 90, expected a latitude from -85.05 to 85.05, as the map "
                "ends there",
            ],
        ),
    ],
)
def test_a_scan_that_cannot_be_laid_on_the_map(
    tmp_path: Path, background: Records, messages: list[str]
) -> None:
    attach(tmp_path / "small", FILE, jpeg_of(1200, 1000))

    said = problems(tmp_path, background=SCAN | background)

    assert said == [f"the story · background{message}" for message in messages]


def test_control_points_are_of_the_picture_as_it_is_seen(tmp_path: Path) -> None:
    """A photograph of a map that was taken upright is stored lying, with a note to turn it."""
    attach(tmp_path / "small", FILE, photo((1000, 1200), orientation=6))

    assert problems(tmp_path, background=SCAN | {"control_points": points()}) == []
    assert problems(tmp_path, background=SCAN | {"control_points": moved(points(), 0, y=1100.0)})


@pytest.mark.parametrize("count", [3, 4, 6])
@pytest.mark.parametrize(
    ("change", "question"),
    [
        (swapped, "are lat and lon of the point at x 1100, y 120 swapped?"),
        (
            lambda point: point | {"lon": -point["lon"]},
            "is the sign of lon of the point at x 1100, y 120 wrong?",
        ),
        (
            lambda point: point | {"lat": -point["lat"]},
            "is the sign of lat of the point at x 1100, y 120 wrong?",
        ),
        (lambda point: point | {"lat": point["lat"] + 3}, ""),
    ],
)
def test_a_point_of_a_town_that_lies_far_from_it_is_named(
    tmp_path: Path, count: int, change: Callable[[Records], Records], question: str
) -> None:
    """The others seem to be one point then, and all of them to lie on a line."""
    given = town(count=count)
    given[1] = change(given[1])
    attach(tmp_path / "small", FILE, jpeg_of(1200, 1000))

    (said,) = problems(tmp_path, background=SCAN | {"control_points": given})

    assert said.startswith("the story · background.control_points.1: found x 1100, y 120, a point ")
    assert " km from " in said
    hint = f" ({question})" if question else ""
    assert said.endswith(f", expected points that agree with each other{hint}")


def test_points_of_a_town_at_one_place_are_on_a_line(tmp_path: Path) -> None:
    attach(tmp_path / "small", FILE, jpeg_of(1200, 1000))
    given = [point | {"lat": 41.9, "lon": 12.5} for point in town(count=3)]

    (said,) = problems(tmp_path, background=SCAN | {"control_points": given})

    assert "found points on one line" in said
