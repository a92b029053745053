"""Every kind of file that becomes a story, the mirror of `exports`: one module per format.

A new format is a module in `imports/formats` with a function that recognises its files and one that
reads them, and a line in `IMPORTS`; the command line and the tests go through that list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.imports.exported.own_csv import is_own_csv, read_own_csv
from explorer.imports.formats.annotations import are_annotations, read_annotations
from explorer.imports.formats.geojson import is_geojson, read_geojson_map
from explorer.imports.formats.gpx import is_gpx, read_gpx_map
from explorer.imports.formats.icalendar import is_calendar, read_calendar
from explorer.imports.formats.kml import is_kml, read_kml
from explorer.imports.formats.kmz import is_kmz, read_kmz
from explorer.imports.formats.linked_places import is_linked_places, read_linked_places
from explorer.imports.formats.linked_tables import is_linked_table, read_linked_table
from explorer.imports.formats.recogito import is_recogito, read_recogito
from explorer.imports.formats.story_archives import is_story_archive, read_story_archive
from explorer.imports.formats.storymapjs import is_story_map, read_story_map
from explorer.imports.formats.tables import is_table, read_table
from explorer.imports.formats.timelinejs import (
    is_timeline,
    is_timeline_table,
    read_timeline,
    read_timeline_table,
)
from explorer.imports.formats.timemap import is_timemap, read_timemap
from explorer.imports.found import Choices, Found, Given


@dataclass(frozen=True, kw_only=True)
class Import:
    """One format."""

    name: str
    """What is typed for it: ``geojson``."""
    label: str
    """What it is called."""
    suffixes: tuple[str, ...]
    """How the names of its files end, in small letters with the dot: ``.kml``."""
    recognises: Callable[[Given], bool]
    """Whether a file is one of these, by its content; never raises."""
    read: Callable[[Given, Choices], Found]
    """What is in the file; raises DataError if it cannot be read."""


IMPORTS: tuple[Import, ...] = (
    Import(
        name="zip",
        label="a story exported as zip",
        suffixes=(".zip",),
        recognises=is_story_archive,
        read=read_story_archive,
    ),
    Import(name="kmz", label="KMZ", suffixes=(".kmz",), recognises=is_kmz, read=read_kmz),
    Import(name="kml", label="KML", suffixes=(".kml", ".xml"), recognises=is_kml, read=read_kml),
    Import(
        name="gpx", label="GPX", suffixes=(".gpx", ".xml"), recognises=is_gpx, read=read_gpx_map
    ),
    Import(
        name="lpf",
        label="Linked Places",
        suffixes=(".json", ".jsonld", ".geojson"),
        recognises=is_linked_places,
        read=read_linked_places,
    ),
    Import(
        name="lp-tsv",
        label="LP-TSV",
        suffixes=(".tsv", ".csv", ".txt"),
        recognises=is_linked_table,
        read=read_linked_table,
    ),
    Import(
        name="geojson",
        label="GeoJSON",
        suffixes=(".geojson", ".json", ".umap"),
        recognises=is_geojson,
        read=read_geojson_map,
    ),
    Import(
        name="timelinejs",
        label="TimelineJS",
        suffixes=(".json",),
        recognises=is_timeline,
        read=read_timeline,
    ),
    Import(
        name="storymapjs",
        label="StoryMapJS",
        suffixes=(".json",),
        recognises=is_story_map,
        read=read_story_map,
    ),
    Import(
        name="annotations",
        label="Web Annotations",
        suffixes=(".json", ".jsonld"),
        recognises=are_annotations,
        read=read_annotations,
    ),
    Import(
        name="ics",
        label="iCalendar",
        suffixes=(".ics", ".ical", ".ifb"),
        recognises=is_calendar,
        read=read_calendar,
    ),
    Import(
        name="csv",
        label="a story exported as CSV",
        suffixes=(".csv",),
        recognises=is_own_csv,
        read=read_own_csv,
    ),
    Import(
        name="recogito",
        label="Recogito",
        suffixes=(".csv",),
        recognises=is_recogito,
        read=read_recogito,
    ),
    Import(
        name="timelinejs-sheet",
        label="sheet of TimelineJS",
        suffixes=(".csv", ".xlsx", ".ods"),
        recognises=is_timeline_table,
        read=read_timeline_table,
    ),
    Import(
        name="timemap",
        label="TimeMap",
        suffixes=(".csv", ".json"),
        recognises=is_timemap,
        read=read_timemap,
    ),
    Import(
        name="table",
        label="table (CSV, TSV, XLSX, ODS)",
        suffixes=(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xls", ".xlsb", ".ods"),
        recognises=is_table,
        read=read_table,
    ),
)
"""All formats; the first one that recognises a file reads it."""


def import_named(name: str) -> Import | None:
    """The format with this name; None if there is none."""
    return next((each for each in IMPORTS if each.name == name), None)


def import_of(given: Given) -> Import | None:
    """The format of a file; None if no format recognises it."""
    return next((each for each in IMPORTS if each.recognises(given)), None)
