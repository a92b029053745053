"""KML 2.2 (OGC 07-147r2): a placemark for each event, leg and area, for Google Earth and QGIS.

Written with the standard library: of the KML libraries, simplekml numbers elements from a global
counter, so no two files are alike, and fastkml (which the tests read with) brings three more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from xml.etree import ElementTree as Xml

from explorer.exports.areas import ToldArea, positions, told_areas
from explorer.exports.media import medium_markup
from explorer.exports.omissions import OF_KML
from explorer.exports.prose import markup
from explorer.exports.story_records import MEMBER, XML_NAMESPACE, records_text
from explorer.exports.values import (
    Subject,
    Told,
    ToldJourney,
    degrees,
    line,
    told_events,
    told_journeys,
)
from explorer.exports.ways import utc, way_position, whole_lines
from explorer.language import Language
from explorer.pictures.palettes import palette
from explorer.story.control_characters import printable
from explorer.story.days import Day
from explorer.story.itinerary import Status
from explorer.story.offsets import strict_iso
from explorer.story.ways import Way
from explorer.views.legs import leg_path

NAMESPACE = "http://www.opengis.net/kml/2.2"
GX = "http://www.google.com/kml/ext/2.2"
"""Google's extensions, for lines with times."""

_LEG_STYLE = "leg"
_AREA_STYLE = "area"


def kml(of: Subject) -> bytes:
    """All events and legs of a view; an event without a place is a placemark without a point."""
    return kml_document(of, None)


def kml_document(of: Subject, pictures: Mapping[str, str] | None) -> bytes:
    """The document.

    Args:
        of: what is exported.
        pictures: names of the pictures that are files beside it, by ids of media; None if there
            can be no files.
    """
    events = told_events(of)
    Xml.register_namespace("gx", GX)
    root = Xml.Element("kml", {"xmlns": NAMESPACE})
    document = _add(root, "Document")
    _add(document, "name", of.title)
    _add(document, "description", escape(of.summary))  # viewers show it as HTML
    for status in Status:
        _add(_add(_style(document, status), "IconStyle"), "color", _colour(status))
    stroke = _add(_style(document, _LEG_STYLE), "LineStyle")
    _add(stroke, "color", _colour("leg"))
    _add(stroke, "width", "3")
    areas = [*told_areas(of, events)]
    if areas:
        outline = _style(document, _AREA_STYLE)
        _add(_add(outline, "LineStyle"), "color", _colour("leg"))
        _add(_add(outline, "PolyStyle"), "color", f"33{_colour('leg')[2:]}")
    if records := records_text(of, OF_KML, holds_files=pictures is not None):
        _add(_add(document, "ExtendedData"), MEMBER, records).set("xmlns", XML_NAMESPACE)
    folder = _folder(document, of.language.text("timeline"))
    for event in events:
        _event(folder, event, of.language, pictures or {})
    if legs := told_journeys(of, events):
        folder = _folder(document, of.language.text("whole_journey"))
        for told in legs:
            _leg(folder, told, of)
    if areas:
        folder = _folder(document, of.language.text("map_areas"))
        for area in areas:
            _area(folder, area)
    Xml.indent(root)
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add(parent: Xml.Element, name: str, text: str | None = None) -> Xml.Element:
    element = Xml.SubElement(parent, name)
    element.text = None if text is None else printable(text)
    return element


def _colour(name: str) -> str:
    """A colour of the panes as KML writes it, aabbggrr, opaque."""
    rgb = palette("light")[name]
    return f"ff{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}"


def _style(document: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(document, "Style", {"id": name})


def _folder(document: Xml.Element, name: str) -> Xml.Element:
    folder = _add(document, "Folder")
    _add(folder, "name", name)
    return folder


def _event(
    folder: Xml.Element, event: Told, language: Language, pictures: Mapping[str, str]
) -> None:
    place, moment = event.place, event.moment
    mark = Xml.SubElement(folder, "Placemark", {"id": f"event-{event.row.id}"})
    _add(mark, "name", event.row.title)
    shown = [
        medium_markup(medium, language, pictures.get(medium.id, medium.picture))
        for medium in event.media
    ]
    _add(mark, "description", markup(event, language, shown))
    _time(mark, event)
    _add(mark, "styleUrl", f"#{event.step.status}")
    known = {
        "event": event.row.id,
        "number": str(event.row.number),
        "status": event.step.status,
        "date": moment.date.edtf,
        "time": moment.clock.text if moment.clock else None,
        "part_of_day": moment.part,
        "until": event.ending.date.edtf if event.ending else None,
        "zone": moment.zone,
        "certainty": moment.certainty,
        "place": place.id if place else None,
        "accuracy_km": f"{place.accuracy_km:g}" if place else None,
        "coordinate_source": place.coordinate_source if place else None,
        "country": place.country if place else None,
        "geonames": str(place.geonames) if place and place.geonames else None,
        "wikidata": place.wikidata if place else None,
        "to": event.row.to,
        "tracks": " | ".join(event.row.tracks),
        "tags": " | ".join(event.row.tags),
        "sources": " | ".join(source.id for _, source in event.citations),
        "addresses": " | ".join(event.addresses),
        "media": " | ".join(medium.id for medium in event.media),
    }
    _extended(mark, known)
    if place:
        _add(_add(mark, "Point"), "coordinates", f"{degrees(place.lon)},{degrees(place.lat)}")


def _leg(folder: Xml.Element, told: ToldJourney, of: Subject) -> None:
    mark = Xml.SubElement(folder, "Placemark", {"id": told.id})
    _add(mark, "name", told.words.label.partition(":")[0])
    _add(mark, "Snippet", told.words.words)
    if told.words.note:
        _add(mark, "description", escape(told.words.note))
    _add(mark, "styleUrl", f"#{_LEG_STYLE}")
    known = {
        "from": told.origin.id,
        "to": told.destination.id,
        "arrives": told.arrives.row.id,
        "tracks": " | ".join(told.journey.tracks),
        "mode": told.mode,
        "schematic": "true" if told.words.schematic else "false",
        "status": told.arrives.step.status,
        "track_file": told.journey.leg.track_file if told.journey.leg else None,
    }
    _extended(mark, known)
    if way := of.story.way_of(told.journey.leg):
        _way(mark, way)
    else:
        _lines(mark, line(leg_path(of.story, told.journey)))


def _way(mark: Xml.Element, way: Way) -> None:
    """Every point of a way: as tracks where all of them have times, else as lines.

    KML has no times on a line. Google's `gx:Track` has, and Google Earth and GDAL read it.
    """
    pieces = whole_lines(way)
    if not all(point.time for piece in pieces for point in piece):
        _lines(mark, [[*map(way_position, piece)] for piece in pieces])
        return
    tracks = _add(mark, f"{{{GX}}}MultiTrack")
    _add(tracks, f"{{{GX}}}interpolate", "0")
    for piece in pieces:
        track = _add(tracks, f"{{{GX}}}Track")
        for point in piece:
            _add(track, "when", utc(point.time) if point.time else None)
        for point in piece:
            _add(track, f"{{{GX}}}coord", " ".join(map(degrees, way_position(point))))


def _lines(mark: Xml.Element, pieces: list[list[list[float]]]) -> None:
    parent = mark if len(pieces) == 1 else _add(mark, "MultiGeometry")
    for piece in pieces:
        drawn = _add(parent, "LineString")
        _add(drawn, "tessellate", "1")
        _coordinates(drawn, piece)


def _area(folder: Xml.Element, told: ToldArea) -> None:
    mark = Xml.SubElement(folder, "Placemark", {"id": told.id})
    _add(mark, "name", told.name)
    _add(mark, "Snippet", told.size)
    _add(mark, "styleUrl", f"#{_AREA_STYLE}")
    _extended(mark, told.known)
    shape = told.shape
    is_one = len(shape.polygons) + len(shape.lines) == 1
    parent = mark if is_one else _add(mark, "MultiGeometry")
    for outline, *holes in shape.polygons:
        polygon = _add(parent, "Polygon")
        _add(polygon, "tessellate", "1")
        for name, rings in (("outerBoundaryIs", [outline]), ("innerBoundaryIs", holes)):
            for ring in rings:
                _coordinates(_add(_add(polygon, name), "LinearRing"), positions(ring))
    for drawn in shape.lines:
        element = _add(parent, "LineString")
        _add(element, "tessellate", "1")
        _coordinates(element, positions(drawn))


def _coordinates(parent: Xml.Element, points: list[list[float]]) -> None:
    _add(parent, "coordinates", " ".join(",".join(map(degrees, point)) for point in points))


def _extended(mark: Xml.Element, known: Mapping[str, str | None]) -> None:
    parent = _add(mark, "ExtendedData")
    for name, value in known.items():
        if value:
            _add(Xml.SubElement(parent, "Data", {"name": name}), "value", value)


def _time(mark: Xml.Element, event: Told) -> None:
    """A TimeStamp for a day, a month, a year or an instant; a TimeSpan for anything between.

    Neither for an event of which no date is known.
    """
    span, date_only = event.span, event.moment.clock is None
    if over := event.over:
        lasted = _add(mark, "TimeSpan")
        if span.first:
            _add(lasted, "begin", _iso(span.first))
        _add(lasted, "end", _iso(over))
        return
    whole = event.moment.date.whole
    if span.instant or (date_only and span.first and span.first == span.last):
        _add(_add(mark, "TimeStamp"), "when", _iso(span.first or span.last or Day(1)))
    elif whole and event.moment.date.units[0] != "day":
        _add(_add(mark, "TimeStamp"), "when", whole)
    elif span.first or span.last:
        between = _add(mark, "TimeSpan")
        if span.first:
            _add(between, "begin", _iso(span.first))
        if span.last:
            _add(between, "end", _iso(span.last))


def _iso(at: Day | datetime) -> str:
    """XML Schema's dateTime wants seconds."""
    return strict_iso(at, timespec="seconds")
