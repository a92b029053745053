"""Records kept in a table: `places.csv` and `events.csv`, with a line for each record.

The columns are called by the fields of the records. What a spreadsheet would do without telling
its author (a column twice, cells beyond the last column) is a problem, as in `yaml_files`.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from explorer.reading.columns import Column, Shape, column_kind, known_columns, shape_of
from explorer.reading.hints import in_english
from explorer.reading.locations import Location
from explorer.reading.meant_fields import near
from explorer.reading.messages import LOCATING
from explorer.reading.yaml_files import ValuePath
from explorer.story.errors import DataError, Problem
from explorer.story.fields import Model, fields

TABLES = {"places.csv": "places", "events.csv": "events"}
"""The list of records that each table holds, by the file's name."""

MAX_CELLS = 8_000_000
"""Most cells that are read; 100,000 events as rich as the shipped ones have 6,000,000."""

DELIMITERS = ",;\t"

_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses in a text too."""
_LINE = re.compile(r"[^\n]+\n?|\n")


class Row(NamedTuple):
    """A line of a table that is not empty."""

    line: int
    """1-based line of the file in which it begins."""
    cells: list[str]
    """As they are read: without the blanks around them."""


class Table(NamedTuple):
    """What a table says, before it is checked."""

    shown: str
    """The file's path, as problems name it."""
    shape: Shape
    rows: tuple[Row, ...]
    """A row for each record, each with a cell for each column."""
    records: list[dict[str, Any]]
    """The records, unchecked, as `read_yaml` would have them."""

    def locate(self, path: ValuePath) -> Location:
        """Where a value is, by its path among the records of a story."""
        if len(path) < 2 or not isinstance(path[1], int):
            return Location(self.shown, 1)
        row = self.rows[path[1]]
        return Location(self.shown, row.line, self.shape.column(path[2:], row.cells))


def read_table(
    text: str, shown: str, model: Model, known_cells: dict[str, str] | None = None
) -> Table:
    """The records in a table.

    Args:
        text: the file's text.
        shown: the file's path, as problems name it.
        model: what its records are.
        known_cells: those of other tables, if equal ones are to be the same in memory.

    Raises:
        DataError: it is no table, or one that says more than such records hold.
    """
    header, *rows = read_rows(text, shown)
    problems = [*_header_problems(header, shown, model), *row_problems(header, rows, shown)]
    if problems:
        raise DataError(tuple(problems))
    columns = known(header, model)
    width = len(header.cells)
    for row in rows:
        row.cells.extend([""] * (width - len(row.cells)))
    shape = shape_of(columns, model, known_cells)
    return Table(shown, shape, tuple(rows), [shape.record(row.cells) for row in rows])


def read_rows(text: str, shown: str) -> list[Row]:
    """The header of a table and its rows, without empty ones.

    Raises:
        DataError: it has no header, is too large, or the quotation marks are wrong.
    """
    if unprintable := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, unprintable.start()) + 1
        found = f"the control character U+{ord(unprintable[0]):04X}"
        raise DataError((_problem(shown, line, "the file", found=found, expected="text"),))
    reader = csv.reader(_lines(text), delimiter=delimiter(text), strict=True)
    rows: list[Row] = []
    line, count = 1, 0
    try:
        for cells in reader:
            count += len(cells)
            if count > MAX_CELLS:
                found = f"more than {MAX_CELLS:,} cells"
                expected = "a smaller table"
                raise DataError((_problem(shown, None, "the file", found, expected),))
            stripped = list(map(str.strip, cells))
            if any(stripped):
                rows.append(Row(line, stripped))
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataError((_mistake(error, shown, line),)) from error
    if not rows:
        expected = "the names of the columns"
        raise DataError((_problem(shown, 1, "the file", found="nothing", expected=expected),))
    return rows


def _lines(text: str) -> Iterable[str]:
    """The lines of a text with their ends; `StringIO` knows all ends, and copies the text."""
    if "\r" in text:
        return io.StringIO(text, newline="")
    return (found[0] for found in _LINE.finditer(text))


def delimiter(text: str) -> str:
    """What is between the cells of a table, by its first line.

    >>> delimiter("id;when\\nstart;2023-03-01")
    ';'
    """
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return max(DELIMITERS, key=first.count)


def known(header: Row, model: Model) -> list[Column]:
    """The columns of a table that its records know."""
    paths = ((at, tuple(name.split("."))) for at, name in enumerate(header.cells))
    kinds = ((at, path, column_kind(path, model)) for at, path in paths)
    return [Column(at, path, kind) for at, path, kind in kinds if kind]


def _header_problems(header: Row, shown: str, model: Model) -> Iterator[Problem]:
    """Columns that are unknown, there twice, or missing for all records."""
    names = [name for name in header.cells if name]
    for name in dict.fromkeys(names):
        if column_kind(name.split("."), model) is None:
            options = list(known_columns(model))
            hint = in_english(name, options) or near(name, options)
            expected = f"one of the columns {', '.join(options)}"
            yield _problem(shown, header.line, "the header", repr(name), expected, hint)
    for name, count in Counter(names).items():
        if count > 1:
            found = f"the column {name} {'twice' if count == 2 else f'{count} times'}"
            yield _problem(shown, header.line, "the header", found, "it once")
    there = {name.partition(".")[0] for name in names}
    # of places that are not located yet, each is reported with the command that does it
    later = () if {"lat", "lon"} & there else LOCATING
    for name, (_, field) in fields(model).items():
        if field.is_required() and name not in there and name not in later:
            column = next(each for each in known_columns(model) if each.split(".")[0] == name)
            found = f"no column {column}"
            yield _problem(shown, header.line, "the header", found, "it, as every record needs it")


def row_problems(header: Row, rows: Sequence[Row], shown: str) -> Iterator[Problem]:
    """Cells that belong to no column."""
    width = len(header.cells)
    unnamed = [at for at, name in enumerate(header.cells) if not name]
    for row in rows:
        if any(row.cells[width:]):
            found = f"{len(row.cells)} cells"
            expected = f"at most {width}, as many as there are columns"
            hint = "put a text that contains the separator in quotation marks?"
            yield _problem(shown, row.line, "the row", found, expected, hint)
        for at in unnamed:
            if at < len(row.cells) and row.cells[at]:
                expected = f"a name of column {at + 1} in the first line"
                yield _problem(shown, row.line, "the row", repr(row.cells[at]), expected)


def _mistake(error: csv.Error, shown: str, line: int) -> Problem:
    """Quotation marks that are wrong, in the words of an author."""
    message, record = str(error), "the row"
    if "unexpected end" in message or "field limit" in message:
        found, expected = (
            "a quotation mark that is not closed",
            "another one at the end of the text",
        )
        return _problem(shown, line, record, found, expected)
    if "expected after" in message:
        found = "more text after a closing quotation mark"
        expected = 'marks within a text to be doubled, as in "the ""Trinidad"" sails"'
        return _problem(shown, line, record, found, expected)
    return _problem(shown, line, record, "a mistake", "a table", message)


def _problem(  # noqa: PLR0917 - as a problem prints them
    shown: str, line: int | None, record: str, found: str, expected: str, hint: str = ""
) -> Problem:
    return Problem(file=shown, line=line, record=record, found=found, expected=expected, hint=hint)
