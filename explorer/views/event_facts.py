"""The facts of a story's events and journeys in one state of knowledge."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.story.foresight import foresights
from explorer.story.itinerary import AsOf, Itinerary, Step
from explorer.story.records import Event, Story
from explorer.story.scales import step_zooms
from explorer.story.times import UNDATED
from explorer.views.gaps import gaps_before
from explorer.views.moment_facts import MomentFacts, moment_facts
from explorer.views.story_facts import EventFacts, JourneyFacts


def event_facts(story: Story, itinerary: Itinerary, as_of: AsOf) -> Iterator[EventFacts]:
    """The facts of each event."""
    became = foresights(story) if as_of is AsOf.NOW else {}
    moments = [story.moment(step.event) for step in itinerary.steps]
    is_whole = len(itinerary.steps) == len(story.events)
    zooms = step_zooms(story, itinerary)
    steps = zip(itinerary.steps, moments, gaps_before(moments), zooms, strict=True)
    for step, moment, gap, zoom in steps:
        event = step.event
        place = story.place(event.place) if event.place else None
        yield {
            "id": event.id,
            "at": None if is_whole else story.event_positions[event.id],
            "place": event.place,
            "to": event.to,
            "tracks": event.tracks,
            "tags": event.tags,
            "stop": None if step.stop is None else step.stop + 1,
            "zoom": zoom,
            "status": step.status,
            "foresight": became.get(event.id),
            "draft": bool(event.draft or (place and place.draft)),
            "sources": [claim.source for claim in step.claims],
            "says": [claim.says for claim in step.claims],
            "claims": _positions(story, step),
            "moment": moment_facts(moment),
            "ending": _ending(story, event),
            "gap": gap,
        }


def _positions(story: Story, step: Step) -> tuple[int, ...] | None:
    """Where the claims that a state of knowledge has are among all of the event's; None if all."""
    every = story.events[story.event_positions[step.event.id]].claims
    if len(every) == len(step.claims):
        return None
    return tuple(at for at, claim in enumerate(every) if claim in step.claims)


def _ending(story: Story, event: Event) -> MomentFacts | None:
    moment = story.ending(event)
    return moment_facts(moment) if moment and moment.date != UNDATED else None


def journey_facts(story: Story, itinerary: Itinerary) -> Iterator[JourneyFacts]:
    """The facts of each journey."""
    legs = {leg.key: at for at, leg in enumerate(story.legs)}
    for journey in itinerary.journeys:
        yield {
            "origin": journey.origin,
            "destination": journey.destination,
            "arrives": journey.arrives,
            "tracks": journey.tracks,
            "leg": legs[journey.leg.key] if journey.leg else None,
        }
