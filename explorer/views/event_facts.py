"""The facts of a story's events and journeys in one state of knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.story.extents import Box
from explorer.story.foresight import foresights
from explorer.story.itinerary import AsOf, Itinerary, Journey, Step
from explorer.story.moments import Moment
from explorer.story.records import Event, Story
from explorer.story.scales import step_looks
from explorer.story.sources import Says
from explorer.story.times import UNDATED
from explorer.story.travel import Leg
from explorer.views.areas import area_names
from explorer.views.columns import Columns, columns, columns_of
from explorer.views.gaps import gaps_before
from explorer.views.media import shown_by_id
from explorer.views.moment_facts import MomentFacts, moment_columns
from explorer.views.record_facts import shown_only
from explorer.views.story_facts import EventDetails, EventFacts, JourneyFacts


@dataclass(frozen=True)
class EventTimes:
    """When the events of an itinerary were."""

    moments: Columns[MomentFacts]
    """When each was, or began."""
    endings: Columns[MomentFacts]
    """When each was over, if it lasted and that is known."""


def event_times(story: Story, itinerary: Itinerary) -> EventTimes:
    """When the events were."""
    events = [step.event for step in itinerary.steps]
    endings = [_ending(story, event) if event.until else None for event in events]
    moments = [*map(story.moment, events)]
    return EventTimes(moment_columns(moments), moment_columns(endings))


def event_index(
    story: Story, itinerary: Itinerary, as_of: AsOf, times: EventTimes, west: float
) -> Columns[EventFacts]:
    """`EventIndex` of all events, on a flat map that begins at a meridian, in degrees east."""
    became = foresights(story) if as_of is AsOf.NOW else {}
    steps = itinerary.steps
    met = itinerary.meetings
    events = [step.event for step in steps]
    ids = [event.id for event in events]
    drafts = {place.id for place in story.places if place.draft}
    is_whole = len(events) == len(story.events)
    return columns_of(
        {
            "id": ids,
            "at": [] if is_whole else [story.event_positions[event.id] for event in events],
            "place": [event.place for event in events],
            "to": [event.to for event in events],
            "tracks": [event.tracks for event in events],
            "meeting": [met.get(at, ()) for at in range(len(steps))],
            "tags": [event.tags for event in events],
            "stop": [None if step.stop is None else step.stop + 1 for step in steps],
            **_looks(story, itinerary, west),
            "status": [step.status for step in steps],
            "foresight": [became.get(event) for event in ids] if became else [],
            "draft": [bool(event.draft or event.place in drafts) for event in events],
            "moment": times.moments,
            "ending": times.endings,
        }
    )


def event_details(
    story: Story, steps: Sequence[Step], before: Step | None
) -> Columns[EventDetails]:
    """What is shown of some events where readers are.

    Args:
        story: the story.
        steps: events that follow each other.
        before: the one before them; None if they begin the story.
    """
    moments = [story.moment(step.event) for step in (*filter(None, [before]), *steps)]
    shown = shown_by_id(story)
    sources, says = _said(steps)
    return columns_of(
        {
            "media": [shown_only(step.event.media, shown) for step in steps],
            "sources": sources,
            "says": says,
            "claims": [_positions(story, step) for step in steps],
            "gap": [*gaps_before(moments)][1 if before else 0 :],
        }
    )


def _looks(story: Story, itinerary: Itinerary, west: float) -> dict[str, list[Any]]:
    """What is seen of each event on the map: its area, and where the map looks."""
    areas = {name: at for at, name in enumerate(area_names(story))}
    looks = [*step_looks(story, itinerary)]
    return {
        "area": [areas.get(step.event.area or "") for step in itinerary.steps] if areas else [],
        "zoom": [look and look.zoom for look in looks],
        "corners": [_corners(look.box, west) if look and look.box else None for look in looks],
    }


def _corners(box: Box, west: float) -> list[list[float]]:
    """The corners of a box on a flat map, whose whole width it has if the map cuts it."""
    first, last = box.ends_on_map(west)
    return [[round(box.south, 5), round(first, 5)], [round(box.north, 5), round(last, 5)]]


def _said(steps: Iterable[Step]) -> tuple[list[list[str]], list[list[Says]]]:
    """The sources of the claims on each step, and what each of them says.

    Together, as looking up the claims of a long story in memory takes longer than reading them.
    """
    sources, says = [], []
    for step in steps:
        sources.append([claim.source for claim in step.claims])
        says.append([claim.says for claim in step.claims])
    return sources, says


def _positions(story: Story, step: Step) -> tuple[int, ...] | None:
    """Where the claims that a state of knowledge has are among all of the event's; None if all."""
    every = story.events[story.event_positions[step.event.id]].claims
    if len(every) == len(step.claims):
        return None
    return tuple(at for at, claim in enumerate(every) if claim in step.claims)


def _ending(story: Story, event: Event) -> Moment | None:
    moment = story.ending(event)
    return moment if moment and moment.date != UNDATED else None


def journey_facts(journeys: Iterable[Journey], legs: Iterable[Leg]) -> Columns[JourneyFacts]:
    """The facts of some journeys.

    Args:
        journeys: the journeys.
        legs: those that their legs are among; a journey names its leg by its position there.
    """
    positions = {leg.key: at for at, leg in enumerate(legs)}
    return columns([_journey(journey, positions) for journey in journeys])


def _journey(journey: Journey, legs: Mapping[tuple[str | None, ...], int]) -> JourneyFacts:
    return {
        "origin": journey.origin,
        "destination": journey.destination,
        "arrives": journey.arrives,
        "tracks": journey.tracks,
        "leg": legs[journey.leg.key] if journey.leg else None,
    }
