"""The map as values: a GeoJSON collection of stops and legs, and where to look at each step.

The collection's `bbox` is that of the stops alone: where it begins in the west, the map does, and a
leg that leaves the box on one side comes in again on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from explorer.language import Language
from explorer.story.geodesy import Path, nearest_kms
from explorer.story.itinerary import Itinerary, Status
from explorer.story.places import Coordinate, Place
from explorer.story.records import Story
from explorer.views.legs import Legs, leg_path
from explorer.views.map_features import (
    LegFeature,
    LegLine,
    LegLines,
    MapView,
    StopFeature,
)

DECIMALS = 4
"""Digits kept of a degree: about 10 m, finer than any accuracy in the data."""

_ZOOM_FOR_KM = ((30, 10), (80, 9), (200, 8), (500, 7), (1200, 6), (2500, 5))
"""Zoom at which the nearest other stop, at most so many km away, is still in view."""
_WIDEST_ZOOM = 4


@dataclass(frozen=True, kw_only=True)
class View:
    """Where the map looks at a step."""

    lat: float
    """Degrees north, -90 to 90."""
    lon: float
    """Degrees east, -180 to 180."""
    zoom: int
    """Zoom level of web maps, 4 to 10."""
    description: str
    """What the map shows there, in words."""


def view_map(story: Story, itinerary: Itinerary, legs: Legs, language: Language) -> MapView:
    """All stops, one feature a place, and all legs, as a GeoJSON FeatureCollection."""
    visits = _visits(itinerary)
    stops = [
        _stop_feature(story.place(place), numbers, itinerary, language)
        for place, numbers in visits.items()
    ]
    collection: MapView = {
        "type": "FeatureCollection",
        "features": [*stops, *_leg_features(story, itinerary, legs)],
    }
    if visits:
        lons, lats = zip(
            *(_position(story.place(place).coordinate) for place in visits), strict=True
        )
        west, east = _narrowest_span(lons)
        collection["bbox"] = [west, min(lats), east, max(lats)]
    return collection


def step_views(
    story: Story, itinerary: Itinerary, legs: Legs, language: Language
) -> tuple[View | None, ...]:
    """For each step where the map looks; None where no place is known."""
    places = {place: story.place(place) for place in _visits(itinerary)}
    nearest = nearest_kms(tuple(place.coordinate for place in places.values()))
    zooms = {place: _zoom(km or 0.0) for place, km in zip(places, nearest, strict=True)}
    views: list[View | None] = []
    for index, step in enumerate(itinerary.steps):
        description = step_description(story, itinerary, legs, language, index)
        if step.event.place is None or description is None:
            views.append(None)
            continue
        place = places[step.event.place]
        lon, lat = _position(place.coordinate)
        views.append(View(lat=lat, lon=lon, zoom=zooms[place.id], description=description))
    return tuple(views)


def step_description(
    story: Story, itinerary: Itinerary, legs: Legs, language: Language, index: int
) -> str | None:
    """What the map shows at a step, in words; None where no place is known.

    Args:
        story: the story.
        itinerary: its itinerary in one view.
        legs: the travel into its stops, in words.
        language: of the words.
        index: 0-based position of the step.
    """
    here = itinerary.steps[index].event.place
    if here is None:
        return None
    place = story.place(here)
    within = language.accuracy(place.accuracy_km)
    known = language.text("map_known_within", km=within) if place.accuracy_km else ""
    words = {"place": place.names[language.code], "known": known}
    if index not in legs:
        return language.text("map_at", **words)
    origin = next(found.origin for found in itinerary.journeys if found.arrives == index)
    name = story.place(origin).names[language.code]
    return language.text("map_arrival", **words, origin=name, leg=legs[index].words)


def _narrowest_span(lons: Sequence[float]) -> tuple[float, float]:
    """West and east end of the shortest arc that holds all longitudes; west > east across 180°.

    RFC 7946 section 5.2 writes such boxes so.
    """
    ordered = sorted(lons)
    gaps = [after - before for before, after in pairwise(ordered)]
    around = ordered[0] + 360 - ordered[-1]
    if not gaps or around >= max(gaps):
        return ordered[0], ordered[-1]
    widest = gaps.index(max(gaps))
    return ordered[widest + 1], ordered[widest]


def _visits(itinerary: Itinerary) -> dict[str, list[int]]:
    """The 0-based positions of the stops at each place, places in order of first visit."""
    visits: dict[str, list[int]] = {}
    for index, stop in enumerate(itinerary.stops):
        visits.setdefault(stop.place, []).append(index)
    return visits


def _zoom(nearest_km: float) -> int:
    """The zoom at which the nearest other stop is in view."""
    return next((zoom for limit, zoom in _ZOOM_FOR_KM if nearest_km <= limit), _WIDEST_ZOOM)


def _stop_feature(
    place: Place, visits: list[int], itinerary: Itinerary, language: Language
) -> StopFeature:
    steps = [index for visit in visits for index in itinerary.stops[visit].steps]
    status = stop_status({itinerary.steps[index].status for index in steps})
    name = place.names[language.code]
    numbers = in_runs([visit + 1 for visit in visits])
    number = language.text("stop_numbers", count=len(visits), numbers=numbers)
    status_inline = language.text(f"inline_status_{status}")
    label = language.text("stop_label", name=name, number=number, status=status_inline)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": _position(place.coordinate)},
        "properties": {
            "kind": "stop",
            "place": place.id,
            "numbers": [visit + 1 for visit in visits],
            "events": [itinerary.steps[index].event.id for index in steps],
            "first": steps[0],
            "last": steps[-1],
            "status": status,
            "status_label": language.text(f"status_{status}"),
            "name": name,
            "number_label": number,
            "label": label,
            "accuracy_km": place.accuracy_km,
        },
    }


def in_runs(numbers: Sequence[int]) -> str:
    """Rising numbers as text, three or more in a row as a run: 1–3, 27, 28."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return ", ".join(chain.from_iterable(parts))


def stop_status(found: set[Status]) -> Status:
    """A stop is announced only if all of it is; then the strongest claim on attention wins."""
    for status in (Status.DISPUTED, Status.CONFIRMED, Status.REPORTED):
        if status in found:
            return status
    return Status.ANNOUNCED


def _leg_features(story: Story, itinerary: Itinerary, legs: Legs) -> list[LegFeature]:
    return [
        {
            "type": "Feature",
            "geometry": _line(leg_path(story, journey)),
            "properties": {
                "kind": "leg",
                "from": journey.origin,
                "to": journey.destination,
                "arrives": itinerary.steps[journey.arrives].event.id,
                "index": journey.arrives,
                "mode": legs[journey.arrives].mode,
                "schematic": legs[journey.arrives].schematic,
                "status": itinerary.steps[journey.arrives].status,
                "label": legs[journey.arrives].label,
            },
        }
        for journey in itinerary.journeys
    ]


def _line(path: Path) -> LegLine | LegLines:
    pieces = [[_position(point) for point in piece] for piece in path]
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": pieces[0]}
    return {"type": "MultiLineString", "coordinates": pieces}


def _position(point: Coordinate) -> list[float]:
    return [round(point.lon, DECIMALS), round(point.lat, DECIMALS)]
