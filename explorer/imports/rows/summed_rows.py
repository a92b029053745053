"""Rows of totals below the rows of a table, which are no events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from explorer.gazetteer.folding import fold
from explorer.imports.found import ReportLine
from explorer.imports.parsing.sheets import Cell, Sheet, shown
from explorer.imports.rows.table_columns import Header

PlacedRow = tuple[int, Sequence[Cell]]
"""A row and its position in the sheet, from 0 on."""

_TOTALS: Final = frozenset(
    {
        *("total", "totals", "grand total", "subtotal", "sum", "count", "average", "mean"),
        *("totale", "totali", "totale generale", "subtotale", "somma", "conteggio", "media"),
        *("summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "anzahl", "mittelwert"),
        *("sous total", "total general", "somme", "nombre", "moyenne", "suma", "promedio"),
    }
)
"""What the first cell of such a row says, folded."""
_WHY: Final = "a row of totals below the others, not an event"
_NUMBER: Final = re.compile(r"[-+]?[\d.,'\u00a0 ]*\d\s?[%€$£]?")


def without_sums(sheet: Sheet, header: Header) -> tuple[list[PlacedRow], list[ReportLine]]:
    """The filled rows below a header, without the totals at their end, which are reported."""
    first = header.row + 1
    rows: list[PlacedRow] = [
        (at, row)
        for at, row in enumerate(sheet.rows[first:], start=first)
        if any(shown(cell) for cell in row)
    ]
    left_out: list[ReportLine] = []
    while len(rows) > 1 and _is_sum(rows[-1][1]):
        at, row = rows.pop()
        found = ", ".join(text for cell in row if (text := shown(cell)))
        left_out.append(ReportLine.left_out(f"row {at + 1}", found=found, why=_WHY))
    return rows, left_out[::-1]


def _is_sum(row: Sequence[Cell]) -> bool:
    """Whether a row has the word for a total, and beside it only numbers or formulas."""
    first, *others = [text for cell in row if (text := shown(cell))]
    named = first.partition(":")
    word, behind = fold(named[0]), named[2].strip()
    if word not in _TOTALS:
        return False
    return all(
        _NUMBER.fullmatch(text) or text.startswith("=") for text in [*others, behind] if text
    )
