"""Geodesy: distances, great-circle paths and schematic lines on the WGS84 ellipsoid.

Distances and paths come from geopy and GeographicLib (C. F. F. Karney, "Algorithms for
geodesics", Journal of Geodesy 87, 2013; error below 15 nanometres), so poles, the antimeridian
and identical points need no special case. A path that crosses the antimeridian comes back in
pieces, as RFC 7946 section 3.1.9 asks.
"""

from __future__ import annotations

from itertools import pairwise
from math import asin, atan2, cos, degrees, dist, pi, radians, sin

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from geopy.distance import geodesic  # type: ignore[import-untyped]

from explorer.story.cutting import cut_line
from explorer.story.ellipsoid import mid_latitude_km
from explorer.story.geodesic_lines import points_along
from explorer.story.places import Coordinate
from explorer.story.shapes import Located

Path = tuple[tuple[Coordinate, ...], ...]
"""A line in one or more pieces, none of which crosses the antimeridian."""


MAX_SEGMENT_KM = 50.0
"""Longest piece of a drawn geodesic.

Drawn straight between degrees, a piece of length L lies off the true line by at most about
L² tan(latitude) / 8R: 0.05 km at 45°, 0.14 km at 70°, 0.28 km at 80°.
"""

MEAN_RADIUS_KM = 6371.0088
"""Radius of the sphere that approximates WGS84: (2a + b) / 3."""

SPHERE_ERROR = 0.006
"""How wrong a distance on it can be, as a part of the distance."""


_SHORT_DEG = 0.1
_POLAR_DEG = 85.0


def distance_km(start: Located, end: Located) -> float:
    """Geodesic distance in km, 0 to about 20,004.

    >>> round(distance_km(Coordinate(lat=0, lon=179.5), Coordinate(lat=0, lon=-179.5)), 1)
    111.3
    """
    return float(geodesic((start.lat, start.lon), (end.lat, end.lon)).km)


def piece_km(start: Located, end: Located) -> float:
    """Distance in km of two points that are mostly near each other, as those of a recorded way.

    Up to 0.1 degrees apart and 85 degrees north or south it is `mid_latitude_km`, off by less than
    a millionth, in a fiftieth of the time of `distance_km`; beyond, it is `distance_km`.

    >>> round(piece_km(Coordinate(lat=46, lon=11), Coordinate(lat=46.001, lon=11)), 4)
    0.1112
    """
    north, east = end.lat - start.lat, (end.lon - start.lon + 180) % 360 - 180
    if max(abs(north), abs(east)) > _SHORT_DEG or abs(start.lat) > _POLAR_DEG:
        return distance_km(start, end)
    return mid_latitude_km(lat=start.lat, north_deg=north, east_deg=east)


def great_circle(start: Coordinate, end: Coordinate) -> tuple[Coordinate, ...]:
    """The shortest line between two points as points at most `MAX_SEGMENT_KM` apart.

    Two identical points give that point twice. Longitudes are wrapped to -180..180.
    """
    line = Geodesic.WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon)
    pieces = max(1, int(line.s13 / 1000 / MAX_SEGMENT_KM) + 1)
    points = (Coordinate(lat=lat, lon=_wrapped(lon)) for lat, lon in points_along(line, pieces))
    return (start, *points, end)


def sphere_km(start: Coordinate, end: Coordinate) -> float:
    """Distance in km on a sphere, off by up to 0.6 %, for what need not be more exact.

    It takes a thirtieth of the time of `distance_km`.

    >>> round(sphere_km(Coordinate(lat=0, lon=179.5), Coordinate(lat=0, lon=-179.5)), 1)
    111.2
    """
    return arc_km(dist(direction(start), direction(end)))


def around(centre: Coordinate, radius_km: float, count: int) -> tuple[Coordinate, ...]:
    """Points on a circle, the first of them north of its centre; on a sphere, like `sphere_km`.

    >>> north, south = around(Coordinate(lat=0, lon=10), 111.2, 2)
    >>> round(north.lat, 3), round(south.lat, 3), south.lon
    (1.0, -1.0, 10.0)
    """
    lat, angle = radians(centre.lat), radius_km / MEAN_RADIUS_KM
    points = []
    for step in range(count):
        course = 2 * pi * step / count
        sine = sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course)
        east = atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sine)
        there = degrees(asin(max(-1.0, min(sine, 1.0))))
        # six decimals are a tenth of a metre
        lon = _wrapped(round(centre.lon + degrees(east), 6))
        points.append(Coordinate(lat=round(there, 6), lon=lon))
    return tuple(points)


def midpoint(start: Coordinate, end: Coordinate) -> Coordinate:
    """The point halfway along the shortest line between two points.

    >>> midpoint(Coordinate(lat=0, lon=170), Coordinate(lat=0, lon=-170)).lon
    -180.0
    """
    line = Geodesic.WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon)
    point = line.Position(line.s13 / 2, Geodesic.LATITUDE | Geodesic.LONGITUDE)
    return Coordinate(lat=point["lat2"], lon=_wrapped(point["lon2"]))


def path_through(points: tuple[Coordinate, ...]) -> Path:
    """A line through the points, great circles between them, cut at the antimeridian.

    Raises:
        ValueError: fewer than two points.
    """
    if len(points) < 2:
        raise ValueError(f"a path needs at least 2 points, found {len(points)}")
    line = [points[0]]
    for start, end in pairwise(points):
        line.extend(great_circle(start, end)[1:])
    return cut_at_antimeridian(tuple(line))


def length_km(points: tuple[Coordinate, ...]) -> float:
    """Sum of the geodesic distances along the points, in km; 0 for fewer than two points."""
    return sum(distance_km(start, end) for start, end in pairwise(points))


def direction(point: Coordinate) -> tuple[float, float, float]:
    """Where a point is on a sphere of radius 1, seen from its centre."""
    lat, lon = radians(point.lat), radians(point.lon)
    across = cos(lat)
    return across * cos(lon), across * sin(lon), sin(lat)


def arc_km(chord: float) -> float:
    """The distance in km along the sphere of `sphere_km` between two directions.

    Args:
        chord: between them, 0 to 2.
    """
    return 2 * MEAN_RADIUS_KM * asin(min(chord / 2, 1.0))


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def cut_at_antimeridian(line: tuple[Coordinate, ...]) -> Path:
    """A line in pieces that do not cross the antimeridian, as RFC 7946 section 3.1.9 asks."""
    return tuple(cut_line(line, lambda _, *, lon, lat: Coordinate(lat=lat, lon=lon)))
