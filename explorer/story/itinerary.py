"""What follows from a story's events: their status, the stops, and the legs between them.

A story can be seen in two ways (`AsOf`): as its article knew it on the day of publication, or as
it turned out. The first shows only what the article itself claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from explorer.story.derived import KeptWithStory
from explorer.story.meetings import meetings
from explorer.story.records import Event, Story
from explorer.story.sources import Claim, Says
from explorer.story.stops import Stop, Trip, stops_and_trips
from explorer.story.travel import Leg, LegFinder


class AsOf(StrEnum):
    """Whose knowledge is shown."""

    NOW = "now"
    PUBLICATION = "publication"


class Status(StrEnum):
    """How well an event is established."""

    REPORTED = "reported"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


_HAPPENED, _ANNOUNCED, _DISPUTED = Says.HAPPENED, Says.ANNOUNCED, Says.DISPUTED
"""Looked up once: in Python 3.11 that takes longer than all else that is done with a claim."""


class Step(NamedTuple):
    """An event as one view knows it: the unit of stepping."""

    event: Event
    """The event; its `when` and `time` are what this view knows."""
    claims: tuple[Claim, ...]
    """The claims that this view knows."""
    status: Status
    """The status that follows from those claims."""
    stop: int | None
    """0-based position of the stop it belongs to; None for an event without a place."""


class Journey(NamedTuple):
    """The travel of one or more tracks from one stop to their next."""

    start: int
    """0-based position of the stop of departure."""
    end: int
    """0-based position of the stop of arrival."""
    origin: str
    """Id of the place of departure."""
    destination: str
    """Id of the place of arrival."""
    arrives: int
    """0-based position of the step at which it arrives."""
    leg: Leg | None
    """What the story says about it, if anything."""
    tracks: tuple[str, ...] = ()
    """Ids of the tracks that travel; empty where the events belong to none."""


@dataclass(frozen=True)
class Itinerary:
    """A story in one view: steps in order, the stops they make up, the travel between these."""

    steps: tuple[Step, ...]
    """In the order in which they happened."""
    stops: tuple[Stop, ...]
    """In the order of their first steps."""
    journeys: tuple[Journey, ...]
    """In the order of arrival. A track whose `route` is `none` makes none."""

    @cached_property
    def positions(self) -> dict[str, int]:
        """The 0-based position of each step by the id of its event."""
        return {step.event.id: at for at, step in enumerate(self.steps)}

    @cached_property
    def first_at(self) -> dict[str | None, str]:
        """The id of the first event at each place; under None of those without one."""
        return {step.event.place: step.event.id for step in reversed(self.steps)}

    @cached_property
    def arrivals(self) -> dict[int, tuple[int, ...]]:
        """The 0-based positions of the journeys that arrive at each step at which any does."""
        found: dict[int, tuple[int, ...]] = {}
        for index, journey in enumerate(self.journeys):
            found[journey.arrives] = (*found.get(journey.arrives, ()), index)
        return found

    @cached_property
    def meetings(self) -> dict[int, tuple[str, ...]]:
        """The ids of the tracks that meet at a step, by its 0-based position."""
        tracks = [step.event.tracks if step.event.place else () for step in self.steps]
        trips = ((trip.arrives, track, trip) for trip in self.journeys for track in trip.tracks)
        return meetings(tracks, {(at, track): trip.start for at, track, trip in trips})

    @cached_property
    def ways(self) -> dict[str | None, tuple[Journey, ...]]:
        """The journeys of each track, in order; those of no track under None."""
        found: dict[str | None, list[Journey]] = {}
        for journey in self.journeys:
            for track in journey.tracks or (None,):
                found.setdefault(track, []).append(journey)
        return {track: tuple(journeys) for track, journeys in found.items()}


def status_of(claims: tuple[Claim, ...], origin_of: dict[str, str]) -> Status:
    """Derive an event's status from its claims.

    *disputed* if any source says otherwise; *announced* if nobody says that it happened;
    *confirmed* if it was announced and then happened, or if two independent origins say that it
    happened; *reported* otherwise.

    Args:
        claims: at least one claim.
        origin_of: the independent origin of each source, by source id.

    Raises:
        KeyError: a claim names a source that is not among them.
    """
    said = [claim.says for claim in claims]
    if _DISPUTED in said:
        return Status.DISPUTED
    if _HAPPENED not in said:
        return Status.ANNOUNCED
    if _ANNOUNCED in said:
        return Status.CONFIRMED
    origin = origin_of[claims[0].source]
    is_alone = all(origin_of[claim.source] == origin for claim in claims[1:])
    return Status.REPORTED if is_alone else Status.CONFIRMED


def itinerary(story: Story, as_of: AsOf = AsOf.NOW) -> Itinerary:
    """The story's itinerary in one view. An article that claims no event gives an empty one."""
    return _derived(story, as_of)


def offered_views(story: Story) -> tuple[AsOf, ...]:
    """The states of knowledge to choose between: one if the article's own shows nothing else.

    It does where the article claims no event, and where it claims all that is known: an editor's
    note alone is no other knowledge.
    """
    if not any(_by_article(story)):
        return (AsOf.NOW,)
    differ = not all(_by_article(story)) or any(map(_knew_less, story.events))
    return (AsOf.PUBLICATION, AsOf.NOW) if differ else (AsOf.NOW,)


def _knew_less(event: Event) -> bool:
    """Whether a claim has another date or other words than the event that it is about."""
    return any(claim.when or claim.note not in (None, event.summary) for claim in event.claims)


def _by_article(story: Story) -> Iterator[bool]:
    """Of each claim whether it is the article's; the first few mostly show what is asked."""
    return (claim.source == story.article for event in story.events for claim in event.claims)


@KeptWithStory
def statuses(story: Story) -> tuple[tuple[Status, ...], tuple[Status | None, ...]]:
    """The status of each event as known today, and by the article alone; None if that is silent.

    Together, as looking up the claims of a long story in memory takes longer than comparing them.
    """
    origin_of = {source.id: source.independent_origin for source in story.sources}
    article = story.article
    today: list[Status] = []
    published: list[Status | None] = []
    for event in story.events:
        own = tuple([claim for claim in event.claims if claim.source == article])
        today.append(status_of(event.claims, origin_of))
        published.append(status_of(own, origin_of) if own else None)
    return tuple(today), tuple(published)


@KeptWithStory
def _derived(story: Story, as_of: AsOf) -> Itinerary:
    events, (found, published) = story.events, statuses(story)
    if as_of is AsOf.PUBLICATION:
        events, found = tuple(_known_to_article(story)), tuple(filter(None, published))
    stops, trips = stops_and_trips(story, events)
    stop_at = {step: index for index, stop in enumerate(stops) for step in stop.steps}
    steps = tuple(
        Step(event, event.claims, status, stop_at.get(index))
        for index, (event, status) in enumerate(zip(events, found, strict=True))
    )
    arrivals = {leg.arrives for leg in story.legs}
    step_of = {
        event.id: (stop_at.get(index), index)
        for index, event in enumerate(events)
        if event.id in arrivals
    }
    legs = LegFinder(_legs_with_ends(story, as_of), step_of)
    journeys = (_journey(trip, stops, step_of, legs) for trip in trips)
    return Itinerary(steps, stops, tuple(sorted(journeys, key=lambda each: each.arrives)))


def _legs_with_ends(story: Story, as_of: AsOf) -> tuple[Leg, ...]:
    """The legs of a story; in the article's view each with the places that it joins today.

    There an event between may be missing, and a leg found by its arrival would seem to begin
    somewhere else.
    """
    if as_of is AsOf.NOW:
        return story.legs
    today = {trip.leg.key: trip for trip in itinerary(story).journeys if trip.leg}
    return tuple(
        leg.model_copy(update={"origin": trip.origin, "destination": trip.destination})
        if (trip := today.get(leg.key))
        else leg
        for leg in story.legs
    )


def _journey(
    trip: Trip,
    stops: tuple[Stop, ...],
    steps: Mapping[str, tuple[int | None, int]],
    legs: LegFinder,
) -> Journey:
    """A trip with what the story says about it, and the step at which that says it arrives.

    Args:
        trip: the travel of some tracks.
        stops: all stops.
        steps: the positions of the stop and the step of each event, by its id.
        legs: finds the leg.
    """
    origin, destination = stops[trip.start].place, stops[trip.end].place
    leg = legs.leg(origin, destination, stop=trip.end, since=trip.arrives, tracks=trip.tracks)
    _, arrives = steps.get(leg.arrives or "", (None, trip.arrives)) if leg else (0, trip.arrives)
    return Journey(trip.start, trip.end, origin, destination, arrives, leg, trip.tracks)


def _known_to_article(story: Story) -> Iterator[Event]:
    """The events that the article claims, each with only what the article knew of it.

    What the article says in its claim's note takes the place of the summary.
    """
    for event in story.events:
        if claims := tuple([claim for claim in event.claims if claim.source == story.article]):
            yield _as_claimed(event, claims)


def _as_claimed(event: Event, claims: tuple[Claim, ...]) -> Event:
    """An event with no more than these claims of one source say."""
    changes: dict[str, object] = {"claims": claims, "note": None}
    note = next((claim.note for claim in claims if claim.note), None)
    if note:
        changes["summary"] = note
    dated = next((claim.when for claim in claims if claim.when), None)
    if dated:
        changes |= {"when": dated, "time": None, "part_of_day": None}
    return event.model_copy(update=changes)
