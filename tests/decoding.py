"""Columns back to records, as `frontend/core/assembly/columns.js` reads them."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any


def records_in(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """The records that columns hold; what says nothing in a record is left out of it.

    >>> records_in({"id": ["a", "b"], "to": [None, "c"], "at": {"lat": [None, 1]}})
    [{'id': 'a'}, {'id': 'b', 'to': 'c', 'at': {'lat': 1}}]
    """
    rows = zip_longest(*(_values(column) for column in columns.values()))
    return [
        {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        for row in rows
    ]


def _values(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    return [record or None for record in records_in(column)]
