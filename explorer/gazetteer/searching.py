"""Looking up names: what the gazetteer answers, for one name or for all names of a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process

from explorer.gazetteer.areas import Area
from explorer.gazetteer.countries import CITY_STATES, country_code
from explorer.gazetteer.entries import Entry, Landmark
from explorer.gazetteer.folding import fold, foldings, script
from explorer.gazetteer.index import Index
from explorer.gazetteer.kinds import Kind, keyed, split_kind
from explorer.gazetteer.ranking import (
    EXACTNESS,
    NO_CONTEXT,
    Candidate,
    Context,
    Hit,
    Match,
    chosen,
    rank,
)
from explorer.gazetteer.usual_names import is_usual
from explorer.story.geodesy import sphere_km
from explorer.story.places import Coordinate, Record

MAX_BEGINNINGS: Final = 10
"""Places looked at whose name only begins with what was asked for, the largest ones."""
MAX_CLOSE_BEGINNINGS: Final = 200
"""The same where one of them may be close to a known place, as ``Rivarolo`` (Canavese) may."""
ROUNDS: Final = 2
"""How often names of one story are looked up again with those for landmarks that became clear."""
MIN_BEGINNING: Final = 4
"""Letters that the beginning of a name needs."""
IATA_CODE: Final = re.compile(r"[A-Z]{3}")
"""An airport's code, by which it is found alone."""
MIN_SIMILARITY: Final = 75.0
"""How alike a near spelling is at least, 0 to 100, by the normalised indel distance."""
EXACT_SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC", "HANGUL", "GREEK"})
"""Scripts whose romanisation keeps names apart; in Thai's, Kazan and Khasan are one."""
SHORTEST_COUNTRY: Final = 2
"""Letters that the name of a country has more than: two may be its code."""
MAX_SIMILAR: Final = 8
"""Near spellings offered."""


class Answer(Record):
    """What the gazetteer knows of a name."""

    query: str
    """The name as it was asked for."""
    candidates: tuple[Candidate, ...]
    """The places that bear the name, likeliest first; empty where none does."""
    near_spellings: tuple[Candidate, ...] = ()
    """Places with a similar name, only where no place bears this one."""
    country: str | None = None
    """The ISO 3166-1 alpha-2 code, where the name is that of a country; a country is no place."""

    @property
    def clear(self) -> Candidate | None:
        """The place that is meant, where that is not ambiguous; never for a country's name."""
        best = next(iter(self.candidates), None)
        is_place = self.country is None or self.country in CITY_STATES
        return best if best and best.is_clear and is_place else None


class Gazetteer:
    """Places by name, offline."""

    def __init__(self, index: Index) -> None:
        """Look names up in this index."""
        self._index = index

    def search(
        self,
        name: str,
        *,
        other_names: Collection[str] = (),
        near: Sequence[Landmark] = (),
        countries: Collection[str] = (),
    ) -> Answer:
        """The places that a name may mean; in any language and script of its sources.

        `other_names` are further names of the same place, in other languages: what bears more of
        them ranks higher. `near` are places already known, `countries` those expected, by ISO
        3166-1 alpha-2 code: both only change the ranking, they leave nothing out. If no place bears
        the name, the answer has those with a similar one.

        Raises:
            CacheError: the index cannot be built.
        """
        known, names = Context(near, countries), (name, *other_names)
        answer = self.bearers(name, known, other_names=other_names)
        if answer.candidates:
            return answer
        similar = rank(self._hits(names, self._similar), known)
        return answer.model_copy(update={"near_spellings": similar[:MAX_SIMILAR]})

    def bearers(
        self, name: str, known: Context = NO_CONTEXT, *, other_names: Collection[str] = ()
    ) -> Answer:
        """The places with this very name, which takes a millisecond; see `search`.

        Raises:
            CacheError: the index cannot be built.
        """
        country = country_code(name) if len(name) > SHORTEST_COUNTRY else None
        is_close = bool(known.near) and known.closeness > 1
        limit = MAX_CLOSE_BEGINNINGS if is_close else MAX_BEGINNINGS
        hits = self._hits((name, *other_names), lambda each: self._matches(each, limit))
        return Answer(query=name, candidates=rank(hits, known), country=country)

    def is_town(self, name: str, *, people: int) -> bool:
        """Whether a town of at least so many people bears just this name.

        Raises:
            CacheError: the index cannot be built.
        """
        return any(
            entry.kind is Kind.SETTLEMENT
            and (entry.population or 0) >= people
            and _whole_match(entry, written, name, fold(name)) is not Match.TRANSLITERATED
            for entry, written in self._index.exactly(fold(name))
        )

    def distance_km(self, name: str, at: Coordinate) -> float | None:
        """How far a point is from the nearest place that bears just this name; None without any.

        Raises:
            CacheError: the index cannot be built.
        """
        distances = (
            max(0.0, sphere_km(entry.coordinate, at) - entry.accuracy_km)
            for key in foldings(name) - {""}
            for entry, _ in self._index.exactly(key)
        )
        return min(distances, default=None)

    def by_id(self, entry_id: str) -> Candidate | None:
        """The place with an id of the gazetteer, chosen by somebody; None if there is none.

        Raises:
            CacheError: the index cannot be built.
        """
        entry = self._index.entry(entry_id)
        return chosen(entry) if entry else None

    def is_region(self, name: str) -> bool:
        """Whether the name alone means a state or province rather than any town.

        Raises:
            CacheError: the index cannot be built.
        """
        best = next(iter(self.bearers(name).candidates), None)
        return best is not None and best.entry.kind in {Kind.STATE, Kind.PROVINCE}

    def search_together(
        self,
        names: Iterable[str],
        *,
        other_names: Mapping[str, Collection[str]] = MappingProxyType({}),
        near: Sequence[Landmark] = (),
        countries: Collection[str] = (),
        country_of: Mapping[str, str] = MappingProxyType({}),
    ) -> Mapping[str, Answer]:
        """The answers for names of one story: those that are clear alone help with the others.

        `other_names` and `country_of` hold what is known of single names, by name.

        Raises:
            CacheError: the index cannot be built.
        """

        def answer(name: str, landmarks: Sequence[Landmark]) -> Answer:
            return self.search(
                name,
                other_names=other_names.get(name, ()),
                near=landmarks,
                countries=[country_of[name]] if name in country_of else countries,
            )

        return _together(names, answer, near)

    def bearers_together(
        self,
        names: Iterable[str],
        known: Context = NO_CONTEXT,
        within_of: Mapping[str, Collection[Area]] = MappingProxyType({}),
    ) -> Mapping[str, Answer]:
        """The same of `bearers`; `within_of` is what follows single names in their text.

        Raises:
            CacheError: the index cannot be built.
        """

        def answer(name: str, landmarks: Sequence[Landmark]) -> Answer:
            within = within_of.get(name, ())
            return self.bearers(name, replace(known, near=landmarks, within=within))

        return _together(names, answer, known.near)

    def _hits(
        self, names: Sequence[str], look_up: Callable[[str], Iterable[Hit]]
    ) -> tuple[Hit, ...]:
        """Each place once, under its best match with any of the names."""
        best: dict[str, Hit] = {}
        borne: Counter[str] = Counter()
        for name in names:
            hits: dict[str, Hit] = {}
            for hit in look_up(name):
                earlier = hits.get(hit.entry.id, hit)
                hits[hit.entry.id] = max(earlier, hit, key=lambda each: EXACTNESS[each.match])
            borne.update(hits.keys())
            for key, hit in hits.items():
                earlier = best.get(key, hit)
                best[key] = max(earlier, hit, key=lambda each: EXACTNESS[each.match])
        return tuple(replace(hit, support=borne[key] / len(names)) for key, hit in best.items())

    def _matches(self, name: str, limit: int) -> Iterator[Hit]:
        """Places that bear the name, better kinds of match first."""
        keys = sorted(foldings(name) - {""})
        if IATA_CODE.fullmatch(name):
            for entry, written in self._index.exactly(keyed(Kind.AIRPORT, fold(name))):
                yield Hit(entry, written, Match.OTHER)
        for key in keys:
            for entry, written in self._index.exactly(key):
                yield Hit(entry, written, _whole_match(entry, written, name, key))
        for key in keys:
            kind, rest = split_kind(key)
            if kind is not None:
                yield from self._of_kind(kind, rest)
            if len(key) >= MIN_BEGINNING:
                for entry, written in self._index.beginning(key, limit):
                    yield Hit(entry, written, Match.BEGINNING)

    def _of_kind(self, kind: Kind, rest: str) -> Iterator[Hit]:
        for entry, written in self._index.exactly(keyed(kind, rest)):
            yield Hit(entry, written, Match.MAIN)
        for entry, written in self._index.exactly(rest):
            yield Hit(entry, written, Match.WITHOUT_KIND)

    def _similar(self, name: str) -> Iterator[Hit]:
        """Places with a name like this one, the most alike first."""
        key = fold(name)
        spread = max(1, len(key) // 4)
        keys = self._index.keys(shortest=len(key) - spread, longest=len(key) + spread)
        found = process.extract(
            key, keys, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=MAX_SIMILAR
        )
        for spelling, percent, _ in found:
            for entry, written in self._index.exactly(spelling):
                yield Hit(entry, written, Match.SIMILAR, alike=percent / 100)


def _together(
    names: Iterable[str],
    answer: Callable[[str, Sequence[Landmark]], Answer],
    near: Sequence[Landmark],
) -> dict[str, Answer]:
    """The answers for all names, each with those others for landmarks that are clear alone."""
    names = tuple(dict.fromkeys(names))
    answers = {name: answer(name, near) for name in names}
    for _ in range(ROUNDS):
        clear = {name: found.clear.landmark for name, found in answers.items() if found.clear}
        answers = {
            name: answer(name, [*near, *(clear[other] for other in clear if other != name)])
            for name in names
        }
    return answers


def _whole_match(entry: Entry, written: str, name: str, key: str) -> Match:
    """How a name matches an entry that has exactly this name.

    Small letters mark GeoNames' romanisations of other scripts: `rome` is a name of Lomé.
    """
    if fold(entry.name) == key:
        return Match.MAIN
    if is_usual(entry.geonames, key):
        return Match.USUAL
    is_romanised = script(name) == "LATIN" and written[:1].islower()
    is_exact = script(written) in EXACT_SCRIPTS | {script(name)} and not is_romanised
    return Match.OTHER if is_exact else Match.TRANSLITERATED
