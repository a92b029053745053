"""Codes of languages and countries that have the right form and do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from explorer.reading.checks.territories import country_names
from explorer.reading.reports import Report
from explorer.story.records import Story

ALSO_COUNTRIES = {"XK"}
"""Not in ISO 3166-1, but in use where a code is needed: Kosovo."""


def check(story: Story) -> Iterator[Report]:
    """Report each code that does not exist, with the one that was probably meant."""
    for index, code in enumerate(story.languages):
        yield from _language(("languages", index), code)
    for index, place in enumerate(story.places):
        for code in place.names:
            yield from _language(("places", index, "names", code), code)
        if place.country and place.country not in country_names().keys() | ALSO_COUNTRIES:
            meant = get_global("territory_aliases").get(place.country, ())
            hint = f"{meant[0]}?" if meant else ""
            path = ("places", index, "country")
            yield Report(path, repr(place.country), "the ISO 3166-1 code of a country", hint)
    for index, source in enumerate(story.sources):
        yield from _language(("sources", index, "lang"), source.lang)


def _language(path: tuple[int | str, ...], code: str) -> Iterator[Report]:
    if code.partition("-")[0] not in _languages():
        meant = get_global("language_aliases").get(code)
        expected = "the ISO 639 code of a language"
        yield Report(path, repr(code), expected, f"{meant}?" if meant else "")


@cache
def _languages() -> frozenset[str]:
    """The codes of the languages that Unicode's CLDR can name."""
    return frozenset(Locale("en").languages)
