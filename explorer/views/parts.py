"""The details of a long story's events in parts, of which a browser asks for those near the reader.

The facts of a long story are an index of all its events; a shorter one is sent whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import orjson

from explorer.language import Language, language
from explorer.story.itinerary import AsOf, Journey, Step, itinerary
from explorer.story.media import Media
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.sources import Source
from explorer.story.travel import Leg
from explorer.views.columns import Columns, columns, columns_of
from explorer.views.event_facts import event_details, journey_facts
from explorer.views.media import medium_facts, medium_words, shown_media
from explorer.views.record_facts import leg_facts, place_details, source_facts
from explorer.views.record_words import event_words, leg_notes, leg_ways, place_notes, source_dates
from explorer.views.story_facts import EventDetails
from explorer.views.story_parts import PartFacts, PartWords, StoryPart

LONG_STORY: Final = 300
"""A story with more events is long."""
EVENTS_PER_PART: Final = 25
"""Some 20 kB compressed, most of it claims and their sources."""
EVENTS_PER_CHUNK: Final = 10_000
"""What only filters ask for comes in chunks of so many events; `core/details.js` counts them."""


def is_long(story: Story) -> bool:
    """Whether the details of the story's events come in parts."""
    return len(story.events) > LONG_STORY


def part_count(story: Story, as_of: AsOf) -> int:
    """How many parts there are in a state of knowledge; 0 for a story that is sent whole."""
    return -(-len(itinerary(story, as_of).steps) // EVENTS_PER_PART) if is_long(story) else 0


def chunk_count(story: Story, as_of: AsOf) -> int:
    """How many chunks there are in a state of knowledge; 0 for a story that is sent whole."""
    if not is_long(story):
        return 0
    return max(1, -(-len(itinerary(story, as_of).steps) // EVENTS_PER_CHUNK))


def is_large(story: Story) -> bool:
    """Whether its events are more than one chunk: what can wait of its index then comes later."""
    return len(story.events) > EVENTS_PER_CHUNK


def chunk_of(story: Story, as_of: AsOf, chunk: int) -> Sequence[Step]:
    """The steps of a chunk, by its 0-based position."""
    first = chunk * EVENTS_PER_CHUNK
    return itinerary(story, as_of).steps[first : first + EVENTS_PER_CHUNK]


def first_part(story: Story, as_of: AsOf, event: str | None) -> int | None:
    """The part with the event that is shown first; None for a story that is sent whole.

    Args:
        story: the story.
        as_of: the state of knowledge.
        event: id of an event of the story; None for the first one, which is also shown first if
            this state does not know the event.
    """
    if not is_long(story) or not part_count(story, as_of):
        return None
    return itinerary(story, as_of).positions.get(event or "", 0) // EVENTS_PER_PART


def part_document(story: Story, as_of: AsOf, lang: str, part: int) -> bytes:
    """One of the parts, by its 0-based position, as UTF-8 JSON."""
    return orjson.dumps(_part(story, as_of, language(lang), part * EVENTS_PER_PART))


def _part(story: Story, as_of: AsOf, speech: Language, first: int) -> StoryPart:
    known = itinerary(story, as_of)
    steps = known.steps[first : first + EVENTS_PER_PART]
    first_journey, journeys = _journeys(known.journeys, first, first + len(steps))
    legs = list({each.leg.key: each.leg for each in journeys if each.leg}.values())
    places = _places(story, steps, journeys)
    media = _media(story, steps, places)
    sources = _sources(story, steps, legs, media)
    facts = PartFacts(
        media=columns([medium_facts(story, item) for item in media]),
        places=place_details(story, places),
        sources=source_facts(sources),
        events=_details(story, steps, known.steps[first - 1] if first else None),
        first_journey=first_journey,
        journeys=journey_facts(journeys, legs),
        legs=leg_facts(story, legs),
    )
    words = PartWords(
        events=event_words(
            [step.event for step in steps], [step.claims for step in steps], speech.code
        ),
        places=place_notes(places, speech.code),
        sources=source_dates(sources, speech),
        media={item.id: medium_words(item, speech) for item in media},
        legs=leg_notes(legs, speech.code),
        ways=leg_ways(story, legs, speech),
    )
    return StoryPart(first=first, facts=facts, words=words)


def _details(story: Story, steps: Sequence[Step], before: Step | None) -> Columns[EventDetails]:
    details = event_details(story, steps, before)
    if is_large(story):
        return Columns(details | columns_of({"tags": [step.event.tags for step in steps]}))
    return details


def _journeys(journeys: Sequence[Journey], first: int, end: int) -> tuple[int, Sequence[Journey]]:
    """The journeys that arrive at the steps from `first` to `end`, and the first one's position."""
    start, stop = (bisect_left(journeys, at, key=lambda each: each.arrives) for at in (first, end))
    return start, journeys[start:stop]


def _places(story: Story, steps: Sequence[Step], journeys: Sequence[Journey]) -> list[Place]:
    """Where the events are and lead, and where the journeys begin."""

    def named() -> Iterator[str | None]:
        for step in steps:
            yield from (step.event.place, step.event.to)
        for journey in journeys:
            yield from (journey.origin, journey.destination)

    return [story.place(each) for each in dict.fromkeys(named()) if each]


def _media(story: Story, steps: Sequence[Step], places: Sequence[Place]) -> list[Media]:
    """The media of events and places, those that can be shown."""
    named = {each for step in steps for each in step.event.media}
    named.update(each for place in places for each in place.media)
    return [item for item in shown_media(story) if item.id in named] if named else []


def _sources(
    story: Story, steps: Sequence[Step], legs: Sequence[Leg], media: Sequence[Media]
) -> list[Source]:
    """What claims, documented distances and media are from."""
    named = dict.fromkeys(claim.source for step in steps for claim in step.claims)
    named |= dict.fromkeys(leg.distance_source for leg in legs if leg.distance_source)
    named |= dict.fromkeys(item.source for item in media if item.source)
    return [story.source(each) for each in named]
