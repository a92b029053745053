"""The geometries of KML: tuples of longitude, latitude and perhaps height, and recorded tracks."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.imports.maps.marks import Geometry, Line, position_of
from explorer.imports.maps.recorded_ways import RecordedPoint
from explorer.imports.parsing.xml_documents import Element
from explorer.story.places import Coordinate


def geometry_of(element: Element) -> Geometry:
    """The parts of a geometry that can be read."""
    match element.name:
        case "Point":
            return Geometry(points=_positions(element.text_of("coordinates"))[:1])
        case "LineString" | "LinearRing":
            line = _positions(element.text_of("coordinates"))
            return Geometry(lines=(line,)) if len(line) > 1 else Geometry(points=line)
        case "Polygon":
            rings = (*_rings(element, "outerBoundaryIs"), *_rings(element, "innerBoundaryIs"))
            return Geometry(areas=(rings,)) if rings else Geometry()
        case "Track":
            line = tuple(at for at in map(_recorded, element.each("coord")) if at)
            return Geometry(lines=(line,)) if len(line) > 1 else Geometry(points=line)
        case "MultiGeometry" | "MultiTrack":
            whole = Geometry()
            for child in element.children:
                whole += geometry_of(child)
            return whole
    return Geometry()


def recorded_times(element: Element) -> tuple[str, ...]:
    """The times of a recorded track in its order; of several tracks, all of them."""
    tracks = [element] if element.name == "Track" else [*element.within("Track")]
    return tuple(when.text for track in tracks for when in track.each("when") if when.text)


def recorded_parts(element: Element) -> list[list[RecordedPoint]]:
    """The points of the tracks and lines in a placemark, with their elevations and times.

    Elevations that are all 0 say nothing: tools write them where they know none.
    """
    parts = [
        _tracked(each) if each.name == "Track" else _drawn(each)
        for each in element.within("Track", "LineString")
    ]
    if all(not _number(point.elevation) for part in parts for point in part):
        return [[point._replace(elevation="") for point in part] for part in parts]
    return parts


def _tracked(track: Element) -> list[RecordedPoint]:
    coords = [each.text.split() for each in track.each("coord")]
    times = [each.text for each in track.each("when")]
    if len(times) != len(coords):
        times = [""] * len(coords)
    return _points(coords, times)


def _drawn(line: Element) -> list[RecordedPoint]:
    tuples = [each.split(",") for each in _tuples(line.text_of("coordinates"))]
    return _points(tuples, [""] * len(tuples))


def _points(written: list[list[str]], times: list[str]) -> list[RecordedPoint]:
    return [
        RecordedPoint(at, parts[2] if len(parts) > 2 else "", time)
        for parts, time in zip(written, times, strict=True)
        if (at := _coordinate(parts))
    ]


def _number(text: str) -> float:
    """A number; 0 if it is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def wrong_positions(element: Element) -> Iterator[str]:
    """Tuples that are no position on the globe, as they are written."""
    for coordinates in element.within("coordinates"):
        yield from (each for each in _tuples(coordinates.text) if _position(each) is None)
    for coord in element.within("coord"):
        if _recorded(coord) is None:
            yield coord.text


def _rings(element: Element, boundary: str) -> Iterator[Line]:
    for each in element.each(boundary):
        for ring in each.within("LinearRing"):
            if positions := _positions(ring.text_of("coordinates")):
                yield positions


def _positions(text: str) -> Line:
    return tuple(at for at in map(_position, _tuples(text)) if at)


def _tuples(text: str) -> list[str]:
    """The tuples of a text; some tools put spaces behind the commas."""
    joined = ",".join(part.strip() for part in text.split(",")) if ", " in text else text
    return joined.split()


def _position(text: str) -> Coordinate | None:
    return _coordinate(text.split(","))


def _recorded(element: Element) -> Coordinate | None:
    return _coordinate(element.text.split())


def _coordinate(parts: list[str]) -> Coordinate | None:
    try:
        lon, lat = float(parts[0]), float(parts[1])
    except (ValueError, IndexError):
        return None
    return position_of(lat=lat, lon=lon)
