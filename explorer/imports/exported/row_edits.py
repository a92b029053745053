"""What somebody has changed about events in the cells of our own CSV.

A column that the table does not have any more says nothing, while an empty cell says that there is
nothing. A spreadsheet may write dates and times in its own way: what means the same is no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from explorer.imports.exported.own_records import changed_line
from explorer.imports.exported.own_rows import OwnRow, is_same, listed
from explorer.imports.exported.place_edits import PlaceEdits
from explorer.imports.found import FoundRecord, ReportLine
from explorer.imports.rows.table_dates import EXPECTED, day_comes_first
from explorer.reading.typed_clocks import part_of_day, typed_clock
from explorer.reading.typed_dates import numbered, typed_date
from explorer.story.calendars import Calendar
from explorer.story.errors import TimeFormatError
from explorer.story.sources import Says
from explorer.story.times import parse_date
from explorer.writing.values import Value

TEXTS: Final = ("title", "summary", "note")
DATES: Final = {"date": "when", "until": "until"}
CLOCKS: Final = ("time", "until_time")
IDS: Final = {"tags": "tags", "tracks": "track"}
OF_SOURCES: Final = {"publishers": "publisher", "titles": "title", "addresses": "url"}
"""The field of a source that a column shows; it is the same for all events."""


class RowEdits:
    """The events of a table with what its cells show."""

    def __init__(
        self,
        rows: Mapping[str, OwnRow],
        places: PlaceEdits,
        named: Mapping[str, Mapping[str, Mapping[str, Value]]],
        *,
        calendar: str,
        code: str,
        day_first: bool | None,
    ) -> None:
        """Read the cells of a table.

        Args:
            rows: its rows by the ids of their events.
            places: its places.
            named: the records of sources, tags and tracks by list and id.
            calendar: that of the story.
            code: the language of the table.
            day_first: whether 1/3/2023 is the first of March, if the author says so.
        """
        self.report: list[ReportLine] = []
        self._rows, self._places, self._named = rows, places, named
        self._sources = named["sources"]
        self._calendar, self._code = calendar, code
        shown = [
            (row.cell(name) or "", self._shown(row.record["event"], field))
            for row in rows.values()
            for name, field in DATES.items()
        ]
        self._day_first = _day_first(shown) if day_first is None else day_first

    def event(self, record: FoundRecord) -> FoundRecord:
        """An event with what its cells show; other records stay."""
        row = self._rows.get(str(record.values.get("id"))) if record.kind == "events" else None
        if row is None:
            return record
        values = dict(record.values)
        for name in TEXTS:
            self._text(row, name, values)
        for name, field in DATES.items():
            self._date(row, name, field, values)
        for name in (*CLOCKS, "part_of_day"):
            self._clock(row, name, values)
        for name, field in IDS.items():
            self._ids(row, name, field, values)
        self._place(row, values)
        self._claims(row, values)
        return replace(record, values=values, where=row.where)

    def date(self, cell: str) -> str | None:
        """The date that a cell means, as EDTF; None if it is none."""
        found = typed_date(cell, day_first=self._day_first) if cell else None
        if found is None:
            return None
        return f"{found.when}/{found.until}" if found.until else found.when

    def named(self, kind: str, words: Sequence[str]) -> list[Value]:
        """Tags or tracks by their ids; a word that is no id becomes a new record."""
        return [each if each in self._named[kind] else {"label": each} for each in words]

    def _shown(self, event: Mapping[str, Value], field: str) -> str:
        """The date of an event as the table had it."""
        written = str(event.get(field) or "")
        calendar = Calendar(str(event.get("calendar") or self._calendar))
        try:
            return parse_date(written, calendar).edtf if written else ""
        except TimeFormatError:  # unknown
            return ""

    def _text(self, row: OwnRow, name: str, values: dict[str, Value]) -> None:
        texts, cell = values.get(name), row.cell(name)
        old = str(next(iter(texts.values()), "")) if isinstance(texts, dict) else ""
        if cell is None or is_same(cell, old):
            return
        if not cell and name != "note":
            self._left_out(row, name, cell, "an event needs it")
            return
        self._changed(row, name, old, cell)
        values.pop(name, None)
        if cell:
            values[name] = dict.fromkeys(texts if isinstance(texts, dict) else [self._code], cell)

    def _date(self, row: OwnRow, name: str, field: str, values: dict[str, Value]) -> None:
        shown, cell = self._shown(values, field), row.cell(name)
        if cell is None or cell == shown:
            return
        date = self.date(cell) if cell else ""
        if date is None:
            why = f"{EXPECTED}; --day-first or --month-first says which number is the day"
            self._left_out(row, name, cell, why)
            return
        if date == shown:
            return
        self._changed(row, name, shown, cell)
        values.pop(field, None)
        if date:
            values[field] = date
            if values.get("calendar") or self._calendar != Calendar.GREGORIAN:
                values["calendar"] = str(Calendar.GREGORIAN)

    def _clock(self, row: OwnRow, name: str, values: dict[str, Value]) -> None:
        """A time or a part of the day; a spreadsheet writes 9:30:00 for 09:30."""
        old, cell = str(values.get(name) or ""), row.cell(name)
        if cell is None or cell == old:
            return
        meant = (typed_clock(cell) if name in CLOCKS else part_of_day(cell)) or cell
        if meant == old:
            return
        self._changed(row, name, old, cell)
        values.pop(name, None)
        values |= {name: meant} if cell else {}

    def _ids(self, row: OwnRow, name: str, field: str, values: dict[str, Value]) -> None:
        """Tags or tracks, one or more."""
        written, cell = values.get(field) or [], row.cell(name)
        old = [str(each) for each in (written if isinstance(written, list) else [written])]
        if cell is None or listed(cell) == old:
            return
        self._changed(row, name, " | ".join(old), " | ".join(listed(cell)))
        values[field] = self.named(name, listed(cell))

    def _place(self, row: OwnRow, values: dict[str, Value]) -> None:
        """Where it was, and where else; by ids, or by the name of a new place."""
        shown = str(values.get("place") or "")
        for name in ("place", "to"):
            old, cell = str(values.get(name) or ""), row.cell(name)
            if cell is None or cell == old:
                continue
            if name == "place" and not cell:
                self._left_out(row, name, cell, "delete its row, or name another place")
                continue
            self._changed(row, name, old, cell)
            values.pop(name, None)
            if cell:
                values[name] = cell if cell in self._places else {"names": {self._code: cell}}
        if shown:
            place = values.get("place")
            self._places.read(row, shown, place if isinstance(place, str) else shown)
        if isinstance(values.get("place"), (str, dict)):
            if not shown:
                values.pop("zone", None)
            return
        zone, cell = str(values.get("zone") or ""), row.cell("zone")
        if cell and cell != zone:
            self._changed(row, "zone", zone, cell)
            values["zone"] = cell

    def _claims(self, row: OwnRow, values: dict[str, Value]) -> None:
        """Who says so, by ids of sources; what a source is stays as it is."""
        written = values.get("claims")
        claims = (
            [each for each in written if isinstance(each, dict)]
            if isinstance(written, list)
            else []
        )
        old = [str(claim.get("source")) for claim in claims]
        cell = row.cell("sources")
        new = old if cell is None else listed(cell)
        if new != old:
            self._changed(row, "sources", " | ".join(old), " | ".join(new))
            values["claims"] = self._claimed(claims, new)
            return
        self._says(row, claims, values)
        for name, field in OF_SOURCES.items():
            known = [str(self._sources.get(key, {}).get(field) or "") for key in old]
            cell = row.cell(name)
            if cell is not None and not is_same(cell, " | ".join(known)):
                why = "it is that of a source, for all events: change it in the story"
                self._left_out(row, name, cell, why)

    def _claimed(self, claims: Sequence[Mapping[str, Value]], new: Sequence[str]) -> Value:
        left = [*claims]
        done: list[Value] = []
        for key in new:
            claim = next((each for each in left if each.get("source") == key), None)
            if claim is not None:
                left.remove(claim)
            source: Value = key if key in self._sources else {"publisher": key}
            done.append(dict(claim) if claim else {"source": source, "says": str(Says.HAPPENED)})
        return done

    def _says(
        self, row: OwnRow, claims: Sequence[Mapping[str, Value]], values: dict[str, Value]
    ) -> None:
        """What each source says, if the cell has as much for each."""
        old, cell = [str(claim.get("says")) for claim in claims], row.cell("says")
        if cell is None or listed(cell) == old:
            return
        new = listed(cell)
        if len(new) != len(old) or not {*new} <= {*map(str, Says)}:
            why = f"expected {', '.join(Says)}, one for each source"
            self._left_out(row, "says", cell, why)
            return
        self._changed(row, "says", " | ".join(old), " | ".join(new))
        values["claims"] = [{**each, "says": says} for each, says in zip(claims, new, strict=True)]

    def _changed(self, row: OwnRow, name: str, old: str, new: str) -> None:
        self.report.append(changed_line(row.where, name, old, new))

    def _left_out(self, row: OwnRow, name: str, cell: str, why: str) -> None:
        line = ReportLine.left_out(row.where, field=name, found=cell or "nothing", why=why)
        self.report.append(line)


def _day_first(dates: Sequence[tuple[str, str]]) -> bool | None:
    """Whether a spreadsheet has written the day first, by the dates that it was given.

    Args:
        dates: what each cell shows, and what was exported there.
    """
    votes: Counter[bool] = Counter()
    for cell, shown in dates:
        year, _, rest = shown.partition("-")
        month, _, day = rest.partition("-")
        if (pair := numbered(cell)) and year and month.isdigit() and day.isdigit():
            votes[True] += pair == (int(day), int(month))
            votes[False] += pair == (int(month), int(day))
    if votes[True] != votes[False]:
        return votes[True] > votes[False]
    return day_comes_first(cell for cell, _ in dates)[0]
