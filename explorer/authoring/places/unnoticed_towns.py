"""Large towns that a text names without a word that marks them as places, as in a heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from explorer.authoring.places.evidence import begins_with_title, holds_first_name, is_titled
from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer import Gazetteer
from explorer.gazetteer.folding import fold

LEAST_PEOPLE_WEAK = 15_000
"""Population of the smallest town that is accepted after ``to``, or reported if it is left out."""


def towns_among(
    names: Iterable[Name], reported: Collection[str], gazetteer: Gazetteer, known: Vocabulary
) -> Iterator[str]:
    """The names of large towns, also without the word that begins their sentence.

    Args:
        names: as they are in the text.
        reported: folded names that are reported anyway.
        gazetteer: knows the towns.
        known: the text's language.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    seen = set(reported)
    for name in names:
        is_person = any(is_so(name, known) for is_so in _PERSONS)
        if name.key in seen or is_person:
            continue
        seen.add(name.key)
        rest = name.text.partition(" ")[2] if name.begins_sentence else ""
        for words in filter(fold, (name.text, rest)):
            if fold(words) not in reported and gazetteer.is_town(words, people=LEAST_PEOPLE_WEAK):
                yield words
                break


_PERSONS = (is_titled, begins_with_title, holds_first_name)
