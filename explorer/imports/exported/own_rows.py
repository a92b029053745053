"""Rows of our own CSV: what a cell shows, and the records that the row brings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from explorer.exports.csv import RECORD
from explorer.story.control_characters import printable

_FORMULA: Final = re.compile(r"'(?=['\s]*[=+\-@＝＋－＠])")


@dataclass(frozen=True, kw_only=True)
class OwnRow:
    """A row with its record."""

    where: str
    cells: Mapping[str, str]
    """By column; also empty ones."""
    record: Mapping[str, Any]

    def cell(self, name: str) -> str | None:
        """What a cell shows; None if the table has no such column."""
        return self.cells.get(name)


def own_row(cells: Mapping[str, str], at: int) -> OwnRow | None:
    """A row with its record; None if it has none, or a damaged one."""
    try:
        record = json.loads(cells.get(RECORD) or "")
    except (ValueError, RecursionError):
        return None
    known = {name: undefused(cell) for name, cell in cells.items() if name}
    is_row = isinstance(record, dict) and isinstance(record.get("event"), dict)
    return OwnRow(where=f"row {at}", cells=known, record=record) if is_row else None


def undefused(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it.

    >>> undefused("'=1+1"), undefused("'t was")
    ('=1+1', "'t was")
    """
    return _FORMULA.sub("", cell, count=1) if cell.startswith("'") else cell


def listed(cell: str) -> list[str]:
    """The entries of a cell that has several.

    >>> listed("wire | article"), listed("")
    (['wire', 'article'], [])
    """
    return [part.strip() for part in cell.split("|") if part.strip()]


def is_same(cell: str, text: str) -> bool:
    """Whether a cell shows a text, whatever its spaces and signs that no table can hold."""
    return " ".join(cell.split()) == " ".join(printable(text).split())


def number(text: str) -> float | None:
    """A number with a decimal point or comma; None if it is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
