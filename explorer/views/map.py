"""The map as values: a GeoJSON collection of stops and legs, and where to look at each step.

The collection's `bbox` is that of the stops alone: where it begins in the west, the map does, and a
leg that leaves the box on one side comes in again on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from explorer.language import Language
from explorer.story.geodesy import Path, distance_km, midpoint, nearest_kms, path_through
from explorer.story.itinerary import Itinerary, Status
from explorer.story.places import Coordinate, Place
from explorer.story.records import Story
from explorer.views.interface_texts import text_key
from explorer.views.legs import Legs, connection_words, leg_path
from explorer.views.map_features import (
    LegFeature,
    LegLine,
    LegLines,
    MapView,
    StopFeature,
)

MOST_PARTS = 6
"""How many numbers or runs of them are read out before the rest is left out."""

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
        _stop_feature(story, story.place(place), visit, itinerary, language)
        for place, visit in visits.items()
    ]
    lines = [*_leg_features(story, itinerary, legs), *_connections(story, itinerary, language)]
    collection: MapView = {"type": "FeatureCollection", "features": [*stops, *lines]}
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
        to = places[step.event.to].coordinate if step.event.to else None
        lon, lat = _position(midpoint(place.coordinate, to) if to else place.coordinate)
        zoom = _zoom(distance_km(place.coordinate, to)) if to else zooms[place.id]
        views.append(View(lat=lat, lon=lon, zoom=zoom, description=description))
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
    event = itinerary.steps[index].event
    if event.place is None:
        return None
    place = story.place(event.place)
    within = language.accuracy(place.accuracy_km)
    known = language.text("map_known_within", km=within) if place.accuracy_km else ""
    words = {"place": place.names[language.code], "known": known}
    arrivals = [
        language.text("map_line", origin=story.place(trip.origin).names[language.code], leg=words)
        for trip, words in (
            (itinerary.journeys[at], legs[at].words) for at in itinerary.arrivals.get(index, ())
        )
    ]
    lines = [language.text("map_at", **words), *arrivals]
    if event.to:
        there = story.place(event.to).names[language.code]
        lines.append(language.text("map_connection", place=there))
    return " ".join(lines)


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


@dataclass(frozen=True)
class _Visit:
    """What happens at a place."""

    numbers: list[int]
    """1-based numbers of the stops there; empty where events of other places only lead there."""
    steps: list[int]
    """0-based positions of the steps there or of those that lead there, rising."""


def _visits(itinerary: Itinerary) -> dict[str, _Visit]:
    """What happens at each place, places in order of first visit."""
    visits: dict[str, _Visit] = {}
    for number, stop in enumerate(itinerary.stops, 1):
        visit = visits.setdefault(stop.place, _Visit([], []))
        visit.numbers.append(number)
        visit.steps.extend(stop.steps)
    for index, step in enumerate(itinerary.steps):
        if step.event.to:
            visits.setdefault(step.event.to, _Visit([], [])).steps.append(index)
    for visit in visits.values():
        visit.steps.sort()
    return visits


def _zoom(away_km: float) -> int:
    """The zoom at which another place, so many km away, is in view."""
    return next((zoom for limit, zoom in _ZOOM_FOR_KM if away_km <= limit), _WIDEST_ZOOM)


def _stop_feature(
    story: Story, place: Place, visit: _Visit, itinerary: Itinerary, language: Language
) -> StopFeature:
    steps = visit.steps
    status = stop_status({itinerary.steps[index].status for index in steps})
    name = place.names[language.code]
    key = text_key("stop_numbers", story)
    number = language.text(key, count=len(visit.numbers), numbers=in_runs(visit.numbers))
    number = number if visit.numbers else ""
    status_inline = language.text(f"inline_status_{status}")
    label = ", ".join(filter(None, (name, number, status_inline)))
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": _position(place.coordinate)},
        "properties": {
            "kind": "stop",
            "place": place.id,
            "numbers": visit.numbers,
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
    """Rising numbers as text, three or more in a row as a run: 1–3, 27, 28; many are cut short."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    by_run = ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    parts = list(chain.from_iterable(by_run))
    if len(parts) > MOST_PARTS:
        return f"{', '.join(parts[: MOST_PARTS - 1])} … {parts[-1]}"
    return ", ".join(parts)


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
                "tracks": list(journey.tracks),
                "mode": leg.mode,
                "schematic": leg.schematic,
                "status": itinerary.steps[journey.arrives].status,
                "label": leg.label,
            },
        }
        for journey, leg in zip(itinerary.journeys, legs, strict=True)
    ]


def _connections(story: Story, itinerary: Itinerary, language: Language) -> list[LegFeature]:
    """A line for each event that connects two places."""
    return [
        {
            "type": "Feature",
            "geometry": _line(
                path_through((story.place(place).coordinate, story.place(to).coordinate))
            ),
            "properties": {
                "kind": "connection",
                "from": place,
                "to": to,
                "arrives": step.event.id,
                "index": index,
                "tracks": list(step.event.tracks),
                "mode": None,
                "schematic": False,
                "status": step.status,
                "label": f"{step.event.title[language.code]}: "
                + connection_words(story, step.event, language),
            },
        }
        for index, step in enumerate(itinerary.steps)
        if (place := step.event.place) and (to := step.event.to)
    ]


def _line(path: Path) -> LegLine | LegLines:
    pieces = [[_position(point) for point in piece] for piece in path]
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": pieces[0]}
    return {"type": "MultiLineString", "coordinates": pieces}


def _position(point: Coordinate) -> list[float]:
    return [round(point.lon, DECIMALS), round(point.lat, DECIMALS)]
