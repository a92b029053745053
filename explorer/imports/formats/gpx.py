"""GPX 1.0 and 1.1 of watches, apps and sites (Garmin, Strava, Komoot …), and our own.

A track or a route becomes legs with its way as a file, a waypoint an event. The library that
writes our GPX reads version 1.1 only and refuses a file for one wrong value, which watches write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from explorer.exports.story_records import MEMBER, WAY_FILE, XML_NAMESPACE
from explorer.imports.exported.own_records import Shown, own_records_of, with_changes
from explorer.imports.exported.own_shapes import with_ways
from explorer.imports.found import Choices, Found, FoundRecord, Given, ReportLine
from explorer.imports.maps.map_entries import mode_of
from explorer.imports.maps.marked_maps import found_in
from explorer.imports.maps.marks import Geometry, Mark, Timed, position_of
from explorer.imports.maps.nearby_points import NearbyPoints
from explorer.imports.maps.recorded_ways import RecordedPoint, lines_of, recorded_way
from explorer.imports.parsing.xml_documents import Element, begins_as_xml, read_xml
from explorer.imports.refusals import refused
from explorer.story.places import Coordinate
from explorer.story.ways import Way
from explorer.writing.values import Value

NEAR_KM: Final = 0.05
"""A waypoint as near to a recorded point was passed at its time."""
RECEIVER_KM: Final = 0.05
"""How far a receiver may be off: GPS itself by 8 m in the open sky (95 %, Standard Positioning
Service Performance Standard, 2020), more below trees and between houses."""
_READ: Final = frozenset(
    (
        *("name", "desc", "cmt", "time", "link", "url", "urlname", "type", "extensions"),
        *("trkseg", "trkpt", "rtept", "ele", "sym", "number", "src"),
    )
)
_MEASURED: Final = (
    *("magvar", "geoidheight", "fix", "sat", "hdop", "vdop", "pdop", "ageofdgpsdata"),
    *("dgpsid", "speed", "course"),
)


class _Passed:
    """Recorded points with their times."""

    def __init__(self, points: Sequence[RecordedPoint]) -> None:
        self._points = points
        self._near = NearbyPoints([point.at for point in points], NEAR_KM)

    def time_at(self, at: Coordinate) -> str:
        """When a place was passed; empty if it was not."""
        index = self._near.nearest(at)
        return "" if index is None else self._points[index].time


def is_gpx(given: Given) -> bool:
    """Whether a file is GPX."""
    return begins_as_xml(given, "gpx")


def read_gpx_map(given: Given, choices: Choices) -> Found:
    """The waypoints, tracks and routes of a file as events and legs.

    Raises:
        DataError: it is not XML, has a document type, or nothing that is somewhere.
    """
    root = read_xml(given)
    about = root.first("metadata") or root
    if own := _own(root, about):
        return own
    report: list[ReportLine] = []
    ways = list(root.each("trk", "rte"))
    passed = [point for way in ways for point in chain.from_iterable(_parts(way, [])) if point.time]
    near = _Passed(passed)
    marks = [_waypoint(each, near, report) for each in root.each("wpt")]
    for way in ways:
        marks += _way(way, report)
    if not any(mark.geometry.position for mark in marks):
        raise refused(given, "no waypoint, track or route", "GPX with at least one")
    report += _measured(root)
    names = {name for way in ways if (name := way.text_of("name"))}
    title = about.text_of("name") or (names.pop() if len(names) == 1 else "")
    return found_in(marks, choices, title=title, summary=about.text_of("desc"), report=report)


def _own(root: Element, about: Element) -> Found | None:
    """The story that our own file has, if its waypoints are still those of its events."""
    texts = [each.text for each in about.within(MEMBER) if each.namespace == XML_NAMESPACE]
    found = own_records_of(texts[0]) if texts else None
    if found is None:
        return None
    events = [each for each in found.records if each.kind == "events" and each.values.get("place")]
    waypoints = list(root.each("wpt"))
    if len(events) != len(waypoints):
        return None  # somebody has added or deleted some; which, no waypoint says
    shown = [_shown(*pair) for pair in zip(events, waypoints, strict=True)]
    return with_ways(with_changes(found, shown), _own_ways(root))


def _own_ways(root: Element) -> Iterator[tuple[str, Way]]:
    """The ways of our own legs, by the names of their files: a track, or one route or more."""
    parts: dict[tuple[str, str], list[list[RecordedPoint]]] = {}
    for element in root.each("trk", "rte"):
        own = [each for each in element.within(WAY_FILE) if each.namespace == XML_NAMESPACE]
        for each in own[:1]:
            parts.setdefault((each.text, element.name), []).extend(_parts(element, []))
    for (name, kind), lines in parts.items():
        if way := recorded_way(lines, name, is_planned=kind == "rte")[0]:
            yield name, way


def _shown(event: FoundRecord, waypoint: Element) -> Shown:
    at = _position(waypoint)
    return Shown(
        event=str(event.values.get("id")),
        where=f"waypoint “{waypoint.text_of('name')}”",
        title=waypoint.text_of("name"),
        lat=at.lat if at else None,
        lon=at.lon if at else None,
    )


def _waypoint(element: Element, passed: _Passed, report: list[ReportLine]) -> Mark:
    name = element.text_of("name")
    where = f"waypoint “{name}”" if name else f"waypoint in line {element.line}"
    at = _position(element)
    time = element.text_of("time")
    if at is None:
        report.append(_wrong(where, element))
    elif not time and (near := passed.time_at(at)):
        time = near
        why = "the track passes it at that time"
        report.append(
            ReportLine.changed(where, field="time", found="no time", became=near, why=why)
        )
    return Mark(
        where=where,
        name=name,
        text=_text(element),
        time=Timed(begins=time),
        properties=_properties(element) | {"tags": element.text_of("type")},
        geometry=Geometry(points=(at,)) if at else Geometry(),
        accuracy_km=RECEIVER_KM,
    )


def _way(element: Element, report: list[ReportLine]) -> Iterator[Mark]:
    """A track or a route; the named points of a route, too, which are its stops."""
    kind = "track" if element.name == "trk" else "route"
    name = element.text_of("name")
    where = f"{kind} “{name}”" if name else f"{kind} in line {element.line}"
    if kind == "route":
        for point in element.each("rtept"):
            if point.text_of("name"):
                yield _waypoint(point, _Passed([]), report)
    parts = _parts(element, report)
    way, wrong = recorded_way(parts, where, is_planned=kind == "route")
    report += wrong
    points = [*chain.from_iterable(parts)]
    times = [point.time for point in points if point.time] or [element.text_of("time"), ""]
    yield Mark(
        where=where,
        name=name,
        text=_text(element),
        time=Timed(begins=times[0], ends=times[-1])
        if times
        else Timed(begins=element.text_of("time")),
        properties=_properties(element),
        geometry=lines_of(way) if way else Geometry(points=tuple(p.at for p in points[:1])),
        is_way=True,
        way=way,
        mode=mode_of(element.text_of("type")),
        accuracy_km=RECEIVER_KM,
    )


def _parts(element: Element, report: list[ReportLine]) -> list[list[RecordedPoint]]:
    """The points of a track or a route that can be read, in their order; gaps are between parts."""
    found: list[list[RecordedPoint]] = []
    for part in [*element.each("trkseg")] or [element]:
        found.append([])
        for point in part.within("trkpt", "rtept"):
            at = _position(point)
            if at:
                written = point.text_of("ele"), point.text_of("time")
                found[-1].append(RecordedPoint(at, *written))
            else:
                report.append(_wrong(f"point in line {point.line}", point))
    return found


def _position(element: Element) -> Coordinate | None:
    try:
        lat, lon = float(element.attributes["lat"]), float(element.attributes["lon"])
    except (KeyError, ValueError):
        return None
    return position_of(lat=lat, lon=lon)


def _text(element: Element) -> str:
    """The description and the comment, which many tools write alike."""
    texts = dict.fromkeys(filter(None, (element.text_of("desc"), element.text_of("cmt"))))
    return "\n\n".join(texts)


def _properties(element: Element) -> dict[str, str]:
    """All else that an element has, its links first."""
    links = [each.attributes.get("href", "") for each in element.each("link")]
    links += [each.text for each in element.each("url")]
    found = {"link": " ".join(filter(None, links))}
    for child in element.children:
        if child.name not in _READ and child.name not in _MEASURED and child.text:
            found[child.name] = child.text
    for extension in element.each("extensions"):
        found |= {each.name: each.text for each in _leaves(extension) if each.text}
    if symbol := element.text_of("sym"):
        found["icon"] = symbol
    return found


def _leaves(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.children:
            yield from _leaves(child)
        else:
            yield child


def _wrong(where: str, element: Element) -> ReportLine:
    found: dict[str, Value] = {name: element.attributes.get(name) for name in ("lat", "lon")}
    why = "expected lat from -90 to 90 and lon from -180 to 180"
    words = ", ".join(f"{name} {value}" for name, value in found.items())
    return ReportLine.left_out(where, field="position", found=words, why=why)


def _measured(root: Element) -> list[ReportLine]:
    """What a watch measured along the way beside elevations and times."""
    beside = sum(1 for point in root.within("trkpt", "rtept") if point.first("extensions"))
    if not beside:
        return []
    found, why = f"{beside:,} points with measured values", "a way has elevations and times only"
    return [ReportLine.left_out("the file", field="extensions", found=found, why=why)]
