"""The names of months, weekdays and seasons, and their numbers.

Most are from the Unicode CLDR, by way of Babel; the others are what people write, too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError

LANGUAGES: Final = ("en", "it", "de", "fr", "es")
"""In which dates are understood as people type them."""

Width = Literal["wide", "abbreviated"]
_WIDTHS: Final[tuple[Width, ...]] = ("wide", "abbreviated")

_MORE_MONTHS: Final[Mapping[str, Mapping[str, int]]] = {
    "en": {"Sept": 9},
    "it": {"genn": 1, "febb": 2, "magg": 5, "giu": 6, "lugl": 7, "sett": 9},
    "de": {"Febr": 2, "Mrz": 3, "Jun": 6, "Jul": 7, "Dez": 12},
    "fr": {"janv": 1, "fevr": 2, "juil": 7},
}
"""Short names that the CLDR lacks, or has in another form."""
_MORE_DAYS: Final[Mapping[str, Mapping[str, int]]] = {
    "en": {"Tues": 1, "Weds": 2, "Thur": 3, "Thurs": 3}
}

SEASONS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("spring", "primavera", "fruhling", "fruhjahr", "printemps"), 21),
    **dict.fromkeys(("summer", "estate", "sommer", "ete", "verano"), 22),
    **dict.fromkeys(("autumn", "fall", "autunno", "herbst", "automne", "otono"), 23),
    **dict.fromkeys(("winter", "inverno", "hiver", "invierno"), 24),
}
"""The number that EDTF has for a season, by its name without accents."""


@cache
def months(language: str, width: Width) -> Mapping[str, int]:
    """The number of each month by its name as it is written, without a point.

    Args:
        language: a language of the CLDR, such as ``pt-BR``.
        width: whether the names are short; then those of newspapers are among them.
    """
    return _named(language, "months", "format", width) | _more(_MORE_MONTHS, language, width)


@cache
def weekdays(language: str, width: Width) -> Mapping[str, int]:
    """The number of each weekday, Monday being 0, by its name as it is written, without a point."""
    return _named(language, "days", "format", width) | _more(_MORE_DAYS, language, width)


@cache
def typed_months() -> Mapping[str, int]:
    """The number of each month by all its names in the five languages, unaccented.

    >>> typed_months()["mrz"], typed_months()["aout"]
    (3, 8)
    """
    return {unaccented(name): number for name, number in _typed("months", _MORE_MONTHS)}


@cache
def typed_weekdays() -> Mapping[str, int]:
    """The number of each weekday, Monday being 0, by all its names in the five languages."""
    names = {unaccented(name): number for name, number in _typed("days", _MORE_DAYS)}
    unclear = {"mar", "do", "so", "ma"}  # a month, and words that mean something else
    return {name: number for name, number in names.items() if name not in unclear}


def english_month(number: int) -> str:
    """The English name of a month.

    >>> english_month(3)
    'March'
    """
    return next(name for name, each in months("en", "wide").items() if each == number)


def english_weekday(day: date) -> str:
    """The English name of the weekday of a day.

    >>> english_weekday(date(2025, 1, 13))
    'Monday'
    """
    names = weekdays("en", "wide").items()
    return next(name for name, number in names if number == day.weekday())


def unaccented(name: str) -> str:
    """A name in small letters without accents.

    >>> unaccented("Février")
    'fevrier'
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _typed(kind: str, more: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, int]]:
    for language in LANGUAGES:
        for width in _WIDTHS:
            for style in ("stand-alone", "format"):
                yield from _named(language, kind, style, width).items()
            yield from _more(more, language, width).items()


def _named(language: str, kind: str, style: str, width: Width) -> dict[str, int]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}  # a language of which the CLDR has no names
    named: Mapping[int, str] = getattr(locale, kind)[style][width]
    return {name.rstrip("."): number for number, name in named.items()}


def _more(more: Mapping[str, Mapping[str, int]], language: str, width: Width) -> dict[str, int]:
    return dict(more.get(language, {})) if width == "abbreviated" else {}
