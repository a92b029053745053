"""How near a map looks at each step, from its neighbours: down to metres in a walk, up to an ocean.

This is the only place that decides it. The browser is given these zooms with the facts; its view of
the whole journey, as every picture of it, is no nearer than the nearest step.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, cos, floor, log2, radians

from explorer.story.geodesy import midpoint, nearest_kms, sphere_km
from explorer.story.itinerary import Itinerary, Step
from explorer.story.places import Coordinate
from explorer.story.records import Story

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


def step_zooms(story: Story, itinerary: Itinerary) -> Iterator[int | None]:
    """The zoom at each step, None where no place is known; a connection is shown as a whole."""
    places = {stop.place: story.place(stop.place) for stop in itinerary.stops}
    points = {place.id: place.coordinate for place in places.values()}
    nearest = _nearest(points)
    farthest = _farthest(itinerary, points)
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


def _farthest(itinerary: Itinerary, points: dict[str, Coordinate]) -> dict[int, float]:
    """By stop, how far the farthest stop is from which a track comes or to which it goes on."""
    found: dict[int, float] = {}
    for journey in itinerary.journeys:
        km = sphere_km(points[journey.origin], points[journey.destination])
        for stop in (journey.start, journey.end):
            found[stop] = max(km, found.get(stop, 0))
    return found


def _zoom_of_connection(story: Story, step: Step) -> int:
    start, end = (story.place(id or "").coordinate for id in (step.event.place, step.event.to))
    half_km = sphere_km(start, end) / 2
    return zoom_among(lat=midpoint(start, end).lat, nearest_km=None, farthest_km=half_km)
