"""A table as it was read from a file: rows of cells, before anybody knows what its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | date | datetime | time | timedelta
"""What a cell holds; an empty one holds an empty text."""

MAX_CELLS = 2_000_000
"""Most cells that are read; 10,000 rows of a rich table have 500,000."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet."""

    rows: tuple[tuple[Cell, ...], ...]
    """All rows in order, the first one first; empty rows too, so that numbers are right."""
    name: str = ""
    """What it is called in its file; empty if the file has one only."""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The address to which a cell leads, by its row and column, both from 0 on."""
    encoding: str = ""
    """How its text was encoded, if that was guessed."""


def shown(cell: Cell) -> str:
    """What a cell says, as a text.

    >>> shown(1848.0), shown(date(1848, 3, 11)), shown(" Rome ")
    ('1848', '1848-03-11', 'Rome')
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.strip() if isinstance(cell, str) else str(cell)


def table_of(sheet: Sheet) -> list[dict[str, str]]:
    """The rows below the first, as texts by the names that the first gives to the columns."""
    rows = [[*map(shown, cells)] for cells in sheet.rows]
    return [dict(zip(rows[0], cells, strict=False)) for cells in rows[1:]] if rows else []
