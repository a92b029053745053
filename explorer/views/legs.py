"""The travel between stops as values: words for the timeline, a line for the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.language import Language
from explorer.story.geodesy import Path, distance_km, path_through
from explorer.story.itinerary import Itinerary, Journey
from explorer.story.places import Coordinate
from explorer.story.records import Event, Story
from explorer.story.travel import Mode
from explorer.views.ways import drawn_way_of, way_words

NAMED_TRAVELLERS = 3
"""How many tracks that travel together are named before the rest is only counted."""


@dataclass(frozen=True)
class LegView:
    """The travel that arrives at a step, in words."""

    mode: Mode
    mode_label: str
    words: str
    """Mode, distances and what they measure, in one line."""
    label: str
    """The words with the travellers, if there are several, and from and to before them."""
    schematic: bool
    """Whether the line is not the way that was taken, only its documented points joined."""
    note: str | None
    """What else is known of it."""
    way: str | None
    """What is known of its recorded or planned way: its climb, and how long it took."""


Legs = tuple[LegView, ...]
"""The travel of an itinerary in words, one for each of its journeys, in their order."""
SomeLegs = Legs | Mapping[int, LegView]
"""That travel, or of some journeys only, by their 0-based position."""


def leg_views(story: Story, itinerary: Itinerary, language: Language) -> Legs:
    """The travel into each stop, in words."""
    several = len(itinerary.ways) > 1
    return tuple(
        _leg_view(story, journey, language, names_travellers=several)
        for journey in itinerary.journeys
    )


def legs_into(
    story: Story, itinerary: Itinerary, language: Language, steps: Iterable[int]
) -> dict[int, LegView]:
    """The travel that arrives at some steps, in words, by the 0-based position of the journey."""
    several = len(itinerary.ways) > 1
    return {
        at: _leg_view(story, itinerary.journeys[at], language, names_travellers=several)
        for step in steps
        for at in itinerary.arrivals.get(step, ())
    }


def arriving(itinerary: Itinerary, legs: SomeLegs, step: int) -> Legs:
    """The travel that arrives at a step, by its 0-based position."""
    return tuple(legs[index] for index in itinerary.arrivals.get(step, ()))


def _leg_view(
    story: Story, journey: Journey, language: Language, *, names_travellers: bool
) -> LegView:
    code, leg, way = language.code, journey.leg, story.way_of(journey.leg)
    origin, destination = story.place(journey.origin), story.place(journey.destination)
    mode = leg.mode if leg else Mode.UNKNOWN
    by = language.text(f"mode_{mode}" if leg else "mode_not_given")
    words = [by]
    if leg and leg.distance_km and leg.distance_basis and leg.distance_source:
        words.append(
            language.text(
                f"leg_documented_{leg.distance_basis}",
                km=language.km(leg.distance_km),
                source=story.source(leg.distance_source).publisher,
            )
        )
    if way:
        key = "leg_planned" if way.is_planned else "leg_recorded"
        words.append(language.text(key, km=language.km(way.length_km)))
    straight = language.km(distance_km(origin.coordinate, destination.coordinate))
    words.append(language.text("leg_straight", km=straight))
    schematic = leg is None or leg.path == "schematic"
    if schematic:
        words.append(language.text("leg_schematic"))
    ends = language.text(
        "leg_from_to", origin=origin.names[code], destination=destination.names[code]
    )
    names = tuple(story.track(track).label[code] for track in journey.tracks)
    travellers = language.listed(names, most=NAMED_TRAVELLERS)
    ends = f"{travellers} · {ends}" if travellers and names_travellers else ends
    note = leg.note[code] if leg and leg.note else None
    line = " · ".join(words)
    about = way_words(way, language)
    return LegView(mode, by, line, f"{ends}: {line}", schematic, note, about)


def connection_words(story: Story, event: Event, language: Language) -> str:
    """The two places that an event connects, and how far apart they are; empty for any other."""
    if event.place is None or event.to is None:
        return ""
    ends = story.place(event.place), story.place(event.to)
    names = [place.names[language.code] for place in ends]
    between = language.text("leg_from_to", origin=names[0], destination=names[1])
    km = language.km(distance_km(*(place.coordinate for place in ends)))
    return f"{between} · {language.text('leg_straight', km=km)}"


def leg_path(story: Story, journey: Journey) -> Path:
    """The line of a leg: its way, else through its documented points, great circles between them.

    Of a way it has the points that are drawn; a gap in it is one between two pieces.
    """
    if drawn := drawn_way_of(story, journey.leg):
        return drawn.path
    via = journey.leg.via if journey.leg else ()
    ids = (journey.origin, *via, journey.destination)
    points: tuple[Coordinate, ...] = tuple(story.place(place).coordinate for place in ids)
    return path_through(points)
