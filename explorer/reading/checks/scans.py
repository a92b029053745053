"""Scans of maps that probably lie at a wrong place: swapped numbers, a point far off the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.reading.control_points import (
    LARGEST_PIXEL_KM,
    MOST_STRETCHED,
    SMALLEST_PIXEL_KM,
    Points,
    confused,
    length,
    odd_one_out,
    told,
    with_swapped_angles,
)
from explorer.reading.reports import Report
from explorer.reading.scans import Scan, scans_of
from explorer.story.backgrounds import Bounds
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.web_mercator import MAX_LATITUDE_DEG, world_position
from explorer.tiles.georeferencing import OnALineError, ScanPosition, fitted, within


def check(story: Story) -> Iterator[Report]:
    """Report of each scan the likeliest mistake in where it lies."""
    for scan in scans_of(story):
        yield from _check(scan, story.places)


def _check(scan: Scan, places: Sequence[Place]) -> Iterator[Report]:
    position, points = scan.position(), scan.background.control_points
    field = "control_points" if points else "bounds"
    if suspect := odd_one_out(points, scan.picture):
        repair = confused(points, scan.picture)
        suspect = suspect._replace(hint=repair.hint if repair else "")
        yield Report((*scan.path, field, suspect.at), *told(suspect, points))
    elif position.is_mirrored:
        found, expected = "points that show the map from behind", "one that is not mirrored"
        yield Report((*scan.path, field), found, expected, _question(scan, places))
    elif position.stretch > MOST_STRETCHED:
        stretch = "very many" if position.stretch > 1000 else f"{position.stretch:.2g}"
        found = f"a picture drawn {stretch} times as large in one direction as in the other"
        expected = "about the same in both"
        yield Report((*scan.path, field), found, expected, _question(scan, places))
    elif not SMALLEST_PIXEL_KM < (pixel_km := _pixel_km(position, scan)) < LARGEST_PIXEL_KM:
        found = f"{length(pixel_km)} of ground in each pixel"
        yield Report((*scan.path, field), found, "the scale of a map")
    elif places and not any(_shows(position, scan, place) for place in places):
        found, expected = "a map that shows no place of the story", "one that does"
        yield Report((*scan.path, field), found, expected, _question(scan, places))


def _pixel_km(position: ScanPosition, scan: Scan) -> float:
    return position.pixel_km(x=scan.width / 2, y=scan.height / 2)


def _question(scan: Scan, places: Sequence[Place]) -> str:
    """What the author probably confused, as a question; empty if nobody knows."""
    points, bounds = scan.background.control_points, scan.background.bounds
    if points and (one := confused(points, scan.picture)):
        return one.hint
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
        "are lat and lon swapped?": tuple(map(with_swapped_angles, points)),
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


def _shows(position: ScanPosition, scan: Scan, place: Place) -> bool:
    """Whether a place lies on the picture."""
    across, down = world_position(lon=place.lon, lat=place.lat)
    for turn in (-1, 0, 1):
        x, y = position.pixel(across + turn, down)
        if 0 <= x <= scan.width and 0 <= y <= scan.height:
            return True
    return False
