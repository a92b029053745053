"""The names of months and weekdays as patterns that find them in prose, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from explorer.language.time_names import months, weekdays

_ALSO_WORDS = {"it": frozenset({"set", "mar", "mag"})}
"""Short names of months that are words, so that only a year or a weekday makes a date of them."""


@cache
def month_number(name: str, language: str) -> int:
    """The number of a month by its full or short name, in letters of any size.

    >>> month_number("Sept.", "en"), month_number("MARZO", "it")
    (9, 3)
    """
    both = _numbers(months(language, "abbreviated")) | _numbers(months(language, "wide"))
    return both[name.rstrip(".").lower()]


@cache
def weekday_number(name: str, language: str) -> int:
    """The number of a weekday, Monday being 0; its accent may be missing or an apostrophe.

    >>> weekday_number("VENERDI'", "it"), weekday_number("Sat.", "en")
    (4, 5)
    """
    plain = name.rstrip(".").lower()
    days = _numbers(weekdays(language, "wide")) | _numbers(weekdays(language, "abbreviated"))
    spelt = ((day, re.compile(_unaccented(known), re.IGNORECASE)) for known, day in days.items())
    return next(day for day, form in spelt if form.fullmatch(plain))


def is_also_a_word(month: str, language: str) -> bool:
    """Whether a short month without its point is a word as well: ``set`` in Italian."""
    return month.lower() in _ALSO_WORDS.get(language, ())


@cache
def month_pattern(language: str, *, is_wide: bool = False) -> str:
    """The names of the months, with the short ones unless `is_wide`, longest first.

    Short ones may have a point. A language that writes a capital letter needs it: ``march``.
    """
    wide, short = set(months(language, "wide")), set(months(language, "abbreviated"))
    names = sorted(map(_capitalised, wide), key=len, reverse=True)
    if not is_wide:
        ordered = sorted(short - wide, key=len, reverse=True)
        names += [rf"{_capitalised(name)}\b\.?" for name in ordered]
    return f"(?:{'|'.join(names)})"


@cache
def weekday_pattern(language: str, *, is_wide: bool = True) -> str:
    """The names of the weekdays, with the short ones (``Sat.``) unless `is_wide`."""
    names = list(map(_unaccented, sorted(weekdays(language, "wide"), key=len, reverse=True)))
    if not is_wide:
        short = sorted(weekdays(language, "abbreviated"), key=len, reverse=True)
        names += [rf"{_capitalised(name)}\b\.?" for name in short]
    return f"(?:{'|'.join(names)})"


def has_month_first(language: str) -> bool:
    """Whether a language also writes the month before the day: ``September 15``."""
    pattern: str = Locale(language).date_formats["long"].pattern
    return pattern.index("M") < pattern.index("d")


def _numbers(named: Mapping[str, int]) -> dict[str, int]:
    return {name.lower(): number for name, number in named.items()}


def _unaccented(weekday: str) -> str:
    """A weekday that may be typed without its accent or with an apostrophe: ``lunedi'``."""
    return re.escape(weekday).replace("ì", r"(?:ì|i['’]|i\b)")


def _capitalised(name: str) -> str:
    """A name that is found only with a capital letter if its language writes it so: ``march``.

    >>> bool(re.match(_capitalised("May"), "may", re.IGNORECASE))
    False
    """
    first = re.escape(name[0])
    return (f"(?-i:{first})" if name[0].isupper() else first) + re.escape(name[1:])
