"""Places whose clock is not the one that people there go by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from explorer.reading.checks.territories import zones_near
from explorer.reading.reports import Report
from explorer.story.offsets import is_sun_time, offset_label
from explorer.story.records import Story

SUN_TIME_SLACK = timedelta(hours=1)
"""Before there was standard time, a place may have the zone of a nearby town."""


def check(story: Story) -> Iterator[Report]:
    """Report each zone with a different time from the point's own, at the times of the events.

    Another name for the same time is right, and so is any zone at sea or within the point's
    accuracy.
    """
    for index, place in enumerate(story.places):
        fitting = zones_near(place.coordinate, place.accuracy_km)
        instants = _instants(story, place.id) or _instants(story, None)
        if not fitting or place.zone in fitting or not instants:
            continue
        if not any(_show_the_same(place.zone, zone, instants) for zone in fitting):
            found = f"{place.zone} ({offset_label(place.zone, instants[0])})"
            expected = f"{fitting[0]} ({offset_label(fitting[0], instants[0])})"
            yield Report(("places", index, "zone"), found, f"{expected}, the zone of this point")


def _instants(story: Story, place: str | None) -> list[datetime]:
    """The bounds of all events at a place, or of all events for None."""
    moments = [story.moment(event) for event in story.events if place in (None, event.place)]
    return [bound for moment in moments for bound in moment.bounds() if bound]


def _show_the_same(zone: str, other: str, instants: list[datetime]) -> bool:
    return all(
        abs(_offset(zone, at) - _offset(other, at))
        <= (SUN_TIME_SLACK if is_sun_time(zone, at) else timedelta())
        for at in instants
    )


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
