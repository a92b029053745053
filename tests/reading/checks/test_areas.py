"""Areas far from their place, with numbers in the wrong order or of another, or without a size."""

from pathlib import Path
from typing import Any

import pytest

from explorer.reading.checks.areas import check
from explorer.reading.library import load_story
from tests.attaching import attach
from tests.records import SMALL, event, place, write_story

TOKYO = SMALL["places"][1]
SQUARE = ((12, 41), (13, 41), (13, 42), (12, 42), (12, 41))


def area(*points: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(point) for point in points]]}


def suspected_of(folder: Path, shape: dict[str, Any], **changes: Any) -> list[tuple[str, str]]:
    attach(write_story(folder, **changes), "a.json", shape)
    return [(found.found, found.hint) for found in check(load_story(folder / "small"))]


@pytest.mark.parametrize(
    ("points", "found"),
    [
        (SQUARE, []),
        (
            tuple((lat, lon) for lon, lat in SQUARE),
            [("an area 4,307 km from rome", "are longitude and latitude swapped?")],
        ),
        (
            tuple((lon + 128, lat) for lon, lat in SQUARE),
            [("an area 9,374 km from rome", "is it another place's?")],
        ),
    ],
)
def test_an_area_is_near_its_place(
    tmp_path: Path, points: tuple[tuple[float, float], ...], found: list[tuple[str, str]]
) -> None:
    places = [place("rome", area="a.json"), TOKYO]

    assert suspected_of(tmp_path, area(*points), places=places) == found


def test_the_area_of_an_event_is_near_its_place(tmp_path: Path) -> None:
    events = [event("departure", area="a.json"), event("arrival", place="tokyo", area="a.json")]

    ((found, _),) = suspected_of(tmp_path, area(*SQUARE), events=events)
    assert found.endswith("from tokyo")


def test_an_area_around_a_pole_is_near_every_place(tmp_path: Path) -> None:
    ring = [(lon, -70.0) for lon in range(-180, 180, 30)]
    places = [place("rome", area="a.json"), TOKYO]

    assert suspected_of(tmp_path, area(*ring, ring[0]), places=places) == []


@pytest.mark.parametrize(
    ("shape", "found"),
    [
        (area((12, 41), (12, 41), (12, 41), (12, 41)), "a polygon without surface at [12, 41]"),
        (area((12, 41), (13, 42), (12.5, 41.5), (12, 41)), "a polygon without surface at [12, 41]"),
        (
            {"type": "LineString", "coordinates": [[12, 41], [12, 41]]},
            "a line of one position, [12, 41]",
        ),
        (area((12, 41), (12.0001, 41), (12, 41.0001), (12, 41)), None),
        ({"type": "LineString", "coordinates": [[12, 41], [12, 41], [12.01, 41]]}, None),
    ],
)
def test_an_area_that_nobody_can_see_is_reported(
    tmp_path: Path, shape: dict[str, Any], found: str | None
) -> None:
    places = [place("rome", area="a.json"), TOKYO]

    assert [each for each, _ in suspected_of(tmp_path, shape, places=places)] == (
        [found] if found else []
    )
