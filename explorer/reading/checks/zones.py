"""Places whose clock is not the one that people there go by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from explorer.reading.checks.territories import zones_near
from explorer.reading.reports import Report
from explorer.story.offsets import is_sun_time, offset_label
from explorer.story.records import Story
from explorer.story.zones import zone_info

SUN_TIME_SLACK = timedelta(hours=1)
"""Before there was standard time, a place may have the zone of a nearby town."""


def check(story: Story) -> Iterator[Report]:
    """Report each zone with a different time from the point's own, at the times of the events.

    Another name for the same time is right, and so is any zone at sea or within the point's
    accuracy.
    """
    there = _instants(story)
    everywhere = [instant for instants in there.values() for instant in instants]
    unvisited: dict[tuple[str, str], bool] = {}
    for index, place in enumerate(story.places):
        fitting = zones_near(place.coordinate, place.accuracy_km)
        instants = there.get(place.id) or everywhere
        if not fitting or place.zone in fitting or not instants:
            continue
        known = {} if place.id in there else unvisited
        if not any(_are_alike(place.zone, zone, instants, known) for zone in fitting):
            found = f"{place.zone} ({offset_label(place.zone, instants[0])})"
            expected = f"{fitting[0]} ({offset_label(fitting[0], instants[0])})"
            yield Report(("places", index, "zone"), found, f"{expected}, the zone of this point")


def _instants(story: Story) -> dict[str | None, list[datetime]]:
    """The bounds of all events by place; None for those without one."""
    found: dict[str | None, list[datetime]] = {}
    for event in story.events:
        if instants := story.moment(event).instants():
            found.setdefault(event.place, []).extend(instants)
    return found


def _are_alike(
    zone: str, other: str, instants: list[datetime], known: dict[tuple[str, str], bool]
) -> bool:
    """Whether both zones show the same time at all of these instants; what is known is kept."""
    if (zone, other) not in known:
        known[zone, other] = all(
            abs(_offset(zone, at) - _offset(other, at))
            <= (SUN_TIME_SLACK if is_sun_time(zone, at) else timedelta())
            for at in instants
        )
    return known[zone, other]


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(zone_info(zone)).utcoffset() or timedelta()
