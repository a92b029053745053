"""TimelineJS: the sheet of its template, as CSV, and the JSON of a timeline.

https://timeline.knightlab.com/docs/json-format.html. A slide is an event, the title slide opens the
story, an era is an era. Groups are tracks, which have lanes of their own here as there, and nobody
is said to travel from event to event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from explorer.imports.exported.own_records import Shown, own_records
from explorer.imports.exported.own_slides import own_or_foreign
from explorer.imports.found import Choices, Found, Given
from explorer.imports.narratives.timelines import Row, Timeline
from explorer.imports.parsing.delimited import first_cells, is_text, read_delimited
from explorer.imports.parsing.descriptions import plain
from explorer.imports.parsing.json_documents import begins_as_json, member, read_json
from explorer.imports.parsing.sheets import Sheet, shown
from explorer.imports.parsing.timeline_json import slides_of
from explorer.imports.parsing.workbooks import first_rows, is_workbook, read_sheet
from explorer.imports.refusals import refused
from explorer.story.errors import DataError

COLUMNS: Final = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Type", "Group", "Background"),
)
"""The columns of the template; rows are read by them, whatever their order and letters."""

_FIRST_ROWS: Final = 100
"""Rows of a sheet among which the names of its columns are."""
_FIELDS: Final = {name.lower(): name for name in COLUMNS}


def is_timeline_sheet(columns: Sequence[str]) -> bool:
    """Whether a table has the columns of the template.

    >>> is_timeline_sheet(["Year", "Headline", "Media", "Display Date"])
    True
    """
    known = {name.strip().lower() for name in columns}
    return {"year", "headline"} <= known and len(known & _FIELDS.keys()) >= 4


def is_timeline_table(given: Given) -> bool:
    """Whether a file is the sheet of TimelineJS's template, as CSV or as a workbook."""
    if is_workbook(given):
        try:
            return any(_columns(sheet) for sheet in first_rows(given, _FIRST_ROWS))
        except DataError:
            return False
    return is_text(given) and any(map(is_timeline_sheet, first_cells(given)))


def is_timeline(given: Given) -> bool:
    """Whether a file is the JSON of a timeline."""
    head = given.head
    is_old = b'"timeline"' in head and (b'"startDate"' in head or b'"date"' in head)
    is_new = b'"events"' in head and (b'"start_date"' in head or b'"headline"' in head)
    is_slides = b'"slides"' in head or b'"storymap"' in head
    return begins_as_json(given) and (is_new or is_old) and not is_slides


def read_timeline_table(given: Given, choices: Choices) -> Found:
    """What is in the sheet.

    Raises:
        DataError: it is no table that can be read.
    """
    sheet = _sheet(given, choices) if is_workbook(given) else read_delimited(given)
    columns = [_FIELDS.get(name.lower(), name) for name in _columns(sheet)]
    timeline = Timeline(choices.lang)
    if sheet.encoding:
        found, became = "text that is not in UTF-8", f"read as {sheet.encoding}"
        why = "if letters are wrong, save the file as UTF-8"
        timeline.deck.change(given.name, "", found, became, why)
    for number, cells in enumerate(sheet.rows, start=1):
        texts = [*map(shown, cells)]
        if number <= _heading(sheet) + 1 or not any(texts):
            continue
        row = {name: text for name, text in zip(columns, texts, strict=False) if text}
        if extra := ", ".join(filter(None, texts[len(columns) :])):
            timeline.deck.leave_out(f"row {number}", "", extra, "it is in no column")
        timeline.add(row, f"row {number}")
    return timeline.found()


def read_timeline(given: Given, choices: Choices) -> Found:
    """What is in the JSON.

    Raises:
        DataError: it is not JSON, or has no slides.
    """
    document = read_json(given)
    slides = list(slides_of(document))
    if not any(row.keys() - {"Type"} for row, _ in slides):
        raise refused(given, "no events", "the JSON of a timeline, with a list of events")
    events = [(row, where) for row, where in slides if row.get("Type") not in ("title", "era")]

    def read(positions: Sequence[int] | None) -> Found:
        timeline = Timeline(choices.lang)
        for row, where in slides if positions is None else map(events.__getitem__, positions):
            timeline.add(row, where)
        return timeline.found()

    entries = [_shown(row, where) for row, where in events]
    return own_or_foreign(own_records(member(document, "records", dict)), entries, read)


def _sheet(given: Given, choices: Choices) -> Sheet:
    """The sheet of a workbook that is meant: the one that was named, or the first that fits."""
    names = [each.name for each in first_rows(given, _FIRST_ROWS) if _columns(each)]
    if not names:
        expected = "a sheet with the columns of the template, such as Year and Headline"
        raise refused(given, "no such sheet", expected, record="the workbook")
    return read_sheet(given, choices.sheet if choices.sheet in names else names[0])


def _heading(sheet: Sheet) -> int:
    """The position of the first row that is not empty."""
    return next((at for at, row in enumerate(sheet.rows) if any(map(shown, row))), 0)


def _columns(sheet: Sheet) -> list[str]:
    """The names of the columns of the template's sheet; none if it is another one."""
    names = [shown(cell) for cell in sheet.rows[_heading(sheet)]] if sheet.rows else []
    return names if is_timeline_sheet(names) else []


def _shown(row: Row, where: str) -> Shown:
    title = plain(row.get("Headline", ""))
    return Shown(event=row.get("Id"), where=where, title=title, lat=None, lon=None)
