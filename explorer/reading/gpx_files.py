"""Recorded or planned ways as GPX 1.0 or 1.1: the points of their tracks, or else of their routes.

Read with expat, which knows the line of each point. A document type is refused: nothing in a GPX
file needs one, and its entities can make a small file endless.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from xml.parsers import expat

from explorer.reading.geojson_files import MAX_POSITIONS, ReadShape
from explorer.story.errors import Problem
from explorer.story.places import Coordinate
from explorer.story.shapes import Position, Shape

_NAMESPACES = ("http://www.topografix.com/GPX/1/1", "http://www.topografix.com/GPX/1/0")


class _RefusedError(Exception):
    """Nothing more is to be read."""


class _Reader:
    """Reads one file, and keeps what is wrong in it."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self.problems: list[Problem] = []
        self.points: dict[str, list[Coordinate]] = {"trkpt": [], "rtept": []}
        self._last: datetime | None = None
        self._text: list[str] | None = None
        self._within: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_type

    def add(self, record: str, found: str, expected: str, *, field: str = "") -> None:
        """Keep a problem in the line that is being read."""
        line = self.parser.CurrentLineNumber
        problem = Problem(
            file=self._shown, line=line, record=record, field=field, found=found, expected=expected
        )
        self.problems.append(problem)

    def _refuse_type(self, *_: object) -> None:
        self.add("the file", "a document type", "GPX without one")
        raise _RefusedError

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        if not self._within and (element != "gpx" or namespace not in _NAMESPACES):
            self.add("the file", f"a file of type {element}", "a GPX file")
            raise _RefusedError
        if element == "trk":
            self._last = None
        if element in self.points:
            self._point(element, attributes)
        if element == "time" and self._within[-1] == "trkpt":
            self._text = []
        self._within.append(element)

    def _point(self, element: str, attributes: Mapping[str, str]) -> None:
        points = self.points[element]
        try:
            lat, lon = float(attributes["lat"]), float(attributes["lon"])
            points.append(Coordinate(lat=lat, lon=lon))
        except (KeyError, ValueError):
            found = " ".join(f'{name}="{value}"' for name, value in attributes.items())
            expected = "lat from -90 to 90 and lon from -180 to 180"
            self.add("a point", found or "no position", expected)
            raise _RefusedError from None
        if len(points) > MAX_POSITIONS:
            self.add(
                "the file", f"more than {MAX_POSITIONS:,} points", f"at most {MAX_POSITIONS:,}"
            )
            raise _RefusedError

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, _: str) -> None:
        self._within.pop()
        if self._text is not None:
            self._time("".join(self._text).strip())
            self._text = None

    def _time(self, written: str) -> None:
        try:
            time = datetime.fromisoformat(written)
        except ValueError:
            time = None
        if time is None or time.tzinfo is None:
            expected = "a time with its offset, such as 2023-09-13T04:09:00Z"
            self.add("a point", repr(written[:40]), expected, field="time")
            raise _RefusedError
        if self._last and time < self._last:
            expected = "a time not before that of the point before it"
            self.add("a point", written, expected, field="time")
            raise _RefusedError
        self._last = time


def read_gpx(text: str, shown: str) -> ReadShape:
    """Check the tracks of a GPX file, or its routes if it has no track.

    Args:
        text: the file's text.
        shown: the file's path, as problems name it.
    """
    reader = _Reader(shown)
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        reader.add("the file", expat.ErrorString(error.code), "XML")
    except _RefusedError:
        pass
    points = reader.points["trkpt"] or reader.points["rtept"]
    if reader.problems:
        return ReadShape(tuple(reader.problems))
    if len(points) < 2:
        found = "a single point" if points else "no track or route"
        expected = "one of at least 2 points"
        problem = Problem(file=shown, line=None, record="the file", found=found, expected=expected)
        return ReadShape((problem,))
    line = tuple([Position(lon=point.lon, lat=point.lat) for point in points])
    return ReadShape((), Shape((line,)))
