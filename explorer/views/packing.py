"""Columns in fewer characters, for the thousands of events of a long story.

A packed column is whole numbers as text (`written_numbers.py`), or an object whose signs say how
its values follow from others:

- `{"+": changes}`: whole numbers, each as its change from the last one that is known;
- `{"±": numbers}`: whole numbers of either sign, as changes are;
- `{"*": [factor, numbers]}` and `{"/": [divisor, numbers]}`: numbers times or divided by the same;
- `{"=": values, "@": positions}`: values that recur, by their 0-based positions among these;
- `{"=": values, "[]": lengths, "@": positions}`: lists of such values, one after another;
- `{"#": changes, "=": texts, "@": positions}`: texts that end in whole numbers;
- `{"-": lists}`: texts as lists of the words that hyphens join.

None stays None. `frontend/core/assembly/packed.js` is the reverse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import gcd
from operator import sub
from string import digits
from typing import Any, Final, TypeVar

from explorer.views.columns import Columns
from explorer.views.written_numbers import written, written_as, written_signed

Record = TypeVar("Record")
Numbers = Sequence[int | None]

_OFTEN: Final = 2
"""How often values recur on average for their positions to be shorter."""
_MOST_DECIMALS: Final = 7
"""Of a coordinate; numbers with more are rather the results of calculations."""
_NUMBERED: Final = re.compile(r"(.*?)(0|[1-9][0-9]{0,8})", re.DOTALL)


def packed(columns: Columns[Record]) -> Columns[Record]:
    """The columns, each in the form that suits its values.

    >>> packed(Columns({"day": [7, 8, None, 9], "id": ["a-1", "a-3"], "at": {"lat": [1.5, 2.0]}}))
    {'day': {'+': 'OC-C'}, 'id': {'#': 'CE', '=': ['a-'], '@': 'AA'}, \
'at': {'lat': {'/': [10, {'*': [5, 'DE']}]}}}
    """
    return Columns({name: packed_column(column) for name, column in columns.items()})


def packed_column(column: Any) -> Any:
    """A column in the form that suits its values.

    >>> packed_column([["x", "y"], None, [], ["x"], ["y"]])
    {'=': ['x', 'y'], '[]': 'C-ABB', '@': 'ABAB'}
    >>> packed_column(["by-sea", None, "by-rail", "sea-by-rail"])
    {'-': {'=': ['by', 'sea', 'rail'], '[]': 'C-CD', '@': 'ABACBAC'}}
    """
    if isinstance(column, dict):
        return packed(Columns(column))
    kinds = {*map(type, column)} - {type(None)}
    if kinds == {int}:
        return _whole(column)
    if kinds == {str}:
        return _recurring(column) or _numbered(column) or _worded(column) or column
    if kinds and kinds <= {list, tuple}:
        return _lists(column) or column
    if kinds == {bool}:
        return column
    return _recurring(column) or (_decimals(column) if kinds == {float} else None) or column


def changes(numbers: Numbers) -> list[int | None]:
    """Whole numbers, each as its change from the last one that is known, the first from 0.

    >>> changes([5, None, 7, 4])
    [5, None, 2, -3]
    """
    known = [number for number in numbers if number is not None]
    found = map(sub, known, chain([0], known))
    return [None if number is None else next(found) for number in numbers]


def _whole(numbers: Numbers) -> Any:
    """Whole numbers, or their changes if fewer of these differ; without their common factor."""
    factor = gcd(*filter(None, numbers))
    if factor > 1:
        numbers = [number and number // factor for number in numbers]
    changing, differing = changes(numbers), {each for each in numbers if each is not None}
    is_changing = min(differing) < 0 or len({*changing} - {None}) < len(differing)
    found = {"+": written_signed(changing)} if is_changing else written(numbers)
    return {"*": [factor, found]} if factor > 1 else found


def _decimals(numbers: Sequence[float | None]) -> dict[str, Any] | None:
    """Decimals as whole numbers; None if one has too many digits for that."""
    known = [number for number in numbers if number is not None]
    decimals = max(len(str(number).partition(".")[2]) for number in known)
    divisor = 10 ** min(decimals, _MOST_DECIMALS)
    whole = [None if number is None else round(number * divisor) for number in numbers]
    if [number and number / divisor for number in whole] != [*numbers]:
        return None
    return {"/": [divisor, _whole(whole)]}


def _recurring(column: Sequence[Any]) -> dict[str, Any] | None:
    """The values by their positions; None if most of them differ, or if they cannot be keys."""
    try:
        counted = Counter(column)
    except TypeError:
        return None
    del counted[None]
    if len(counted) * _OFTEN > len(column):
        return None
    values = [value for value, _ in counted.most_common()]
    positions = {value: at for at, value in enumerate(values)} | {None: None}
    return {"=": values, "@": written_as(positions, column)}


def _lists(column: Sequence[Sequence[Any] | None]) -> dict[str, Any] | None:
    found = _recurring([*chain.from_iterable(filter(None, column))])
    lengths = [None if value is None else len(value) for value in column]
    return found and {"=": found["="], "[]": written(lengths), "@": found["@"]}


def _worded(column: Sequence[str | None]) -> dict[str, Any] | None:
    """Texts by their words; None if most of these differ."""
    words = "-".join(text for text in column if text is not None).split("-")
    found = _recurring(words)
    lengths = [None if text is None else text.count("-") + 1 for text in column]
    return found and {"-": {"=": found["="], "[]": written(lengths), "@": found["@"]}}


def _numbered(column: Sequence[str | None]) -> dict[str, Any] | None:
    """Texts that end in numbers; None if few do, or if most of what precedes these differs."""
    if sum(text[-1] in digits for text in column if text) * _OFTEN < len(column):
        return None
    ends = [_parts(text) for text in column]
    found = _recurring([text for text, _ in ends])
    return found and {"#": written_signed(changes([number for _, number in ends])), **found}


def _parts(text: str | None) -> tuple[str | None, int | None]:
    if not text or text[-1] not in digits:
        return text, None
    matched = _NUMBERED.fullmatch(text)
    assert matched, "its last digit is a number"
    return matched[1], int(matched[2])
