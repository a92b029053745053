"""Lines of a map cut where they pass the stops of a journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from explorer.imports.maps.marks import Line
from explorer.imports.maps.nearby_points import NearbyPoints, rough_length_km
from explorer.story.places import Coordinate
from explorer.writing.values import Value

LEAST_KM: Final = 0.5
"""A line passes a stop if it comes as near as this, however short it is."""
SHARE_OF_LENGTH: Final = 0.02
"""Or as near as this share of its length: long lines are drawn at a small scale."""
MOST_KM: Final = 25.0
RECORDED_KM: Final = 0.25
"""How near a recorded line comes to what was passed."""


@dataclass(frozen=True)
class Stop:
    """A place of a map at which something happens."""

    at: Coordinate
    place: dict[str, Value]
    """The record of the place."""
    event: dict[str, Value] = field(default_factory=dict)
    """The event there; it gets its tracks."""

    @property
    def key(self) -> str:
        """What the same place has, too."""
        return f"{self.place.get('names')} {self.at.lat} {self.at.lon}"


@dataclass(frozen=True)
class Section:
    """A part of a line, from one stop to the next."""

    start: Stop
    end: Stop
    line: Line
    begins: int = 0
    """The index of its first position in the whole line."""


def sections(line: Line, stops: Sequence[Stop], *, is_recorded: bool = False) -> list[Section]:
    """The parts of a line between the stops that it passes one after the other.

    Stops elsewhere do not matter; those that it passes in another order are not joined. If none
    has a date, a recorded line says which came first. A single stop on it is a section of one
    position.

    Args:
        line: its positions, in the direction of travel.
        stops: in the order in which they are reached.
        is_recorded: whether somebody went along it, and nobody drew it by hand.
    """
    if len(line) < 2:
        return []
    near = RECORDED_KM if is_recorded else SHARE_OF_LENGTH * rough_length_km(line)
    points = NearbyPoints(line, near if is_recorded else min(MOST_KM, max(LEAST_KM, near)))
    passed = [stop for stop in stops if points.nearest(stop.at) is not None]
    if not is_recorded:
        return _between(line, points, passed)
    if len(passed) == 1:
        at = points.nearest(passed[0].at) or 0
        return [Section(passed[0], passed[0], line[at : at + 1], at)]
    if any("when" in stop.event for stop in passed):
        return _between(line, points, passed)
    along = sorted(passed, key=lambda stop: points.nearest(stop.at) or 0)
    return max((_between(line, points, each) for each in (passed, along)), key=len)


def _between(line: Line, points: NearbyPoints, passed: Sequence[Stop]) -> list[Section]:
    """The parts of a line from each stop to the next, where it leads from one to the other."""
    found: list[Section] = []
    begin = 0
    for start, end in pairwise(passed):
        if start.key == end.key:
            continue
        first = points.nearest(start.at, begin)
        last = None if first is None else points.nearest(end.at, first + 1)
        if first is not None and last is not None:
            found.append(Section(start, end, line[first : last + 1], first))
            begin = last
    return found
