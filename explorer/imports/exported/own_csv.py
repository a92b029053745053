"""Our own CSV: rows with the records of a story, and what was changed in them in a spreadsheet.

The column `record` has all of a row's event; the other columns show it. A cell that shows something
else was edited, and counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from explorer.exports.csv import COLUMNS, RECORD
from explorer.exports.row_records import NAMED
from explorer.imports.exported.own_records import own_records
from explorer.imports.exported.own_rows import OwnRow, listed, number, own_row, undefused
from explorer.imports.exported.place_edits import PlaceEdits
from explorer.imports.exported.row_edits import CLOCKS, DATES, IDS, TEXTS, RowEdits
from explorer.imports.found import Choices, Found, FoundRecord, Given
from explorer.imports.parsing.delimited import read_delimited
from explorer.imports.parsing.json_documents import member
from explorer.imports.parsing.sheets import table_of
from explorer.imports.refusals import refused
from explorer.story.calendars import Calendar
from explorer.writing.values import Value

_FIRST: Final = 2
"""The row below the heading."""


def is_own_csv(given: Given) -> bool:
    """Whether a file is a table that we have exported, with its records."""
    line = next(iter(given.head.decode("utf-8", "replace").splitlines()), "")
    names = {name.strip('"') for sign in ",;\t" for name in line.split(sign)}
    return {"event", "title", "date", "status_detail", RECORD} <= names


def read_own_csv(given: Given, choices: Choices) -> Found:
    """What is in the table.

    Raises:
        DataError: it is no table, or no row has its record any more.
    """
    table = table_of(read_delimited(given))
    rows = [row for at, each in enumerate(table, start=_FIRST) if (row := own_row(each, at))]
    own = own_records(_whole(rows))
    if own is None:
        hint = f"delete the column {RECORD} to import it as any other table"
        raise refused(given, f"no row with its {RECORD}", "at least one", hint=hint)
    languages = own.story.get("languages")
    code = str(languages[0]) if isinstance(languages, list) else ""
    places = PlaceEdits(_by_id(own, "places"), code)
    edits = RowEdits(
        {str(row.record["event"].get("id")): row for row in rows},
        places,
        {kind: _by_id(own, kind) for kind in ("sources", "tags", "tracks")},
        calendar=str(own.story.get("calendar") or Calendar.GREGORIAN),
        code=code,
        day_first=choices.day_first,
    )
    records = [edits.event(record) for record in own.records]
    records = [
        replace(each, values=places.values(str(each.values.get("id")), each.values))
        if each.kind == "places"
        else each
        for each in records
    ]
    added = [
        _added(row, at, code, edits, places)
        for at, row in enumerate(table, start=_FIRST)
        if own_row(row, at) is None and any(cell for name, cell in row.items() if name)
    ]
    report = sorted((*edits.report, *places.report), key=lambda line: int(line.where[4:]))
    return replace(own, records=(*records, *added), report=(*own.report, *report))


def _by_id(own: Found, kind: str) -> dict[str, Mapping[str, Value]]:
    return {str(each.values.get("id")): each.values for each in own.records if each.kind == kind}


def _added(
    row: Mapping[str, str], at: int, code: str, edits: RowEdits, places: PlaceEdits
) -> FoundRecord:
    """A row that was added in the spreadsheet, by the columns that an author can fill in."""
    cells = {name: undefused(cell) for name, cell in row.items() if name in COLUMNS and cell}
    values: dict[str, Value] = {n: {code: cells.pop(n)} for n in TEXTS if n in cells}
    for name, field in DATES.items():
        if date := edits.date(cells.get(name, "")):
            values[field] = date
            del cells[name]
    values |= {name: cells.pop(name) for name in (*CLOCKS, "part_of_day") if name in cells}
    for name, field in IDS.items():
        if name in cells:
            values[field] = edits.named(name, listed(cells.pop(name)))
    key = cells.get("place", "")
    place: dict[str, Value] = (
        {"names": {code: name}} if (name := cells.pop("place_name", key)) else {}
    )
    for name in ("lat", "lon"):
        if (position := number(cells.get(name, ""))) is not None:
            place[name] = position
            del cells[name]
    if place:
        values["place"] = key if key in places else place
        cells.pop("place", None)
    if to := cells.pop("to", ""):
        values["to"] = to if to in places else {"names": {code: to}}
    return FoundRecord(kind="events", values=values, where=f"row {at}", rest=cells)


def _whole(rows: list[OwnRow]) -> dict[str, Any]:
    """The records of all rows, as one story has them."""
    whole: dict[str, Any] = {}
    lists: dict[str, dict[str, Any]] = {name: {} for name in NAMED}
    order: dict[str, Any] = {}
    for row in rows:
        whole |= member(row.record, "story", dict)
        order |= member(row.record, "order", dict)
        for name, known in lists.items():
            for each in row.record.get(name) or ():
                if isinstance(each, dict):
                    known.setdefault(str(each.get("id")), each)
    for name, known in lists.items():
        ids = [str(key) for key in member(order, name, list) if str(key) in known]
        if each := [known[key] for key in dict.fromkeys([*ids, *known])]:
            whole[name] = each
    return whole | {"events": [row.record["event"] for row in rows]}
