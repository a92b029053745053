"""Every format to which a story can be exported, and what each of them leaves out or changes.

A new format is a module `exports/<format>.py` with one function from a `Subject` to bytes, and a
line in `EXPORTS`; the command line, the downloads and the tests go through that list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.exports.annotations import web_annotations
from explorer.exports.csv import event_csv
from explorer.exports.geojson import geojson
from explorer.exports.gpx import gpx
from explorer.exports.icalendar import icalendar
from explorer.exports.kml import kml
from explorer.exports.linked_places import linked_places
from explorer.exports.storymapjs import storymapjs
from explorer.exports.timelinejs import timelinejs
from explorer.exports.values import Subject
from explorer.exports.zip import story_zip
from explorer.language import Language
from explorer.story.itinerary import AsOf
from explorer.story.records import Story

Write = Callable[[Subject], bytes]


@dataclass(frozen=True, kw_only=True)
class Export:
    """One format."""

    name: str
    """What is typed for it: ``geojson``."""
    label: str
    """What it is called, the same in every language."""
    suffix: str
    """The end of its files' names, without the first dot."""
    media_type: str
    write: Write
    omits: tuple[str, ...]
    """Keys of the texts that say what it leaves out or changes."""
    of_folder: bool = False
    """Whether it is made from the story's files, in all languages and views at once."""

    def file_name(self, slug: str, lang: str, as_of: AsOf) -> str:
        """A name that says what is in the file: ``vostochny-2023-it.geojson``."""
        if self.of_folder:
            return f"{slug}.{self.suffix}"
        view = "" if as_of is AsOf.NOW else f"-{as_of}"
        return f"{slug}-{lang}{view}.{self.suffix}"

    def omitted(self, languages: Sequence[str]) -> tuple[str, ...]:
        """The keys of what it leaves out or changes of a story in these languages."""
        return tuple(key for key in self.omits if key != _LANGUAGES or len(languages) > 1)

    def report(self, language: Language, story: Story) -> tuple[str, ...]:
        """What it leaves out or changes of a story, in words."""
        return tuple(language.text(key) for key in self.omitted(story.languages))


_LANGUAGES = "omits_languages"
_TEXTS = ("omits_article", "omits_notes", _LANGUAGES)

EXPORTS = (
    Export(
        name="geojson",
        label="GeoJSON",
        suffix="geojson",
        media_type="application/geo+json",
        write=geojson,
        omits=_TEXTS,
    ),
    Export(
        name="lpf",
        label="Linked Places",
        suffix="lpf.json",
        media_type="application/ld+json",
        write=linked_places,
        omits=(
            "omits_unplaced",
            "omits_lines",
            "omits_passed_places",
            "omits_place_class",
            "omits_address",
            "omits_story",
            *_TEXTS,
        ),
    ),
    Export(
        name="kml",
        label="KML",
        suffix="kml",
        media_type="application/vnd.google-earth.kml+xml",
        write=kml,
        omits=("omits_marks", "omits_distances", *_TEXTS),
    ),
    Export(
        name="gpx",
        label="GPX",
        suffix="gpx",
        media_type="application/gpx+xml",
        write=gpx,
        omits=(
            "omits_unplaced",
            "omits_inexact",
            "omits_zones",
            "omits_accuracy",
            "omits_track",
            "omits_legs",
            *_TEXTS,
        ),
    ),
    Export(
        name="ics",
        label="iCalendar",
        suffix="ics",
        media_type="text/calendar",
        write=icalendar,
        omits=(
            "omits_undated",
            "omits_calendar_years",
            "omits_calendar_marks",
            "omits_calendar_bounds",
            "omits_calendar_ends",
            "omits_calendar_status",
            "omits_accuracy",
            "omits_legs",
            *_TEXTS,
        ),
    ),
    Export(
        name="csv",
        label="CSV",
        suffix="csv",
        media_type="text/csv",
        write=event_csv,
        omits=("omits_formulas", "omits_legs", "omits_story", *_TEXTS),
    ),
    Export(
        name="timelinejs",
        label="TimelineJS",
        suffix="timelinejs.json",
        media_type="application/json",
        write=timelinejs,
        omits=(
            "omits_undated",
            "omits_timeline_open",
            "omits_marks",
            "omits_zones",
            "omits_positions",
            "omits_legs",
            *_TEXTS,
        ),
    ),
    Export(
        name="storymapjs",
        label="StoryMapJS",
        suffix="storymapjs.json",
        media_type="application/json",
        write=storymapjs,
        omits=("omits_unplaced", "omits_times", "omits_accuracy", "omits_legs", *_TEXTS),
    ),
    Export(
        name="annotations",
        label="Web Annotations",
        suffix="annotations.jsonld",
        media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        write=web_annotations,
        omits=("omits_all_but_mentions", "omits_address", _LANGUAGES),
    ),
    Export(
        name="zip",
        label="ZIP",
        suffix="zip",
        media_type="application/zip",
        write=story_zip,
        omits=("omits_local", "omits_media_files", "omits_derived"),
        of_folder=True,
    ),
)
"""All formats, in the order in which they are offered."""


def export_named(name: str) -> Export | None:
    """The format with this name or suffix; None if there is none."""
    return next((export for export in EXPORTS if name in (export.name, export.suffix)), None)
