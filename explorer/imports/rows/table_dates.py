"""When the rows of a table were: dates in one column or several, whose order a column decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from explorer.imports.found import ReportLine
from explorer.imports.parsing.sheets import Cell, shown
from explorer.language.time_names import english_month
from explorer.reading.single_dates import TypedDate, month_with_number, without_year
from explorer.reading.typed_clocks import part_of_day, typed_clock
from explorer.reading.typed_dates import (
    LONGEST_DATE,
    numbered,
    serial_date,
    typed_date,
    typed_instant,
)
from explorer.writing.values import Value

EXPECTED = "no date that we know, such as 1 March 2023, 2023-03-01, March 2023, ca. 1500 or 218 BC"
MOST_EXAMPLES = 3
"""Dates that are shown of those that leave their order open."""
DATED = ("when", "until")
_PARTS = {
    "when": ("year", "month", "day"),
    "until": ("until_year", "until_month", "until_day"),
}
_CLOCKS = {"when": "time", "until": "until_time"}

Cells = Mapping[str, Cell]
"""The cells of a row, by the field that their column is taken for."""


def day_comes_first(cells: Iterable[Cell]) -> tuple[bool | None, str]:
    """Whether the day comes first in dates such as 1/3/2023, and one that leaves it open.

    >>> day_comes_first(["1/3/2023", "13/3/2023"]), day_comes_first(["1/3/2023"])
    ((True, ''), (None, '1/3/2023'))
    """
    pairs = {cell: found for cell in cells if isinstance(cell, str) and (found := numbered(cell))}
    orders = {is_first for pair in pairs.values() if (is_first := _order_of(pair)) is not None}
    if len(orders) == 1:
        return orders.pop(), ""
    open_ones = [cell for cell, (a, b) in pairs.items() if a != b and max(a, b) <= 12]
    return None, _examples(open_ones)


def contradicting(rows: Iterable[tuple[str, Cell]]) -> tuple[str, str] | None:
    """A date that has the day first and one that has the month first, each with its row.

    >>> contradicting([("row 2", "13/4/2023"), ("row 3", "5/25/2023"), ("row 4", "1/2/2023")])
    ('13/4/2023 (row 2)', '5/25/2023 (row 3)')
    """
    found: dict[bool, str] = {}
    for where, cell in rows:
        if isinstance(cell, str) and (pair := numbered(cell)):
            order = _order_of(pair)
            if order is not None:
                found.setdefault(order, f"{cell} ({where})")
    return (found[True], found[False]) if len(found) == 2 else None


def _order_of(pair: tuple[int, int]) -> bool | None:
    """Whether the first number of a date is the day; None if either may be."""
    if max(pair) <= 12 or min(pair) > 12:
        return None
    return pair[0] > 12


def _examples(dates: Sequence[str]) -> str:
    """The first of several dates, and how many more there are."""
    more = len(dates) - MOST_EXAMPLES
    return ", ".join(dates[:MOST_EXAMPLES]) + (f" and {more:,} more" if more > 0 else "")


class RowDates:
    """Reads when rows were."""

    def __init__(self, names: Mapping[str, str], *, day_first: bool | None) -> None:
        """Read the dates of a table.

        Args:
            names: the column of each field.
            day_first: whether 1/3/2023 is the first of March.
        """
        self._names, self._day_first = names, day_first
        self._read = lru_cache(maxsize=10_000)(self._date)

    def values(self, cells: Cells, where: str, report: list[ReportLine]) -> dict[str, Value]:
        """The fields of an event that say when it was, as far as they are known."""
        done: dict[str, Value] = {}
        for field in DATED:
            found = self._found(field, cells, where, report)
            if found is None:
                continue
            done[field] = found.when
            if found.time:
                done[_CLOCKS[field]] = found.time
            if found.zone:
                done["zone" if field == "when" else "until_zone"] = found.zone
            if found.until and field == "when":
                done["until"] = found.until
        if done.get("until") == "unknown":
            del done["until"]
        for field, name in (("time", "time"), ("until_time", "until_time")):
            self._clock(name, cells.get(field, ""), done, where, report)
        if part := shown(cells.get("part_of_day", "")):
            done["part_of_day"] = part_of_day(part) or part
        return done

    def _found(
        self, field: str, cells: Cells, where: str, report: list[ReportLine]
    ) -> TypedDate | None:
        cell: Cell = cells.get(field, "")
        if shown(cell) in ("", "-", "–", "—"):
            cell = _in_parts([cells.get(part, "") for part in _PARTS[field]])
        if shown(cell) == "":
            return None
        found = self._read(cell)
        name = self._names.get(field) or self._names.get(_PARTS[field][0], field)
        if found is None:
            why = _why_unknown(shown(cell))
            report.append(ReportLine.left_out(where, field=name, found=shown(cell), why=why))
        elif found.why:
            report.append(
                ReportLine.changed(
                    where, field=name, found=shown(cell), became=found.when, why=found.why
                )
            )
        return found

    def _date(self, cell: Cell) -> TypedDate | None:
        if isinstance(cell, date):
            return typed_instant(cell)
        if isinstance(cell, int | float):
            return serial_date(cell) or typed_date(shown(cell), day_first=self._day_first)
        text = shown(cell)
        if text.replace(".", "", 1).isdecimal() and (found := serial_date(float(text))):
            return found
        return typed_date(text, day_first=self._day_first)

    def _clock(
        self,
        field: str,
        cell: Cell,
        done: dict[str, Value],
        where: str,
        report: list[ReportLine],
    ) -> None:
        text = shown(cell)
        if not text:
            return
        value = cell if isinstance(cell, time | timedelta) else text
        if isinstance(cell, float) and 0 <= cell < 1:  # a part of the day, as Excel counts it
            value = timedelta(days=cell)
        if isinstance(cell, date):
            value = typed_instant(cell).time or "00:00"
        if clock := typed_clock(value):
            done[field] = clock
        elif field == "time" and (part := part_of_day(text)):
            done["part_of_day"] = part
        else:
            report.append(
                ReportLine.left_out(
                    where,
                    field=self._names.get(field, field),
                    found=text,
                    why="no clock time that we know, such as 09:30, 9.30 or 9:30 pm",
                )
            )


def _why_unknown(text: str) -> str:
    """Why a cell is no date, and what to write if that is known."""
    if month_with_number(text):
        return "a day of the month, or a year of two digits? write the year in full: March 2023"
    return "a day without its year: write the year behind it" if without_year(text) else EXPECTED


def _in_parts(parts: list[Cell]) -> str:
    """A date whose year, month and day have columns of their own."""
    year, month, day = map(shown, parts)
    if not year:
        return ""
    if len(month) > LONGEST_DATE or len(year) > LONGEST_DATE or len(day) > LONGEST_DATE:
        return f"{day} {month} {year}".strip()  # no date, however it is put together
    if not month:
        return year
    if month.isdecimal() and year.lstrip("-").isdecimal() and not year.startswith("-"):
        padded = [
            f"{int(year):04}",
            f"{int(month):02}",
            *([f"{int(day):02}"] if day.isdecimal() else []),
        ]
        return "-".join(padded)
    era = " BC" if year.startswith("-") else ""
    named = english_month(int(month)) if month.isdecimal() and 1 <= int(month) <= 12 else month
    return f"{day} {named} {year.lstrip('-')}{era}".strip()


def columns_dates(rows: Iterable[tuple[str, Cells]]) -> Iterator[tuple[str, Cell]]:
    """All cells of a table that have a date in one piece, each with where its row is."""
    for where, row in rows:
        yield from ((where, row[field]) for field in DATED if field in row)
