"""Geodesy: distances, great-circle paths and schematic lines on the WGS84 ellipsoid.

Distances and paths come from geopy and GeographicLib (C. F. F. Karney, "Algorithms for
geodesics", Journal of Geodesy 87, 2013; error below 15 nanometres), so poles, the antimeridian
and identical points need no special case. A path that crosses the antimeridian comes back in
pieces, as RFC 7946 section 3.1.9 asks.
"""

from __future__ import annotations

from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from operator import itemgetter

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from geopy.distance import geodesic  # type: ignore[import-untyped]

from explorer.story.places import Coordinate

Path = tuple[tuple[Coordinate, ...], ...]
"""A line in one or more pieces, none of which crosses the antimeridian."""

MEAN_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""
MAX_SEGMENT_KM = 50.0
"""Longest piece of a drawn geodesic.

Drawn straight between degrees, a piece of length L lies off the true line by at most about
L² tan(latitude) / 8R: 0.05 km at 45°, 0.14 km at 70°, 0.28 km at 80°.
"""


def distance_km(start: Coordinate, end: Coordinate) -> float:
    """Geodesic distance in km, 0 to about 20,004.

    >>> round(distance_km(Coordinate(lat=0, lon=179.5), Coordinate(lat=0, lon=-179.5)), 1)
    111.3
    """
    return float(geodesic((start.lat, start.lon), (end.lat, end.lon)).km)


def great_circle(start: Coordinate, end: Coordinate) -> tuple[Coordinate, ...]:
    """The shortest line between two points as points at most `MAX_SEGMENT_KM` apart.

    Two identical points give that point twice. Longitudes are wrapped to -180..180.
    """
    line = Geodesic.WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon)
    pieces = max(1, int(line.s13 / 1000 / MAX_SEGMENT_KM) + 1)
    wanted = Geodesic.LATITUDE | Geodesic.LONGITUDE  # the rest costs a quarter more
    inner = (line.Position(line.s13 * step / pieces, wanted) for step in range(1, pieces))
    points = (Coordinate(lat=point["lat2"], lon=_wrapped(point["lon2"])) for point in inner)
    return (start, *points, end)


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
    return _cut_at_antimeridian(tuple(line))


def length_km(points: tuple[Coordinate, ...]) -> float:
    """Sum of the geodesic distances along the points, in km; 0 for fewer than two points."""
    return sum(distance_km(start, end) for start, end in pairwise(points))


def nearest_km(here: Coordinate, others: tuple[Coordinate, ...]) -> float | None:
    """Distance in km to the nearest of the others, None where there are none.

    Distances on a sphere are wrong by less than 1 %, so points that are farther on it than the best
    one so far are passed over without computing their geodesic, which takes a hundred times longer.
    """
    best: float | None = None
    for about_km, other in sorted(
        ((_on_sphere_km(here, other), other) for other in others), key=itemgetter(0)
    ):
        if best is not None and about_km * 0.99 > best:
            break
        distance = distance_km(here, other)
        best = distance if best is None else min(best, distance)
    return best


def _on_sphere_km(start: Coordinate, end: Coordinate) -> float:
    """The haversine formula on a sphere of the mean radius; the ellipsoid differs by 0.6 %."""
    from_lat, to_lat = radians(start.lat), radians(end.lat)
    north, east = sin((to_lat - from_lat) / 2), sin(radians(end.lon - start.lon) / 2)
    share = north * north + cos(from_lat) * cos(to_lat) * east * east
    return 2 * MEAN_RADIUS_KM * asin(min(1.0, sqrt(share)))


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _cut_at_antimeridian(line: tuple[Coordinate, ...]) -> Path:
    pieces: list[list[Coordinate]] = [[line[0]]]
    for start, end in pairwise(line):
        if abs(end.lon - start.lon) > 180:
            edge = 180.0 if start.lon > 0 else -180.0
            width = end.lon + 2 * edge - start.lon  # 0 where the line runs along the antimeridian
            reach = (edge - start.lon) / width if width else 0.0
            lat = start.lat + reach * (end.lat - start.lat)
            pieces[-1].append(Coordinate(lat=lat, lon=edge))
            pieces.append([Coordinate(lat=lat, lon=-edge)])
        pieces[-1].append(end)
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1)
