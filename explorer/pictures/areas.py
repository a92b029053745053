"""The areas of places and events in a picture, under the legs and the stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from explorer.pictures.projection import WorldLine
from explorer.pictures.windows import Frame, lines_on, path_data, ring_on
from explorer.story.extents import Box
from explorer.story.itinerary import Itinerary, Status
from explorer.story.records import Story
from explorer.story.scales import CLOSEST_ZOOM, boxes, step_looks, zoom_of
from explorer.story.shapes import Line, Position, Shape
from explorer.story.web_mercator import MAX_LATITUDE_DEG, world_position
from explorer.views.areas import drawn_shape

Around = tuple[WorldLine, Iterable[int | None]]
"""Points that a picture is to show, and zooms of which it is no closer than the closest."""
AREA_DASHES = {
    Status.ANNOUNCED: "8 5",
    Status.REPORTED: "none",
    Status.CONFIRMED: "none",
    Status.DISPUTED: "9 4 2 4",
}
"""The dashes of the outline of an event's area, by its status."""
PLACE_DASHES = "1 3"
"""Those of the area of a place."""
ZOOMS_AROUND = 1
"""At most so many zooms farther than it fits is the area of an event: it has its surroundings."""
_NONE = 1e-9
"""A part of a turn that is only an error of rounding."""


def area_points(story: Story, itinerary: Itinerary, west: float) -> WorldLine:
    """The corners of what is around the areas of events, but for those round the world.

    Args:
        story: the story.
        itinerary: its itinerary in one state of knowledge.
        west: the meridian at which the world is cut.
    """
    found = (boxes(story).get(step.event.area or "") for step in itinerary.steps)
    around = (_corners(box, west) for box in found if box and not box.is_round)
    return tuple(corner for corners in around for corner in corners)


def area_at(story: Story, itinerary: Itinerary, west: float, current: int | None) -> Around | None:
    """What is around the area of a step with its place, and the closest zoom at which it is shown.

    The area of a place only where the map shows the whole of it, which is where it is larger than
    what is shown around the place. That of an event always: as near as the map looks at the step,
    or nearer if it would be small there. None for all other steps and for the whole journey.

    Args:
        story: the story.
        itinerary: its itinerary in one state of knowledge.
        west: the meridian at which the world is cut.
        current: 0-based position of the step; None for the whole journey.
    """
    if current is None:
        return None
    event = itinerary.steps[current].event
    [look] = islice(step_looks(story, itinerary), current, current + 1)
    if look and look.box:
        return _corners(look.box, west), (CLOSEST_ZOOM,)
    box = boxes(story).get(event.area or "")
    if not look or not box or event.to:
        return None
    whole = zoom_of(box, story.place(event.place) if event.place else None)
    return _corners(whole.box or box, west), (max(look.zoom, whole.zoom - ZOOMS_AROUND),)


def _corners(box: Box, west: float) -> WorldLine:
    first, last = box.ends_on_map(west)
    return (
        world_position(lon=first, lat=box.south),
        world_position(lon=last, lat=box.north),
    )


def area_statuses(itinerary: Itinerary) -> list[Status]:
    """The statuses of the events whose areas are drawn, each once, in the order of legends."""
    found = {step.status for step in itinerary.steps if step.event.area}
    return [status for status in Status if status in found]


def place_areas(story: Story, itinerary: Itinerary) -> list[str]:
    """The areas of the places of an itinerary, by their files, in the order of the stops."""
    visited = dict.fromkeys(stop.place for stop in itinerary.stops)
    return [area for place in visited if (area := story.place(place).area)]


def area_shapes(
    story: Story, itinerary: Itinerary, frame: Frame, west: float, current: int | None
) -> Iterator[str]:
    """The areas as SVG elements: a dotted outline for a place, that of its status for an event.

    Args:
        story: the story.
        itinerary: its itinerary in one state of knowledge.
        frame: the part of the world in the picture.
        west: the meridian at which the world is cut.
        current: 0-based position of the current step; None for the whole journey.
    """
    for area in place_areas(story, itinerary):
        _, edge = _drawn(drawn_shape(story, area, west), frame, west)
        dotted = f'class="coast" stroke-dasharray="{PLACE_DASHES}" stroke-width="1.4"'
        yield f'<path {dotted} d="{edge}"/>'
    for index, step in enumerate(itinerary.steps):
        if step.event.area:
            surface, edge = _drawn(drawn_shape(story, step.event.area, west), frame, west)
            dashes = AREA_DASHES[step.status]
            opacity, width = (".22", 3) if index == current else (".08", 1.6)
            yield (
                f'<path class="mark filled {step.status}" fill-opacity="{opacity}" '
                f'stroke-opacity="0" d="{surface}"/>'
                f'<path class="mark {step.status}" fill-opacity="0" stroke-dasharray="{dashes}" '
                f'style="stroke-width:{width}" d="{edge}"/>'
            )


def _drawn(shape: Shape, frame: Frame, west: float) -> tuple[str, str]:
    """The surface of an area and its edge with its lines, as SVG path data."""
    surface = "".join(
        path_data(found, closed=True)
        for ring in shape.rings
        if (found := ring_on(frame, _world(ring), 0))
    )
    edges = [piece for ring in shape.rings for piece in _uncut(ring, west)]
    edge = "".join(
        path_data(piece)
        for line in (*edges, *shape.lines)
        for piece in lines_on(frame, _world(line), 0)
    )
    return surface, edge


def _world(line: Line) -> WorldLine:
    return tuple([world_position(lon=each.lon, lat=each.lat) for each in line])


def _uncut(ring: Line, west: float) -> Iterator[Line]:
    """A ring without its edges where it was cut: at the edges of the map, and in its file at 180°.

    `edgesOf` of `frontend/areas/outlines.js` does the same.
    """
    piece = [ring[0]]
    for position in ring[1:]:
        if _is_seam(piece[-1], position, west):
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
        piece.append(position)
    if len(piece) > 1:
        yield tuple(piece)


def _is_seam(start: Position, end: Position, west: float) -> bool:
    if min(abs(start.lat), abs(end.lat)) > MAX_LATITUDE_DEG:
        return True
    turns = ((end.lon - meridian) / 360 for meridian in (west, 180))
    return start.lon == end.lon and any(abs(turn - round(turn)) < _NONE for turn in turns)
