"""The recorded and planned ways of legs in other formats: every point, with elevation and time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from explorer.exports.values import DECIMALS, Json
from explorer.story.cutting import cut_line
from explorer.story.ways import Segment, Way, WayPoint


def whole_lines(way: Way) -> tuple[Segment, ...]:
    """The segments of a way, cut at the antimeridian as RFC 7946 asks.

    A point there has the elevation and the time of the one before it.
    """
    return tuple(piece for segment in way.segments for piece in cut_line(segment, _moved))


def _moved(point: WayPoint, /, *, lon: float, lat: float) -> WayPoint:
    return replace(point, lon=lon, lat=lat)


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
