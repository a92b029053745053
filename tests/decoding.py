"""Columns back to records, as `frontend/core/assembly/columns.js` reads them."""

from __future__ import annotations

from itertools import accumulate, zip_longest
from typing import Any

SIGNS = {"+", "=", "#", "@", "[]"}


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


def values_of(column: Any) -> list[Any]:
    """The values of a column, however it is packed (`explorer/views/packing.py`).

    >>> values_of({"=": ["x", "y"], "[]": [2, None, 0, 1], "@": [0, 1, 0]})
    [['x', 'y'], None, [], ['x']]
    >>> values_of({"#": [3, None, 4], "=": ["a-", "b"], "@": [0, 1, 0]})
    ['a-3', 'b', 'a-7']
    """
    if isinstance(column, list):
        return column
    if not SIGNS & set(column):
        return [record or None for record in records_in(column)]
    if "+" in column:
        return _sums(column["+"])
    positions = values_of(column["@"])
    if "=" not in column:
        return positions
    found = [None if at is None else column["="][at] for at in positions]
    if "[]" in column:
        rest = iter(found)
        return [n if n is None else [next(rest) for _ in range(n)] for n in column["[]"]]
    if "#" not in column:
        return found
    ends = ["" if number is None else str(number) for number in _sums(column["#"])]
    return [text if text is None else text + end for text, end in zip(found, ends, strict=True)]


def _sums(changes: list[int | None]) -> list[int | None]:
    sums = accumulate(change or 0 for change in changes)
    return [None if change is None else at for change, at in zip(changes, sums, strict=True)]
