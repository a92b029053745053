"""Large towns that a text names where nothing says so: at the head of a sentence, in a heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from explorer.authoring.evidence import begins_with_title, holds_first_name, is_titled
from explorer.authoring.names import Name
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer import Gazetteer
from explorer.gazetteer.folding import fold

LEAST_PEOPLE_WEAK = 50_000
"""People of the smallest town that is taken where only ``to`` speaks for it, or that is missed."""


def towns_among(
    names: Iterable[Name], told: Collection[str], gazetteer: Gazetteer, known: Vocabulary
) -> Iterator[str]:
    """The names that are a large town's, also without the word that begins their sentence.

    Args:
        names: as they stand in the text.
        told: folded, those of which something is reported anyway.
        gazetteer: knows the towns.
        known: the text's language.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    seen = set(told)
    for name in names:
        is_person = any(is_so(name, known) for is_so in _PERSONS)
        if name.key in seen or is_person:
            continue
        seen.add(name.key)
        rest = name.text.partition(" ")[2] if name.begins_sentence else ""
        for words in filter(fold, (name.text, rest)):
            if fold(words) not in told and gazetteer.is_town(words, people=LEAST_PEOPLE_WEAK):
                yield words
                break


_PERSONS = (is_titled, begins_with_title, holds_first_name)
