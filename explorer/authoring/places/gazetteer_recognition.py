"""Places recognised by rules and by the offline gazetteer: no model, no network, few and sure.

Its errors are described in `docs/new-story.md`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from explorer.authoring.dates.dating import dates_in
from explorer.authoring.drafts.left_out import by_likelihood
from explorer.authoring.linking_texts.mentions import masked
from explorer.authoring.places.articled_names import in_full
from explorer.authoring.places.datelined_names import datelined
from explorer.authoring.places.entities import NO_ENTITIES, Entities, Marking
from explorer.authoring.places.evidence import (
    Evidence,
    evidence_for,
    is_building,
    is_called_building,
)
from explorer.authoring.places.lone_towns import LEAST_PEOPLE_CLOSE, is_large, lone_towns
from explorer.authoring.places.meant_places import merged, place_of
from explorer.authoring.places.named_areas import areas_of
from explorer.authoring.places.named_evidence import evidence_of, without_firms
from explorer.authoring.places.named_things import NO_PLACE, Named, refused
from explorer.authoring.places.names import Name, names_in
from explorer.authoring.places.qualified_names import Qualifier, qualifier_of
from explorer.authoring.places.unnoticed_towns import towns_among
from explorer.authoring.recognition import FoundPlace, LeftOut, Recognition
from explorer.authoring.spans import Spans
from explorer.authoring.vocabularies import Vocabulary, vocabulary
from explorer.gazetteer import Gazetteer, Landmark
from explorer.gazetteer.areas import country_area
from explorer.gazetteer.countries import CITY_STATES, named_country
from explorer.gazetteer.ranking import SURE, Context

BUILDING = "a street or a building, judging by the words beside it"

_DATELINE = 20
"""Characters between a town and the date of a line that only says where and when it was written."""

LEAST_NEARNESS = 0.4
"""What remains of the factor of nearness in an article, which may name the whole world."""

CLOSENESS = 12.0
"""How much likelier a town beside another one of the text is than its namesake elsewhere: a village
among its neighbours wins against a town of 200 times its people, and not against London."""

_ROUNDS = 3
"""How often small places are looked at again, as each may be near the one before."""

LONGEST_NAME = 100
"""Characters; a longer run of capitalised words is no name of a place."""


class GazetteerRecogniser:
    """Takes a capitalised name for a place where its words say so and the gazetteer is clear."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        language: str,
        countries: Collection[str] = (),
        marking: Marking | None = None,
    ) -> None:
        """Raises KeyError where there is no vocabulary for the language.

        Args:
            gazetteer: where places are looked up.
            language: of the texts.
            countries: ISO 3166-1 codes of those in which places are expected.
            marking: a language model, which knows more places and persons; None without one.
        """
        self._gazetteer = gazetteer
        self._known = vocabulary(language)
        self._countries = countries
        self._marking = marking

    def recognise(self, text: str, published: date | None) -> Recognition:
        """The places and dates of a text; see `Recogniser`.

        Raises:
            CacheError: the gazetteer's index cannot be built.
        """
        searched = masked(text)
        dates, unread = dates_in(searched, self._known, published)
        of_dates = Spans([*(found.span for found in dates), *unread])
        spoken = self._spoken(searched, of_dates)
        areas = areas_of(searched, spoken, self._known, self._gazetteer)
        context = Context(
            (), self._countries, areas, least_nearness=LEAST_NEARNESS, closeness=CLOSENESS
        )
        fitting = [name for name in spoken if not _is_too_long(name)]
        marked = self._marking(searched) if self._marking else NO_ENTITIES
        outside = [
            name
            for name in fitting
            if not (self._is_building(searched, name) or self._is_other(name, marked))
        ]
        named = self._named(searched, outside, of_dates, marked)
        places, reasons = self._placed(searched, named, spoken, context)
        reported = {name.key for name in fitting}.difference(name.key for name in outside)
        reported.update(name.key for each in named for name in each.times)
        reasons |= _too_long(spoken) | _buildings(fitting, outside, named)
        left_out = [LeftOut(name, reason) for name, reason in reasons.items()]
        left_out += self._unnoticed(searched, spoken, of_dates, reported)
        left_out += dict.fromkeys(unread.values())
        ordered = by_likelihood(left_out, self._gazetteer)
        places = [_spelt(place, self._known) for place in places]
        return Recognition(merged(places), tuple(dates), ordered, tuple(unread))

    def _spoken(self, text: str, of_dates: Spans) -> list[Name]:
        """The names in the sentences of a text that are no part of a date."""
        names = [
            name
            for name in names_in(text, self._known)
            if not of_dates.within(name.start, name.end) and len(name.key) > 1
        ]
        return in_full(text, names, self._known, self._gazetteer)

    def _is_other(self, name: Name, marked: Entities) -> bool:
        """Whether a model takes it for a person or the like, and no word beside it objects."""
        own = evidence_for(name, self._known) if marked.is_other(name.start, name.end) else None
        return marked.is_other(name.start, name.end) and not (own and own.is_strong)

    def _is_building(self, text: str, name: Name) -> bool:
        """Whether it is one, and no town called like one with its state behind it."""
        if name.key in self._known.name_beginnings:
            return True
        if is_called_building(name, self._known):
            first = name.key.split()[0]
            if first in self._known.building_kinds and self._is_called_so(name):
                return False
            qualifier = qualifier_of(text, name)
            return qualifier is None or not qualifier.marks_place
        return is_building(name, self._known)

    def _is_called_so(self, name: Name) -> bool:
        """Whether a town has the whole of a long name: ``Market Harborough``, ``Simi Valley``."""
        is_long = len(name.key.split()) > 1
        return is_long and self._gazetteer.is_town(name.text, people=LEAST_PEOPLE_CALLED)

    def _placed(
        self, text: str, named: list[Named], spoken: list[Name], context: Context
    ) -> tuple[list[FoundPlace], dict[str, str]]:
        """The places that names mean; and the other names, each with the reason."""
        reasons = dict(refused(named, self._known))
        asked = {each.best.query: each for each in named if each.best and each.name not in reasons}
        unknown = self._looked_up(asked, context)[1]
        reasons |= dict(refused(named, self._known, unknown)) | unknown
        asked = {query: each for query, each in asked.items() if each.name not in reasons}
        # Search again: names that are left out now served as landmarks the first time.
        places, unclear = self._looked_up(asked, context)
        reasons |= unclear
        unmarked = [each for each in named if reasons.get(each.name) == NO_PLACE]
        near = [place.candidate.landmark for place in places]
        lone = self._lone(text, unmarked, spoken, replace(context, near=near))
        found = {place.name for place in lone}
        return places + lone, {name: why for name, why in reasons.items() if name not in found}

    def _lone(
        self, text: str, unmarked: list[Named], spoken: list[Name], context: Context
    ) -> list[FoundPlace]:
        """The large towns among the names that nothing marks; they are no stops."""
        towns = {each.name: each for each in lone_towns(text, unmarked, spoken, self._known)}
        answers = self._gazetteer.bearers_together(towns, context)
        large = {
            name: each for name, each in towns.items() if is_large(each, answers[name], context)
        }
        placed = (place_of(each, answers[name], context) for name, each in large.items())
        return [place for place in placed if isinstance(place, FoundPlace)]

    def _unnoticed(
        self, text: str, spoken: list[Name], of_dates: Spans, reported: Collection[str]
    ) -> Iterator[LeftOut]:
        """Towns of which nothing else is reported, those in headings without a date among them."""
        others = [
            name
            for name in names_in(text, self._known, headings=True)
            if not of_dates.within(name.start, name.end + _DATELINE)
        ]
        names = (name for name in (*spoken, *others) if not _is_too_long(name))
        for town in towns_among(names, reported, self._gazetteer, self._known):
            yield LeftOut(town, NO_PLACE)

    def _looked_up(
        self, asked: Mapping[str, Named], context: Context
    ) -> tuple[list[FoundPlace], dict[str, str]]:
        """The places by what is looked up for each; and the other names, each with the reason.

        A place that is too small alone may be near one that is not.
        """
        within = {query: each.within for query, each in asked.items() if each.within}
        for query, each in asked.items():
            if (code := named_country(each.name)) in CITY_STATES:
                within[query] = (country_area(str(code)),)
        answers = self._gazetteer.bearers_together(asked, context, within)
        near: list[Landmark] = []
        for _ in range(_ROUNDS):
            around = replace(context, near=near)
            found = {each.name: place_of(each, answers[q], around) for q, each in asked.items()}
            places = [place for place in found.values() if isinstance(place, FoundPlace)]
            sure = (place for place in places if place.candidate.is_clear)
            near = [place.candidate.landmark for place in sure]
        return places, {name: why for name, why in found.items() if isinstance(why, str)}

    def _named(
        self, text: str, spoken: list[Name], of_dates: Spans, marked: Entities
    ) -> list[Named]:
        """The names that do not only begin sentences, with what speaks for them."""
        qualifiers = [self._qualifier(text, name) for name in spoken]
        evidence = datelined(
            text, spoken, of_dates, evidence_of(text, spoken, qualifiers, marked, self._known)
        )
        evidence = without_firms(text, spoken, evidence, self._known)
        times: dict[str, list[int]] = {}
        for index, name in enumerate(spoken):
            times.setdefault(name.key, []).append(index)
        return [
            Named(
                _unshouted([spoken[index] for index in at]),
                tuple(spoken[index] for index in at),
                tuple(evidence[index] for index in at),
                next((found.areas for index in at if (found := qualifiers[index])), ()),
                self._is_called_so(spoken[at[0]]),
            )
            for key, at in times.items()
            if key and any(self._is_name(spoken[index], evidence[index]) for index in at)
        ]

    def _qualifier(self, text: str, name: Name) -> Qualifier | None:
        """What follows a name to say where it is, if a town of that name is there."""
        found = qualifier_of(text, name)
        if found is None or named_country(name.text):
            return None
        context = Context(within=found.areas)
        best = next(iter(self._gazetteer.bearers(name.text, context).candidates), None)
        is_there = best and best.match in SURE and any(a.contains(best.entry) for a in found.areas)
        return found if is_there else None

    def _is_name(self, name: Name, found: Evidence | None) -> bool:
        """Whether it is more than the first word of a sentence."""
        return bool(found) or not name.begins_sentence or self._is_large_town(name)

    def _is_large_town(self, name: Name) -> bool:
        return self._gazetteer.is_town(name.text, people=LARGE_TOWN)


LARGE_TOWN = LEAST_PEOPLE_CLOSE
"""Population of a town whose name may be one although it only begins sentences."""
LEAST_PEOPLE_CALLED = 1_000
"""Population of a town that is called like a building or a region."""


def _is_too_long(name: Name) -> bool:
    return name.end - name.start > LONGEST_NAME


def _too_long(spoken: list[Name]) -> dict[str, str]:
    long = (name for name in spoken if _is_too_long(name))
    return {f"{name.text[:LONGEST_NAME]}…": "too long for a name" for name in long}


def _buildings(fitting: list[Name], outside: list[Name], named: list[Named]) -> dict[str, str]:
    """The names that only streets and buildings have."""
    kept, others = {name.key for name in outside}, {each.name for each in named}
    return {
        name.text: BUILDING
        for name in fitting
        if name.key not in kept and name.key and name.text not in others
    }


def _unshouted(times: list[Name]) -> str:
    """The name as it is first written in small letters, for a dateline may shout: ``ROME``."""
    written = [name.text for name in times]
    return next((text for text in written if not text.isupper()), written[0])


_LONGEST_ABBREVIATION = 3
"""Letters of a name in capitals that is not written in small ones: ``USA``."""


def _spelt(place: FoundPlace, known: Vocabulary) -> FoundPlace:
    """The place with its name in small letters, if the text only shouts it."""
    if not place.name.isupper() or len(place.name) <= _LONGEST_ABBREVIATION:
        return place
    small = known.of | known.function_words
    first, *rest = place.name.split(" ")
    words = [first.title(), *(w.lower() if w.lower() in small else w.title() for w in rest)]
    return replace(place, name=" ".join(words))
