"""Countries by code or by any name in use, and the adjectives that are made of their names.

Names are those of the Unicode CLDR, through Babel, in seven languages; those that it lacks, short,
former and official ones, are in `data/gazetteer/country_names.csv` (Natural Earth's, public domain,
the alternatives of the CLDR, and our own additions), with the adjectives.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from babel import Locale

from explorer.gazetteer.folding import fold, foldings
from explorer.paths import DATA

LANGUAGES: Final = ("it", "en", "de", "fr", "es", "ru", "ko")
"""Languages in which a country's name is known."""
COUNTRY_NAMES: Final = DATA / "gazetteer" / "country_names.csv"
_GROUPS: Final = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Codes of the CLDR that are no country's."""
_SHORTEST: Final = 3
"""Letters of the shortest name that need not be in capitals: ``Usa``, but not ``Us``."""
CITY_STATES: Final = frozenset({"GI", "HK", "MC", "MO", "SG", "SM", "VA"})
"""Codes of countries that are a town, so that one point is theirs."""
_ENDINGS: Final = {
    "co": ("co", "ca", "ci", "chi", "che"),
    "go": ("go", "ga", "gi", "ghi", "ghe"),
    "o": ("o", "a", "i", "e"),
    "a": ("a", "i", "e"),
    "e": ("e", "i"),
}
"""Endings of Italian adjectives by that of the masculine singular; the longest one counts."""


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by that code or by name; None for another.

    >>> country_code("Corea del Nord"), country_code("Россия"), country_code("it")
    ('KP', 'RU', 'IT')
    """
    if name.upper() in _english():
        return name.upper()
    return next((_codes()[key] for key in foldings(name) if key in _codes()), None)


def named_country(name: str) -> str | None:
    """The same for a name in a running text, where ``It`` and ``us`` are words of their own.

    >>> named_country("Turkey"), named_country("UK"), named_country("Us"), named_country("IT")
    ('TR', 'GB', None, None)
    """
    if len(fold(name)) < _SHORTEST and not name.isupper():
        return None
    return next((_codes()[key] for key in foldings(name) if key in _codes()), None)


def country_name(code: str | None) -> str:
    """The English name of a country; the code itself where it has none; for None, the sea."""
    return _english().get(code, code) if code else "the sea"


def countries_of_adjectives(language: str) -> Mapping[str, str]:
    """Countries by the folded adjectives of a language in all their forms; empty for most.

    >>> adjectives = countries_of_adjectives("it")
    >>> adjectives["francesi"], adjectives["polacche"]
    ('FR', 'PL')
    """
    return _adjectives(language)


@cache
def _adjectives(language: str) -> Mapping[str, str]:
    column = f"adjectives_{language}"
    return {
        fold(form): row["code"]
        for row in _rows()
        for word in row.get(column, "").split("|")
        if word
        for form in (_forms(word) if language == "it" else (word, f"{word}s"))
    }


def _forms(adjective: str) -> Iterator[str]:
    ending = next((each for each in _ENDINGS if adjective.endswith(each)), "")
    for other in _ENDINGS.get(ending, ("",)):
        yield adjective.removesuffix(ending) + other


def _english() -> Mapping[str, str]:
    return _territories("en")


@cache
def _territories(language: str) -> Mapping[str, str]:
    """Names by alpha-2 code; continents and other regions have numbers for codes."""
    names = Locale(language).territories.items()
    return {
        code: str(name)
        for code, name in names
        if len(code) == 2 and code.isalpha() and code not in _GROUPS
    }


@cache
def _codes() -> Mapping[str, str]:
    """Codes by folded name."""
    official = {
        key: code
        for language in LANGUAGES
        for code, name in _territories(language).items()
        for key in foldings(name)
    }
    others = {
        key: row["code"]
        for row in _rows()
        for name in row["names"].split("|")
        for key in foldings(name)
        if key
    }
    return official | others


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    with COUNTRY_NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
