"""Names of a text with all that it says of each, and why some are no places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from explorer.authoring.places.evidence import (
    Evidence,
    begins_with_title,
    holds_first_name,
    is_of_region,
    is_speaker,
    is_titled,
    may_be_first_name,
    words_of,
)
from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer.areas import Area, areas_in_short
from explorer.gazetteer.countries import CITY_STATES, named_country
from explorer.gazetteer.folding import fold

NO_PLACE = "no nearby word marks it as a place"
"""Why a name is left out of which the text says nothing more."""
COUNTRY = "a country, not a single point"
REGION = "a region, not a single point"


@dataclass(frozen=True)
class Named:
    """All times that a text has one name."""

    name: str
    times: tuple[Name, ...]
    evidence: tuple[Evidence | None, ...]
    """For each of the times."""
    within: tuple[Area, ...] = ()
    """The states or countries that follow it, any of them."""
    is_town_name: bool = False
    """Whether a town is called so, with a word for something else in it: ``Simi Valley``."""

    @property
    def best(self) -> Evidence | None:
        """The strongest evidence; of equals the first."""
        found = [each for each in self.evidence if each]
        return max(found, key=lambda each: (each.strength, each.query != self.name), default=None)

    @property
    def is_sure(self) -> bool:
        """Whether something strong speaks for it."""
        return self.best is not None and self.best.is_strong


def refused(
    named: Sequence[Named], known: Vocabulary, unknown: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """The names that are not places, judging by the words around them, and why.

    Args:
        named: all names.
        known: the text's language.
        unknown: those that were looked up and are no places, whatever speaks for them.
    """
    titled, first_named = persons(named, known, unknown)
    for each in named:
        own = set(fold(each.name).split())
        if own <= titled:
            reason = "a person, judging by the words beside it"
        elif own <= titled | first_named:
            reason = "a person, judging by the first name"
        else:
            reason = _without_point(each, known) or _too_weak(each, known)
        if reason:
            yield each.name, reason


def persons(
    named: Sequence[Named], known: Vocabulary, unknown: Collection[str] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """The words of persons' names, by a title beside them and by a first name in them."""
    times = [name for each in named for name in each.times]
    unsure = [each.times[0] for each in named if not each.is_sure or each.name in unknown]
    titled = words_of(
        [name for name in times if is_titled(name, known)]
        + [name for name in unsure if begins_with_title(name, known)]
    )
    return titled, words_of([name for name in unsure if holds_first_name(name, known)])


def _without_point(named: Named, known: Vocabulary) -> str:
    """Why a name is one that has no point, if it is."""
    key = fold(named.name)
    if (code := named_country(named.name)) and code not in CITY_STATES and not named.within:
        return COUNTRY
    if not named.within and (areas_in_short(f"{named.name}.") or areas_in_short(named.name)):
        return REGION
    if key in _continents(known.language) | _folded(known.regions):
        return REGION
    if not (named.within or named.is_town_name) and _is_region(named, known):
        return "a region, judging by the words beside it"
    return "an adjective" if key in _folded(known.demonyms) else ""


def _is_region(named: Named, known: Vocabulary) -> bool:
    """Whether it has the word for one beside it, and is marked as a town nowhere else."""
    beside = [is_of_region(name, known) for name in named.times]
    others = zip(named.evidence, beside, strict=True)
    return any(beside) and not any(found and not is_so for found, is_so in others)


def _too_weak(named: Named, known: Vocabulary) -> str:
    """Why too little speaks for a name, if so."""
    if named.best is None:
        return NO_PLACE
    if named.is_sure:
        return ""
    if any(is_speaker(name, known) for name in named.times):
        return "a person who is quoted"
    return "a first name" if may_be_first_name(named.times[0], known) else ""


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word.replace("_", " ")) for word in words)


@cache
def _continents(language: str) -> frozenset[str]:
    """The world, continents and their parts, as the Unicode CLDR calls them."""
    names: Mapping[str, str] = Locale(language).territories
    return frozenset(fold(name) for code, name in names.items() if code.isdigit())
