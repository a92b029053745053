"""Areas that lie far from their place, swapped or the file of another, and those without a size.

Outlines that cross themselves are not looked for: they are drawn as other tools draw them, and to
find a crossing among 100,000 edges takes seconds here. Positions that are there twice do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from explorer.reading.reports import Report
from explorer.story.extents import Box, box_of
from explorer.story.geodesy import sphere_km
from explorer.story.places import Coordinate, Place
from explorer.story.records import Story
from explorer.story.scales import boxes
from explorer.story.shapes import Line, Position, Shape
from explorer.story.unrolling import Ring, unrolled_polygons

LEAST_DEG2: Final = 1e-14
"""Of a polygon: a square centimetre; less is what rounding leaves of a line."""
NEAR_KM: Final = 300.0
"""How far off its place the middle of an area may be, beside its own extent and the accuracy."""


def check(story: Story) -> Iterator[Report]:
    """Report each area that is far from its place, or from that of its event, or has no size."""
    for index, place in enumerate(story.places):
        yield from _without_size(story, place.area, ("places", index, "area"))
        yield from _check(story, place, place.area, ("places", index, "area"))
    for index, event in enumerate(story.events):
        yield from _without_size(story, event.area, ("events", index, "area"))
        if event.place:
            place = story.place(event.place)
            yield from _check(story, place, event.area, ("events", index, "area"))


def _without_size(story: Story, file: str | None, path: tuple[str | int, ...]) -> Iterator[Report]:
    """Reports on polygons and lines of which nothing can be seen."""
    shape = story.shapes.get(file or "", Shape())
    for polygon, (outline, *_) in zip(shape.polygons, unrolled_polygons(shape), strict=True):
        if _surface(outline) < LEAST_DEG2:
            found = f"a polygon without surface at {_at(polygon[0][0])}"
            yield Report(path, found, "corners that enclose something")
    for line in shape.lines:
        if len(set(line)) < 2:
            found = f"a line of one position, {_at(line[0])}"
            yield Report(path, found, "two different positions or more")


def _surface(ring: Ring) -> float:
    """Of a ring as a map has it, in square degrees (shoelace formula)."""
    (x, y), *_ = ring
    near = [(lon - x, lat - y) for lon, lat in ring]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*near, near[0]]))) / 2


def _at(position: Position) -> str:
    return f"[{position.lon:g}, {position.lat:g}]"


def _check(
    story: Story, place: Place, file: str | None, path: tuple[str | int, ...]
) -> Iterator[Report]:
    box = boxes(story).get(file or "")
    if file is None or box is None or _is_near(box, place):
        return
    far_km = sphere_km(_middle(box), place.coordinate)
    found = f"an area {far_km:,.0f} km from {place.id}"
    swapped = _swapped(story.shapes[file])
    is_swapped = swapped is not None and _is_near(box_of(swapped), place)
    hint = "are longitude and latitude swapped?" if is_swapped else "is it another place's?"
    yield Report(path, found, "one near it", hint)


def _is_near(box: Box, place: Place) -> bool:
    corner = Coordinate(lat=box.south, lon=box.west)
    reach_km = sphere_km(_middle(box), corner) * 2 + NEAR_KM + place.accuracy_km
    return box.is_round or sphere_km(_middle(box), place.coordinate) <= reach_km


def _middle(box: Box) -> Coordinate:
    return Coordinate(lat=box.middle.lat, lon=box.middle.lon)


def _swapped(shape: Shape) -> Shape | None:
    """The shape with longitude and latitude swapped; None if it is off the globe then."""
    if any(abs(each.lon) > 90 for each in shape.positions):
        return None
    polygons = tuple(tuple(map(_turned, rings)) for rings in shape.polygons)
    return Shape(tuple(map(_turned, shape.lines)), polygons)


def _turned(line: Line) -> Line:
    return tuple([Position(lon=each.lat, lat=each.lon) for each in line])
