"""Documented distances that are shorter than the straight line: ``9.900`` is less than ten."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.geodesy import distance_km
from explorer.story.records import Story

SHORTEST = 0.9
"""What part of the straight line a documented distance may be: sources round, too."""


def check(story: Story) -> Iterator[Report]:
    """Report each leg between two places whose distance cannot be right."""
    places = {place.id: place for place in story.places}
    for index, leg in enumerate(story.legs):
        start, end = places.get(leg.origin or ""), places.get(leg.destination or "")
        if start and end and leg.distance_km:
            straight = distance_km(start.coordinate, end.coordinate)
            least = SHORTEST * (straight - start.accuracy_km - end.accuracy_km)
            if leg.distance_km < least:
                meant = leg.distance_km * 1000
                is_thousands = least <= meant <= 3 * straight
                expected = f"at least the straight line, {straight:,.0f} km"
                hint = f"{meant:g}?" if is_thousands else ""
                yield Report(("legs", index, "distance_km"), f"{leg.distance_km:g}", expected, hint)
