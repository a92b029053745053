"""Ways that somebody recorded, point by point, as other tools write them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from explorer.imports.found import ReportLine
from explorer.imports.maps.marks import Geometry
from explorer.reading.recorded_points import (
    ELEVATION_EXPECTED,
    TIME_EXPECTED,
    recorded_elevation,
    recorded_time,
)
from explorer.story.places import Coordinate
from explorer.story.ways import Segment, Way, WayPoint


class RecordedPoint(NamedTuple):
    """A point of a way, with what is written there; empty if nothing is."""

    at: Coordinate
    elevation: str = ""
    time: str = ""


def recorded_way(
    parts: Sequence[Sequence[RecordedPoint]], where: str, *, is_planned: bool = False
) -> tuple[Way | None, list[ReportLine]]:
    """The way of these points, and what of it could not be read; None without two points.

    Args:
        parts: the points without a gap, in their order; parts of a single point are left out.
        where: what the report calls the way.
        is_planned: whether nobody went along it yet; it has no times.
    """
    reading = _Reading()
    segments = [
        tuple(reading.point(point, is_planned=is_planned) for point in part)
        for part in parts
        if len(part) > 1
    ]
    if not segments:
        return None, []
    times = [point.time for point in chain.from_iterable(segments) if point.time]
    if any(end < start for start, end in pairwise(times)):
        reading.backward = len(times)
        segments = [tuple(map(_timeless, segment)) for segment in segments]
    return Way(tuple(segments), is_planned=is_planned), reading.report(where)


class _Reading:
    """Reads the points of one way, and counts what cannot be read."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[str]] = {"ele": [], "time": []}
        self.backward = 0

    def point(self, point: RecordedPoint, *, is_planned: bool) -> WayPoint:
        time = recorded_time(point.time) if point.time and not is_planned else None
        if point.time and time is None and not is_planned:
            self._wrong["time"].append(point.time)
        elevation = self._elevation(point.elevation) if point.elevation else None
        return WayPoint(lat=point.at.lat, lon=point.at.lon, elevation_m=elevation, time=time)

    def _elevation(self, written: str) -> float | None:
        try:
            return recorded_elevation(float(written))
        except ValueError:
            self._wrong["ele"].append(written)
            return None

    def report(self, where: str) -> list[ReportLine]:
        """One line for each kind of value that could not be read."""
        lines = [
            ReportLine.left_out(
                where,
                field=field,
                found=f"{wrong[0][:40]} ({len(wrong):,} of its points)",
                why=f"expected {expected}",
            )
            for (field, wrong), expected in zip(
                self._wrong.items(), (ELEVATION_EXPECTED, TIME_EXPECTED), strict=True
            )
            if wrong
        ]
        if self.backward:
            found, why = f"{self.backward:,} times", "a time is before that of the point before it"
            lines.append(ReportLine.left_out(where, field="time", found=found, why=why))
        return lines


def _timeless(point: WayPoint) -> WayPoint:
    return WayPoint(lat=point.lat, lon=point.lon, elevation_m=point.elevation_m)


def lines_of(way: Way) -> Geometry:
    """Its parts as lines."""
    return Geometry(
        lines=tuple(
            tuple(Coordinate(lat=point.lat, lon=point.lon) for point in segment)
            for segment in way.segments
        )
    )


def part_of(way: Way, first: int, count: int) -> Way | None:
    """A stretch of a way, with its gaps; None if no two of its points are without one.

    Args:
        way: the whole.
        first: the position of its first point, among all of the way.
        count: of its points.
    """
    found: list[Segment] = []
    begin = 0
    for segment in way.segments:
        part = segment[max(first - begin, 0) : max(first + count - begin, 0)]
        begin += len(segment)
        if len(part) > 1:
            found.append(part)
    return Way(tuple(found), is_planned=way.is_planned) if found else None
