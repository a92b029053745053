"""Every line of our own list of spaceports, and what the gazetteer takes from elsewhere."""

import csv

import pytest

from explorer.gazetteer import Gazetteer, Landmark
from explorer.gazetteer.reading import SPACEPORTS, _divisions, _landforms, edition, town_radius_km
from explorer.reading.checks.territories import countries_near, zones_near
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate

with SPACEPORTS.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.fixture(params=ROWS, ids=lambda row: row["id"])
def row(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(request.param)


def test_a_spaceport_is_found_by_its_name(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    best = gazetteer.search(row["name"]).candidates[0]

    assert best.entry.id == f"spaceport:{row['id']}"
    assert best.entry.source == row["source"]


def test_a_spaceport_lies_in_its_country_and_zone(
    row: dict[str, str],
) -> None:
    point = Coordinate(lat=float(row["lat"]), lon=float(row["lon"]))

    assert row["country"] in countries_near(point, 20)
    assert row["zone"] in zones_near(point, 20)


def test_a_town_s_radius_follows_its_people() -> None:
    assert [town_radius_km(people) for people in (500, 50_000, 5_000_000)] == [1.2, 2.8, 18.8]


def test_the_edition_is_short_and_stays() -> None:
    assert edition() == edition()
    assert len(edition()) == 12


def test_airports_lie_near_their_cities(gazetteer: Gazetteer) -> None:
    city = gazetteer.search("Vladivostok").candidates[0].entry.coordinate
    near = [Landmark(name="Vladivostok", coordinate=city)]

    airport = gazetteer.search("Vladivostok airport", near=near).candidates[0].entry

    assert distance_km(city, airport.coordinate) < 45


def test_each_place_has_an_id_of_its_own() -> None:
    ids = [entry.id for found in (_divisions([]), _landforms()) for entry, _ in found]

    assert len(ids) == len(set(ids))
    assert "island:adak-island-51.79,-176.70" in ids


def test_what_we_entered_by_hand_is_not_taken_for_another_source() -> None:
    sources = {
        entry.name: entry.source
        for found in (_divisions([]), _landforms())
        for entry, _ in found
        if entry.name in ("Elba", "Adak Island", "Abruzzo", "Bavaria")
    }

    assert sources == {
        "Elba": "Widely published position, entered by hand",
        "Adak Island": "Natural Earth (public domain)",
        "Abruzzo": "GeoNames (CC BY 4.0)",
        "Bavaria": "Natural Earth (public domain)",
    }
