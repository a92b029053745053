"""A place of the story found by any of its names, and its position as an address for map apps."""

from __future__ import annotations

import pytest

from tests.assembling import called

PLACES = [
    {"place": "port", "names": ["Porto di Vostočnyj", "Восточный порт"]},
    {"place": "cosmodrome", "names": ["Vostochny Cosmodrome", "Cosmodromo di Vostočnyj"]},
    {"place": "zurigo-nord", "names": ["Zürich Nord", "Zurigo Nord"]},
    {"place": "zurich", "names": ["Zürich", "Zurigo"]},
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["port", "cosmodrome", "zurigo-nord", "zurich"]),
        ("vostocnyj", ["port", "cosmodrome"]),
        ("VOSTO", ["cosmodrome", "port"]),  # its name begins so
        ("zurig", ["zurigo-nord", "zurich"]),
        ("Zurigo", ["zurich", "zurigo-nord"]),  # its name is this
        ("восточный", ["port"]),
        (" zuri", ["zurigo-nord", "zurich"]),
        ("vostochny cosmo", ["cosmodrome"]),
        ("porto cosmodromo", []),  # of two places
        ("nowhere", []),
    ],
)
def test_a_place_is_found_by_any_of_its_names_without_accents(query: str, found: list[str]) -> None:
    assert [
        each["place"] for each in called("map/finding.js", "placesFound", PLACES, query)
    ] == found


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ({"lat": 41.9, "lon": 12.5, "accuracy_km": 5}, "geo:41.9,12.5;u=5000"),
        ({"lat": -54.25, "lon": -180, "accuracy_km": 0.02}, "geo:-54.25,-180;u=20"),
        ({"lat": 90, "lon": 0, "accuracy_km": None}, "geo:90,0"),
        ({"lat": -0.0000001, "lon": 0.0000012, "accuracy_km": 0}, "geo:0,0.000001"),
    ],
)
def test_a_position_is_written_without_exponents_and_with_its_uncertainty_in_metres(
    place: dict[str, float], address: str
) -> None:
    assert called("timeline/coordinates.js", "geoAddress", place) == address
