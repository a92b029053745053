"""What the map shows, in words, and which status a stop has."""

from __future__ import annotations

from explorer.language import Language
from explorer.story.itinerary import Itinerary, Status
from explorer.story.records import Story
from explorer.views.legs import SomeLegs


def step_description(
    story: Story, itinerary: Itinerary, legs: SomeLegs, language: Language, index: int
) -> str | None:
    """What the map shows at a step, in words; None if neither its place nor its area is known.

    Args:
        story: the story.
        itinerary: its itinerary in one view.
        legs: the travel into its stops, at least into that of the step, in words.
        language: of the words.
        index: 0-based position of the step.
    """
    event = itinerary.steps[index].event
    extent = (language.text("map_area_at_event"),) if event.area else ()
    if event.place is None:
        return " ".join(extent) or None
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
    lines = [language.text("map_at", **words), *extent, *arrivals]
    if event.to:
        there = story.place(event.to).names[language.code]
        lines.append(language.text("map_connection", place=there))
    return " ".join(lines)


def stop_status(found: set[Status]) -> Status:
    """A stop is announced only if all of it is; then the strongest claim on attention wins."""
    for status in (Status.DISPUTED, Status.CONFIRMED, Status.REPORTED):
        if status in found:
            return status
    return Status.ANNOUNCED
