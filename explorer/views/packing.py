"""Columns in fewer characters, for the thousands of events of a long story.

A packed column is an object whose signs say how its values follow from others:

- `{"+": changes}`: whole numbers, each as its change from the last one that is known;
- `{"=": values, "@": positions}`: values that recur, by their 0-based positions among these;
- `{"=": values, "[]": lengths, "@": positions}`: lists of such values, one after another;
- `{"#": changes, "=": texts, "@": positions}`: texts that end in whole numbers.

None stays None. `frontend/core/assembly/packed.js` is the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from itertools import chain
from typing import Any, Final, TypeVar

from explorer.views.columns import Columns

Record = TypeVar("Record")

_OFTEN: Final = 2
"""How often values recur on average for their positions to be shorter."""
_NUMBERED: Final = re.compile(r"(.*?)(0|[1-9][0-9]{0,8})?", re.DOTALL)


def packed(columns: Columns[Record]) -> Columns[Record]:
    """The columns, each in the form that suits its values.

    >>> packed(Columns({"day": [7, None, 9], "id": ["a-1", "a-2", "a-4"], "at": {"lat": [1.5]}}))
    {'day': {'+': [7, None, 2]}, 'id': {'#': [1, 1, 2], '=': ['a-'], '@': [0, 0, 0]}, \
'at': {'lat': [1.5]}}
    """
    return Columns({name: packed_column(column) for name, column in columns.items()})


def packed_column(column: Any) -> Any:
    """A column in the form that suits its values.

    >>> packed_column([["x", "y"], None, [], ["x"], ["y"]])
    {'=': ['x', 'y'], '[]': [2, None, 0, 1, 1], '@': [0, 1, 0, 1]}
    """
    if isinstance(column, dict):
        return packed(Columns(column))
    kinds = {type(value) for value in column} - {type(None)}
    if kinds == {int}:
        return {"+": changes(column)}
    if kinds == {str}:
        return _recurring(column) or _numbered(column) or column
    if kinds and kinds <= {list, tuple}:
        return _lists(column) or column
    return column if kinds == {bool} else _recurring(column) or column


def changes(numbers: Iterable[int | None]) -> list[int | None]:
    """Whole numbers, each as its change from the last one that is known, the first from 0.

    >>> changes([5, None, 7, 4])
    [5, None, 2, -3]
    """
    last, found = 0, []
    for number in numbers:
        found.append(None if number is None else number - last)
        last = last if number is None else number
    return found


def _recurring(column: Sequence[Any]) -> dict[str, Any] | None:
    """The values by their positions; None if most of them differ, or if they cannot be keys."""
    try:
        values, positions = _counted(column)
    except TypeError:
        return None
    return {"=": values, "@": positions} if len(values) * _OFTEN <= len(column) else None


def _lists(column: Sequence[Sequence[Any] | None]) -> dict[str, Any] | None:
    found = _recurring([*chain.from_iterable(filter(None, column))])
    lengths = [None if value is None else len(value) for value in column]
    return found and {"=": found["="], "[]": lengths, "@": found["@"]}


def _numbered(column: Sequence[str | None]) -> dict[str, Any] | None:
    """Texts that end in numbers; None if most of what precedes these differs."""
    ends = [_parts(text) for text in column]
    found = _recurring([text for text, _ in ends])
    return found and {"#": changes(number for _, number in ends), **found}


def _parts(text: str | None) -> tuple[str | None, int | None]:
    if text is None:
        return None, None
    matched = _NUMBERED.fullmatch(text)
    assert matched, "whatever is not a number is text"
    return matched[1], None if matched[2] is None else int(matched[2])


def _counted(column: Iterable[Any]) -> tuple[list[Any], list[int | None]]:
    """The values, each once, and the position of each."""
    found: dict[Hashable, int] = {}
    positions = [None if value is None else found.setdefault(value, len(found)) for value in column]
    return [*found], positions
