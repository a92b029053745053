"""Our own CSV: rows with the records of a story, and what was changed in them in a spreadsheet.

The column `record` has all of a row's event; the other columns show it. A cell that shows something
else was edited, and counts. A spreadsheet may write a date in its own order: the same numbers are
the same date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from explorer.exports.csv import COLUMNS, RECORD
from explorer.exports.row_records import NAMED
from explorer.imports.delimited import read_delimited
from explorer.imports.found import Choices, Found, FoundRecord, Given, ReportLine
from explorer.imports.json_documents import member
from explorer.imports.own_records import changed_line, own_records
from explorer.imports.refusals import refused
from explorer.imports.sheets import table_of
from explorer.story.calendars import Calendar
from explorer.story.control_characters import printable
from explorer.story.errors import TimeFormatError
from explorer.story.times import parse_date
from explorer.writing.values import Value

TEXTS: Final = ("title", "summary", "note")
DATES: Final = {"date": "when", "until": "until"}
PLAIN: Final = {"time": "time", "part_of_day": "part_of_day", "until_time": "until_time"}
IDS: Final = {"tags": "tags", "tracks": "track"}
OF_PLACE: Final = ("lat", "lon", "accuracy_km", "country", "coordinate_source")
NUMBERS: Final = ("lat", "lon", "accuracy_km")

_FORMULA: Final = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")
_FIRST: Final = 2
"""The row below the heading."""


@dataclass(frozen=True, kw_only=True)
class _Row:
    where: str
    cells: Mapping[str, str]
    record: Mapping[str, Any]


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
    del choices  # the records say the language
    table = table_of(read_delimited(given))
    rows = [row for at, each in enumerate(table, start=_FIRST) if (row := _row(each, at))]
    own = own_records(_whole(rows))
    if own is None:
        hint = f"delete the column {RECORD} to import it as any other table"
        raise refused(given, f"no row with its {RECORD}", "at least one", hint=hint)
    edits = _Edits(own)
    added = [
        _added(row, at, edits.code) for at, row in enumerate(table, start=_FIRST) if _is_added(row)
    ]
    by_event = {str(row.record["event"].get("id")): row for row in rows}
    records = [edits.event(by_event, record) for record in own.records]
    return replace(
        own,
        records=(*map(edits.place, records), *added),
        report=(*own.report, *edits.report),
    )


def _row(cells: Mapping[str, str], at: int) -> _Row | None:
    """A row with its record; None if it has none, or a damaged one."""
    try:
        record = json.loads(cells.get(RECORD) or "")
    except (ValueError, RecursionError):
        return None
    known = {name: _undefused(cell) for name, cell in cells.items() if name and cell}
    is_row = isinstance(record, dict) and isinstance(record.get("event"), dict)
    return _Row(where=f"row {at}", cells=known, record=record) if is_row else None


def _is_added(row: Mapping[str, str]) -> bool:
    """Whether a row has something, but no record."""
    return _row(row, 0) is None and any(cell for name, cell in row.items() if name)


def _added(row: Mapping[str, str], at: int, code: str) -> FoundRecord:
    """A row that was added in the spreadsheet, by the columns that an author can fill in."""
    cells = {name: _undefused(cell) for name, cell in row.items() if name in COLUMNS and cell}
    values: dict[str, Value] = {n: {code: cells.pop(n)} for n in TEXTS if n in cells}
    taken = {**DATES, **PLAIN}
    values |= {field: cells.pop(name) for name, field in taken.items() if name in cells}
    place: dict[str, Value] = (
        {"names": {code: name}} if (name := cells.pop("place_name", "")) else {}
    )
    for name in ("lat", "lon"):
        if (number := _number(cells.get(name, ""))) is not None:
            place[name] = number
            del cells[name]
    values |= {"place": place} if place else {}
    return FoundRecord(kind="events", values=values, where=f"row {at}", rest=cells)


def _whole(rows: list[_Row]) -> dict[str, Any]:
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


class _Edits:
    """What was changed in the cells of a table, put into its records."""

    def __init__(self, own: Found) -> None:
        self.report: list[ReportLine] = []
        languages = own.story.get("languages")
        self.code = str(languages[0]) if isinstance(languages, list) else ""
        self._calendar = str(own.story.get("calendar") or Calendar.GREGORIAN)
        self._places = {
            str(each.values.get("id")): each.values for each in own.records if each.kind == "places"
        }
        self._moved: dict[str, dict[str, Value]] = {}

    def event(self, rows: Mapping[str, _Row], record: FoundRecord) -> FoundRecord:
        """An event with what its cells show; other records stay."""
        row = rows.get(str(record.values.get("id"))) if record.kind == "events" else None
        if row is None:
            return record
        values = dict(record.values)
        for name in TEXTS:
            self._text(row, name, values)
        for name, field in DATES.items():
            self._date(row, name, field, values)
        for name, field in PLAIN.items():
            self._put(row, name, field, values)
        for name, field in IDS.items():
            self._ids(row, name, field, values)
        self._place(row, str(values.get("place") or ""))
        return replace(record, values=values, where=row.where)

    def place(self, record: FoundRecord) -> FoundRecord:
        """A place where the table has it; other records stay."""
        moved = self._moved.get(str(record.values.get("id"))) if record.kind == "places" else None
        return replace(record, values={**record.values, **moved}) if moved else record

    def _text(self, row: _Row, name: str, values: dict[str, Value]) -> None:
        texts, cell = values.get(name), row.cells.get(name, "")
        old = next(iter(texts.values()), "") if isinstance(texts, dict) else ""
        if _same(cell, str(old)) or not (cell or name == "note"):
            return
        self._changed(row, name, str(old), cell)
        values.pop(name, None)
        if cell:
            values[name] = dict.fromkeys(texts if isinstance(texts, dict) else [self.code], cell)

    def _date(self, row: _Row, name: str, field: str, values: dict[str, Value]) -> None:
        """A date; the same numbers in another order are the same date."""
        written, cell = str(values.get(field) or ""), row.cells.get(name, "")
        calendar = Calendar(str(values.get("calendar") or self._calendar))
        try:
            shown = parse_date(written, calendar).edtf if written else ""
        except TimeFormatError:  # unknown
            shown = ""
        if cell == shown or _numbers(cell) == _numbers(shown):
            return
        self._changed(row, name, shown, cell)
        values.pop(field, None)
        if cell:
            values[field] = cell
            if values.get("calendar") or self._calendar != Calendar.GREGORIAN:
                values["calendar"] = str(Calendar.GREGORIAN)

    def _put(self, row: _Row, name: str, field: str, values: dict[str, Value]) -> None:
        """A time or a part of the day; a spreadsheet writes 9:30:00 for 09:30."""
        old, cell = str(values.get(field) or ""), row.cells.get(name, "")
        if old in (cell, cell.removesuffix(":00").zfill(5)):
            return
        self._changed(row, name, old, cell)
        values.pop(field, None)
        values |= {field: cell} if cell else {}

    def _ids(self, row: _Row, name: str, field: str, values: dict[str, Value]) -> None:
        """Tags or tracks by their ids; a word that is no id yet becomes a new record."""
        written = values.get(field) or []
        old = [str(each) for each in (written if isinstance(written, list) else [written])]
        cell = [part.strip() for part in row.cells.get(name, "").split("|") if part.strip()]
        if cell == old:
            return
        self._changed(row, name, " | ".join(old), " | ".join(cell))
        values[field] = [each if each in old else {"label": each} for each in cell]

    def _place(self, row: _Row, key: str) -> None:
        """The name and the position of an event's place."""
        place = self._places.get(key)
        if place is None:
            return
        moved = self._moved.setdefault(key, {})
        name, names = row.cells.get("place_name", ""), place.get("names")
        old = str(names.get(self.code, "")) if isinstance(names, dict) else ""
        if name and not _same(name, old) and isinstance(names, dict) and "names" not in moved:
            self._changed(row, "place_name", old, name)
            moved["names"] = {**names, self.code: name}
        for field in OF_PLACE:
            cell, was = row.cells.get(field, ""), place.get(field)
            new: Value = _number(cell) if field in NUMBERS else cell
            if not cell or new is None or field in moved or new == was or _same(cell, str(was)):
                continue
            self._changed(row, field, str(was or ""), cell)
            moved[field] = new

    def _changed(self, row: _Row, name: str, old: str, new: str) -> None:
        self.report.append(changed_line(row.where, name, old, new))


def _undefused(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return _FORMULA.sub("", cell, count=1) if cell.startswith("'") else cell


def _same(cell: str, text: str) -> bool:
    """Whether a cell shows a text, whatever its spaces and signs that no table can hold."""
    return " ".join(cell.split()) == " ".join(printable(text).split())


def _numbers(text: str) -> tuple[list[int], str]:
    """The numbers of a date whatever their order, and the marks of EDTF beside them."""
    numbers = map(int, re.findall(r"\d{1,18}", text))
    return sorted(numbers), "".join(re.findall(r"[~?%X\[\]{}]", text))


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
