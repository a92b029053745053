"""Travel that is faster than its mode allows, between two stops that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from explorer.reading.reports import Report
from explorer.story.geodesy import length_km
from explorer.story.itinerary import Journey, itinerary
from explorer.story.records import Mode, Story

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
    positions = {event.id: index for index, event in enumerate(story.events)}
    bounds = [story.moment(step.event).bounds() for step in seen.steps]
    for start, journey in zip(seen.stops, seen.journeys, strict=False):
        left = max((low for low, _ in bounds[: start.steps[-1] + 1] if low), default=None)
        arrived = min((high for _, high in bounds[journey.arrives :] if high), default=None)
        mode = journey.leg.mode if journey.leg else Mode.UNKNOWN
        distance_km = _shortest_km(story, journey)
        if left and arrived and _hours(arrived - left) * FASTEST_KMH[mode] < distance_km:
            event = seen.steps[journey.arrives].event
            path = ("events", positions[event.id], "when")
            found = f"{distance_km:,.0f} km from {journey.origin} {_within(left, arrived)}"
            how = "" if mode is Mode.UNKNOWN else f" by {mode}"
            expected = f"at most {FASTEST_KMH[mode]:,.0f} km/h{how}"
            yield Report(path, found, expected, "check dates, zones and coordinates")


def _shortest_km(story: Story, journey: Journey) -> float:
    """The documented distance, else the straight line less what both ends may be off by, in km."""
    if journey.leg and journey.leg.distance_km:
        return journey.leg.distance_km
    ends = story.place(journey.origin), story.place(journey.destination)
    straight = length_km(tuple(end.coordinate for end in ends))
    return max(0.0, straight - sum(end.accuracy_km for end in ends))


def _hours(time: timedelta) -> float:
    return max(0.0, time.total_seconds() / 3600)


def _within(left: datetime, arrived: datetime) -> str:
    hours = _hours(arrived - left)
    return f"in {hours:,.1f} hours" if hours else "in 0 hours"
