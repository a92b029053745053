"""KML 2.2 and 2.3 (OGC) as Google My Maps, Google Earth and others write it, and our own.

Folders become tags, lines legs, polygons areas, pictures media. Styles and views are left out, and
what is at another address (NetworkLink) is not fetched: the report says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from explorer.exports.story_records import MEMBER, XML_NAMESPACE
from explorer.imports.exported.own_records import (
    Shown,
    event_ids,
    own_records_of,
    with_added,
    with_changes,
)
from explorer.imports.exported.own_shapes import with_areas, with_ways
from explorer.imports.files_beside import files_of_folder, with_files
from explorer.imports.found import Choices, Found, Given, ReportLine
from explorer.imports.maps.marked_maps import found_in
from explorer.imports.maps.marks import Geometry, Mark, Timed
from explorer.imports.maps.recorded_ways import lines_of, recorded_way
from explorer.imports.parsing.kml_geometries import (
    geometry_of,
    recorded_parts,
    recorded_times,
    wrong_positions,
)
from explorer.imports.parsing.xml_documents import Element, begins_as_xml, read_xml
from explorer.imports.refusals import refused
from explorer.story.ways import Way

_DERIVED: Final = ("leg-to-", "area-of-")
"""How the ids of our own placemarks begin that are no events."""
_CONTAINERS: Final = ("Document", "Folder")
_LEFT_OUT: Final = {
    "GroundOverlay": "a scanned map goes into `background`; see docs/data-format.md",
    "ScreenOverlay": "it is a picture over the screen, not a place",
    "PhotoOverlay": "add the picture to `media`",
    "NetworkLink": "what is at another address is not fetched; download it and import that file",
    "Tour": "the explorer makes its own way through the events",
}
_GEOMETRIES: Final = (
    *("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack"),
    "Model",
)
_KNOWN: Final = frozenset(
    (
        *("name", "description", "Snippet", "snippet", "TimeStamp", "TimeSpan", "ExtendedData"),
        *("styleUrl", "Style", "StyleMap", "visibility", "open", "LookAt", "Camera", "Region"),
        *("balloonVisibility", "drawOrder", *_GEOMETRIES),
    )
)
"""What of a placemark is read, or says only how it is drawn."""


def is_kml(given: Given) -> bool:
    """Whether a file is KML."""
    return begins_as_xml(given, "kml")


def read_kml(given: Given, choices: Choices) -> Found:
    """The placemarks of a file as events, areas and legs, with pictures from its folder.

    Raises:
        DataError: it is not XML, has a document type, or no placemark.
    """
    return with_files(placemarks_of(given, choices), files_of_folder(given))


def placemarks_of(given: Given, choices: Choices) -> Found:
    """The same without its pictures, which may be in an archive.

    Raises:
        DataError: it is not XML, has a document type, or no placemark.
    """
    root = read_xml(given)
    if own := _own(root, choices):
        return own
    report: list[ReportLine] = []
    marks = [*_marks(root, (), report)]
    if not marks:
        links = any(root.within("NetworkLink"))
        hint = _LEFT_OUT["NetworkLink"] if links else ""
        raise refused(given, "no placemark", "KML with at least one placemark", hint=hint)
    document = root.first("Document") or root.first("Folder") or root
    styles = sum(1 for _ in root.within("Style", "StyleMap", "CascadingStyle"))
    if styles:
        why = "the explorer draws what is known, not how the map drew it"
        report.append(
            ReportLine.left_out("the file", field="Style", found=f"{styles} styles", why=why)
        )
    title, summary = document.text_of("name"), document.text_of("description")
    return found_in(marks, choices, title=title, summary=summary, report=report)


def _own(root: Element, choices: Choices) -> Found | None:
    """The story that our own file has, with what was changed and added in another program."""
    texts = [each.text for each in root.within(MEMBER) if each.namespace == XML_NAMESPACE]
    own = own_records_of(texts[0]) if texts else None
    if own is None:
        return None
    known, report = event_ids(own), list[ReportLine]()
    added = [
        _mark(element, (), report)
        for element in root.within("Placemark")
        if not element.attributes.get("id", "").startswith(_DERIVED)
        and _event_id(element) not in known
    ]
    own = with_areas(with_changes(own, [*_shown(root)]), _areas(root))
    own = with_ways(own, _ways(root))
    return with_added(own, found_in(added, choices, report=report))


def _marks(
    container: Element, folders: tuple[str, ...], report: list[ReportLine]
) -> Iterator[Mark]:
    for child in container.children:
        if child.name in _CONTAINERS:
            name = child.text_of("name") if child.name == "Folder" else ""
            yield from _marks(child, (*folders, name) if name else folders, report)
        elif child.name == "Placemark":
            yield _mark(child, folders, report)
        elif child.name in _LEFT_OUT:
            where = f"line {child.line}"
            name = child.text_of("name") or next((each.text for each in child.within("href")), "")
            why = _LEFT_OUT[child.name]
            report.append(ReportLine.left_out(where, field=child.name, found=name, why=why))


def _mark(element: Element, folders: tuple[str, ...], report: list[ReportLine]) -> Mark:
    name = element.text_of("name")
    where = f"placemark “{name}”" if name else f"placemark in line {element.line}"
    geometry = Geometry()
    times: tuple[str, ...] = ()
    for part in element.each(*_GEOMETRIES):
        geometry += geometry_of(part)
        times += recorded_times(part)
        for wrong in wrong_positions(part):
            why = "expected longitude, latitude in degrees, separated by a comma"
            report.append(ReportLine.left_out(where, field=part.name, found=wrong, why=why))
        if part.name == "Model":
            what = part.text_of("Link") or "a model"
            report.append(ReportLine.left_out(where, field="Model", found=what, why="it is 3D"))
    rest = dict(_others(element))
    way = None
    if times and geometry.is_line:
        way, wrong_values = recorded_way(recorded_parts(element), where)
        report += wrong_values
    return Mark(
        where=where,
        name=name,
        text=element.text_of("description") or element.text_of("Snippet"),
        time=_time(element, times),
        folders=folders,
        properties=rest | dict(_extended(element)),
        geometry=lines_of(way) if way else geometry,
        is_way=bool(times) and geometry.is_line,
        way=way,
    )


def _others(element: Element) -> Iterator[tuple[str, str]]:
    """What a placemark has beside: elements of other namespaces, with what is in them."""
    pictures = [each.text for each in element.within("imageUrl") if each.text]
    if pictures:  # the pictures of Google Earth, in a gx:Carousel
        yield "gx_media_links", " ".join(pictures)
    for child in element.children:
        if child.name in _KNOWN or child.name == "Carousel":
            continue
        if child.name == "link" and child.attributes.get("href"):
            yield "url", child.attributes["href"]
        elif child.children:
            for leaf in child.within(*{each.name for each in child.children}):
                yield f"{child.name}.{leaf.name}", leaf.text
        else:
            yield child.name, child.text


def _time(element: Element, recorded: tuple[str, ...]) -> Timed:
    if stamp := element.first("TimeStamp"):
        return Timed(begins=stamp.text_of("when"))
    if span := element.first("TimeSpan"):
        return Timed(begins=span.text_of("begin"), ends=span.text_of("end"))
    return Timed(begins=recorded[0], ends=recorded[-1]) if recorded else Timed()


def _extended(element: Element) -> Iterator[tuple[str, str]]:
    """The data of a placemark by name, with and without a schema."""
    for extended in element.each("ExtendedData"):
        for entry in extended.within("Data"):
            yield entry.attributes.get("name", ""), entry.text_of("value")
        for entry in extended.within("SimpleData"):
            yield entry.attributes.get("name", ""), entry.text


def _areas(root: Element) -> Iterator[tuple[str, Geometry]]:
    """The areas of our own placemarks, by the names of their files."""
    for element in root.within("Placemark"):
        if name := dict(_extended(element)).get("file"):
            shape = Geometry()
            for part in element.each(*_GEOMETRIES):
                shape += geometry_of(part)
            yield name, shape


def _ways(root: Element) -> Iterator[tuple[str, Way]]:
    """The ways of our own legs, by the names of their files."""
    for element in root.within("Placemark"):
        name = dict(_extended(element)).get("track_file")
        way = recorded_way(recorded_parts(element), name)[0] if name else None
        if name and way:
            yield name, way


def _shown(root: Element) -> Iterator[Shown]:
    """What placemarks of our own show of the events of their records."""
    for element in root.within("Placemark"):
        points = [at for part in element.each("Point") for at in geometry_of(part).points]
        at = points[0] if points else None
        yield Shown(
            event=_event_id(element),
            where=f"placemark “{element.text_of('name')}”",
            title=element.text_of("name"),
            lat=at.lat if at else None,
            lon=at.lon if at else None,
        )


def _event_id(element: Element) -> str:
    """The id of the event that a placemark of our own shows; My Maps drops those of elements."""
    known = dict(_extended(element)).get("event")
    return known or element.attributes.get("id", "").removeprefix("event-")
