"""The shapes of areas: polygons, and lines such as a front; and what all points have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


class Located(Protocol):
    """Anything with a position on the WGS84 ellipsoid."""

    @property
    def lat(self) -> float:
        """Degrees north, -90 to 90."""

    @property
    def lon(self) -> float:
        """Degrees east, -180 to 180."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """A point of a shape, as its file has it."""

    lon: float
    """Degrees east, -180 to 180."""
    lat: float
    """Degrees north, -90 to 90."""


Line = tuple[Position, ...]
"""Positions in order; of a ring the last is the first again."""


@dataclass(frozen=True)
class Shape:
    """What a file has, every position as it is written there."""

    lines: tuple[Line, ...] = ()
    """Each of two positions or more."""
    polygons: tuple[tuple[Line, ...], ...] = ()
    """The rings of each polygon: its outline, then its holes. A ring has four positions or more."""

    @property
    def rings(self) -> Iterator[Line]:
        """The rings of all polygons."""
        return (ring for rings in self.polygons for ring in rings)

    @property
    def positions(self) -> Iterator[Position]:
        """All positions, those of polygons first."""
        return (position for line in (*self.rings, *self.lines) for position in line)
