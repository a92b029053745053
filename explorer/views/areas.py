"""The areas of places and events: their outlines as the map draws them, their size in words."""

from __future__ import annotations

from itertools import chain
from math import ceil, log10
from typing import TypedDict

from explorer.language import Language
from explorer.story.cutting import cut_at
from explorer.story.derived import KeptWithStory
from explorer.story.extents import lines_km, surface_km2
from explorer.story.itinerary import Itinerary
from explorer.story.records import Story
from explorer.story.shapes import Line, Shape
from explorer.story.simplifying import kept_points, longest, reach
from explorer.story.web_mercator import world_position

FINENESS = 4000
"""How often the tolerance of a drawn outline fits into the area: a pixel where the area is that
many pixels wide, three zoom levels closer than where it fills the map."""
MOST_POSITIONS = 6_000
"""Positions of all areas of a story that are sent to the browser: some 30 kB compressed."""
FEWEST, MOST = 24, 1000
"""Positions that a single area can always have, and at most."""


class AreaFacts(TypedDict):
    """The outlines of an area, simplified for a map and cut where the flat map begins.

    A line is a list of whole numbers: the longitude and the latitude of its first position, then
    of each the difference to the one before it.
    """

    digits: int
    """Decimals of a degree: a number of 12345 with 3 digits is 12.345 degrees."""
    polygons: list[list[list[int]]]
    """Of each polygon its rings, first the outline; of each ring, the first position is not
    repeated at its end."""
    lines: list[list[int]]
    corners: list[list[float]] | None
    """Latitude and longitude of the south-western and the north-eastern corner of the box around
    it; None if it goes round the world."""


@KeptWithStory
def area_names(story: Story) -> tuple[str, ...]:
    """The files of the areas of a story, each once: those of places, then those of events."""
    if not story.shapes:
        return ()
    named = chain((place.area for place in story.places), (event.area for event in story.events))
    return tuple(dict.fromkeys(filter(None, named)))


def area_facts(story: Story, itinerary: Itinerary, west: float) -> tuple[AreaFacts | None, ...]:
    """The areas of a story in the order of `area_names`; None for one of an unknown event.

    Args:
        story: the story.
        itinerary: its itinerary in one state of knowledge.
        west: the meridian at which the flat map begins.
    """
    names = area_names(story)
    if not names:
        return ()
    known = {place.area for place in story.places} | {step.event.area for step in itinerary.steps}
    return tuple(
        _facts(drawn_shape(story, name, west)) if name in known else None for name in names
    )


def drawn_shape(story: Story, name: str, west: float) -> Shape:
    """An area as it is drawn: simplified, and cut where the flat map begins.

    Args:
        story: the story.
        name: of the area's file.
        west: the meridian at which the map begins, in degrees east.
    """
    kept = _drawn(story, west)
    if name not in kept:
        most = min(MOST, max(FEWEST, MOST_POSITIONS // len(area_names(story))))
        kept[name] = _simplified(cut_at(story.shapes[name], west), most)
    return kept[name]


@KeptWithStory
def _drawn(story: Story, west: float) -> dict[str, Shape]:
    """What was drawn up to now on a map that begins at a meridian: pictures need few of many."""
    return {}


def area_sizes(story: Story, language: Language) -> tuple[str, ...]:
    """The size of each area in words, in the order of `area_names`."""
    return tuple(area_size(story, name, language) for name in area_names(story))


def area_size(story: Story, name: str, language: Language) -> str:
    """The size of an area in words: its surface, or the length of its lines.

    Args:
        story: the story.
        name: of the area's file.
        language: of the words.
    """
    km2, km = sizes(story)[name]
    if km2:
        return language.text("area_surface", size=language.square_km(km2))
    return language.text("area_line", size=language.km(km))


@KeptWithStory
def sizes(story: Story) -> dict[str, tuple[float, float]]:
    """By the area's file, the surface of its polygons in square km and the length of its lines.

    The length is that in km, and 0 beside polygons.
    """
    found = {}
    for name in area_names(story):
        shape = story.shapes[name]
        found[name] = (surface_km2(shape), 0.0) if shape.polygons else (0.0, lines_km(shape))
    return found


def _facts(shape: Shape) -> AreaFacts:
    tolerance_deg = _extent(shape) / FINENESS * 360
    digits = min(6, max(1, ceil(-log10(max(tolerance_deg / 2, 1e-6)))))
    return {
        "digits": digits,
        "polygons": [[_steps(ring[:-1], digits) for ring in polygon] for polygon in shape.polygons],
        "lines": [_steps(line, digits) for line in shape.lines],
        "corners": _corners(shape),
    }


def _corners(shape: Shape) -> list[list[float]] | None:
    lats = [each.lat for each in shape.positions]
    lons = [each.lon for each in shape.positions]
    if max(lons) - min(lons) >= 360:
        return None
    return [[round(min(lats), 5), round(min(lons), 5)], [round(max(lats), 5), round(max(lons), 5)]]


def _world(line: Line) -> list[tuple[float, float]]:
    return [world_position(lon=each.lon, lat=each.lat) for each in line]


def _extent(shape: Shape) -> float:
    """The longer side of the box around a shape, as a part of the world's width."""
    return reach([point for line in (*shape.rings, *shape.lines) for point in _world(line)])


def _simplified(shape: Shape, most: int) -> Shape:
    """A shape without what is smaller than the tolerance, but never without all of it.

    Args:
        shape: cut where the map begins.
        most: positions that are left.
    """
    every = [*shape.rings, *shape.lines]
    worlds = [_world(line) for line in every]
    shown = longest(worlds, max(most // 8, 1))
    tolerance = _extent(shape) / FINENESS
    kept = kept_points([worlds[at] for at in shown], tolerance=tolerance, most=most)
    left = {
        at: tuple([every[at][place] for place in places])
        for at, places in zip(shown, kept, strict=True)
    }
    polygons, first = [], 0
    for rings in shape.polygons:
        outline, *holes = (left.get(at, ()) for at in range(first, first + len(rings)))
        if len(outline) >= 4:
            polygons.append((outline, *(hole for hole in holes if len(hole) >= 4)))
        first += len(rings)
    lines = tuple(left[at] for at in shown if at >= first)
    if shape.polygons and not polygons:
        largest = max((rings[0] for rings in shape.polygons), key=lambda ring: reach(_world(ring)))
        polygons = [(_least(largest, most),)]
    return Shape(lines, tuple(polygons))


def _least(ring: Line, most: int) -> Line:
    """A ring with as few positions, where the tolerance would leave none of it."""
    (kept,) = kept_points([_world(ring)], tolerance=0, most=most)
    return tuple([ring[at] for at in (kept if len(kept) >= 4 else (0, 1, 2, -1))])


def _steps(line: Line, digits: int) -> list[int]:
    """The positions of a line as whole numbers: the first, then the differences."""
    unit = 10**digits
    found: list[int] = []
    lon = lat = 0
    for each in line:
        next_lon, next_lat = round(each.lon * unit), round(each.lat * unit)
        found += [next_lon - lon, next_lat - lat]
        lon, lat = next_lon, next_lat
    return found
