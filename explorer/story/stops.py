"""Where a story's events stay and travel: the stops, and the trips of each track between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.story.records import Event, Story
from explorer.story.strands import Route


class Stop(NamedTuple):
    """Consecutive events at one place; where nothing is a journey, all events there."""

    place: str
    """Id of the place."""
    steps: tuple[int, ...]
    """0-based positions of its events among the itinerary's steps, rising."""


class Trip(NamedTuple):
    """That one or more tracks went from one stop to another."""

    start: int
    """0-based position of the stop of departure."""
    end: int
    """0-based position of the stop of arrival."""
    arrives: int
    """0-based position of the first event after it."""
    tracks: tuple[str, ...]
    """Ids of the tracks; empty where the events belong to none."""


def stops_and_trips(
    story: Story, events: tuple[Event, ...]
) -> tuple[tuple[Stop, ...], tuple[Trip, ...]]:
    """The stops that events make up, and the travel between them.

    Each track has its own way. Tracks that are at one place at the same time share the stop. Events
    outside any journey (`route: none`) make up one stop for each place.

    Args:
        story: which tracks there are and whether they are journeys.
        events: in the order in which they happened.
    """
    tracks = (None, *(track.id for track in story.tracks))
    course = _Course({track for track in tracks if story.route_of(track) is Route.ITINERARY})
    for index, event in enumerate(events):
        course.add(index, event)
    places = course.places
    stops = tuple(Stop(places[at], tuple(steps)) for at, steps in enumerate(course.runs))
    return stops, tuple(course.trips)


@dataclass
class _Course:
    """What is known of stops and trips up to some event."""

    travelling: Set[str | None]
    """The tracks that are journeys; None if the events of no track are one."""
    places: list[str] = field(default_factory=list)
    """The place of each stop."""
    runs: list[list[int]] = field(default_factory=list)
    """The positions of the events of each stop."""
    trips: list[Trip] = field(default_factory=list)
    here: dict[str | None, int] = field(default_factory=dict)
    """The stop at which each track is that travels."""
    present: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    """How many tracks are at each stop now."""
    open_stops: dict[str, int] = field(default_factory=dict)
    """The last stop of each place; tracks that are there share it."""
    still: dict[str, int] = field(default_factory=dict)
    """The stop of each place, for events outside any journey."""

    def add(self, index: int, event: Event) -> None:
        """Go on by one event, whose 0-based position is `index`."""
        if event.place is None:
            return
        tracks = event.tracks or (None,)
        travelling = [track for track in tracks if track in self.travelling]
        if travelling:
            stop = self._arrived(index, event.place, travelling)
        else:
            stop = self.still.setdefault(event.place, len(self.runs))
            self._open(stop, event.place)
        self.runs[stop].append(index)

    def _arrived(self, index: int, place: str, tracks: list[str | None]) -> int:
        """The stop at which these tracks are now."""
        stop = self.open_stops.get(place, -1)
        if not self.present[stop]:
            stop = self.open_stops[place] = len(self.runs)
        self._open(stop, place)
        moving = [track for track in tracks if self.here.get(track) != stop]
        if moving:
            self._move(index, stop, moving)
        return stop

    def _move(self, index: int, stop: int, tracks: list[str | None]) -> None:
        """Let these tracks come to a stop; each that was at another place has travelled there."""
        together: dict[int, list[str]] = {}
        for track in tracks:
            before = self.here.get(track)
            if before is not None and self.places[before] != self.places[stop]:
                together.setdefault(before, []).extend([track] if track else [])
            if before is not None:
                self.present[before] -= 1
            self.present[stop] += 1
            self.here[track] = stop
        self.trips += [Trip(before, stop, index, tuple(who)) for before, who in together.items()]

    def _open(self, stop: int, place: str) -> None:
        if stop == len(self.runs):
            self.places.append(place)
            self.runs.append([])
