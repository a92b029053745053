"""What maps of other tools consist of: entries with a name, a text, a time and a geometry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from explorer.story.geodesy import sphere_km
from explorer.story.places import Coordinate
from explorer.story.ways import Way

Line = tuple[Coordinate, ...]
"""Positions one after the other."""


@dataclass(frozen=True, kw_only=True)
class Geometry:
    """Where an entry is: points, lines and areas, any number of each."""

    points: tuple[Coordinate, ...] = ()
    lines: tuple[Line, ...] = ()
    areas: tuple[tuple[Line, ...], ...] = ()
    """Each an outer ring, then those of its holes."""

    def __add__(self, other: Geometry) -> Geometry:
        """The parts of both."""
        return Geometry(
            points=self.points + other.points,
            lines=self.lines + other.lines,
            areas=self.areas + other.areas,
        )

    @property
    def is_line(self) -> bool:
        """Whether it consists of lines alone."""
        return bool(self.lines) and not self.points and not self.areas

    @cached_property
    def position(self) -> Coordinate | None:
        """A point for it: its only one, or the middle of what it covers; None if it is empty."""
        if self.points and not self.areas:
            return self.points[0]
        positions = list(self._positions())
        return middle(positions) if positions else None

    @property
    def ends(self) -> tuple[Coordinate | None, Coordinate | None]:
        """Where it begins and where it ends, if it consists of lines, else twice its position."""
        if self.is_line:
            return self.lines[0][0], self.lines[-1][-1]
        return self.position, self.position

    @property
    def radius_km(self) -> float:
        """How far it reaches from that point."""
        at = self.position
        if at is None or (self.points and not self.areas):
            return 0.0
        return max(sphere_km(at, each) for each in self._positions())

    def _positions(self) -> Iterator[Coordinate]:
        yield from (each for rings in self.areas for each in rings[0])
        if not self.areas:
            yield from (each for line in self.lines for each in line)


@dataclass(frozen=True, kw_only=True)
class Timed:
    """When an entry was, as its file has it."""

    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One entry of a map."""

    where: str
    """In the words of its format: ``feature 3``, ``placemark “Rome”``."""
    id: str = ""
    name: str = ""
    text: str = ""
    """A description, which may be HTML."""
    time: Timed = field(default_factory=Timed)
    folders: tuple[str, ...] = ()
    """The names of the folders or layers in which it is, from the outermost."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """All else that it has, by name."""
    geometry: Geometry = field(default_factory=Geometry)
    is_way: bool = False
    """Whether somebody went along its lines, by what its format says."""
    way: Way | None = None
    """That way with its elevations and times; its segments are the lines."""
    mode: str = "unknown"
    """How, by the words of `Mode`."""
    accuracy_km: float | None = None
    """How exact its positions are, if its format says how they are made."""


def middle(positions: Sequence[Coordinate]) -> Coordinate:
    """The middle of the box around positions, on whichever side of the date line it is.

    >>> middle([Coordinate(lat=0.0, lon=170.0), Coordinate(lat=10.0, lon=-170.0)])
    Coordinate(lat=5.0, lon=180.0)
    """
    first = positions[0].lon
    lons = [first + (each.lon - first + 180) % 360 - 180 for each in positions]
    lon = (min(lons) + max(lons)) / 2
    lats = [each.lat for each in positions]
    folded = lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
    return Coordinate(lat=round((min(lats) + max(lats)) / 2, 6), lon=round(folded, 6))


def position_of(*, lat: float, lon: float) -> Coordinate | None:
    """A coordinate; None if the numbers are off the globe.

    Args:
        lat: degrees.
        lon: degrees; up to 360 as some tools write the far side of the date line.
    """
    if 180 < lon <= 360:
        lon -= 360
    try:
        return Coordinate(lat=float(lat), lon=float(lon))
    except ValueError:
        return None
