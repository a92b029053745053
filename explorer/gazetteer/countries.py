"""Countries by code or by name, in the languages of the Unicode CLDR that Babel carries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale

from explorer.gazetteer.folding import foldings

LANGUAGES: Final = ("it", "en", "ru", "ko")
"""Languages in which a country's name is known."""


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by that code or by name; None for another.

    >>> country_code("Corea del Nord"), country_code("Россия"), country_code("it")
    ('KP', 'RU', 'IT')
    """
    if name.upper() in _english():
        return name.upper()
    return next((_codes()[key] for key in foldings(name) if key in _codes()), None)


def country_name(code: str | None) -> str:
    """The English name of a country; the code itself where it has none; for None, the sea."""
    return _english().get(code, code) if code else "the sea"


def _english() -> Mapping[str, str]:
    return _territories("en")


@cache
def _territories(language: str) -> Mapping[str, str]:
    """Names by alpha-2 code; continents and other regions have numbers for codes."""
    names = Locale(language).territories.items()
    return {code: str(name) for code, name in names if len(code) == 2 and code.isalpha()}


@cache
def _codes() -> Mapping[str, str]:
    """Codes by folded name."""
    return {
        key: code
        for language in LANGUAGES
        for code, name in _territories(language).items()
        for key in foldings(name)
    }
