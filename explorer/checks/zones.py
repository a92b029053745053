"""Places whose clock is not the one that people there go by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from explorer.checks.territories import zones_near
from explorer.reports import Report
from explorer.story import Story
from explorer.times import offset_label


def check(story: Story) -> Iterator[Report]:
    """Tell of each zone that shows another time than the point's own, at the times of the events.

    Another name for the same time is right, and so is any zone at sea or within the point's
    accuracy.
    """
    for index, place in enumerate(story.places):
        fitting = zones_near(place.coordinate, place.accuracy_km)
        instants = _instants(story, place.id) or _instants(story, None)
        if not fitting or place.zone in fitting or not instants:
            continue
        own = _offsets(place.zone, instants)
        if all(_offsets(zone, instants) != own for zone in fitting):
            found = f"{place.zone} ({offset_label(place.zone, instants[0])})"
            expected = f"{fitting[0]} ({offset_label(fitting[0], instants[0])})"
            yield Report(("places", index, "zone"), found, f"{expected}, the zone of this point")


def _instants(story: Story, place: str | None) -> list[datetime]:
    """The bounds of all events at a place, or of all events for None."""
    moments = [story.moment(event) for event in story.events if place in (None, event.place)]
    return [bound for moment in moments for bound in moment.bounds() if bound]


def _offsets(zone: str, instants: list[datetime]) -> list[timedelta | None]:
    return [instant.astimezone(ZoneInfo(zone)).utcoffset() for instant in instants]
