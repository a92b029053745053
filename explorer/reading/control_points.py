"""Which control point of a scan does not agree with the others, and what its author confused."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from explorer.story.backgrounds import ControlPoint
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate
from explorer.story.web_mercator import MAX_LATITUDE_DEG
from explorer.tiles.georeferencing import OnALineError, ScanPosition, fitted

MOST_STRETCHED: Final = 2.5
"""More than any map that was drawn with care, in one direction against the other."""
LARGEST_PIXEL_KM: Final = 100.0
SMALLEST_PIXEL_KM: Final = 1e-5
"""The ground in one pixel: from a map of the world on a stamp to one of a table, in km."""
FAR_OFF: Final = 0.1
FAR_OFF_OF_THREE: Final = 0.25
"""How far a point may be off the others, as a part of the map's diagonal; three others always agree
with each other, so more is left to them."""
TIMES_OFF: Final = 4.0
"""How many times as far as the others are from each other, too."""
TIMES_AS_FAR: Final = 10.0
"""A third point is too far from two others if it is so many times as far as the picture says."""

Points = Sequence[ControlPoint]


class Suspect(NamedTuple):
    """A control point that does not agree with the others."""

    at: int
    off_km: float
    """Between what the author wrote and where the others put it, in km."""
    from_others: bool = False
    """Whether `off_km` is the distance from the nearest other one instead, in km."""
    hint: str = ""
    """What the author probably confused, as a question; empty if nobody knows."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The size of a scan as it is seen."""

    width: int
    """Pixels, 1 or more."""
    height: int
    """Pixels, 1 or more."""

    def diagonal_km(self, position: ScanPosition) -> float:
        """How long its diagonal is on the ground, in km, where it lies so."""
        middle_km = position.pixel_km(x=self.width / 2, y=self.height / 2)
        return middle_km * math.hypot(self.width, self.height)


def far_off(points: Points, picture: Picture) -> Suspect | None:
    """The point because of which all of them seem to lie on a line on Earth.

    Args:
        points: three or more, for which `fitted` raises an `OnALineError`.
        picture: on which they are.

    Returns:
        None if it is the picture on which they lie on a line, or if it may be any of them.
    """
    return confused(points, picture) or odd_one_out(points, picture) or _far_third(points)


def odd_one_out(points: Points, picture: Picture) -> Suspect | None:
    """The point without which the others agree best, if it is far off them; of four or more."""
    found: list[tuple[float, Suspect, float]] = []
    for at, point in enumerate(points if len(points) > 3 else ()):
        others = (*points[:at], *points[at + 1 :])
        position = _fitted(others)
        if not position or position.is_mirrored or position.stretch > MOST_STRETCHED:
            continue
        diagonal_km = picture.diagonal_km(position)
        rest_km = math.sqrt(sum(position.off_km(each) ** 2 for each in others) / len(others))
        limit_km = max(FAR_OFF * diagonal_km, TIMES_OFF * rest_km)
        if len(others) == 3:
            limit_km = FAR_OFF_OF_THREE * diagonal_km
        rank = position.stretch if len(others) == 3 else rest_km
        found.append((rank, Suspect(at, position.off_km(point)), limit_km))
    _, suspect, limit_km = min(found, default=(0, None, 0))
    return suspect if suspect and suspect.off_km > limit_km else None


def confused(points: Points, picture: Picture) -> Suspect | None:
    """The point with which all agree once its angles are swapped or have the other sign."""
    for at, point in enumerate(points):
        here = f"of the point at x {point.x:g}, y {point.y:g}"
        for question, changed in _otherwise(point):
            position = _fitted((*points[:at], changed, *points[at + 1 :]))
            if not position or position.is_mirrored or position.stretch >= MOST_STRETCHED / 2:
                continue
            limit_km = FAR_OFF * picture.diagonal_km(position)
            rest = (*points[:at], changed, *points[at + 1 :])
            off_km = position.off_km(point)
            if off_km > limit_km and all(position.off_km(each) < limit_km for each in rest):
                return Suspect(at, off_km, hint=question.format(here))
    return None


def with_swapped_angles(point: ControlPoint) -> ControlPoint:
    """The point with latitude and longitude in each other's place; as it is if that cannot be."""
    if abs(point.lon) >= MAX_LATITUDE_DEG:
        return point
    return point.model_copy(update={"lat": point.lon, "lon": point.lat})


def _otherwise(point: ControlPoint) -> Iterator[tuple[str, ControlPoint]]:
    """What was perhaps meant by a point, each with its question."""
    yield "are lat and lon {} swapped?", with_swapped_angles(point)
    yield "is the sign of lon {} wrong?", point.model_copy(update={"lon": -point.lon})
    yield "is the sign of lat {} wrong?", point.model_copy(update={"lat": -point.lat})


def _far_third(points: Points) -> Suspect | None:
    """Of three points the one that is far from both others, much farther than on the picture."""
    if len(points) != 3:
        return None
    # For each point, how much ground there is in a pixel between the two others.
    scales: list[tuple[float, int]] = []
    for one, other in combinations(range(3), 2):
        pixels = math.dist((points[one].x, points[one].y), (points[other].x, points[other].y))
        if not pixels:
            return None
        scales.append((_apart_km(points[one], points[other]) / pixels, 3 - one - other))
    (least, at), (middle, _), _ = sorted(scales)
    if not least or middle < TIMES_AS_FAR * least:
        return None
    others = (each for index, each in enumerate(points) if index != at)
    return Suspect(at, min(_apart_km(points[at], each) for each in others), from_others=True)


def _apart_km(one: ControlPoint, other: ControlPoint) -> float:
    ends = (Coordinate(lat=each.lat, lon=each.lon) for each in (one, other))
    return distance_km(*ends)


def _fitted(points: Points) -> ScanPosition | None:
    """Where these points put the scan, if they do not lie on a line."""
    try:
        return fitted(points)
    except OnALineError:
        return None


def length(km: float) -> str:
    """A length in words.

    >>> length(1234.5), length(0.25), length(2.04)
    ('1,234 km', '250 m', '2.0 km')
    """
    if km < 1:
        return f"{km * 1000:,.3g} m"
    return f"{km:,.1f} km" if km < 10 else f"{km:,.0f} km"


def told(suspect: Suspect, points: Points) -> tuple[str, str, str]:
    """What to say of it: what was found, what was expected, what its author probably confused."""
    point, where = points[suspect.at], "from where the others put it"
    if suspect.from_others:
        where = "from the nearest other one"
    found = f"x {point.x:g}, y {point.y:g}, a point {length(suspect.off_km)} {where}"
    return found, "points that agree with each other", suspect.hint
