"""Looking up names: what the gazetteer answers, for one name or for all names of a story."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from explorer.gazetteer.entries import Entry, Landmark
from explorer.gazetteer.folding import fold, foldings, script
from explorer.gazetteer.index import Index
from explorer.gazetteer.kinds import Kind, keyed, split_kind
from explorer.gazetteer.ranking import CLEAR, Candidate, Hit, Match, rank
from explorer.places import Coordinate, Record

MAX_BEGINNINGS: Final = 10
"""Places looked at whose name only begins with what was asked for, the largest ones."""
MIN_BEGINNING: Final = 4
"""Letters that the beginning of a name needs."""
MIN_SIMILARITY: Final = 75.0
"""How alike a near spelling is at least, 0 to 100, by the normalised indel distance."""
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

    @property
    def clear(self) -> Candidate | None:
        """The place that is meant, where that is not ambiguous."""
        best = next(iter(self.candidates), None)
        return best if best and best.confidence >= CLEAR else None


class Gazetteer:
    """Places by name, offline."""

    def __init__(self, index: Index) -> None:
        """Look names up in this index."""
        self._index = index

    def search(
        self,
        name: str,
        *,
        near: Sequence[Landmark] = (),
        countries: Collection[str] = (),
    ) -> Answer:
        """The places that a name may mean; in any language and script of its sources.

        `near` are places already known, `countries` those expected, by ISO 3166-1 alpha-2 code:
        both only change the ranking, they leave nothing out.
        """
        hits = self._hits(name)
        if hits:
            return Answer(query=name, candidates=rank(hits, near=near, countries=countries))
        similar = rank(self._similar(name), near=near, countries=countries)[:MAX_SIMILAR]
        return Answer(query=name, candidates=(), near_spellings=similar)

    def search_together(
        self,
        names: Iterable[str],
        *,
        near: Sequence[Landmark] = (),
        countries: Collection[str] = (),
    ) -> Mapping[str, Answer]:
        """The answers for names of one story: those that are clear alone help with the others."""
        names = tuple(dict.fromkeys(names))
        alone = {name: self.search(name, near=near, countries=countries) for name in names}
        clear = {name: answer.clear for name, answer in alone.items() if answer.clear}
        together: dict[str, Answer] = {}
        for name in names:
            others = [
                Landmark(name=other, coordinate=candidate.entry.coordinate)
                for other, candidate in clear.items()
                if other != name
            ]
            together[name] = self.search(name, near=[*near, *others], countries=countries)
        return together

    def nearest(self, point: Coordinate) -> Entry:
        """The town, airport or spaceport nearest to a point."""
        return self._index.nearest(point)

    def _hits(self, name: str) -> list[Hit]:
        """Each place once, under its best match."""
        best: dict[str, Hit] = {}
        for hit in self._matches(name):
            best.setdefault(hit[0].id, hit)
        return list(best.values())

    def _matches(self, name: str) -> Iterable[Hit]:
        """Places that bear the name, better kinds of match first."""
        keys = sorted(foldings(name) - {""})
        for key in keys:
            for entry, written in self._index.exactly(key):
                yield entry, written, _whole_match(entry, written, name, key), 1.0
        for key in keys:
            kind, rest = split_kind(key)
            if kind is not None:
                yield from self._of_kind(kind, rest)
            if len(key) >= MIN_BEGINNING:
                for entry, written in self._index.beginning(key, MAX_BEGINNINGS):
                    yield entry, written, Match.BEGINNING, 1.0

    def _of_kind(self, kind: Kind, rest: str) -> Iterable[Hit]:
        for entry, written in self._index.exactly(keyed(kind, rest)):
            yield entry, written, Match.MAIN, 1.0
        for entry, written in self._index.exactly(rest):
            yield entry, written, Match.WITHOUT_KIND, 1.0

    def _similar(self, name: str) -> list[Hit]:
        key = fold(name)
        spread = max(1, len(key) // 4)
        keys = self._index.keys(shortest=len(key) - spread, longest=len(key) + spread)
        found = process.extract(
            key, keys, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=MAX_SIMILAR
        )
        similar: dict[str, Hit] = {}
        for spelling, percent, _ in found:
            for entry, written in self._index.exactly(spelling):
                similar.setdefault(entry.id, (entry, written, Match.SIMILAR, percent / 100))
        return list(similar.values())


def _whole_match(entry: Entry, written: str, name: str, key: str) -> Match:
    """How an entry bears a name that is wholly one of its own."""
    if fold(entry.name) == key:
        return Match.MAIN
    return Match.OTHER if script(written) == script(name) else Match.TRANSLITERATED
