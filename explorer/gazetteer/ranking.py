"""Which of several places a name means, how sure that is, and why, in words.

A place's weight is the product of its factors: how exactly it bears the name, how large it is,
how near it lies to places already known, whether its country is one that is expected, and whether
it lies in the countries and states that its text names, or that follow its name there. Its
confidence is its share in its own weight and that of its strongest rival. There is always one that
is not shown: a hamlet, near and in an expected country, that bears the name and is not listed. So
a lone place far from all others is not taken for sure. None is left out for a low confidence.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pydantic import Field

from explorer.gazetteer.areas import Area
from explorer.gazetteer.countries import country_name
from explorer.gazetteer.entries import Entry, Landmark
from explorer.gazetteer.folding import fold
from explorer.gazetteer.kinds import Kind
from explorer.story.geodesy import distance_km
from explorer.story.places import Record


class Match(StrEnum):
    """How a place bears the name that was asked for."""

    MAIN = "main name"
    USUAL = "usual name"
    OTHER = "other name"
    TRANSLITERATED = "other name in another script"
    BEGINNING = "beginning of the name"
    WITHOUT_KIND = "name without its kind"
    SIMILAR = "similar name"
    ONLINE = "result of an online geocoder"


EXACTNESS: Final = {
    Match.MAIN: 1.0,
    Match.USUAL: 1.0,
    Match.OTHER: 0.8,
    Match.TRANSLITERATED: 0.2,
    Match.BEGINNING: 0.1,
    Match.WITHOUT_KIND: 0.05,
    Match.SIMILAR: 0.5,
    Match.ONLINE: 0.8,
}
"""The factor of each kind of match."""
ALIKE_POWER: Final = 8
"""How fast the factor falls with likeness: a name 0.9 alike keeps 0.43 of it, 0.75 alike 0.1."""
REACH_KM: Final = 500.0
"""The distance to the nearest known place at which the factor is one half; beyond, it falls with
the square of the distance, as flows between places do in gravity models of travel."""
CLOSE_KM: Final = 30.0
"""The distance at which half of the factor of closeness is left: towns of one valley or county."""
LEAST_NEARNESS: Final = 0.05
"""What remains of the factor however far away a place is."""
FOREIGN: Final = 0.3
"""The factor of a place outside the countries that are expected."""
SAME_TOWN_KM: Final = 10.0
"""How far apart two entries of one name may be that are one town: ``Lexington-Fayette``."""
SAME_KM: Final = 10.0
"""How far beyond its reach a thing may lie that has the name of a town because it is there."""
NOT_NAMED: Final = 0.25
"""The factor of a place outside all countries and states that its text names."""
IN_COUNTRY: Final = 0.7
"""The factor of one in such a country, but in no state that the text names."""
IN_SAME_COUNTRY: Final = 0.4
"""The same where the text does not name the country itself."""
METROPOLIS: Final = 1_000_000
"""People of a city that is named from anywhere."""
LEAST_METROPOLITAN: Final = 0.2
"""What remains of its weight wherever the other places of a text are."""
NOT_WITHIN: Final = 0.002
"""The factor of a place outside the area that follows its name: ``Paris, Texas``."""
LEAST_POPULATION: Final = 500
"""People that a town counts for whose figure is not known: GeoNames lists none much smaller."""
STANDING: Final = {
    Kind.AIRPORT: 50_000,
    Kind.LARGE_AIRPORT: 1_000_000,
    Kind.SPACEPORT: 100_000,
    Kind.PLACE: 5_000,
    Kind.ISLAND: 500_000,
    Kind.LANDSCAPE: 100_000,
    Kind.MOUNTAIN: 20_000,
    Kind.LAKE: 20_000,
    Kind.RIVER: 20_000,
}
"""People of a town that is written about about as much as a place of this kind."""
UNLISTED: Final = 0.2 * math.sqrt(LEAST_POPULATION)
"""The weight of the place that the gazetteer may lack: a fifth of that of the smallest it has."""
SURE: Final = frozenset({Match.MAIN, Match.USUAL, Match.OTHER, Match.ONLINE})
"""The matches that can be clear."""
CLEAR: Final = 0.8
"""The confidence from which on a name is not ambiguous: four times the weight of any rival."""


class Candidate(Record):
    """A place that a name may mean."""

    entry: Entry
    """The place."""
    written: str
    """The name of the place that matched."""
    match: Match
    """How it matched."""
    weight: float = Field(gt=0)
    """The product of the factors; compares candidates of one name only."""
    confidence: float = Field(ge=0, le=1)
    """Its share in its own and its best rival's weight, times how alike the name is; 0 to 1."""
    reasons: tuple[str, ...]
    """Why it ranks so, each a short English phrase."""

    @property
    def is_clear(self) -> bool:
        """Whether it is clearly this place and no other."""
        return self.confidence >= CLEAR and self.match in SURE

    @property
    def landmark(self) -> Landmark:
        """The place as one that others are near."""
        return Landmark(name=self.entry.name, coordinate=self.entry.coordinate)


@dataclass(frozen=True)
class Hit:
    """A place that was found, before it is weighed."""

    entry: Entry
    """The place."""
    written: str
    """The name of the place that matched best."""
    match: Match
    """How it matched."""
    alike: float = 1.0
    """How alike it is to what was asked for, 0 to 1."""
    support: float = 1.0
    """What else speaks for it, above 0 to 1: of a place that was asked for under several names the
    share that it bears; of an online answer 1 for the first, a half for the second, and so on."""


@dataclass(frozen=True)
class Context:
    """What is known beside a name about where its place may be; it only changes the ranking."""

    near: Sequence[Landmark] = ()
    """Places already known."""
    countries: Collection[str] = ()
    """ISO 3166-1 alpha-2 codes of the countries that are expected."""
    named: Collection[Area] = ()
    """What the text names anywhere."""
    within: Collection[Area] = ()
    """What follows the name itself, any of them."""
    least_nearness: float = LEAST_NEARNESS
    """What remains of the factor of nearness however far away a place is."""
    closeness: float = 1.0
    """How much likelier a place is right beside a known one; 1 where that means no more."""


NO_CONTEXT: Final = Context()


def rank(hits: Iterable[Hit], known: Context = NO_CONTEXT) -> tuple[Candidate, ...]:
    """The places as candidates, likeliest first."""
    weighed = sorted(
        ((*_weigh(hit, known), hit) for hit in hits),
        key=lambda each: (-each[0], each[2].entry.id),
    )
    best = weighed[0][0] if weighed else 0.0
    elsewhere = (weight for weight, _, hit in weighed[1:] if _apart(hit, weighed[0][2]))
    rivals = [next(elsewhere, 0.0)] + [best] * (len(weighed) - 1)
    return tuple(
        Candidate(
            entry=hit.entry,
            written=hit.written,
            match=hit.match,
            weight=weight,
            confidence=hit.alike * weight / (weight + max(rival, UNLISTED)),
            reasons=reasons,
        )
        for (weight, reasons, hit), rival in zip(weighed, rivals, strict=False)
    )


def _apart(hit: Hit, best: Hit) -> bool:
    """Whether both are rivals; a town is none of its own airport, lake, island or second entry."""
    one, other = hit.entry, best.entry
    reach_km = max(one.accuracy_km, other.accuracy_km) + SAME_KM
    if one.kind is other.kind is Kind.SETTLEMENT:
        first, second = sorted((fold(one.name), fold(other.name)), key=len)
        if not f"{second} ".startswith(f"{first} "):
            return True
        reach_km = SAME_TOWN_KM
    return distance_km(one.coordinate, other.coordinate) > reach_km


def chosen(entry: Entry) -> Candidate:
    """A place that somebody chose, whatever its name."""
    return Candidate(
        entry=entry, written=entry.name, match=Match.MAIN, weight=1, confidence=1, reasons=()
    )


def _weigh(hit: Hit, known: Context) -> tuple[float, tuple[str, ...]]:
    factors = [_exactness(hit), _size(hit.entry)]
    around = list(_surroundings(hit.entry, known))
    least = LEAST_METROPOLITAN if (hit.entry.population or 0) >= METROPOLIS else 0
    factors += around
    if known.countries:
        factors.append(_country(hit.entry, known.countries))
    if known.within:
        factors.append(_within(hit.entry, known.within))
    weight = math.prod(factor for factor, _ in factors)
    remains = math.prod(factor for factor, _ in around)
    if known.closeness > 1 and remains < least:
        weight *= least / remains
    return weight, tuple(filter(None, (reason for _, reason in factors)))


def _surroundings(entry: Entry, known: Context) -> Iterator[tuple[float, str]]:
    """What the rest of the text says, which nothing that follows the name itself contradicts."""
    if known.near and not known.within:
        yield _nearness(entry, known)
    if known.named and not known.within:
        yield _named(entry, known.named)


def _exactness(hit: Hit) -> tuple[float, str]:
    why = {
        Match.MAIN: "exact name match",
        Match.USUAL: f"also called {hit.written}",
        Match.OTHER: f"also called {hit.written}",
        Match.TRANSLITERATED: f"called {hit.written} in another script",
        Match.BEGINNING: f"name starts the same: {hit.written}",
        Match.WITHOUT_KIND: f"called {hit.written}, but a {hit.entry.kind}",
        Match.SIMILAR: f"similar name: {hit.written}",
        Match.ONLINE: "answered online",
    }
    return EXACTNESS[hit.match] * hit.alike**ALIKE_POWER * hit.support, why[hit.match]


def _size(entry: Entry) -> tuple[float, str]:
    """The square root of its people: a city of 100 times as many is named 10 times as often."""
    if standing := STANDING.get(entry.kind):
        return math.sqrt(standing), str(entry.kind)
    people = max(entry.population or 0, LEAST_POPULATION)
    population = f"{entry.population:,} people" if entry.population else "population not known"
    return math.sqrt(people), population


def _nearness(entry: Entry, known: Context) -> tuple[float, str]:
    apart = ((distance_km(entry.coordinate, each.coordinate), each.name) for each in known.near)
    km, name = min(apart)
    factor = max(1 / (1 + (km / REACH_KM) ** 2), known.least_nearness)
    closeness = 1 + (known.closeness - 1) / (1 + (km / CLOSE_KM) ** 4)
    return factor * closeness, f"{km:,.0f} km from {name}"


def _within(entry: Entry, areas: Collection[Area]) -> tuple[float, str]:
    inside = next((area for area in areas if area.contains(entry)), None)
    if inside is None:
        return NOT_WITHIN, f"not in {next(iter(areas)).name}"
    return 1.0, f"in {inside.name}"


def _named(entry: Entry, areas: Collection[Area]) -> tuple[float, str]:
    around = [area for area in areas if area.contains(entry)]
    smallest = next((area for area in around if not area.is_country), next(iter(around), None))
    if smallest is None and any(area.country == entry.country for area in areas):
        return IN_SAME_COUNTRY, f"in {country_name(entry.country)}, of which the text names a part"
    if smallest is None:
        return NOT_NAMED, ""
    has_states = any(not area.is_country for area in areas)
    factor = IN_COUNTRY if has_states and smallest.is_country else 1.0
    return factor, f"in {smallest.name}, as the text suggests"


def _country(entry: Entry, countries: Collection[str]) -> tuple[float, str]:
    inside = entry.country in countries
    name = country_name(entry.country)
    return (1.0, f"in {name}, as expected") if inside else (FOREIGN, f"in {name}, not expected")
