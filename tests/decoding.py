"""Columns back to records, as `frontend/core/assembly/columns.js` reads them."""

from __future__ import annotations

import re
from itertools import accumulate, zip_longest
from typing import Any

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
SIGNS = {"+", "±", "*", "/", "=", "#", "@", "[]", "-"}


def records_in(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """The records that columns hold; what says nothing in a record is left out of it.

    >>> records_in({"id": ["a", "b"], "to": [None, "c"], "at": {"lat": [None, 1]}})
    [{'id': 'a'}, {'id': 'b', 'to': 'c', 'at': {'lat': 1}}]
    """
    rows = zip_longest(*map(values_of, columns.values()))
    return [
        {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        for row in rows
    ]


def moments_in(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """The moments that columns hold, also of undated events, as `momentIn` reads them."""
    return [{"date": {}} | moment for moment in records_in(columns)]


def values_of(column: Any) -> list[Any]:
    """The values of a column, however it is packed (`explorer/views/packing.py`).

    >>> values_of({"=": ["x", "y"], "[]": "C-AB", "@": "ABA"})
    [['x', 'y'], None, [], ['x']]
    >>> values_of({"#": "G-I", "=": ["a-", "b"], "@": "ABA"})
    ['a-3', 'b', 'a-7']
    >>> values_of({"/": [10, {"*": [5, {"+": "GDgBB-"}]}]})
    [1.5, 0.5, 8.5, 8.0, None]
    """
    if isinstance(column, list):
        return column
    if isinstance(column, str):
        return _numbers(column)
    if not SIGNS & set(column):
        return [record or None for record in records_in(column)]
    if "+" in column:
        return _sums(column["+"])
    if "±" in column:
        return _signed(column["±"])
    if "*" in column or "/" in column:
        return _scaled(column)
    if "-" in column:
        return [words if words is None else "-".join(words) for words in values_of(column["-"])]
    found = [None if at is None else column["="][at] for at in _numbers(column["@"])]
    if "[]" in column:
        rest = iter(found)
        return [n if n is None else [next(rest) for _ in range(n)] for n in _numbers(column["[]"])]
    if "#" not in column:
        return found
    ends = ["" if number is None else str(number) for number in _sums(column["#"])]
    return [text if text is None else text + end for text, end in zip(found, ends, strict=True)]


def _numbers(text: str) -> list[int | None]:
    """Numbers that are written as text (`explorer/views/written_numbers.py`).

    >>> _numbers("Af-gBof")
    [0, 31, None, 32, 1000]
    """
    found: list[int | None] = []
    for written in re.findall("-|[g-z0-9+/]*[A-Za-f]", text):
        digits = [DIGITS.index(each) % 32 for each in written if each != "-"]
        number = sum(digit * 32**at for at, digit in enumerate(digits))
        found.append(number if digits else None)
    return found


def _signed(text: str) -> list[int | None]:
    return [n and (-(n + 1) // 2 if n % 2 else n // 2) for n in _numbers(text)]


def _sums(text: str) -> list[int | None]:
    signed = _signed(text)
    sums = accumulate(change or 0 for change in signed)
    return [None if change is None else at for change, at in zip(signed, sums, strict=True)]


def _scaled(column: dict[str, Any]) -> list[Any]:
    ((sign, (scale, numbers)),) = column.items()
    return [
        number and (number * scale if sign == "*" else number / scale)
        for number in values_of(numbers)
    ]
