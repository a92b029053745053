"""The areas and ways in files of our own exports, which become files of the story again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.exports.way_files import way_file
from explorer.imports.found import Found, FoundRecord, ReportLine
from explorer.imports.maps.marks import Geometry
from explorer.imports.maps.shape_files import text_of, thinned
from explorer.story.ways import Way


def with_areas(found: Found, areas: Iterable[tuple[str, Geometry]]) -> Found:
    """The records with the files of the areas that they name; one without its shape is left out.

    Args:
        found: the records of our own file.
        areas: names of files in the story's folder, with the shapes that the file has of them.
    """
    named = _named(found, "area")
    files = {
        name: text_of(geometry).encode()
        for name, geometry in areas
        if name in named and (geometry.areas or geometry.lines)
    }
    return _with_files(found, "area", files, "its shape is not in the file")


def with_ways(found: Found, ways: Iterable[tuple[str, Way]]) -> Found:
    """The records with the files of the ways that they name; one without its line is left out.

    Args:
        found: the records of our own file.
        ways: names of files in the story's folder, with the ways that the file has of them.
    """
    named = _named(found, "track_file")
    written = {name: way_file(way, name) for name, way in ways if name in named}
    report = [
        ReportLine.changed("a way", field="track_file", found=name, became=name, why=thinned(step))
        for name, (_, step) in written.items()
        if step > 1
    ]
    found = replace(found, report=(*found.report, *report))
    files = {name: content for name, (content, _) in written.items()}
    return _with_files(found, "track_file", files, "its way is not in the file")


def _named(found: Found, field: str) -> set[str]:
    return {str(each.values[field]) for each in found.records if field in each.values}


def _with_files(found: Found, field: str, files: Mapping[str, bytes], why: str) -> Found:
    report: list[ReportLine] = []
    records = tuple(_with_file(each, field, files, why, report) for each in found.records)
    report = [*found.report, *report]
    return replace(found, records=records, files={**found.files, **files}, report=tuple(report))


def _with_file(
    record: FoundRecord, field: str, files: Mapping[str, bytes], why: str, report: list[ReportLine]
) -> FoundRecord:
    name = record.values.get(field)
    if name is None or name in files:
        return record
    report.append(ReportLine.left_out(record.where, field=field, found=str(name), why=why))
    values = {key: value for key, value in record.values.items() if key != field}
    return replace(record, values=values)
