"""How near a map looks at each step, from its neighbours: down to metres in a walk, up to an ocean.

This is the only place that decides it. The browser is given these zooms with the facts; its view of
the whole journey, as every picture of it, is no nearer than the nearest step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, cos, floor, log2, radians
from typing import NamedTuple

from explorer.story.derived import KeptWithStory
from explorer.story.extents import Box, box_of
from explorer.story.geodesy import midpoint, sphere_km
from explorer.story.itinerary import Itinerary, Step
from explorer.story.nearest import nearest_kms
from explorer.story.places import Coordinate, Place
from explorer.story.records import Event, Story
from explorer.story.web_mercator import world_position

REACH_PX = 220.0
"""About how far from the middle of the map the farther neighbour is, up to half a zoom level more
or less: a pane on a desktop is some 550 pixels wide and 700 high."""
APART_PX = 56.0
"""How far apart two stops are at least: each has a mark, a number and a place to press."""
ALONE_KM = 20.0
"""How much around a place is shown that has no neighbour."""
WIDEST_ZOOM, CLOSEST_ZOOM = 3, 17
_EQUATOR_PX_KM = 40_075.017 / 256
"""What a pixel is at zoom 0 on the equator: WGS84's equator on a world of 256 pixels."""


def zoom_at(*, span_km: float, span_px: float, lat: float) -> float:
    """The zoom of web maps at which so many km are so many pixels.

    Args:
        span_km: on the ground, more than 0.
        span_px: on the screen.
        lat: of the ground, degrees north.

    >>> round(zoom_at(span_km=40_075.017, span_px=512, lat=0))
    1
    """
    return log2(_EQUATOR_PX_KM * max(cos(radians(lat)), 0.01) * span_px / span_km)


def zoom_among(
    *, lat: float, nearest_km: float | None, farthest_km: float | None, accuracy_km: float = 0
) -> int:
    """The zoom at which a stop is seen with its neighbours, and apart from the nearest stop.

    Where both is not possible, it is apart from the nearest. No place is shown nearer than it is
    known.

    Args:
        lat: of the stop, degrees north.
        nearest_km: how far the nearest other place is; None where there is none.
        farthest_km: how far the neighbour is that is farther, of the stops before and after; None
            where there is none.
        accuracy_km: how far off the place may be.

    >>> zoom_among(lat=41.9, nearest_km=0.4, farthest_km=0.6)
    15
    """
    reach_km = farthest_km or nearest_km or ALONE_KM
    zoom = round(zoom_at(span_km=reach_km, span_px=REACH_PX, lat=lat))
    if nearest_km:
        zoom = max(zoom, ceil(zoom_at(span_km=nearest_km, span_px=APART_PX, lat=lat)))
    if accuracy_km:
        zoom = min(zoom, floor(zoom_at(span_km=accuracy_km, span_px=REACH_PX, lat=lat)))
    return min(max(zoom, WIDEST_ZOOM), CLOSEST_ZOOM)


class StepLook(NamedTuple):
    """Where the map looks at a step."""

    zoom: int
    """Zoom level of web maps, 3 to 17."""
    box: Box | None
    """What is seen as a whole; None if the middle is the step's place or connection."""


def step_looks(story: Story, itinerary: Itinerary) -> Iterator[StepLook | None]:
    """Where the map looks at each step, None if neither a place nor an area is known.

    A connection is shown as a whole, and so is the area of an event or of its place, if it is
    larger than what is shown around the place.
    """
    areas = boxes(story)
    for step, zoom in zip(itinerary.steps, _zooms(story, itinerary), strict=True):
        look = None if zoom is None else StepLook(zoom, None)
        fitting = _look_at_area(story, step.event, areas) if areas else None
        yield fitting if fitting and (zoom is None or fitting.zoom < zoom) else look


def _look_at_area(story: Story, event: Event, areas: Mapping[str, Box]) -> StepLook | None:
    """How the area of an event or of its place is seen; None for a connection, or without one."""
    place = story.place(event.place) if event.place else None
    box = areas.get(event.area or (place.area if place else None) or "")
    return zoom_of(box, place) if box and not event.to else None


@KeptWithStory
def boxes(story: Story) -> dict[str, Box]:
    """The box around each area of a story, by its file."""
    return {name: box_of(shape) for name, shape in story.shapes.items()}


def zoom_of(box: Box, place: Place | None = None) -> StepLook:
    """How the whole of a box is seen, with a place that may be outside.

    >>> zoom_of(Box(south=-1, west=178, north=1, east=182)).zoom
    7
    """
    if place:
        east = (place.lon - box.middle.lon + 180) % 360 - 180 + (box.west + box.east) / 2
        box = Box(
            south=min(box.south, place.lat),
            west=min(box.west, east),
            north=max(box.north, place.lat),
            east=max(box.east, east),
        )
    left, top = world_position(lon=box.west, lat=box.north)
    right, bottom = world_position(lon=box.east, lat=box.south)
    side = max(right - left, bottom - top, 1e-9) * 256
    zoom = floor(log2(2 * REACH_PX / side))
    return StepLook(min(max(zoom, WIDEST_ZOOM), CLOSEST_ZOOM), box)


def step_zooms(story: Story, itinerary: Itinerary) -> Iterator[int | None]:
    """The zoom at each step, None if the map stays where it is."""
    return (look and look.zoom for look in step_looks(story, itinerary))


def _zooms(story: Story, itinerary: Itinerary) -> Iterator[int | None]:
    """The zoom at each step from the places alone, None if no place is known."""
    places = {stop.place: story.place(stop.place) for stop in itinerary.stops}
    points = {place.id: place.coordinate for place in places.values()}
    nearest = _nearest(points)
    farthest = _farthest(story, itinerary, points)
    zooms = [
        zoom_among(
            lat=places[stop.place].lat,
            nearest_km=nearest[stop.place],
            farthest_km=farthest.get(at),
            accuracy_km=places[stop.place].accuracy_km,
        )
        for at, stop in enumerate(itinerary.stops)
    ]
    for step in itinerary.steps:
        if step.stop is None:
            yield None
        else:
            yield _zoom_of_connection(story, step) if step.event.to else zooms[step.stop]


def _nearest(points: dict[str, Coordinate]) -> dict[str, float | None]:
    """How far the nearest place elsewhere is from each, by its id."""
    different = {(point.lat, point.lon): point for point in points.values()}
    kms = dict(zip(different, nearest_kms(tuple(different.values())), strict=True))
    return {place: kms[point.lat, point.lon] for place, point in points.items()}


def _farthest(
    story: Story, itinerary: Itinerary, points: dict[str, Coordinate]
) -> dict[int, float]:
    """By stop, how far the farthest stop is from which a track comes or to which it goes on.

    Or a recorded way there, as one round a lake leads farther than from stop to stop.
    """
    found: dict[int, float] = {}
    for journey in itinerary.journeys:
        origin, destination = points[journey.origin], points[journey.destination]
        way = story.way_of(journey.leg)
        passed = way.extremes if way else ()
        apart_km = sphere_km(origin, destination)
        for stop, here in ((journey.start, origin), (journey.end, destination)):
            reach = max([apart_km, *(sphere_km(here, point) for point in passed)])
            found[stop] = max(reach, found.get(stop, 0))
    return found


def _zoom_of_connection(story: Story, step: Step) -> int:
    start, end = (story.place(id or "").coordinate for id in (step.event.place, step.event.to))
    half_km = sphere_km(start, end) / 2
    return zoom_among(lat=midpoint(start, end).lat, nearest_km=None, farthest_km=half_km)
