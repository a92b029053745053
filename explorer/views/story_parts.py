"""What comes in parts of a long story: the details of so many events that follow each other.

The names are those of `StoryFacts` and `StoryWords`, so that the browser makes the same of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.views.columns import Columns
from explorer.views.media import MediumFacts, MediumWords
from explorer.views.story_facts import (
    EventDetails,
    JourneyFacts,
    LegFacts,
    PlaceDetails,
    SourceFacts,
)
from explorer.views.story_words import EventWords


@dataclass(frozen=True, kw_only=True)
class PartFacts:
    """What depends on no language."""

    media: Columns[MediumFacts]
    """The media of these events and of their places."""
    places: Columns[PlaceDetails]
    """Where these events are and lead, and where the journeys to them begin."""
    sources: Columns[SourceFacts]
    """The sources of these events, legs and media."""
    events: Columns[EventDetails]
    """With their tags, where those of all events come in chunks."""
    first_journey: int
    """0-based position in the document of the first of the journeys."""
    journeys: Columns[JourneyFacts]
    """The journeys that arrive at these events; `arrives` is the position in the document, `leg`
    that among the legs of the part."""
    legs: Columns[LegFacts]


@dataclass(frozen=True, kw_only=True)
class PartWords:
    """What depends on the language."""

    events: Columns[EventWords]
    """In the order of the part, with the claims that the state of knowledge has."""
    places: Mapping[str, str]
    """The notes on places."""
    sources: Mapping[str, str]
    """The dates of sources."""
    media: Mapping[str, MediumWords]
    legs: Mapping[str, str]
    """The notes on legs, by their position in the part."""
    ways: Mapping[str, str]
    """What is known of the ways of legs, by the leg's position in the part."""


@dataclass(frozen=True, kw_only=True)
class StoryPart:
    """The details of some events in one state of knowledge and one language."""

    first: int
    """0-based position in the document of the first of the events."""
    facts: PartFacts
    words: PartWords
