"""Lines of a map cut where they pass the stops of a journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from explorer.imports.marks import Line
from explorer.story.geodesy import length_km, sphere_km
from explorer.story.places import Coordinate
from explorer.writing.values import Value

LEAST_KM: Final = 0.5
"""A line passes a stop if it comes as near as this, however short it is."""
SHARE_OF_LENGTH: Final = 0.02
"""Or as near as this share of its length: long lines are drawn at a small scale."""
MOST_KM: Final = 25.0
KM_PER_DEGREE: Final = 110.5
"""Of latitude at the equator, where it is shortest (WGS84)."""


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


def sections(line: Line, stops: Sequence[Stop]) -> list[Section]:
    """The parts of a line between the stops that it passes one after the other.

    Stops elsewhere do not matter; those that it passes in another order are not joined.

    Args:
        line: its positions, in the direction of travel.
        stops: in the order in which they are reached.
    """
    if len(line) < 2:
        return []
    near = min(MOST_KM, max(LEAST_KM, SHARE_OF_LENGTH * length_km(line)))
    passed = [stop for stop in stops if _nearest(line, stop.at, 0, near) is not None]
    found: list[Section] = []
    begin = 0
    for start, end in pairwise(passed):
        if start.key == end.key:
            continue
        first = _nearest(line, start.at, begin, near)
        last = None if first is None else _nearest(line, end.at, first + 1, near)
        if first is not None and last is not None:
            found.append(Section(start, end, line[first : last + 1], first))
            begin = last
    return found


def _nearest(line: Line, at: Coordinate, begin: int, near: float) -> int | None:
    """The index of the position that is nearest to a stop; None if none is near."""
    degrees = near / KM_PER_DEGREE  # of latitude: most positions need not be measured
    distances = [
        (sphere_km(each, at), index)
        for index, each in enumerate(line[begin:], begin)
        if abs(each.lat - at.lat) <= degrees
    ]
    distance, index = min(distances, default=(near + 1, 0))
    return index if distance <= near else None
