"""The recorded and planned ways of legs in other formats: every point, with elevation and time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

from explorer.exports.values import DECIMALS, Json
from explorer.story.ways import Segment, Way, WayPoint


def whole_lines(way: Way) -> tuple[Segment, ...]:
    """The segments of a way, cut at the antimeridian as RFC 7946 asks."""
    return tuple(piece for segment in way.segments for piece in _cut(segment))


def _cut(segment: Segment) -> Iterator[Segment]:
    piece = [segment[0]]
    for start, end in pairwise(segment):
        if abs(end.lon - start.lon) > 180:
            edge = 180.0 if start.lon > 0 else -180.0
            lat = _at_edge(start, end, edge)
            yield (*piece, WayPoint(lat=lat, lon=edge, time=start.time))
            piece = [WayPoint(lat=lat, lon=-edge, time=start.time)]
        piece.append(end)
    yield tuple(piece)


def _at_edge(start: WayPoint, end: WayPoint, edge: float) -> float:
    """The latitude at which a piece of a line meets the antimeridian."""
    width = end.lon + 2 * edge - start.lon
    return start.lat + ((edge - start.lon) / width if width else 0.0) * (end.lat - start.lat)


def way_geometry(way: Way) -> Json:
    """The way as a geometry of GeoJSON, with elevations in metres where they are known."""
    lines = [[way_position(point) for point in line] for line in whole_lines(way)]
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def way_times(way: Way) -> list[object] | None:
    """When each position of that geometry was passed, as `coordTimes` of other tools has it.

    None without any time.
    """
    lines = [
        [utc(point.time) if point.time else None for point in line] for line in whole_lines(way)
    ]
    if not any(time for line in lines for time in line):
        return None
    return [*lines[0]] if len(lines) == 1 else [*lines]


def way_feature(way: Way) -> Json:
    """The way as GeoJSON of its own: a feature if it has times or is planned, else a geometry."""
    times = way_times(way)
    known: Json = {"coordTimes": times} if times else {}
    if way.is_planned:
        known["planned"] = True
    geometry = way_geometry(way)
    return {"type": "Feature", "properties": known, "geometry": geometry} if known else geometry


def utc(time: datetime) -> str:
    """An instant as XML Schema and GeoJSON tools write it.

    >>> utc(datetime(2025, 6, 14, 5, 40, tzinfo=UTC))
    '2025-06-14T05:40:00Z'
    """
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def way_position(point: WayPoint) -> list[float]:
    """Longitude, latitude and, if it is known, the elevation in metres."""
    at = [round(point.lon, DECIMALS), round(point.lat, DECIMALS)]
    return at if point.elevation_m is None else [*at, round(point.elevation_m, 1)]
