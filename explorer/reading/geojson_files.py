"""Areas and ways as GeoJSON (RFC 7946): checked position by position, nothing is repaired."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple, NoReturn

from explorer.reading.file_signatures import xml_kind
from explorer.reading.recorded_points import (
    ELEVATION_EXPECTED,
    LATER_EXPECTED,
    TIME_EXPECTED,
    recorded_elevation,
    recorded_time,
)
from explorer.story.errors import Problem
from explorer.story.shapes import Line, Position, Shape
from explorer.story.unrolling import longitudes, unrolled
from explorer.story.ways import Segment, Way, WayPoint

AREAS = ("Polygon", "MultiPolygon", "LineString", "MultiLineString")
"""What an area can consist of; a line is one such as a front."""
WAYS = ("LineString", "MultiLineString")

_HINTS = {
    "Point": "a point is the lat and lon of a place",
    "MultiPoint": "a point is the lat and lon of a place",
    "Topology": "this is TopoJSON; convert it, as with mapshaper.org",
}

_CONVERT = "convert it to GeoJSON, as with QGIS"
_XML_HINTS = {"GPX": "name it .gpx"}

MAX_POSITIONS = 100_000
"""Most positions of a file that are read; readers load all of them."""


class ReadShape(NamedTuple):
    """What a file with positions says."""

    problems: tuple[Problem, ...]
    shape: Shape = Shape()
    """Its shape; empty if it has problems."""
    way: Way | None = None
    """Its way, if it is to be one; None if it has problems."""


class _ConstantError(ValueError):
    """A number that JSON does not have, such as NaN; its text is how it is written."""


class _Fault(NamedTuple):
    found: str
    expected: str
    hint: str = ""


def read_geojson(text: str, shown: str, types: tuple[str, ...]) -> ReadShape:
    """Read and check the geometries in a GeoJSON file.

    Args:
        text: the file's text.
        shown: the file's path, as problems name it.
        types: the types of geometry that it can have, `AREAS` or `WAYS`.
    """
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except (RecursionError, ValueError) as error:
        fault, line = _unread(error, text, types)
        return ReadShape((_problem(shown, "the file", fault, line=line),))
    problems: list[Problem] = []
    parts: list[tuple[str, list[list[Any]]]] = []
    if isinstance(document, dict) and "crs" in document:
        fault = _Fault("a coordinate reference system of its own", "longitude and latitude (WGS84)")
        problems.append(_problem(shown, "the file", fault, field="crs"))
    segments, is_planned = list[Segment](), False
    for record, geometry, facts in _geometries(document):
        wrong, there = _checked(geometry, types)
        if types == WAYS and not wrong:
            wrong, points = _with_records([line for _, group in there for line in group], facts)
            segments += points
            is_planned = is_planned or facts.get("planned") is True  # as we export it
        if wrong:
            problems.append(_problem(shown, record, wrong))
        parts += there
    if not parts and not problems:
        fault = _Fault("no geometry", f"at least one of {', '.join(types)}")
        problems.append(_problem(shown, "the file", fault))
    count = sum(len(line) for _, lines in parts for line in lines)
    if count > MAX_POSITIONS:
        fault = _Fault(f"{count:,} positions", f"at most {MAX_POSITIONS:,}", "simplify it")
        problems.append(_problem(shown, "the file", fault))
    if problems:
        return ReadShape(tuple(problems))
    return ReadShape((), _shape(parts), Way(tuple(segments), is_planned) if segments else None)


def _shape(parts: list[tuple[str, list[list[Any]]]]) -> Shape:
    """The shape of checked parts: of each its type, and its lines or its rings."""
    lines = [line for kind, lines in parts if "Polygon" not in kind for line in lines]
    polygons = [rings for kind, rings in parts if "Polygon" in kind]
    return Shape(
        tuple(map(_line, lines)), tuple(tuple(map(_line, polygon)) for polygon in polygons)
    )


def _line(positions: list[Any]) -> Line:
    return tuple([Position(lon=_wrapped(float(lon)), lat=float(lat)) for lon, lat, *_ in positions])


def _wrapped(lon: float) -> float:
    """The same meridian from -180 to 180 degrees; an area goes on across the antimeridian."""
    return lon if abs(lon) <= 180 else (lon + 180) % 360 - 180


def _refuse_constant(name: str) -> NoReturn:
    raise _ConstantError(name)


def _unread(error: Exception, text: str, types: tuple[str, ...]) -> tuple[_Fault, int | None]:
    """Why a text cannot be read as JSON, and in which line."""
    if isinstance(error, _ConstantError):
        hint = "write null for an elevation that is not known" if types == WAYS else ""
        return _Fault(str(error), "a number", hint), None
    if not isinstance(error, json.JSONDecodeError):
        return _Fault("brackets too deep or a number too long", "GeoJSON"), None
    if kind := xml_kind(text):
        hint = _XML_HINTS.get(kind, _CONVERT) if types == WAYS else _CONVERT
        return _Fault(f"{kind} in a file with another ending", "GeoJSON", hint), None
    return _Fault(f"a slip at column {error.colno}", "JSON", error.msg.lower()), error.lineno


def _problem(
    shown: str, record: str, fault: _Fault, *, field: str = "", line: int | None = None
) -> Problem:
    return Problem(file=shown, line=line, record=record, field=field, **fault._asdict())


def _geometries(document: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """The geometries of a document, each with what a problem calls it and with its properties."""
    is_collection = isinstance(document, dict) and document.get("type") == "FeatureCollection"
    features = document.get("features") if is_collection else None
    if isinstance(features, list):
        for number, feature in enumerate(features, start=1):
            yield from _parts(f"feature {number}{_named(feature)}", feature)
    else:
        yield from _parts("the file", document)


def _named(feature: Any) -> str:
    """The name that a feature has in its tool, to find it there."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    names = (
        [properties.get(key) for key in ("name", "title")] if isinstance(properties, dict) else []
    )
    name = next((each for each in names if isinstance(each, str) and each.strip()), "")
    return f" “{name.strip()[:40]}”" if name else ""


def _parts(record: str, value: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    properties: Any = None
    if isinstance(value, dict) and value.get("type") == "Feature":
        value, properties = value.get("geometry"), value.get("properties")
    parts = value.get("geometries") if isinstance(value, dict) else None
    if isinstance(parts, list) and value.get("type") == "GeometryCollection":
        yield from ((record, part, {}) for part in parts)
    else:
        yield record, value, properties if isinstance(properties, dict) else {}


def _checked(
    geometry: Any, types: tuple[str, ...]
) -> tuple[_Fault | None, list[tuple[str, list[list[Any]]]]]:
    """The first fault of a geometry, or its parts: of each its type, and its lines or its rings."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in types:
        found = repr(kind) if isinstance(kind, str) else "no geometry"
        hint = _HINTS.get(kind, "") if isinstance(kind, str) else ""
        return _Fault(found, f"a geometry of type {', '.join(types)}", hint), []
    groups: list[Any] = [geometry.get("coordinates")]
    if kind == "LineString":
        groups = [groups]
    if kind == "MultiPolygon":
        if fault := _group_fault(groups[0]):
            return fault, []
        groups = groups[0]
    if fault := next(filter(None, map(_group_fault, groups)), None):
        return fault, []
    lines = [line for group in groups for line in group]
    is_ring = "Polygon" in kind
    most = 360 if types == AREAS else 180
    if fault := next(filter(None, (_line_fault(line, is_ring, most) for line in lines)), None):
        return fault, []
    return None, [(kind, group) for group in groups]


def _group_fault(group: Any) -> _Fault | None:
    if isinstance(group, list) and group:
        return None
    return _Fault(json.dumps(group)[:60], "a list of lines or of rings that is not empty")


def _line_fault(line: Any, is_ring: bool, most: int) -> _Fault | None:
    least = 4 if is_ring else 2
    if not isinstance(line, list) or len(line) < least:
        count = len(line) if isinstance(line, list) else 0
        what = "a ring" if is_ring else "a line"
        return _Fault(f"{what} of {count} positions", f"at least {least}")
    if fault := next(filter(None, (_position_fault(each, most) for each in line)), None):
        return fault
    if is_ring and line[0] != line[-1]:
        return _Fault("a ring that is not closed", "its first position at its end again")
    return _turns_fault(line) if is_ring else None


def _turns_fault(ring: list[Any]) -> _Fault | None:
    """What is wrong with a ring that goes round the world again and again.

    One around a pole goes once, and its coast may reach back and forth over the meridian at which
    it begins.
    """
    lons = longitudes(unrolled(_line(ring), keeps_turns=False))
    over = max(lons) - min(lons)
    if over < 720 and abs(lons[-1] - lons[0]) <= 360:
        return None
    found = f"a ring over {over:,.0f} degrees of longitude"
    return _Fault(found, "at most once round the world", "make a polygon of each turn")


def _position_fault(position: Any, most: int) -> _Fault | None:
    """What is wrong with a position.

    Args:
        position: what is written.
        most: the largest longitude; of areas 360, as many tools go on beyond 180 degrees.
    """
    numbers = position[:2] if isinstance(position, list) else []
    if len(numbers) < 2 or any(type(each) not in (int, float) for each in numbers):
        return _Fault(json.dumps(position)[:60], "a position, as in [12.48, 41.89]")
    lon, lat = numbers
    if not (abs(lon) <= most and abs(lat) <= 90):  # also of a whole number too long for a float
        hint = "swapped?" if abs(lon) <= 90 < abs(lat) <= 180 else ""
        expected = "longitude from -180 to 180, then latitude from -90 to 90"
        return _Fault(json.dumps(numbers)[:60], expected, hint)
    return None


def _with_records(
    lines: list[Any], properties: dict[str, Any]
) -> tuple[_Fault | None, list[Segment]]:
    """The points of ways with their elevations and times, or the first fault in these.

    Times are where tools write them: in `coordTimes`, or in `coordinateProperties.times`.
    """
    beside = properties.get("coordinateProperties")
    times = properties.get("coordTimes") or (
        beside.get("times") if isinstance(beside, dict) else None
    )
    if isinstance(times, list) and times and not isinstance(times[0], list):
        times = [times]
    if times is None:
        times = [[None] * len(line) for line in lines]
    counts = [len(each) if isinstance(each, list) else 0 for each in times]
    if counts != [len(line) for line in lines]:
        return _Fault("another number of times", "a time for each position, in coordTimes"), []
    found: list[Segment] = []
    last: datetime | None = None
    for positions, written in zip(lines, times, strict=True):
        points: list[WayPoint] = []
        for position, time in zip(positions, written, strict=True):
            point = _recorded(position, time)
            if isinstance(point, _Fault):
                return point, []
            if last and point.time and point.time < last:
                return _Fault(time, LATER_EXPECTED), []
            last = point.time or last
            points.append(point)
        found.append(tuple(points))
    return None, found


def _recorded(position: list[Any], written: Any) -> WayPoint | _Fault:
    elevation, time = position[2] if len(position) > 2 else None, None
    if elevation is not None:
        try:
            elevation = recorded_elevation(elevation)
        except (OverflowError, TypeError, ValueError):
            return _Fault(json.dumps(position)[:60], ELEVATION_EXPECTED)
    if written is not None:
        time = recorded_time(written) if isinstance(written, str) else None
        if time is None:
            return _Fault(json.dumps(written)[:40], TIME_EXPECTED)
    lon, lat = float(position[0]), float(position[1])
    return WayPoint(lat=lat, lon=lon, elevation_m=elevation, time=time)
