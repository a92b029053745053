"""Latitudes and longitudes in each other's place: in all rows of a table, or in single ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from explorer.reading.checks.territories import countries_near
from explorer.story.places import Coordinate

DistanceFrom = Callable[[str, Coordinate], float | None]
"""How many km a point is from the nearest place of a name; None if no such place is known."""

FAR_KM: Final = 500
"""From where on a point is not at the place whose name it has; regions are large."""
NEAR_KM: Final = 100
"""Up to where a swapped point is at that place."""
BORDER_KM: Final = 20
"""How far a point may lie outside its country: coasts and borders are simplified."""
MOST_LOOKED_UP: Final = 200
"""Rows whose names and countries are looked at to decide about the whole table."""
ENOUGH: Final = 0.2
"""The share of rows that shows swapped columns, if no row says otherwise; one typo never does."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """The numbers of a row as they are in the columns, and what its place is said to be."""

    lat: float
    lon: float
    name: str = ""
    country: str = ""
    """The ISO 3166-1 code."""

    @property
    def as_it_is(self) -> Coordinate | None:
        """Where it is; None if it is off the globe."""
        return on_globe(lat=self.lat, lon=self.lon)

    @property
    def swapped(self) -> Coordinate | None:
        """Where it is with its numbers swapped."""
        return on_globe(lat=self.lon, lon=self.lat)


def on_globe(*, lat: float, lon: float) -> Coordinate | None:
    """A point; None if there is none on the globe."""
    return Coordinate(lat=lat, lon=lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def are_swapped(points: Sequence[Point], distance_from: DistanceFrom) -> bool:
    """Whether two columns have each other's numbers, by the majority of the rows that show it.

    >>> are_swapped([Point(lat=131.9, lon=43.1), Point(lat=12.5, lon=41.9)], lambda *_: None)
    True
    >>> turin = [Point(lat=94.07, lon=7.68), *[Point(lat=45.5, lon=9.2)] * 4]
    >>> are_swapped(turin, lambda *_: None)
    False

    Args:
        points: those of all rows.
        distance_from: what is known of names.
    """
    known = [*islice((_shown(point, distance_from) for point in points), MOST_LOOKED_UP)]
    known += [_possible(point) for point in points[MOST_LOOKED_UP:]]
    swapped, right = known.count(True), known.count(False)
    is_half = swapped * 2 >= len(points)
    is_enough = swapped > 1 and swapped >= ENOUGH * len(points)
    return swapped > right and (is_half or is_enough)


def _shown(point: Point, distance_from: DistanceFrom) -> bool | None:
    """Whether a row is swapped, by its name, its country or the limits of the globe."""
    ends = (point.as_it_is, point.swapped)
    if point.name:
        is_near = [at is not None and is_at(at, point.name, distance_from) for at in ends]
        if any(is_near):
            return is_near[1] if is_near[0] != is_near[1] else None
        if any(at and distance_from(point.name, at) is not None for at in ends):
            return None
    if point.country:
        is_within = [at is not None and _is_in(at, point.country) for at in ends]
        return is_within[1] if is_within[0] != is_within[1] else None
    return _possible(point)


def _possible(point: Point) -> bool | None:
    if (point.as_it_is is None) == (point.swapped is None):
        return None
    return point.as_it_is is None


def _is_in(at: Coordinate, country: str) -> bool:
    return country in countries_near(at, BORDER_KM)


def is_at(at: Coordinate, name: str, distance_from: DistanceFrom) -> bool:
    """Whether a point is at a place of this name."""
    distance = distance_from(name, at)
    return distance is not None and distance <= NEAR_KM
