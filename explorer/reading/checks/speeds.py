"""Travel that is faster than its mode allows, between two stops that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate

from explorer.reading.reports import Report
from explorer.story.geodesy import SPHERE_ERROR, length_km, sphere_km
from explorer.story.itinerary import Itinerary, Journey, itinerary
from explorer.story.records import Story
from explorer.story.travel import Mode

FASTEST_KMH = {
    Mode.FOOT: 8.0,
    Mode.ROAD: 130.0,
    Mode.RAIL: 350.0,
    Mode.SEA: 90.0,
    Mode.AIR: 1100.0,
    Mode.UNKNOWN: 1100.0,
}
"""Generous limits for the average speed over a leg in km/h.

Forced march, motorway, the fastest trains and car ferries in regular service, an airliner with the
jet stream behind it.
"""


def check(story: Story) -> Iterator[Report]:
    """Report each arrival that was impossible, however the times are read."""
    seen = itinerary(story)
    bounds = [story.moment(step.event).bounds() for step in seen.steps]
    for track, journeys in seen.ways.items():
        own = [at for at, step in enumerate(seen.steps) if track in (step.event.tracks or (None,))]
        left = dict(zip(own, accumulate((bounds[at][0] for at in own), _later), strict=True))
        until = list(accumulate((bounds[at][1] for at in reversed(own)), _earlier))
        arrived = dict(zip(reversed(own), until, strict=True))
        for journey in journeys:
            stay = (at for at in seen.stops[journey.start].steps if at < journey.arrives)
            last = max(at for at in stay if at in left)
            yield from _too_fast(story, seen, journey, left[last], arrived[journey.arrives])


def _later(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    return max(one, other) if one and other else one or other


def _earlier(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    return min(one, other) if one and other else one or other


def _too_fast(
    story: Story,
    seen: Itinerary,
    journey: Journey,
    left: timedelta | None,
    arrived: timedelta | None,
) -> Iterator[Report]:
    """A report where the time between leaving, at the earliest, and arriving is too short."""
    mode = journey.leg.mode if journey.leg else Mode.UNKNOWN
    if left is None or arrived is None:
        return
    reach_km = _hours(arrived - left) * FASTEST_KMH[mode]
    if reach_km >= _longest_km(story, journey):
        return
    shortest_km = _shortest_km(story, journey)
    if reach_km < shortest_km:
        event = seen.steps[journey.arrives].event
        path = ("events", story.event_positions[event.id], "when")
        found = f"{shortest_km:,.0f} km from {journey.origin} {_within(left, arrived)}"
        how = "" if mode is Mode.UNKNOWN else f" by {mode}"
        expected = f"at most {FASTEST_KMH[mode]:,.0f} km/h{how}"
        yield Report(path, found, expected, "check dates, zones and coordinates")


def _longest_km(story: Story, journey: Journey) -> float:
    """What `_shortest_km` is not longer than, and which takes much less time."""
    if journey.leg and journey.leg.distance_km:
        return journey.leg.distance_km
    start, end = story.place(journey.origin), story.place(journey.destination)
    return sphere_km(start.coordinate, end.coordinate) * (1 + SPHERE_ERROR)


def _shortest_km(story: Story, journey: Journey) -> float:
    """The documented distance, else the straight line less what both ends may be off by, in km."""
    if journey.leg and journey.leg.distance_km:
        return journey.leg.distance_km
    ends = story.place(journey.origin), story.place(journey.destination)
    straight = length_km(tuple(end.coordinate for end in ends))
    return max(0.0, straight - sum(end.accuracy_km for end in ends))


def _hours(time: timedelta) -> float:
    return max(0.0, time.total_seconds() / 3600)


def _within(left: timedelta, arrived: timedelta) -> str:
    hours = _hours(arrived - left)
    return f"in {hours:,.1f} hours" if hours else "in 0 hours"
