"""The names of months and weekdays in a language, from the Unicode CLDR, and their numbers."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

_NEWSPAPER_MONTHS = {"en": {"Sept": 9}}
"""Short names that the CLDR lacks."""
_NEWSPAPER_DAYS = {"en": {"Tues": 1, "Weds": 2, "Thur": 3, "Thurs": 3}}
_ALSO_WORDS = {"it": frozenset({"set", "mar", "mag"})}
"""Short names of months that are words, so that only a year or a weekday makes a date of them."""


@cache
def month_number(name: str, language: str) -> int:
    """The number of a month by its full or short name, in letters of any size.

    >>> month_number("Sept.", "en"), month_number("MARZO", "it")
    (9, 3)
    """
    return _months(language)[name.rstrip(".").lower()]


@cache
def weekday_number(name: str, language: str) -> int:
    """The number of a weekday, Monday being 0; its accent may be missing or an apostrophe.

    >>> weekday_number("VENERDI'", "it"), weekday_number("Sat.", "en")
    (4, 5)
    """
    plain = name.rstrip(".").lower()
    days = _days(language, "wide") | _short_days(language)
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
    wide = _written(language, "months", "wide")
    short = {*_written(language, "months", "abbreviated"), *_NEWSPAPER_MONTHS.get(language, ())}
    names = sorted(map(_capitalised, wide), key=len, reverse=True)
    if not is_wide:
        ordered = sorted(short - wide, key=len, reverse=True)
        names += [rf"{_capitalised(name)}\b\.?" for name in ordered]
    return f"(?:{'|'.join(names)})"


@cache
def weekday_pattern(language: str, *, is_wide: bool = True) -> str:
    """The names of the weekdays, with the short ones (``Sat.``) unless `is_wide`."""
    days = sorted(_written(language, "days", "wide"), key=len, reverse=True)
    names = list(map(_unaccented, days))
    if not is_wide:
        short = {*_written(language, "days", "abbreviated"), *_NEWSPAPER_DAYS.get(language, ())}
        names += [rf"{_capitalised(name)}\b\.?" for name in sorted(short, key=len, reverse=True)]
    return f"(?:{'|'.join(names)})"


def has_month_first(language: str) -> bool:
    """Whether a language also writes the month before the day: ``September 15``."""
    pattern: str = Locale(language).date_formats["long"].pattern
    return pattern.index("M") < pattern.index("d")


def _months(language: str) -> dict[str, int]:
    named = Locale(language).months["format"]
    both = [*named["abbreviated"].items(), *named["wide"].items()]
    found = {name.rstrip(".").lower(): number for number, name in both}
    return found | {name.lower(): day for name, day in _NEWSPAPER_MONTHS.get(language, {}).items()}


def _days(language: str, width: str) -> dict[str, int]:
    named = Locale(language).days["format"][width]
    return {name.rstrip(".").lower(): number for number, name in named.items()}


def _short_days(language: str) -> dict[str, int]:
    extra = {name.lower(): day for name, day in _NEWSPAPER_DAYS.get(language, {}).items()}
    return _days(language, "abbreviated") | extra


def _written(language: str, kind: str, width: str) -> set[str]:
    named = getattr(Locale(language), kind)["format"][width]
    return {name.rstrip(".") for name in named.values()}


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
