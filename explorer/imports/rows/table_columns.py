"""Which row of a sheet has the names of the columns, and for what each column is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from explorer.gazetteer.folding import fold
from explorer.imports.found import Choices, TakenColumn
from explorer.imports.parsing.sheets import Cell, Sheet, shown
from explorer.imports.parsing.typed_positions import typed_degrees, typed_point
from explorer.imports.rows.header_phrases import likely_field
from explorer.imports.rows.table_fields import FROM, LEFT_OUT, TO, field_of
from explorer.reading.typed_clocks import typed_clock
from explorer.reading.typed_dates import typed_date

FIRST_ROWS = 20
"""Rows among which the header is: titles and remarks may be above it."""
SAMPLE = 200
"""Filled cells of a column that show what it has."""
MOST, SOME = 0.8, 0.5
"""The share of a column's cells that decides, alone and beside a word of its name."""
FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Numbers that look like years."""
BY_WORDS = "by a word of its name"
LONG_TEXT = 20
"""Characters of the usual cell of a column that describes what happened."""
LONGER_TEXT = 80
"""The same, if another column is the title."""

SEVERAL = frozenset({"person", "organisation", "tags", "note", "media", "source", "source_url"})
"""Fields that several columns may be taken for."""
ENOUGH = frozenset({"title", "summary", "place"})
"""Fields of which one at least is needed: they say what happened, or where."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet."""

    at: int
    """Its position in a row, from 0 on."""
    name: str
    field: str
    """Empty if it is for no field."""
    why: str


@dataclass(frozen=True)
class Header:
    """The header of a sheet, and what is below it."""

    row: int
    """Its position among the rows, from 0 on."""
    columns: tuple[Column, ...]

    def of(self, field: str) -> Column | None:
        """The first column that is taken for a field."""
        return next((each for each in self.columns if each.field == field), None)

    @property
    def is_enough(self) -> bool:
        """Whether its columns say anything of which an event can be made."""
        return any(each.field.partition(".")[0] in ENOUGH for each in self.columns)

    @property
    def taken(self) -> tuple[TakenColumn, ...]:
        """The columns as they are shown to the author."""
        return tuple(
            TakenColumn(name=each.name, field=each.field, why=each.why) for each in self.columns
        )


def header_of(sheet: Sheet, choices: Choices) -> Header:
    """The header of a sheet, by the names that it has and what is below them."""
    row = _header_row(sheet.rows, choices.columns)
    names = [shown(cell) for cell in sheet.rows[row]] if sheet.rows else []
    below = sheet.rows[row + 1 :]
    columns = [
        Column(at, name or f"column {at + 1}", *_by_name(name, choices.columns))
        for at, name in enumerate(names)
        if name or any(shown(each[at]) for each in below[:SAMPLE] if at < len(each))
    ]
    samples = {column.at: _sample(below, column.at) for column in columns}
    columns = [_doubted(column, samples[column.at]) for column in columns]
    columns = _from_and_to(columns, samples)
    columns = _without_doubles(columns)
    return Header(row, tuple(_by_content(columns, samples)))


def _header_row(rows: Sequence[Sequence[Cell]], chosen: Mapping[str, str]) -> int:
    """The row with most names that are known; else the first one that is filled like the others."""
    scores = [_names_known(row, chosen) for row in rows[:FIRST_ROWS]]
    if any(map(any, scores)):
        return scores.index(max(scores))
    widths = [sum(bool(shown(cell)) for cell in row) for row in rows[:FIRST_ROWS]]
    return widths.index(max(widths)) if widths else 0


def _names_known(row: Sequence[Cell], chosen: Mapping[str, str]) -> tuple[int, int]:
    """How many names of columns a row has, whole ones and all; none if it has a date or number."""
    if any(not isinstance(cell, str) or _is_date(cell) or _is_point(cell) for cell in row if cell):
        return 0, 0
    names = [shown(cell) for cell in row]
    known = [name for name in names if len(name) > 1 or name in chosen]
    whole = [name for name in known if name in chosen or field_of(name) or fold(name) in FROM]
    likely = [name for name in known if name in whole or likely_field(name)]
    return len(whole), len(likely) if sum(map(bool, names)) > 1 else 0


def _by_name(name: str, chosen: Mapping[str, str]) -> tuple[str, str]:
    if name in chosen:
        field = chosen[name]
        return ("" if field == LEFT_OUT else field), "as you said"
    if known := field_of(name):
        return known, "by its name"
    likely = likely_field(name) or ""
    return likely, BY_WORDS if likely else ""


def _sample(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    filled = (row[at] for row in rows if at < len(row) and shown(row[at]))
    return [cell for cell, _ in zip(filled, range(SAMPLE), strict=False)]


def _doubted(column: Column, cells: list[Cell]) -> Column:
    """A column by a word of its name only if its cells are of that kind."""
    if column.why == BY_WORDS and column.field == "id" and len({*map(shown, cells)}) < len(cells):
        return Column(column.at, column.name, "", "")  # somebody's number, not that of the row
    test = _OF_KIND.get(column.field)
    if column.why != BY_WORDS or test is None or not cells or _is_mostly(cells, test, SOME):
        return column
    return Column(column.at, column.name, "", "")


def _from_and_to(columns: list[Column], samples: Mapping[int, list[Cell]]) -> list[Column]:
    """Columns such as *from* and *to* are places or dates, as their cells are; *Tag*, a day."""
    has_month = any(column.field == "month" for column in columns)
    has_date = any(column.field == "when" for column in columns)
    ends_of = FROM | TO if any(fold(each.name) in FROM for each in columns) else {"to"}
    done = []
    for column in columns:
        name, field, why = fold(column.name), column.field, column.why
        dates = name in FROM | TO and _is_mostly(samples[column.at], _is_date)
        if why != "as you said" and (name in ends_of or (dates and has_date)):
            ends = ("when", "until") if dates else ("place", "to")
            field = ends[name not in FROM]
            why = f"by its name, and {'dates' if dates else 'no dates'} in it"
        elif name == "tag" and has_month and why != "as you said":
            field, why = "day", "by its name, and a month beside it"
        done.append(Column(column.at, column.name, field, why))
    return done


def _without_doubles(columns: list[Column]) -> list[Column]:
    """A field of one column only is that of the first, or of the one that the author named."""
    owners: dict[str, int] = {}
    ranks = {"as you said": 0, BY_WORDS: 2}
    for column in sorted(columns, key=lambda each: ranks.get(each.why, 1)):
        if column.field and column.field not in SEVERAL:
            owners.setdefault(column.field, column.at)
    names = {column.at: column.name for column in columns}
    return [
        column
        if owners.get(column.field, column.at) == column.at
        else Column(column.at, column.name, "", f"{names[owners[column.field]]} is {column.field}")
        for column in columns
    ]


def _by_content(columns: list[Column], samples: Mapping[int, list[Cell]]) -> list[Column]:
    """Columns whose name says nothing, by what is in them, if the field is still free."""
    taken = {column.field for column in columns}
    done = []
    for column in columns:
        found = column
        if not column.field and column.why != "as you said":
            found = _guessed(column, samples[column.at], taken)
            taken.add(found.field)
        done.append(found)
    names = {column.field.partition(".")[0] for column in done}
    if "summary" in names:
        return done
    return _with_longest_texts(done, samples, LONG_TEXT if "title" not in names else LONGER_TEXT)


def _guessed(column: Column, cells: list[Cell], taken: set[str]) -> Column:
    if "position" not in taken and "lat" not in taken and _is_mostly(cells, _is_point):
        return Column(column.at, column.name, "position", "by its content, positions")
    if not column.why and not taken & {"when", "year"} and _is_mostly(cells, _is_date):
        return Column(column.at, column.name, "when", "by its content, dates")
    return column


def _with_longest_texts(
    columns: list[Column], samples: Mapping[int, list[Cell]], least: int
) -> list[Column]:
    """The column with the longest texts says what happened, if no other does.

    Args:
        columns: all columns.
        samples: some of their cells.
        least: how long such a text usually is.
    """
    free = [each for each in columns if not each.field and each.why != "as you said"]
    lengths = {each.at: _usual_length(samples[each.at]) for each in free}
    best = max(lengths, key=lambda at: lengths[at], default=None)
    if best is None or lengths[best] < least:
        return columns
    why = "by its content, the longest texts"
    return [
        Column(each.at, each.name, "summary", why) if each.at == best else each for each in columns
    ]


def _usual_length(cells: Sequence[Cell]) -> int:
    lengths = sorted(len(shown(cell)) for cell in cells)
    return lengths[len(lengths) // 2] if lengths else 0


def _is_mostly(cells: Sequence[Cell], test: Callable[[Cell], bool], share: float = MOST) -> bool:
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, date | int):
        return not isinstance(cell, int) or FIRST_YEAR <= cell <= LAST_YEAR
    return isinstance(cell, str) and typed_date(cell, day_first=True) is not None


def _is_point(cell: Cell) -> bool:
    return isinstance(cell, str) and typed_point(cell) is not None


def _is_degrees(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (
        isinstance(cell, str) and typed_degrees(cell) is not None
    )


def _is_clock(cell: Cell) -> bool:
    return isinstance(cell, float | time | timedelta) or typed_clock(shown(cell)) is not None


_OF_KIND: Mapping[str, Callable[[Cell], bool]] = {
    **dict.fromkeys(("when", "until"), _is_date),
    **dict.fromkeys(("year", "until_year", "month", "day"), lambda cell: shown(cell).isdigit()),
    **dict.fromkeys(("lat", "lon", "to_lat", "to_lon"), _is_degrees),
    **dict.fromkeys(("position", "to_position"), _is_point),
    **dict.fromkeys(("time", "until_time"), _is_clock),
    "accuracy_km": _is_degrees,
    "source_url": lambda cell: shown(cell).lower().startswith("http"),
}
"""What the cells of a field look like."""
