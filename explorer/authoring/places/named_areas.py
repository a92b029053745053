"""The countries and states that a text names: where the towns that it names are likelier."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import words
from explorer.gazetteer import Gazetteer
from explorer.gazetteer.areas import Area, areas_named, country_area
from explorer.gazetteer.countries import countries_of_adjectives
from explorer.gazetteer.folding import fold

_CAPITALISED = frozenset({"en"})
"""Languages that write such adjectives with a capital letter."""


def areas_of(
    text: str, names: Iterable[Name], known: Vocabulary, gazetteer: Gazetteer
) -> tuple[Area, ...]:
    """The countries and first-level divisions that a text names, by name or by adjective,
    and those that texts in its language need not name.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    by_name = (
        area
        for key in dict.fromkeys(name.text for name in names)
        for area in areas_named(key)
        if area.is_country or gazetteer.is_region(key)
    )
    home = (country_area(code.upper()) for code in sorted(known.home_countries))
    return tuple(dict.fromkeys((*by_name, *_of_adjectives(text, known), *home)))


def _of_adjectives(text: str, known: Vocabulary) -> Iterable[Area]:
    adjectives = countries_of_adjectives(known.language)
    needs_capital = known.language in _CAPITALISED
    spoken = words(text, known)
    for index, word in enumerate(spoken):
        if needs_capital and not word.is_capitalised:
            continue
        both = " ".join(each.text for each in spoken[index : index + 2])
        code = adjectives.get(fold(both)) or adjectives.get(fold(word.text))
        if code:
            yield country_area(code)
