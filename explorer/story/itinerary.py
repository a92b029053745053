"""What follows from a story's events: their status, the stops, and the legs between them.

A story can be seen in two ways (`AsOf`): as its article knew it on the day of publication, or as
it turned out. The first shows only what the article itself claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from explorer.story.records import Claim, Event, Leg, Says, Story


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


@dataclass(frozen=True)
class Step:
    """An event as one view knows it: the unit of stepping."""

    event: Event
    """The event; its `when` and `time` are what this view knows."""
    claims: tuple[Claim, ...]
    """The claims that this view knows."""
    status: Status
    """The status that follows from those claims."""
    stop: int | None
    """0-based position of the stop it belongs to; None for an event without a place."""


@dataclass(frozen=True)
class Stop:
    """Consecutive events at one place."""

    place: str
    """Id of the place."""
    steps: tuple[int, ...]
    """0-based positions of its events among the itinerary's steps."""


@dataclass(frozen=True)
class Journey:
    """The travel between two consecutive stops."""

    origin: str
    """Id of the place of departure."""
    destination: str
    """Id of the place of arrival."""
    arrives: int
    """0-based position of the step at which it arrives."""
    leg: Leg | None
    """What the story says about it, if anything."""


@dataclass(frozen=True)
class Itinerary:
    """A story in one view: steps in order, the stops they make up, the travel between these."""

    steps: tuple[Step, ...]
    """In the order in which they happened."""
    stops: tuple[Stop, ...]
    """In the order of the steps that they are made of."""
    journeys: tuple[Journey, ...]
    """One between each stop and the next."""


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
    said = {claim.says for claim in claims}
    if Says.DISPUTED in said:
        return Status.DISPUTED
    if Says.HAPPENED not in said:
        return Status.ANNOUNCED
    origins = {origin_of[claim.source] for claim in claims if claim.says is Says.HAPPENED}
    if Says.ANNOUNCED in said or len(origins) > 1:
        return Status.CONFIRMED
    return Status.REPORTED


def itinerary(story: Story, as_of: AsOf = AsOf.NOW) -> Itinerary:
    """The story's itinerary in one view. An article that claims no event gives an empty one."""
    return _derived(story, as_of)


@lru_cache(maxsize=64)
def _derived(story: Story, as_of: AsOf) -> Itinerary:
    origin_of = {source.id: source.independent_origin for source in story.sources}
    known = [(_as_known(event, story, as_of)) for event in story.events]
    events = [event for event in known if event.claims]
    stops: list[list[int]] = []
    steps: list[Step] = []
    for index, event in enumerate(events):
        if event.place:
            if not stops or events[stops[-1][0]].place != event.place:
                stops.append([])
            stops[-1].append(index)
        status = status_of(event.claims, origin_of)
        steps.append(Step(event, event.claims, status, len(stops) - 1 if event.place else None))
    halts = tuple(Stop(events[run[0]].place or "", tuple(run)) for run in stops)
    legs = {(leg.origin, leg.destination): leg for leg in story.legs}
    journeys = tuple(
        _journey(start, end, legs.get((start.place, end.place)), events)
        for start, end in pairwise(halts)
    )
    return Itinerary(tuple(steps), halts, journeys)


def _journey(start: Stop, end: Stop, leg: Leg | None, events: list[Event]) -> Journey:
    named = (step for step in end.steps if leg and events[step].id == leg.arrives)
    return Journey(start.place, end.place, next(named, end.steps[0]), leg)


def _as_known(event: Event, story: Story, as_of: AsOf) -> Event:
    """The event with only what the view knows of it; without claims where it knows nothing.

    What the article says in its claim's note takes the place of the summary.
    """
    if as_of is AsOf.NOW:
        return event
    claims = tuple(claim for claim in event.claims if claim.source == story.article)
    changes: dict[str, object] = {"claims": claims, "note": None}
    note = next((claim.note for claim in claims if claim.note), None)
    if note:
        changes["summary"] = note
    dated = next((claim.when for claim in claims if claim.when), None)
    if dated:
        changes |= {"when": dated, "time": None, "part_of_day": None}
    return event.model_copy(update=changes)
