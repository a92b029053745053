"""How large areas are, and what is around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atanh, inf, radians, sin, sqrt

from explorer.story.ellipsoid import ECCENTRICITY_SQ, EQUATOR_KM, mid_latitude_km
from explorer.story.shapes import Position, Shape
from explorer.story.unrolling import Ring, longitudes, unrolled, unrolled_polygons


@dataclass(frozen=True, kw_only=True)
class Box:
    """What is around a shape, in degrees."""

    south: float
    west: float
    """-180 to 180."""
    north: float
    east: float
    """From `west` to 360 degrees east of it."""

    @property
    def is_round(self) -> bool:
        """Whether it goes all round the world."""
        return self.east - self.west >= 360

    @property
    def middle(self) -> Position:
        """The point in its middle."""
        lon = (self.west + self.east) / 2
        return Position(lon=lon - 360 if lon > 180 else lon, lat=(self.south + self.north) / 2)

    def ends_on_map(self, west: float) -> tuple[float, float]:
        """Its western and eastern end, in degrees east, on a flat map that begins at a meridian.

        It has the whole width of a map that cuts it.

        >>> Box(south=-1, west=178, north=1, east=182).ends_on_map(0)
        (178, 182)
        >>> Box(south=-1, west=178, north=1, east=182).ends_on_map(-180)
        (-180, 180)
        """
        first = (self.west - west) % 360 + west
        last = first + self.east - self.west
        return (west, west + 360) if self.is_round or last > west + 360 else (first, last)


def surface_km2(shape: Shape) -> float:
    """The area of its polygons on the ellipsoid, without their holes, in square km.

    The integral of q over the longitude along each ring, where q is 2/a² times the ellipsoid's
    surface between the equator and a latitude, for a degree in radians (J. P. Snyder, "Map
    projections", USGS Professional Paper 1395, 1987, equation 3-12). Along an edge it is taken by
    Simpson's rule: exact to a millionth for edges up to 5 degrees.
    """
    areas = (
        [abs(_ring_km2([*ring, ring[0]])) for ring in polygon]
        for polygon in unrolled_polygons(shape)
    )
    return sum(max(0.0, outline - sum(holes)) for outline, *holes in areas)


def lines_km(shape: Shape) -> float:
    """The length of its lines in km, on the ellipsoid, see `mid_latitude_km`."""
    edges = (edge for line in shape.lines for edge in pairwise(unrolled(line)))
    return sum(
        mid_latitude_km(lat=south, north_deg=north - south, east_deg=east - west)
        for (west, south), (east, north) in edges
    )


def box_of(shape: Shape) -> Box:
    """The smallest box around a shape, also across the antimeridian."""
    outlines = [polygon[0] for polygon in unrolled_polygons(shape)]
    lines = [*outlines, *map(unrolled, shape.lines)]
    lats = [lat for line in lines for _, lat in line]
    west, width = _narrowest(
        [(min(lons), max(lons)) for line in lines if (lons := longitudes(line))]
    )
    return Box(south=min(lats), west=west, north=max(lats), east=west + width)


def _narrowest(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The narrowest span of meridians that holds all: where it begins, -180 to 180; its width."""
    if any(east - west >= 360 for west, east in spans):
        return -180.0, 360.0
    rounded = sorted(((west + 180) % 360 - 180, east - west) for west, east in spans)
    reach, gaps = -inf, []
    for west, width in [*rounded, (rounded[0][0] + 360, 0.0)]:
        if reach > -inf and west > reach:
            gaps.append((west - reach, west))
        reach = max(reach, west + width)
    if not gaps:
        return -180.0, 360.0
    gap, west = max(gaps)
    return (west + 180) % 360 - 180, 360 - gap


def _ring_km2(ring: Ring) -> float:
    total = 0.0
    for (start, south), (end, north) in pairwise(ring):
        if start != end:
            middle = _q((south + north) / 2)
            total += (end - start) * (_q(south) + 4 * middle + _q(north)) / 6
    return radians(total) * EQUATOR_KM**2 / 2


def _q(lat: float) -> float:
    sine, e = sin(radians(lat)), sqrt(ECCENTRICITY_SQ)
    return (1 - ECCENTRICITY_SQ) * (sine / (1 - ECCENTRICITY_SQ * sine**2) + atanh(e * sine) / e)
