"""Whole numbers as text, which is shorter than JSON has them and compresses better.

Each has its digits in base 32, the last one first. A digit is one of 32 characters, or of 32 others
if more follow; a hyphen is None. `frontend/core/assembly/packed.js` reads them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

Value = TypeVar("Value", bound=Hashable)

_BASE: Final = 32
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NONE: Final = "-"


def written(numbers: Sequence[int | None]) -> str:
    """Numbers from 0 up, and None, as text.

    >>> written([0, 31, None, 32, 1000])
    'Af-gBof'
    """
    return written_as({number: number for number in {*numbers}}, numbers)


def written_signed(numbers: Sequence[int | None]) -> str:
    """Numbers of either sign: one from 0 up as twice itself, the others as what lies between.

    >>> written_signed([0, -1, 1, None, -2])
    'ABC-D'
    """
    folded = {
        number: None if number is None else abs(2 * number) - (number < 0) for number in {*numbers}
    }
    return written_as(folded, numbers)


def written_as(numbers: Mapping[Value, int | None], values: Iterable[Value]) -> str:
    """Values by the number of each.

    >>> written_as({"x": 0, "y": 1, None: None}, ["x", "x", None, "y"])
    'AA-B'
    """
    texts = {
        value: _NONE if number is None else _written(number) for value, number in numbers.items()
    }
    return "".join(map(texts.__getitem__, values))


def _written(number: int) -> str:
    found = ""
    while number >= _BASE:
        number, digit = divmod(number, _BASE)
        found += _DIGITS[_BASE + digit]
    return found + _DIGITS[number]
