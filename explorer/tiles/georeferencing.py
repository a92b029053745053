"""Where the scan of a map lies on the Mercator world: an affine transformation of its pixels.

The formulas are those of ordinary least squares. Points of a scan and of the world are joined by
six parameters, two independent linear regressions (J. Iliffe and R. Lott, "Datums and Map
Projections", 2nd ed. 2008, chapter 10); three points determine them, and more are averaged.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from explorer.story.backgrounds import Background, Bounds, ControlPoint
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate
from explorer.story.web_mercator import world_position

EQUATOR_KM: Final = 40_075.017
"""Length of the equator (WGS84), the width of the world."""

NARROWEST: Final = 0.02
"""Points that spread less than this across their main direction, as a part of it, are a line."""

Point = tuple[float, float]


class OnALineError(ValueError):
    """Points that determine no transformation, as all of them lie on one line."""


@dataclass(frozen=True)
class ScanPosition:
    """Where each pixel of a scan lies, in widths of the world from its upper left corner.

    Of the pixel (x, y): eastwards a x + c y + e, which goes on beyond 1 across the antimeridian;
    southwards b x + d y + f. The order of the six is that of CSS' `matrix()`.
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def world(self, *, x: float, y: float) -> Point:
        """Where a pixel lies on the world.

        >>> ScanPosition(0.001, 0, 0, 0.001, 0.5, 0.25).world(x=100, y=50)
        (0.6, 0.3)
        """
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def coordinate(self, *, x: float, y: float) -> Coordinate:
        """Where a pixel lies on Earth, at most at the poles.

        >>> at = ScanPosition(0.001, 0, 0, 0.001, 0.5, 0.25).coordinate(x=100, y=50)
        >>> round(at.lat, 3), round(at.lon, 3)
        (58.226, 36.0)
        """
        across, down = self.world(x=x, y=y)
        north = math.pi * max(-10.0, min(10.0, 1 - 2 * down))
        lon = math.fmod(across - 0.5, 1)
        lon -= round(lon)
        return Coordinate(lat=math.degrees(math.atan(math.sinh(north))), lon=lon * 360)

    def pixel(self, across: float, down: float) -> Point:
        """Which pixel lies at a point of the world: the inverse of `world`.

        >>> ScanPosition(0.125, 0, 0, 0.125, 0.5, 0.25).pixel(0.75, 0.5)
        (2.0, 2.0)

        Raises:
            ZeroDivisionError: all pixels lie on one line.
        """
        u, v = across - self.e, down - self.f
        area = self.a * self.d - self.b * self.c
        return (self.d * u - self.c * v) / area, (self.a * v - self.b * u) / area

    @property
    def is_mirrored(self) -> bool:
        """Whether the scan would be seen from behind."""
        return self.a * self.d - self.b * self.c < 0

    @property
    def stretch(self) -> float:
        """How many times as large it is drawn in one direction as across it, 1 or more.

        The ratio of the singular values of the transformation; infinite if one of them is 0.
        """
        squares = self.a**2 + self.b**2 + self.c**2 + self.d**2
        area = abs(self.a * self.d - self.b * self.c)
        if area <= squares * 1e-12:
            return math.inf
        half = squares / (2 * area)
        return half + math.sqrt(max(0.0, half**2 - 1))

    def pixel_km(self, *, x: float, y: float) -> float:
        """How much of the ground a pixel covers there: the side of a square of its area, in km."""
        side = math.sqrt(abs(self.a * self.d - self.b * self.c))
        return side * EQUATOR_KM * math.cos(math.radians(self.coordinate(x=x, y=y).lat))

    def off_km(self, point: ControlPoint) -> float:
        """How far a control point lies on Earth from where its pixel is put, in km."""
        there = Coordinate(lat=point.lat, lon=point.lon)
        return distance_km(self.coordinate(x=point.x, y=point.y), there)


def scan_position(background: Background, *, width: int, height: int) -> ScanPosition:
    """Where a scan lies.

    Args:
        background: the scan of a map, with bounds or control points.
        width: of the scan as it is seen, in pixels.
        height: likewise.

    Raises:
        OnALineError: its control points lie on a line.
    """
    if background.bounds:
        return within(background.bounds, width=width, height=height)
    return fitted(background.control_points)


def within(bounds: Bounds, *, width: int, height: int) -> ScanPosition:
    """Where a scan lies whose edges are along parallels and meridians.

    >>> bounds = Bounds(south=-45.0, west=170.0, north=45.0, east=-100.0)
    >>> round(within(bounds, width=900, height=900).a * 900 * 360, 9)
    90.0
    """
    left, top = world_position(lon=bounds.west, lat=bounds.north)
    right, bottom = world_position(lon=bounds.east, lat=bounds.south)
    right += 1 if right < left else 0
    return ScanPosition((right - left) / width, 0.0, 0.0, (bottom - top) / height, left, top)


def fitted(points: Sequence[ControlPoint]) -> ScanPosition:
    """The transformation of least squares for three or more control points.

    Longitudes are taken as they are or, on a map across the antimeridian, those in the west of it
    as 360° more: whichever distorts the scan less.

    Raises:
        OnALineError: the points, or where they are on Earth, lie on a line.
    """
    east = [world_position(lon=each.lon, lat=each.lat) for each in points]
    turned = [(across + 1 if across < 0.5 else across, down) for across, down in east]
    pixels = [(each.x, each.y) for each in points]
    found: list[ScanPosition] = []
    for places in (east, turned):
        if not _is_a_line(pixels) and not _is_a_line(places):
            found.append(_least_squares(pixels, places))
    if not found:
        raise OnALineError
    return min(found, key=lambda each: (each.is_mirrored, each.stretch))


def _least_squares(pixels: Sequence[Point], places: Sequence[Point]) -> ScanPosition:
    """The normal equations of both regressions, about the centre of the points."""
    (x0, y0), (u0, v0) = _centre(pixels), _centre(places)
    shifted = [(x - x0, y - y0) for x, y in pixels]
    moved = [(u - u0, v - v0) for u, v in places]
    xx, xy, yy = _moments(shifted)
    determinant = xx * yy - xy * xy
    slopes: list[tuple[float, float]] = []
    for at in (0, 1):
        sx = sum(x * place[at] for (x, _), place in zip(shifted, moved, strict=True))
        sy = sum(y * place[at] for (_, y), place in zip(shifted, moved, strict=True))
        slopes.append(((sx * yy - sy * xy) / determinant, (sy * xx - sx * xy) / determinant))
    (a, c), (b, d) = slopes
    return ScanPosition(a, b, c, d, u0 - a * x0 - c * y0, v0 - b * x0 - d * y0)


def _is_a_line(points: Sequence[Point]) -> bool:
    """Whether points spread in one direction only: by the axes of their ellipse of inertia."""
    x0, y0 = _centre(points)
    xx, xy, yy = _moments([(x - x0, y - y0) for x, y in points])
    middle, apart = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    return middle - apart <= (middle + apart) * NARROWEST**2


def _moments(points: Sequence[Point]) -> tuple[float, float, float]:
    return (
        sum(x * x for x, _ in points),
        sum(x * y for x, y in points),
        sum(y * y for _, y in points),
    )


def _centre(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
