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
from explorer.exports.kmz import kmz
from explorer.exports.linked_places import linked_places
from explorer.exports.omissions import (
    LANGUAGES,
    MEDIA_FILES,
    NOT_MENTIONED,
    OF_CSV,
    OF_GEOJSON,
    OF_GPX,
    OF_ICALENDAR,
    OF_KML,
    OF_LINKED_PLACES,
    OF_STORYMAPJS,
    OF_TIMELINEJS,
    sentences,
)
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
    """The fields of the model that it leaves out, by their paths, such as ``legs.track_file``."""
    changes: tuple[str, ...]
    """Keys of the texts that say what else it leaves out or changes."""
    of_folder: bool = False
    """Whether it is made from the story's files, in all languages and views at once."""
    has_pictures: bool = False
    """Whether it holds copies of pictures."""
    alias: str | None = None
    """Another name that can be typed for it."""

    @property
    def is_archive(self) -> bool:
        """Whether it holds files."""
        return self.of_folder or self.has_pictures

    def file_name(self, slug: str, lang: str, as_of: AsOf, *, is_excerpt: bool = False) -> str:
        """A name that says what is in the file: ``vostochny-2023-it-excerpt.geojson``."""
        if self.of_folder:
            return f"{slug}.{self.suffix}"
        view = "" if as_of is AsOf.NOW else f"-{as_of}"
        part = "-excerpt" if is_excerpt else ""
        return f"{slug}-{lang}{view}{part}.{self.suffix}"

    def fields_omitted(self, *, is_addressed: bool) -> tuple[str, ...]:
        """The fields that it leaves out, by their paths.

        Args:
            is_addressed: whether the address of the site is known, from which copies are fetched.
        """
        links = () if is_addressed or self.is_archive else MEDIA_FILES
        return tuple(dict.fromkeys((*self.omits, *links)))

    def omitted(self, languages: Sequence[str], *, is_addressed: bool = True) -> tuple[str, ...]:
        """The keys of what it leaves out or changes of a story in these languages.

        Args:
            languages: those of the story.
            is_addressed: whether every file of media has an address.
        """
        keys = (*self.changes, *sentences(self.fields_omitted(is_addressed=is_addressed)))
        if self.has_pictures and not is_addressed:  # its pictures are there, other files are not
            keys = (*keys, "omits_media_addresses")
        return tuple(key for key in keys if key != "omits_languages" or len(languages) > 1)

    def report(
        self, language: Language, story: Story, *, is_addressed: bool = True
    ) -> tuple[str, ...]:
        """What it leaves out or changes of a story, in words.

        Args:
            language: that of the words.
            story: the story.
            is_addressed: whether the address of the site is known.
        """
        has_links = is_addressed or not story.media_files
        keys = self.omitted(story.languages, is_addressed=has_links)
        return tuple(language.text(key) for key in keys)


EXPORTS = (
    Export(
        name="geojson",
        label="GeoJSON",
        suffix="geojson",
        media_type="application/geo+json",
        write=geojson,
        omits=OF_GEOJSON,
        changes=("omits_article",),
    ),
    Export(
        name="lpf",
        label="Linked Places",
        suffix="lpf.json",
        media_type="application/ld+json",
        write=linked_places,
        omits=OF_LINKED_PLACES,
        changes=("omits_lines", "omits_place_class", "omits_address", "omits_article"),
        alias="linked-places",
    ),
    Export(
        name="kml",
        label="KML",
        suffix="kml",
        media_type="application/vnd.google-earth.kml+xml",
        write=kml,
        omits=OF_KML,
        changes=("omits_marks", "omits_distances", "omits_article"),
    ),
    Export(
        name="kmz",
        label="KMZ",
        suffix="kmz",
        media_type="application/vnd.google-earth.kmz",
        write=kmz,
        omits=OF_KML,
        changes=("omits_marks", "omits_distances", "omits_article", "omits_picture_files"),
        has_pictures=True,
    ),
    Export(
        name="gpx",
        label="GPX",
        suffix="gpx",
        media_type="application/gpx+xml",
        write=gpx,
        omits=OF_GPX,
        changes=("omits_inexact", "omits_zones", "omits_track", "omits_article"),
    ),
    Export(
        name="ics",
        label="iCalendar",
        suffix="ics",
        media_type="text/calendar",
        write=icalendar,
        omits=OF_ICALENDAR,
        changes=(
            "omits_undated",
            "omits_calendar_years",
            "omits_calendar_marks",
            "omits_calendar_bounds",
            "omits_calendar_ends",
            "omits_calendar_status",
            "omits_article",
        ),
    ),
    Export(
        name="csv",
        label="CSV",
        suffix="csv",
        media_type="text/csv",
        write=event_csv,
        omits=OF_CSV,
        changes=("omits_formulas", "omits_article"),
    ),
    Export(
        name="timelinejs",
        label="TimelineJS",
        suffix="timelinejs.json",
        media_type="application/json",
        write=timelinejs,
        omits=OF_TIMELINEJS,
        changes=(
            "omits_undated",
            "omits_timeline_open",
            "omits_marks",
            "omits_zones",
            "omits_article",
        ),
    ),
    Export(
        name="storymapjs",
        label="StoryMapJS",
        suffix="storymapjs.json",
        media_type="application/json",
        write=storymapjs,
        omits=OF_STORYMAPJS,
        changes=("omits_times", "omits_article"),
    ),
    Export(
        name="annotations",
        label="Web Annotations",
        suffix="annotations.jsonld",
        media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        write=web_annotations,
        omits=(*LANGUAGES, *NOT_MENTIONED),
        changes=("omits_address",),
    ),
    Export(
        name="zip",
        label="ZIP",
        suffix="zip",
        media_type="application/zip",
        write=story_zip,
        omits=(),
        changes=("omits_local", "omits_media_files", "omits_derived"),
        of_folder=True,
    ),
)
"""All formats, in the order in which they are offered."""


def export_named(name: str) -> Export | None:
    """The format with this name or suffix; None if there is none."""
    return next((export for export in EXPORTS if name in (export.name, export.suffix)), None)
