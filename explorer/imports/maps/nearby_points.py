"""Which of many points is nearest to a place, by a grid: a day's track has 30,000 points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, floor, radians
from typing import Final

from explorer.story.geodesy import sphere_km
from explorer.story.places import Coordinate

KM_PER_DEGREE: Final = 110.5
"""Of latitude at the equator, where it is shortest (WGS84)."""
_POLAR: Final = 0.01
"""The least cosine of a latitude: beyond 89.4° a whole circle is near."""


class NearbyPoints:
    """Points in the cells of a grid."""

    def __init__(self, points: Sequence[Coordinate], within_km: float) -> None:
        """Sort the points into cells.

        Args:
            points: in their order.
            within_km: how far a point may be from a place to be near.
        """
        self._points, self._within_km = points, within_km
        self._degrees = within_km / KM_PER_DEGREE
        self._columns = max(1, floor(360 / self._degrees))
        self._cells: dict[tuple[int, int], list[int]] = {}
        for index, point in enumerate(points):
            self._cells.setdefault(self._cell(point), []).append(index)

    def nearest(self, at: Coordinate, begin: int = 0) -> int | None:
        """The index of the point that is nearest to a place; None if none is near.

        Args:
            at: the place.
            begin: the first index that counts.
        """
        narrow = cos(radians(at.lat))
        best, found = float("inf"), None
        for index in self._around(at):
            if index < begin:
                continue
            point = self._points[index]
            east = ((point.lon - at.lon + 180) % 360 - 180) * narrow
            distance = (point.lat - at.lat) ** 2 + east**2
            if distance < best:
                best, found = distance, index
        if found is None or sphere_km(self._points[found], at) > self._within_km:
            return None
        return found

    def _cell(self, at: Coordinate) -> tuple[int, int]:
        return floor(at.lat / self._degrees), floor(at.lon / self._degrees) % self._columns

    def _around(self, at: Coordinate) -> Iterator[int]:
        """The points in the cells around a place, as far east and west as its latitude asks."""
        row, column = self._cell(at)
        reach = floor(1 / max(cos(radians(at.lat)), _POLAR)) + 2  # one more at the date line
        columns = {(column + step) % self._columns for step in range(-reach, reach + 1)}
        for near_row in (row - 1, row, row + 1):
            for near_column in columns:
                yield from self._cells.get((near_row, near_column), ())


def rough_length_km(points: Sequence[Coordinate]) -> float:
    """The length of a line on a sphere, off by up to 0.6 %."""
    return sum(map(sphere_km, points, points[1:]))
