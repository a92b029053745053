"""GeoJSON (RFC 7946) of any tool, uMap's export, and our own, which is read without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from explorer.imports.exported.own_records import (
    Shown,
    event_ids,
    own_records,
    with_added,
    with_changes,
)
from explorer.imports.exported.own_shapes import with_areas, with_ways
from explorer.imports.files_beside import files_of_folder, with_files
from explorer.imports.found import Choices, Found, Given, ReportLine
from explorer.imports.maps.marked_maps import found_in
from explorer.imports.maps.marks import Geometry, Mark, Timed
from explorer.imports.parsing.geojson_geometries import ReadGeometry, is_projected, read_geometry
from explorer.imports.parsing.json_documents import begins_as_json, member, read_json
from explorer.imports.refusals import refused
from explorer.reading.geojson_files import WAYS, read_geojson
from explorer.story.ways import Way

_TYPE: Final = re.compile(
    rb'"type"\s*:\s*"(?:Feature(?:Collection)?|umap|GeometryCollection|(?:Multi)?'
    rb'(?:Point|LineString|Polygon))"'
)
_TOPOLOGY: Final = re.compile(rb'"type"\s*:\s*"Topology"')
_WGS84: Final = re.compile(r"CRS:?84|EPSG:+4326|EPSG/0/4326", re.IGNORECASE)
_REPROJECT: Final = "in QGIS: Export, Save Features As, with the CRS EPSG:4326"
_DERIVED: Final = ("leg", "area")
"""The kinds of our own features that are no events."""
_OWN: Final = frozenset({"_umap_options", "_storage_options", "styles", "style"})


def is_geojson(given: Given) -> bool:
    """Whether a file is GeoJSON or a map of uMap."""
    return begins_as_json(given) and (
        _TYPE.search(given.content) is not None or _TOPOLOGY.search(given.head) is not None
    )


def read_geojson_map(given: Given, choices: Choices) -> Found:
    """The features of a file as events, areas and legs.

    Raises:
        DataError: it is not JSON, or its coordinates are not longitude and latitude.
    """
    document = read_json(given)
    _check_coordinates(given, document)
    features = list(collected(document))
    if not features:
        raise refused(given, "no feature", "GeoJSON with at least one feature")
    _check_degrees(given, [feature.get("geometry") for feature, _ in features])
    own = own_records(member(document, "records", dict))
    known = event_ids(own) if own else frozenset()
    report: list[ReportLine] = []
    marks = [
        _mark(feature, number, folders, report)
        for number, (feature, folders) in enumerate(features, start=1)
        if not (own and _is_own(feature, known))
    ]
    if own:
        added = found_in(marks, choices, report=report)
        own = with_areas(with_changes(own, [*_shown(features)]), _areas(features))
        own = with_ways(own, _ways(features))
        return with_added(own, added)
    properties = member(document, "properties", dict)
    title = member(document, "title", str) or member(document, "name", str)
    found = found_in(
        marks,
        choices,
        title=title or member(properties, "name", str),
        summary=member(document, "summary", str) or member(document, "description", str),
        report=report,
    )
    return with_files(found, files_of_folder(given))


def _check_coordinates(given: Given, document: Any) -> None:
    """Raises DataError if the file is in other coordinates than longitude and latitude."""
    if isinstance(document, dict) and document.get("type") == "Topology":
        hint = "convert it, as with mapshaper.org"
        raise refused(given, "TopoJSON", "GeoJSON", hint=hint)
    crs = document.get("crs") if isinstance(document, dict) else None
    if crs is None:
        return
    name = member(member(crs, "properties", dict), "name", str)
    if not _WGS84.search(name):
        found = f"the coordinate reference system {name or crs}"[:200]
        raise refused(given, found, "longitude and latitude (WGS84)", hint=_REPROJECT)


def _check_degrees(given: Given, geometries: Sequence[Any]) -> None:
    """Raises DataError if most geometries are in metres, as of a file that does not say its CRS."""
    there = [each for each in geometries if each is not None]
    projected = sum(map(is_projected, there))
    if 2 * projected > len(there):
        found = f"{projected:,} of {len(there):,} geometries beyond 360 degrees, as in metres"
        raise refused(given, found, "longitude and latitude (WGS84)", hint=_REPROJECT)


def collected(value: Any, folders: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The features of a document, each with the names of the layers in which it is."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "umap":
        for layer in member(value, "layers", list):
            options = member(layer, "_umap_options", dict) or member(layer, "_storage", dict)
            name = member(options, "name", str)
            yield from collected(
                {"type": "FeatureCollection", **layer} if isinstance(layer, dict) else layer,
                (*folders, name) if name else folders,
            )
    elif kind == "FeatureCollection":
        for feature in member(value, "features", list):
            yield from collected(feature, folders)
    elif kind == "Feature":
        yield value, folders
    elif isinstance(kind, str):
        yield {"type": "Feature", "geometry": value, "properties": {}}, folders


def _mark(feature: Any, number: int, folders: tuple[str, ...], report: list[ReportLine]) -> Mark:
    properties = member(feature, "properties", dict)
    texts = {**_texts(properties), **_foreign(feature)}
    name = next((value for key, value in texts.items() if key.lower() in ("name", "title")), "")
    where = f"feature {number}" + (f" “{name}”" if name else "")
    found = read_geometry(feature.get("geometry"))
    report += _lines(where, found)
    return Mark(
        where=where,
        id=_id(feature.get("id"), properties.get("id")),
        time=_when(feature.get("when")),
        folders=folders,
        properties={key: value for key, value in texts.items() if key != "id"},
        geometry=found.geometry,
    )


def _lines(where: str, found: ReadGeometry) -> Iterator[ReportLine]:
    if found.left_out:
        why = f"not a geometry of GeoJSON in degrees: {found.left_out}"
        yield ReportLine.left_out(where, field="geometry", found=found.left_out, why=why)
    if found.is_swapped:
        yield ReportLine.changed(
            where,
            field="geometry",
            found="latitude before longitude",
            became="longitude before latitude",
            why="a latitude is never above 90",
        )


def _id(*candidates: Any) -> str:
    """The first id that is words; numbers are those of rows, and change with them."""
    return next((each for each in candidates if isinstance(each, str) and not each.isdecimal()), "")


def _foreign(feature: Mapping[str, Any]) -> dict[str, str]:
    """What a feature has beside its members of GeoJSON."""
    usual = ("type", "id", "geometry", "properties", "when", "bbox")
    return _texts({name: value for name, value in feature.items() if name not in usual})


def _texts(properties: Mapping[str, Any]) -> dict[str, str]:
    """The properties as texts; a list of words is joined, whatever is deeper is named by its path.

    What a tool keeps for itself, such as uMap's options, is a style.
    """
    found: dict[str, str] = {}
    for name, value in properties.items():
        if name in _OWN:
            found["_umap_options"] = "…"
        elif isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
            found[name] = "; ".join(map(str, value))
        elif isinstance(value, dict):
            found |= {f"{name}.{key}": text for key, text in _texts(value).items()}
        elif isinstance(value, list):
            for number, each in enumerate(value, start=1):
                nested = each if isinstance(each, dict) else {"": each}
                found |= {f"{name}.{number}.{k}": text for k, text in _texts(nested).items()}
        elif value is not None:
            found[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return found


def _when(value: Any) -> Timed:
    """The times of a feature with the `when` of Linked Places (GeoJSON-T)."""
    if isinstance(value, str):
        return Timed(begins=value)
    for span in member(value, "timespans", list):
        start, end = (_limit(span.get(name) if isinstance(span, dict) else None) for name in _ENDS)
        if start or end:
            return Timed(begins=start, ends=end)
    return Timed()


_ENDS: Final = ("start", "end")


def _limit(value: Any) -> str:
    if isinstance(value, str | int):
        return str(value)
    known = value if isinstance(value, dict) else {}
    return next((str(known[name]) for name in ("in", "earliest", "latest") if name in known), "")


def _is_own(feature: Any, known: Collection[str]) -> bool:
    """Whether a feature is an event, a leg or an area of the records."""
    kind = member(member(feature, "properties", dict), "kind", str)
    return kind in _DERIVED or (kind == "event" and member(feature, "id", str) in known)


def _areas(features: list[tuple[Any, tuple[str, ...]]]) -> Iterator[tuple[str, Geometry]]:
    """The areas of our own features, by the names of their files."""
    for feature, _ in features:
        properties = member(feature, "properties", dict)
        if properties.get("kind") == "area":
            shape = read_geometry(feature.get("geometry")).geometry
            yield member(properties, "file", str), shape


def _ways(features: list[tuple[Any, tuple[str, ...]]]) -> Iterator[tuple[str, Way]]:
    """The ways of our own legs that can be read, by the names of their files."""
    for feature, _ in features:
        name = member(member(feature, "properties", dict), "track_file", str)
        way = read_geojson(json.dumps(feature), name, WAYS).way if name else None
        if way:
            yield name, way


def _shown(features: list[tuple[Any, tuple[str, ...]]]) -> Iterator[Shown]:
    """What features of our own show of the events of their records."""
    for feature, _ in features:
        properties = member(feature, "properties", dict)
        if properties.get("kind") in _DERIVED:
            continue
        geometry = read_geometry(feature.get("geometry")).geometry
        yield shown_event(properties, str(feature.get("id") or ""), geometry)


def shown_event(properties: Mapping[str, Any], key: str, geometry: Geometry) -> Shown:
    """What a feature shows of an event."""
    at = geometry.points[0] if geometry.points else None
    return Shown(
        event=key,
        where=f"feature “{key}”",
        title=member(properties, "title", str),
        lat=at.lat if at else None,
        lon=at.lon if at else None,
    )
