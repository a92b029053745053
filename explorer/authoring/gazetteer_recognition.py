"""Places recognised by rules and by the offline gazetteer: no model, no network, few and sure.

Its errors are described in `docs/new-story.md`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from babel import Locale

from explorer.authoring.dating import dates_in
from explorer.authoring.evidence import (
    Evidence,
    begins_with_title,
    evidence_for,
    follows,
    holds_first_name,
    is_of_region,
    is_speaker,
    is_titled,
    may_be_first_name,
    words_of,
)
from explorer.authoring.mentions import masked
from explorer.authoring.names import Name, names_in
from explorer.authoring.recognition import (
    FoundMention,
    FoundPlace,
    LeftOut,
    Recognition,
)
from explorer.authoring.spans import Span, Spans
from explorer.authoring.unnoticed_towns import LEAST_PEOPLE_WEAK, towns_among
from explorer.authoring.vocabularies import Vocabulary, vocabulary
from explorer.gazetteer import Answer, Candidate, Gazetteer
from explorer.gazetteer.countries import country_code
from explorer.gazetteer.folding import fold
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.ranking import SURE

LEAST_CONFIDENCE = 0.6
"""From here on a place is taken: one and a half times as likely as any other of its name."""

NO_PLACE = "no nearby word marks it as a place"
"""Why a name is left out of which the text says nothing more."""

CITY_STATES = frozenset({"GI", "HK", "MC", "MO", "SG", "SM", "VA"})
"""ISO 3166-1 codes of countries that are a town, so that one point is theirs."""

_DATELINE = 20
"""Characters between a town and the date of a line that only says where and when it was written."""

LONGEST_NAME = 100
"""Characters; a longer run of capitalised words is no name of a place."""

LEAST_PEOPLE_STRONG = 5_000
"""People of the smallest town that is taken where ``in`` speaks for it."""


@dataclass(frozen=True)
class _Named:
    """All times that a text has one name."""

    name: str
    times: tuple[Name, ...]
    evidence: tuple[Evidence | None, ...]
    """For each of the times."""

    @property
    def best(self) -> Evidence | None:
        """The strongest evidence; of equals the first."""
        found = [each for each in self.evidence if each]
        return max(found, key=lambda each: (each.strength, each.query != self.name), default=None)

    @property
    def is_sure(self) -> bool:
        """Whether something strong speaks for it."""
        return self.best is not None and self.best.is_strong


class GazetteerRecogniser:
    """Takes a capitalised name for a place where its words say so and the gazetteer is clear."""

    def __init__(
        self, gazetteer: Gazetteer, language: str, countries: Collection[str] = ()
    ) -> None:
        """Raises KeyError where there is no vocabulary for the language.

        Args:
            gazetteer: where places are looked up.
            language: of the texts.
            countries: ISO 3166-1 codes of those in which places are expected.
        """
        self._gazetteer = gazetteer
        self._known = vocabulary(language)
        self._countries = countries

    def recognise(self, text: str, published: date | None) -> Recognition:
        """The places and dates of a text; see `Recogniser`.

        Raises:
            CacheError: the gazetteer's index cannot be built.
        """
        searched = masked(text)
        dates, unread = dates_in(searched, self._known, published)
        of_dates = Spans([*(found.span for found in dates), *unread])
        spoken = [
            name
            for name in names_in(searched, self._known)
            if not of_dates.within(name.start, name.end)
        ]
        named = self._named(searched, [name for name in spoken if not _is_too_long(name)])
        refused = {
            f"{name.text[:LONGEST_NAME]}…": "too long for a name"
            for name in spoken
            if _is_too_long(name)
        }
        refused |= dict(self._refused(named))
        asked = {each.best.query: each for each in named if each.best and each.name not in refused}
        unknown = self._looked_up(asked)[1]
        refused |= dict(self._refused(named, unknown)) | unknown
        asked = {query: each for query, each in asked.items() if each.name not in refused}
        # Search again: names that are left out now served as landmarks the first time.
        places, unclear = self._looked_up(asked)
        refused |= unclear
        left_out = [LeftOut(name, reason) for name, reason in refused.items()]
        left_out += self._unnoticed(searched, spoken, of_dates, named)
        left_out += dict.fromkeys(unread.values())
        return Recognition(_merged(places), tuple(dates), tuple(left_out), tuple(unread))

    def _unnoticed(
        self, text: str, spoken: list[Name], of_dates: Spans, named: list[_Named]
    ) -> Iterator[LeftOut]:
        """Towns of which nothing else is reported, those in headings without a date among them."""
        reported = {name.key for each in named for name in each.times}
        others = [
            name
            for name in names_in(text, self._known, headings=True)
            if not of_dates.within(name.start, name.end + _DATELINE)
        ]
        names = (name for name in (*spoken, *others) if not _is_too_long(name))
        for town in towns_among(names, reported, self._gazetteer, self._known):
            yield LeftOut(town, NO_PLACE)

    def _looked_up(self, asked: Mapping[str, _Named]) -> tuple[list[FoundPlace], dict[str, str]]:
        """The places by what is looked up for each; and the other names, each with the reason."""
        towns = {query: code for query in asked if (code := country_code(query)) in CITY_STATES}
        answers = self._gazetteer.search_together(
            asked, countries=self._countries, country_of={q: str(code) for q, code in towns.items()}
        )
        found = {each.name: _place(each, answers[query]) for query, each in asked.items()}
        places = [place for place in found.values() if isinstance(place, FoundPlace)]
        return places, {name: why for name, why in found.items() if isinstance(why, str)}

    def _named(self, text: str, spoken: list[Name]) -> list[_Named]:
        """The names that do not only begin sentences, with what speaks for them."""
        evidence = self._evidence(text, spoken)
        times: dict[str, list[tuple[Name, Evidence | None]]] = {}
        for name, found in zip(spoken, evidence, strict=True):
            times.setdefault(name.key, []).append((name, found))
        return [
            _Named(_unshouted(at), tuple(name for name, _ in at), tuple(found for _, found in at))
            for key, at in times.items()
            if key and any(found or not name.begins_sentence for name, found in at)
        ]

    def _evidence(self, text: str, spoken: list[Name]) -> list[Evidence | None]:
        """The evidence for each name: its own, or that of a place that it is named beside."""
        evidence: list[Evidence | None] = []
        earlier: Name | None = None
        for name in spoken:
            found = evidence_for(name, self._known)
            if not found and earlier and evidence[-1] and follows(text, earlier, name, self._known):
                found = evidence[-1].passed_on(earlier, name)
            evidence.append(found)
            earlier = name
        return evidence

    def _refused(
        self, named: list[_Named], unknown: Collection[str] = ()
    ) -> Iterator[tuple[str, str]]:
        """The names that are not places, judging by the words around them, and why.

        Args:
            named: all names.
            unknown: those that were looked up and are no places, whatever speaks for them.
        """
        times = [name for each in named for name in each.times]
        unsure = [each.times[0] for each in named if not each.is_sure or each.name in unknown]
        titled = words_of(
            [name for name in times if is_titled(name, self._known)]
            + [name for name in unsure if begins_with_title(name, self._known)]
        )
        first_named = words_of([name for name in unsure if holds_first_name(name, self._known)])
        for each in named:
            own = set(fold(each.name).split())
            if own <= titled:
                reason = "a person, judging by the words beside it"
            elif own <= titled | first_named:
                reason = "a person, judging by the first name"
            else:
                reason = _without_point(each, self._known) or _too_weak(each, self._known)
            if reason:
                yield each.name, reason


def _is_too_long(name: Name) -> bool:
    return name.end - name.start > LONGEST_NAME


def _unshouted(times: list[tuple[Name, Evidence | None]]) -> str:
    """The name as it is first written in small letters, for a dateline may shout: ``ROME``."""
    written = [name.text for name, _ in times]
    return next((text for text in written if not text.isupper()), written[0])


def _without_point(named: _Named, known: Vocabulary) -> str:
    """Why a name is one that has no point, if it is."""
    key = fold(named.name)
    if (code := country_code(named.name)) and code not in CITY_STATES:
        return "a country, not a single point"
    if key in _regions(known.language) | _folded(known.regions):
        return "a region, not a single point"
    if any(is_of_region(name, known) for name in named.times):
        return "a region, judging by the words beside it"
    return "an adjective" if key in _folded(known.demonyms) else ""


def _too_weak(named: _Named, known: Vocabulary) -> str:
    """Why too little speaks for a name, if so."""
    if named.best is None:
        return NO_PLACE
    if named.is_sure:
        return ""
    if any(is_speaker(name, known) for name in named.times):
        return "a person who is quoted"
    return "a first name" if may_be_first_name(named.times[0], known) else ""


def _place(named: _Named, answer: Answer) -> FoundPlace | str:
    """The place that a name means, or why it is left out."""
    evidence, best = named.best, next(iter(answer.candidates), None)
    assert evidence is not None
    if best is None or best.match not in SURE:
        similar = next(iter(answer.near_spellings), None)
        like = f", the closest is {similar.entry.name}" if similar else ""
        return f"no place of that name in the gazetteer{like}"
    if best.written.isupper() and not named.name.isupper():
        return f"only as an abbreviation, {best.written}, of {best.entry.name}"
    if best.confidence < LEAST_CONFIDENCE:
        return f"not clear which place, {best.confidence:.0%} sure of {best.entry.name}"
    least = LEAST_PEOPLE_STRONG if evidence.is_strong else LEAST_PEOPLE_WEAK
    is_known = evidence.names_kind or best.entry.country in CITY_STATES
    if not is_known and _is_smaller(best, least):
        return f"{best.entry.name} is too small a place to be sure"
    return FoundPlace(
        named.name,
        best,
        confidence=round(best.confidence * evidence.strength, 2),
        why=f"{evidence.words}; {'; '.join(best.reasons)}",
        mentions=tuple(
            FoundMention(Span(name.start, name.end), is_stop=found is not None)
            for name, found in zip(named.times, named.evidence, strict=True)
        ),
    )


def _is_smaller(best: Candidate, people: int) -> bool:
    entry = best.entry
    return entry.kind is Kind.SETTLEMENT and (entry.population or 0) < people


def _merged(places: list[FoundPlace]) -> tuple[FoundPlace, ...]:
    """Each place once, under the name of which it is surest, in the text's order."""
    by_id: dict[str, FoundPlace] = {}
    for place in places:
        key = place.candidate.entry.id
        earlier = by_id.get(key, place)
        best = max(earlier, place, key=lambda each: each.confidence)
        mentions = {*earlier.mentions, *place.mentions}
        ordered = tuple(sorted(mentions, key=lambda mention: mention.span.start))
        by_id[key] = replace(best, mentions=ordered)
    return tuple(sorted(by_id.values(), key=lambda place: place.mentions[0].span.start))


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word.replace("_", " ")) for word in words)


@cache
def _regions(language: str) -> frozenset[str]:
    """The world, continents and their parts, as the Unicode CLDR calls them."""
    names: Mapping[str, str] = Locale(language).territories
    return frozenset(fold(name) for code, name in names.items() if code.isdigit())
