"""TimelineJS: the sheet of its template, as CSV, and the JSON of a timeline.

https://timeline.knightlab.com/docs/json-format.html. A slide is an event, the title slide opens the
story, an era is an era. Groups are tracks, which have lanes of their own here as there, and nobody
is said to travel from event to event.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Final

from explorer.imports.found import Choices, Found, Given
from explorer.imports.json_documents import begins_as_json, member, read_json
from explorer.imports.own_records import Shown, own_records
from explorer.imports.own_slides import own_or_foreign
from explorer.imports.refusals import refused
from explorer.imports.slides import plain
from explorer.imports.timeline_json import slides_of
from explorer.imports.timelines import Row, Timeline
from explorer.reading.text_files import decoded
from explorer.story.times import UNDATED
from explorer.writing.values import Value

COLUMNS: Final = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Type", "Group", "Background"),
)
"""The columns of the template; rows are read by them, whatever their order and letters."""

_FIELDS: Final = {name.lower(): name for name in COLUMNS}


def is_timeline_sheet(columns: Sequence[str]) -> bool:
    """Whether a table has the columns of the template.

    >>> is_timeline_sheet(["Year", "Headline", "Media", "Display Date"])
    True
    """
    known = {name.strip().lower() for name in columns}
    return {"year", "headline"} <= known and len(known & _FIELDS.keys()) >= 4


def recognises_csv(given: Given) -> bool:
    """Whether a file is the sheet of TimelineJS's template."""
    line = given.head.decode("utf-8", "replace").lstrip("\r\n").partition("\n")[0]
    return any(is_timeline_sheet(next(csv.reader([line], delimiter=sign), [])) for sign in ",;\t")


def recognises_json(given: Given) -> bool:
    """Whether a file is the JSON of a timeline."""
    head = given.head
    is_old = b'"timeline"' in head and (b'"startDate"' in head or b'"date"' in head)
    is_new = b'"events"' in head and (b'"start_date"' in head or b'"headline"' in head)
    return begins_as_json(given) and (is_new or is_old)


def read_csv(given: Given, choices: Choices) -> Found:
    """What is in the sheet.

    Raises:
        DataError: it is not in UTF-8, or no table.
    """
    text = decoded(given.content, given.name)
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise refused(given, str(error), "a table", hint="save it as CSV again") from error
    start = next((at for at, row in enumerate(rows) if any(row)), 0)
    columns = [_FIELDS.get(name.strip().lower(), name.strip()) for name in rows[start]]
    return found_in_rows(columns, rows[start + 1 :], start + 2, choices)


def found_in_rows(
    columns: Sequence[str], rows: Sequence[Sequence[str]], first: int, choices: Choices
) -> Found:
    """What is in the rows of a table.

    Args:
        columns: the names of its columns.
        rows: its cells below them.
        first: the number of the first row.
        choices: what the author has chosen.
    """
    timeline = Timeline(choices.lang)
    for number, cells in enumerate(rows, start=first):
        row = {
            name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()
        }
        extra = [cell for cell in cells[len(columns) :] if cell.strip()]
        if extra:
            timeline.deck.leave_out(f"row {number}", "", ", ".join(extra), "it is in no column")
        if row:
            timeline.add(row, f"row {number}")
    return timeline.found()


def read_json_file(given: Given, choices: Choices) -> Found:
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

    shown = [_shown(row, where) for row, where in events]
    return own_or_foreign(own_records(member(document, "records", dict)), shown, read, _is_dated)


def _shown(row: Row, where: str) -> Shown:
    title = plain(row.get("Headline", ""))
    return Shown(event=row.get("Id"), where=where, title=title, lat=None, lon=None)


def _is_dated(event: Mapping[str, Value]) -> bool:
    """Whether a timeline has a slide for an event."""
    return event.get("when") != UNDATED.text
