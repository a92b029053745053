"""Recorded and planned ways in GPX 1.1: every point, with its elevation and its time."""

from __future__ import annotations

from decimal import Decimal

from gpx import GPX, Extensions, Route, Track, TrackSegment, Waypoint
from gpx.types import Latitude, Longitude

from explorer.exports.values import degrees
from explorer.story.ways import Way, WayPoint

WAY_DECIMALS = 7
"""Digits of a degree that recordings have, about 1 cm."""


def add_way(
    document: GPX, way: Way, *, name: str | None = None, extensions: Extensions | None = None
) -> None:
    """Add a way to a document: as a track, or if it is planned as a route for each of its parts.

    Args:
        document: where it goes.
        way: with every point.
        name: of the track, or of each route.
        extensions: what they carry beside, if anything.
    """
    lines = [[_way_point(point) for point in segment] for segment in way.segments]
    if way.is_planned:
        document.rte.extend(Route(name=name, rtept=line, extensions=extensions) for line in lines)
    else:
        parts = [TrackSegment(trkpt=line) for line in lines]
        document.trk.append(Track(name=name, trkseg=parts, extensions=extensions))


def _way_point(point: WayPoint) -> Waypoint:
    lat, lon = (degrees(round(each, WAY_DECIMALS)) for each in (point.lat, point.lon))
    found = Waypoint(lat=Latitude(lat), lon=Longitude(lon))
    if point.elevation_m is not None:
        found.ele = Decimal(degrees(round(point.elevation_m, 2)))
    found.time = point.time
    return found
