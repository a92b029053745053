"""CSV (RFC 4180): one row an event, for spreadsheets.

UTF-8 with a byte order mark: without it Excel reads the file in the computer's old code page and
spoils every accent; pandas (`utf-8-sig`), LibreOffice and GDAL take it as well.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from explorer.exports.media import Medium
from explorer.exports.omissions import OF_CSV
from explorer.exports.row_records import row_records
from explorer.exports.story_records import story_records
from explorer.exports.values import Subject, Told, told_events
from explorer.language import Language
from explorer.story.control_characters import printable
from explorer.story.offsets import strict_iso
from explorer.story.places import Place

_QUOTED = re.compile(r"^['\s]+")
"""What may be before a formula; with a second apostrophe an import gives the first one back."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would run (OWASP, CSV injection)."""

_DATES = frozenset({"date", "until", "earliest", "latest"})
"""Columns of digits and marks only, which run nothing; years before 1 begin with a minus."""

Cell = str | float | None


def event_csv(of: Subject) -> bytes:
    """All events of a view in order, a heading first."""
    text = StringIO()
    records = row_records(story_records(of, OF_CSV))
    rows = [
        _row(event, of.language) | {RECORD: records.get(event.row.id)} for event in told_events(of)
    ]
    writer = csv.DictWriter(text, fieldnames=COLUMNS)
    writer.writeheader()
    writer.writerows(
        {name: cell if name in _DATES else _defused(cell) for name, cell in row.items()}
        for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


RECORD = "record"
"""The column with the records of a row, in JSON."""

COLUMNS = (
    "number",
    "event",
    "title",
    "status",
    "date",
    "time",
    "part_of_day",
    "until",
    "until_time",
    "zone",
    "certainty",
    "earliest",
    "latest",
    "when",
    "place",
    "place_name",
    "country",
    "lat",
    "lon",
    "accuracy_km",
    "coordinate_source",
    "place_note",
    "geonames",
    "wikidata",
    "to",
    "tracks",
    "tags",
    "about",
    "summary",
    "note",
    "status_detail",
    "sources",
    "publishers",
    "titles",
    "published",
    "languages",
    "origins",
    "says",
    "instead",
    "addresses",
    "media",
    "media_kinds",
    "media_addresses",
    "media_alts",
    "media_captions",
    "media_credits",
    "media_licences",
    "media_dates",
    "media_warnings",
    RECORD,
)
"""`date` as EDTF, `time` as its author wrote it; lists are joined by a vertical line.

`sources` to `addresses` run in step, one entry for each claim, and `media` to `media_warnings`, one
for each medium; one that is covered has a warning. `about` is in words. `record` is for importing
the file again.
"""


def _row(event: Told, language: Language) -> dict[str, Cell]:
    code = language.code
    moment, place, span = event.moment, event.place, event.span
    cells: dict[str, Cell] = {
        "number": event.row.number,
        "event": event.row.id,
        "title": event.row.title,
        "status": event.step.status,
        "date": moment.date.edtf or None,
        "time": moment.clock.text if moment.clock else None,
        "part_of_day": moment.part,
        "until": event.ending.date.edtf or None if event.ending else None,
        "until_time": event.step.event.until_time.text if event.step.event.until_time else None,
        "zone": moment.zone,
        "certainty": moment.certainty,
        "earliest": strict_iso(span.first) if span.first else None,
        "latest": strict_iso(span.last) if span.last else None,
        "when": event.when,
        "to": event.row.to,
        "tracks": " | ".join(event.row.tracks),
        "tags": " | ".join(event.row.tags),
        "about": " | ".join(event.row.about),
        "summary": event.row.summary,
        "note": event.row.note,
        "status_detail": event.row.status.detail,
    }
    cells |= _claim_cells(event, code) | _media_cells(event.media, language)
    return cells | (_place_cells(place, code) if place else {})


def _claim_cells(event: Told, code: str) -> dict[str, Cell]:
    """Who says so, one entry for each claim."""
    return {
        "sources": " | ".join(source.id for _, source in event.citations),
        "publishers": " | ".join(source.publisher for _, source in event.citations),
        "titles": " | ".join(source.title or "" for _, source in event.citations),
        "published": " | ".join(
            source.date.text if source.date else "" for _, source in event.citations
        ),
        "languages": " | ".join(source.lang for _, source in event.citations),
        "origins": " | ".join(source.independent_origin for _, source in event.citations),
        "says": " | ".join(claim.says for claim, _ in event.citations),
        "instead": " | ".join(
            claim.note[code] if claim.note else "" for claim, _ in event.citations
        ),
        "addresses": " | ".join(source.url or "" for _, source in event.citations),
    }


def _media_cells(media: tuple[Medium, ...], language: Language) -> dict[str, Cell]:
    """Pictures and other media, one entry for each."""
    covered = language.text("media_covered")
    warnings = [(each.view["warning"] or covered) if each.item.is_covered else "" for each in media]
    return {
        "media": " | ".join(each.id for each in media),
        "media_kinds": " | ".join(each.item.kind for each in media),
        "media_addresses": " | ".join(each.address or "" for each in media),
        "media_alts": " | ".join(each.view["alt"] or "" for each in media),
        "media_captions": " | ".join(each.view["caption"] or "" for each in media),
        "media_credits": " | ".join(each.item.credit or "" for each in media),
        "media_licences": " | ".join(each.item.licence or "" for each in media),
        "media_dates": " | ".join(each.item.date.edtf if each.item.date else "" for each in media),
        "media_warnings": " | ".join(warnings),
    }


def _place_cells(place: Place, code: str) -> dict[str, Cell]:
    return {
        "place": place.id,
        "place_name": place.names[code],
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "accuracy_km": place.accuracy_km,
        "coordinate_source": place.coordinate_source,
        "place_note": place.note[code] if place.note else None,
        "geonames": place.geonames,
        "wikidata": place.wikidata,
    }


def _defused(cell: Cell) -> Cell:
    """Text that would be run as a formula gets an apostrophe before it; numbers are numbers."""
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    behind = _QUOTED.sub("", text)
    return f"'{text}" if behind.startswith(_FORMULA) or text.startswith(_FORMULA) else text
