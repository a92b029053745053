"""Scans of maps that probably lie at a wrong place: swapped numbers, a point far off the others."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from explorer.reading.reports import Report
from explorer.reading.scans import Scan, scans_of
from explorer.story.backgrounds import Bounds, ControlPoint
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.web_mercator import MAX_LATITUDE_DEG, world_position
from explorer.tiles.georeferencing import OnALineError, ScanPosition, fitted, within

MOST_STRETCHED: Final = 2.5
"""More than any map that was drawn with care, in one direction against the other."""
LARGEST_PIXEL_KM: Final = 100.0
SMALLEST_PIXEL_KM: Final = 1e-5
"""The ground in one pixel: from a map of the world on a stamp to one of a table, in km."""
FAR_OFF: Final = 0.1
FAR_OFF_OF_THREE: Final = 0.25
"""How far a point may be off the others, as a part of the map's diagonal; three others always agree
with each other, so more is left to them."""
TIMES_OFF: Final = 4.0
"""How many times as far as the others are from each other, too."""

Points = tuple[ControlPoint, ...]


class _Suspect(NamedTuple):
    """A control point that does not agree with the others."""

    at: int
    off_km: float
    """Between what the author wrote and where the others put it."""


def check(story: Story) -> Iterator[Report]:
    """Report of each scan the likeliest mistake in where it lies."""
    for scan in scans_of(story):
        yield from _check(scan, story.places)


def _check(scan: Scan, places: Sequence[Place]) -> Iterator[Report]:
    position, points = scan.position(), scan.background.control_points
    field = "control_points" if points else "bounds"
    if suspect := _suspect(points, scan):
        point = points[suspect.at]
        found = (
            f"x {point.x:g}, y {point.y:g}, a point {_length(suspect.off_km)} from where the "
            "others put it"
        )
        expected = "points that agree with each other"
        yield Report((*scan.path, field, suspect.at), found, expected, _swapped_one(points, scan))
    elif position.is_mirrored:
        found, expected = "points that show the map from behind", "one that is not mirrored"
        yield Report((*scan.path, field), found, expected, _question(scan, places))
    elif position.stretch > MOST_STRETCHED:
        stretch = "very many" if position.stretch > 1000 else f"{position.stretch:.2g}"
        found = f"a picture drawn {stretch} times as large in one direction as in the other"
        expected = "about the same in both"
        yield Report((*scan.path, field), found, expected, _question(scan, places))
    elif not SMALLEST_PIXEL_KM < (pixel_km := _pixel_km(position, scan)) < LARGEST_PIXEL_KM:
        found = f"{_length(pixel_km)} of ground in each pixel"
        yield Report((*scan.path, field), found, "the scale of a map")
    elif places and not any(_shows(position, scan, place) for place in places):
        found, expected = "a map that shows no place of the story", "one that does"
        yield Report((*scan.path, field), found, expected, _question(scan, places))


def _pixel_km(position: ScanPosition, scan: Scan) -> float:
    return position.pixel_km(x=scan.width / 2, y=scan.height / 2)


def _suspect(points: Points, scan: Scan) -> _Suspect | None:
    """The point without which the others agree best, if it is far off them."""
    found: list[tuple[float, _Suspect, float]] = []
    for at, point in enumerate(points if len(points) > 3 else ()):
        others = (*points[:at], *points[at + 1 :])
        try:
            position = fitted(others)
        except OnALineError:
            continue
        if position.is_mirrored or position.stretch > MOST_STRETCHED:
            continue
        diagonal_km = _pixel_km(position, scan) * math.hypot(scan.width, scan.height)
        rest_km = math.sqrt(sum(position.off_km(each) ** 2 for each in others) / len(others))
        limit_km = max(FAR_OFF * diagonal_km, TIMES_OFF * rest_km)
        if len(others) == 3:
            limit_km = FAR_OFF_OF_THREE * diagonal_km
        rank = position.stretch if len(others) == 3 else rest_km
        found.append((rank, _Suspect(at, position.off_km(point)), limit_km))
    _, suspect, limit_km = min(found, default=(0, None, 0))
    return suspect if suspect and suspect.off_km > limit_km else None


def _question(scan: Scan, places: Sequence[Place]) -> str:
    """What the author probably confused, as a question; empty if nobody knows."""
    points, bounds = scan.background.control_points, scan.background.bounds
    if points and (one := _swapped_one(points, scan)):
        return one
    found: list[tuple[int, str]] = []
    for question, position in _otherwise(points, bounds, scan):
        if not position.is_mirrored and position.stretch <= MOST_STRETCHED:
            shown = sum(_shows(position, scan, place) for place in places)
            found.append((-shown, question))
    most, question = min(found, key=lambda each: each[0], default=(0, ""))
    return question if most or scan.position().is_mirrored or not places else ""


def _otherwise(
    points: Points, bounds: Bounds | None, scan: Scan
) -> Iterator[tuple[str, ScanPosition]]:
    """Where the scan would lie if its author had confused something, each with its question."""
    if bounds:
        size = {"width": scan.width, "height": scan.height}
        south, west, north, east = bounds.south, bounds.west, bounds.north, bounds.east
        turned = Bounds(south=south, west=east, north=north, east=west)
        yield "are west and east swapped?", within(turned, **size)
        if south != north and max(abs(west), abs(east)) < MAX_LATITUDE_DEG and west < east:
            other = Bounds(south=west, west=south, north=east, east=north)
            yield "are lat and lon swapped?", within(other, **size)
        return
    changes = {
        "are lat and lon swapped?": tuple(map(_with_swapped_angles, points)),
        "is y counted from the top?": tuple(
            each.model_copy(update={"y": scan.height - each.y}) for each in points
        ),
        "are x and y swapped?": tuple(
            each.model_copy(update={"x": each.y, "y": each.x}) for each in points
        ),
        "is the sign of lon wrong?": tuple(
            each.model_copy(update={"lon": -each.lon}) for each in points
        ),
    }
    for question, changed in changes.items():
        try:
            yield question, fitted(changed)
        except OnALineError:
            continue


def _swapped_one(points: Points, scan: Scan) -> str:
    """Whether all points agree once latitude and longitude of one of them change places."""
    for at, point in enumerate(points):
        swapped = _with_swapped_angles(point)
        if swapped == point:
            continue
        changed = (*points[:at], swapped, *points[at + 1 :])
        try:
            position = fitted(changed)
        except OnALineError:
            continue
        diagonal_km = _pixel_km(position, scan) * math.hypot(scan.width, scan.height)
        agree = all(position.off_km(each) < FAR_OFF * diagonal_km for each in changed)
        if agree and not position.is_mirrored and position.stretch < MOST_STRETCHED / 2:
            return f"are lat and lon of the point at x {point.x:g}, y {point.y:g} swapped?"
    return ""


def _with_swapped_angles(point: ControlPoint) -> ControlPoint:
    """The point with latitude and longitude in each other's place; as it is if that cannot be."""
    if abs(point.lon) >= MAX_LATITUDE_DEG:
        return point
    return point.model_copy(update={"lat": point.lon, "lon": point.lat})


def _shows(position: ScanPosition, scan: Scan, place: Place) -> bool:
    """Whether a place lies on the picture."""
    across, down = world_position(lon=place.lon, lat=place.lat)
    for turn in (-1, 0, 1):
        x, y = position.pixel(across + turn, down)
        if 0 <= x <= scan.width and 0 <= y <= scan.height:
            return True
    return False


def _length(km: float) -> str:
    """A length in words.

    >>> _length(1234.5), _length(0.25), _length(2.04)
    ('1,234 km', '250 m', '2.0 km')
    """
    if km < 1:
        return f"{km * 1000:,.3g} m"
    return f"{km:,.1f} km" if km < 10 else f"{km:,.0f} km"
