"""Recorded and planned ways: the points of a `track_file`, and what follows from them.

A way keeps every point of its file, for exports. What is drawn of it is in `drawn_ways`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from explorer.story.geodesy import piece_km
from explorer.story.places import Coordinate

CLIMB_M = 10.0
"""Smallest rise or fall that counts, in metres: receivers are that far off in elevation."""
EVENED_KM = 0.025
"""Elevations are averaged over stretches of this length: a receiver errs every second."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WayPoint:
    """A position of a way."""

    lat: float
    """Degrees north, -90 to 90 (WGS84)."""
    lon: float
    """Degrees east, -180 to 180."""
    elevation_m: float | None = None
    """Metres above sea level, as the file has them; None if it has none there."""
    time: datetime | None = None
    """When it was passed, in UTC; None if that was not recorded."""


Segment = tuple[WayPoint, ...]
"""A part of a way without a gap: two points or more."""


class Level(NamedTuple):
    """A stretch of a way with one elevation."""

    first: int
    last: int
    """Positions of its first and last point among those of the way."""
    elevation_m: float


class Climb(NamedTuple):
    """How far a way leads up and down, in metres."""

    ascent: float
    descent: float
    lowest: float
    highest: float


@dataclass(frozen=True, eq=False)
class Way:
    """The way of a leg. Two ways are the same only if they are one object."""

    segments: tuple[Segment, ...] = field(repr=False)
    """In the order of travel; between one and the next there is a gap."""
    is_planned: bool = False
    """Whether it is a planned route rather than a recording."""

    @property
    def points(self) -> tuple[WayPoint, ...]:
        """All points in order."""
        return tuple(chain.from_iterable(self.segments))

    @cached_property
    def extremes(self) -> tuple[Coordinate, ...]:
        """Its outermost points: in the south, north, west and east of it."""
        ends = (end(self.points, key=attrgetter(at)) for at in ("lat", "lon") for end in (min, max))
        return tuple(Coordinate(lat=point.lat, lon=point.lon) for point in ends)

    @cached_property
    def kms(self) -> tuple[tuple[float, ...], ...]:
        """How far each point of each segment is from the first, in km along the way; no gaps."""
        found: list[tuple[float, ...]] = []
        gone = 0.0
        for segment in self.segments:
            pieces = (piece_km(start, end) for start, end in pairwise(segment))
            found.append(tuple(accumulate(pieces, initial=gone)))
            gone = found[-1][-1]
        return tuple(found)

    @property
    def length_km(self) -> float:
        """Sum of the distances from point to point, in km, without those across gaps."""
        return self.kms[-1][-1]

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """Its elevations, averaged over stretches of `EVENED_KM`; empty if they are not known."""
        found: list[Level] = []
        stretch: list[tuple[int, float]] = []
        begun = 0.0
        for at, (km, point) in enumerate(
            zip(chain.from_iterable(self.kms), self.points, strict=True)
        ):
            if stretch and km - begun > EVENED_KM:
                found.append(_level(stretch))
                stretch = []
            if point.elevation_m is not None:
                begun = begun if stretch else km
                stretch.append((at, point.elevation_m))
        return (*found, _level(stretch)) if stretch else tuple(found)

    @cached_property
    def climb(self) -> Climb | None:
        """How far it leads up and down; None if no two stretches have an elevation."""
        return climb_of([level.elevation_m for level in self.levels])

    @cached_property
    def is_timed(self) -> bool:
        """Whether its first and last points have times, and no time is before an earlier one."""
        times = [point.time for point in self.points]
        known = [time for time in times if time]
        in_order = all(start <= end for start, end in pairwise(known))
        return None not in (times[0], times[-1]) and in_order and known[0] < known[-1]

    @property
    def duration(self) -> timedelta | None:
        """From its first point to its last; None if it is not timed."""
        first, last = self.segments[0][0].time, self.segments[-1][-1].time
        return last - first if self.is_timed and first and last else None


def _level(stretch: Sequence[tuple[int, float]]) -> Level:
    mean = sum(elevation for _, elevation in stretch) / len(stretch)
    return Level(stretch[0][0], stretch[-1][0], mean)


def climb_of(elevations_m: Sequence[float]) -> Climb | None:
    """How far a way leads up and down; None for fewer than two elevations.

    A rise is the difference between a low point and the high point after it, and counts once it
    exceeds `CLIMB_M`, so that the noise of a receiver is not added up. It is the method of Strava
    ("Elevation Gain", support.strava.com), which evens elevations before, too.

    >>> climb_of([100, 104, 101, 130, 125, 160, 120])
    Climb(ascent=60.0, descent=40.0, lowest=100, highest=160)
    """
    if len(elevations_m) < 2:
        return None
    ascent = descent = 0.0
    low = high = elevations_m[0]
    rises: bool | None = None
    for here in elevations_m:
        if rises is None:
            low, high = min(low, here), max(high, here)
            if high - low > CLIMB_M:
                rises = here == high
        elif rises:
            high = max(high, here)
            if high - here > CLIMB_M:
                ascent, low, rises = ascent + high - low, here, False
        else:
            low = min(low, here)
            if here - low > CLIMB_M:
                descent, high, rises = descent + high - low, here, True
    if rises is not None:
        ascent, descent = (
            (ascent + high - low, descent) if rises else (ascent, descent + high - low)
        )
    return Climb(ascent, descent, min(elevations_m), max(elevations_m))
