"""Recorded and planned ways: the points of a `track_file`, and what follows from them.

A way keeps every point of its file, for exports. What is drawn of it is in `drawn_ways`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
REACH_KM = 0.015
"""Positions of a recording are averaged as long as they are nearer than this to the first of them.

Errors make the sum of the distances between recorded points too long (P. Ranacher et al., "Why GPS
makes distances bigger than they are", International Journal of Geographical Information Science
30, 2016). Of a point every metre, each off by 3 m on its own, the sum is five times the way; so
averaged it is 1 per cent off, and up to a tenth too short where hairpins are 10 m apart.
"""


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
        """How far each point of each segment is from the first, in km along the way; no gaps.

        Of a recording without the detours that only errors of the receiver make (`REACH_KM`).
        """
        found: list[tuple[float, ...]] = []
        gone = 0.0
        for segment in self.segments:
            along = _summed_kms(segment) if self.is_planned else _evened_kms(segment)
            found.append(tuple([gone + km for km in along]))
            gone = found[-1][-1]
        return tuple(found)

    @property
    def length_km(self) -> float:
        """How long it is in km, without its gaps."""
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


def _summed_kms(segment: Segment) -> list[float]:
    """How far each point is from the first, as the sum of the distances between points."""
    return [*accumulate((piece_km(start, end) for start, end in pairwise(segment)), initial=0.0)]


def _evened_kms(segment: Segment) -> list[float]:
    """How far each point is from the first along the mean positions of stretches."""
    summed = _summed_kms(segment)
    places: list[tuple[float, Coordinate | WayPoint]] = [(0.0, segment[0])]
    for first, last in _stretches(segment, summed):
        middle = sum(summed[first:last]) / (last - first)
        places.append((middle, _mean(segment[first:last])))
    places.append((summed[-1], segment[-1]))
    pieces = (piece_km(start, end) for (_, start), (_, end) in pairwise(places))
    evened = [*accumulate(pieces, initial=0.0)]
    found, at = [], 0
    for km in summed:
        while at < len(places) - 2 and places[at + 1][0] <= km:
            at += 1
        start, end = places[at][0], places[at + 1][0]
        share = (km - start) / (end - start) if end > start else 0.0
        found.append(evened[at] + share * (evened[at + 1] - evened[at]))
    return [*found[:-1], evened[-1]]


def _stretches(segment: Segment, summed: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where stretches begin and end whose points are nearer than `REACH_KM` to their first."""
    first = 0
    for at in range(1, len(segment)):
        if summed[at] - summed[first] < REACH_KM:
            continue
        if piece_km(segment[first], segment[at]) >= REACH_KM:
            yield first, at
            first = at
    yield first, len(segment)


def _mean(points: Segment) -> Coordinate:
    if len(points) == 1:
        return Coordinate(lat=points[0].lat, lon=points[0].lon)
    west = points[0].lon
    east = sum((point.lon - west + 180) % 360 - 180 for point in points) / len(points)
    lat = sum(point.lat for point in points) / len(points)
    return Coordinate(lat=lat, lon=(west + east + 180) % 360 - 180)


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
