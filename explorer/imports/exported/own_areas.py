"""The areas in files of our own exports, which become files of the story again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer.imports.found import Found, FoundRecord, ReportLine
from explorer.imports.maps.marks import Geometry
from explorer.imports.maps.shape_files import text_of


def with_areas(found: Found, areas: Iterable[tuple[str, Geometry]]) -> Found:
    """The records with the files of the areas that they name; one without its shape is left out.

    Args:
        found: the records of our own file.
        areas: names of files in the story's folder, with the shapes that the file has of them.
    """
    named = {each.values.get("area") for each in found.records}
    files = {
        name: text_of(geometry).encode()
        for name, geometry in areas
        if name in named and (geometry.areas or geometry.lines)
    }
    report: list[ReportLine] = []
    records = tuple(_with_area(each, files, report) for each in found.records)
    report = [*found.report, *report]
    files = {**found.files, **files}
    return replace(found, records=records, files=files, report=tuple(report))


def _with_area(
    record: FoundRecord, files: dict[str, bytes], report: list[ReportLine]
) -> FoundRecord:
    name = record.values.get("area")
    if name is None or name in files:
        return record
    why = "its shape is not in the file"
    report.append(ReportLine.left_out(record.where, field="area", found=str(name), why=why))
    values = {field: value for field, value in record.values.items() if field != "area"}
    return replace(record, values=values)
