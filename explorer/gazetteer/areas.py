"""Countries, states, provinces and regions: what a text names to say where its towns are.

States and provinces are in `data/gazetteer/divisions.csv`, which
`explorer/basemap/gazetteer_divisions.py` builds: most are Natural Earth's (public domain), and the
names of those in `wider_divisions.csv` are ours, with the middle of GeoNames' towns (CC BY 4.0).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from explorer.gazetteer.countries import country_name, named_country
from explorer.gazetteer.entries import Entry
from explorer.gazetteer.folding import fold, foldings
from explorer.paths import DATA
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate

DIVISIONS: Final = DATA / "gazetteer" / "divisions.csv"
LEAST_REACH_KM: Final = 25.0
"""How far from its middle the towns of even the smallest province may lie."""


@dataclass(frozen=True)
class Area:
    """A country, or a part of one."""

    name: str
    """In English."""
    country: str
    """ISO 3166-1 alpha-2 code."""
    division: str = ""
    """GeoNames' code of a first-level division; empty for a country and for a smaller part."""
    middle: Coordinate | None = None
    """None for a country."""
    reach_km: float = 0
    """How far from the middle its towns lie."""

    @property
    def is_country(self) -> bool:
        """Whether it is a whole country."""
        return self.middle is None

    def contains(self, entry: Entry) -> bool:
        """Whether a place lies in it; by distance if its source names no division."""
        if entry.country != self.country or self.middle is None:
            return entry.country == self.country
        if self.division and entry.division:
            return entry.division == self.division
        reach_km = max(self.reach_km, LEAST_REACH_KM)
        return distance_km(entry.coordinate, self.middle) <= reach_km


@dataclass(frozen=True)
class Division:
    """A state, a province or a region."""

    area: Area
    names: tuple[str, ...]
    """In several languages, the English one first."""
    short: tuple[str, ...]
    """As it is written behind a town's name: ``Ind.``, ``IN``."""
    zone: str
    people: int
    """Those of its towns, together."""

    @property
    def is_first_level(self) -> bool:
        """Whether it is one of those into which its country is divided first."""
        return bool(self.area.division)


def areas_named(name: str) -> tuple[Area, ...]:
    """The countries, states and provinces that bear a name.

    >>> [(area.name, area.country) for area in areas_named("Georgia")]
    [('Georgia', 'GE'), ('Georgia', 'US')]
    """
    code = named_country(name)
    country = [country_area(code)] if code else []
    found = (each for key in foldings(name) for each in _by_name().get(key, ()))
    divisions = [division.area for division in dict.fromkeys(found)]
    inner = [area for area in divisions if code != area.country]
    # England is a country by name and a part of one by its code: the part says more.
    parts = [area for area in divisions if code == area.country and not _is_namesake(area)]
    return (*(parts or country), *inner)


def _is_namesake(area: Area) -> bool:
    """Whether its whole country is called so too, and mostly meant: the state of México."""
    return fold(area.name) == fold(country_name(area.country))


def areas_in_short(written: str) -> tuple[Area, ...]:
    """The states and provinces that are written so behind a town's name.

    >>> [area.name for area in areas_in_short("Ind.")], [area.name for area in areas_in_short("CN")]
    (['Indiana'], ['Cuneo'])
    """
    return tuple(division.area for division in _by_short().get(written.replace(" ", ""), ()))


def country_area(code: str) -> Area:
    """A whole country."""
    return Area(country_name(code), code)


@cache
def divisions() -> tuple[Division, ...]:
    """All states, provinces and regions."""
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        return tuple(_division(row) for row in csv.DictReader(file))


def _division(row: Mapping[str, str]) -> Division:
    names = tuple(row["names"].split("|"))
    middle = Coordinate(lat=float(row["lat"]), lon=float(row["lon"]))
    area = Area(names[0], row["country"], row["division"], middle, float(row["accuracy_km"]))
    short = tuple(filter(None, row["short"].split("|")))
    return Division(area, names, short, row["zone"], int(row["people"]))


@cache
def _by_name() -> Mapping[str, Sequence[Division]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        for key in {key for name in division.names for key in foldings(name)} - {""}:
            found[key].append(division)
    return found


@cache
def _by_short() -> Mapping[str, Sequence[Division]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        for short in division.short:
            found[short].append(division)
    return {short: tuple(dict.fromkeys(each)) for short, each in found.items() if fold(short)}
