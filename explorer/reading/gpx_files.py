"""Recorded or planned ways as GPX 1.0 or 1.1: the points of their tracks, or else of their routes.

Read with expat, which knows the line of each point. A document type is refused: nothing in a GPX
file needs one, and its entities can make a small file endless.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from math import inf
from xml.parsers import expat

from explorer.reading.geojson_files import MAX_POSITIONS, ReadShape
from explorer.reading.recorded_points import (
    ELEVATION_EXPECTED,
    LATER_EXPECTED,
    TIME_EXPECTED,
    recorded_elevation,
    recorded_time,
)
from explorer.story.errors import Problem
from explorer.story.ways import Way, WayPoint

_NAMESPACES = ("http://www.topografix.com/GPX/1/1", "http://www.topografix.com/GPX/1/0")
_POINTS = {"trkpt": "trkseg", "rtept": "rte"}
"""The elements of points, each with that of the line that they are in."""
_WITHIN = {("trkpt", "time"), ("trkpt", "ele"), ("rtept", "ele")}
"""What is read of a point: a planned one has no time."""


class _RefusedError(Exception):
    """Nothing more is to be read."""


class _Reader:
    """Reads one file, and keeps what is wrong in it."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self.problems: list[Problem] = []
        self.lines: dict[str, list[list[WayPoint]]] = {"trkseg": [], "rte": []}
        self.has_waypoints = False
        self._count = 0
        self._last: datetime | None = None
        self._text: list[str] | None = None
        self._within: list[str] = []
        # whatever its first line says: the text is ours, in UTF-8
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_type

    def refuse(
        self, record: str, found: str, expected: str, field: str = "", hint: str = ""
    ) -> _RefusedError:
        """Keep a problem in the line that is being read; what it gives is to be raised."""
        line = self.parser.CurrentLineNumber
        problem = Problem(
            file=self._shown,
            line=line,
            record=record,
            field=field,
            found=found,
            expected=expected,
            hint=hint,
        )
        self.problems.append(problem)
        return _RefusedError()

    def _refuse_type(self, name: str, *_: object) -> None:
        if name.lower() == "html":
            hint = "download it again: a server has sent this page in its place"
            raise self.refuse("the file", "a web page", "a GPX file", hint=hint)
        raise self.refuse("the file", "a document type", "GPX without one")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        if not self._within and (element != "gpx" or namespace not in _NAMESPACES):
            hint = f'xmlns="{_NAMESPACES[0]}" is missing in it' if element == "gpx" else ""
            raise self.refuse("the file", f"a file of type {element}", "a GPX file", hint=hint)
        if element == "trk":
            self._last = None
        if element in self.lines:
            self.lines[element].append([])
        if element in _POINTS:
            self._point(element, attributes)
        self.has_waypoints |= element == "wpt"
        if (self._within[-1:] or [""])[0] in _POINTS and (self._within[-1], element) in _WITHIN:
            self._text = []
        self._within.append(element)

    def _point(self, element: str, attributes: Mapping[str, str]) -> None:
        try:
            lat, lon = float(attributes["lat"]), float(attributes["lon"])
        except (KeyError, ValueError):
            lat = lon = inf
        if not (abs(lat) <= 90 and abs(lon) <= 180):  # nor a nan
            found = " ".join(f'{name}="{value}"' for name, value in attributes.items())
            expected = "lat from -90 to 90 and lon from -180 to 180"
            hint = "are lat and lon swapped?" if abs(lat) <= 180 and abs(lon) <= 90 else ""
            raise self.refuse("a point", found or "no position", expected, hint=hint)
        lines = self.lines[_POINTS[element]]
        if not lines:  # outside of the element that it belongs into
            lines.append([])
        lines[-1].append(WayPoint(lat=lat, lon=lon))
        self._count += 1
        if self._count > MAX_POSITIONS:
            found = f"more than {MAX_POSITIONS:,} points"
            expected = f"at most {MAX_POSITIONS:,}"
            raise self.refuse("the file", found, expected, hint="simplify it")

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, _: str) -> None:
        element = self._within.pop()
        if self._text is None:
            return
        written, self._text = "".join(self._text).strip(), None
        line = self.lines[_POINTS[self._within[-1]]][-1]
        if element == "time":
            line[-1] = replace(line[-1], time=self._time(written))
        else:
            line[-1] = replace(line[-1], elevation_m=self._elevation(written))

    def _elevation(self, written: str) -> float | None:
        try:
            return recorded_elevation(float(written))
        except ValueError:
            found = repr(written[:40])
            raise self.refuse("a point", found, ELEVATION_EXPECTED, "ele") from None

    def _time(self, written: str) -> datetime:
        time = recorded_time(written)
        if time is None:
            raise self.refuse("a point", repr(written[:40]), TIME_EXPECTED, "time")
        if self._last and time < self._last:
            raise self.refuse("a point", written, LATER_EXPECTED, "time")
        self._last = time
        return time


def read_gpx(text: str, shown: str) -> ReadShape:
    """Read the tracks of a GPX file, or its routes if it has no track.

    Args:
        text: the file's text.
        shown: the file's path, as problems name it.
    """
    reader = _Reader(shown)
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        if text.lstrip()[:1] in ("{", "["):
            found, hint = "JSON in a file with another ending", "if it is GeoJSON, name it .geojson"
            reader.refuse("the file", found, "a GPX file", hint=hint)
        else:
            found = expat.ErrorString(error.code) if text.strip() else "nothing"
            reader.refuse("the file", found, "XML")
    except _RefusedError:
        pass
    if reader.problems:
        return ReadShape(tuple(reader.problems))
    tracks, routes = (
        tuple(tuple(line) for line in lines if len(line) > 1) for lines in reader.lines.values()
    )
    if not tracks and not routes:
        return ReadShape((_without_way(reader, shown),))
    return ReadShape((), way=Way(tracks or routes, is_planned=not tracks))


def _without_way(reader: _Reader, shown: str) -> Problem:
    """That a file has no line, and what is there instead."""
    points = any(line for lines in reader.lines.values() for line in lines)
    hint = ""
    if reader.has_waypoints and not points:
        hint = "its waypoints are places, not a route: make events of them with import"
    return Problem(
        file=shown,
        line=None,
        record="the file",
        found="a single point" if points else "no track or route",
        expected="one of at least 2 points",
        hint=hint,
    )
