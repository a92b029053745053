"""Positions: the type is the only gate, and nothing off the globe or half known passes it."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from explorer.story.places import Coordinate, Place
from tests import records


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_of_the_globe_is_kept_as_it_is(lat: float, lon: float) -> None:
    point = Coordinate(lat=lat, lon=lon)

    assert (point.lat, point.lon) == (lat, lon)


@pytest.mark.parametrize(
    ("lat", "lon"), [(90, 0), (-90, 0), (0, 180), (0, -180), (-0.0, 0), (52, 128)]
)
def test_the_edges_of_the_globe_are_on_it(lat: float, lon: float) -> None:
    assert Coordinate(lat=lat, lon=lon).lat == lat


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (math.nan, 0),
        (0, math.nan),
        (math.inf, 0),
        (0, -math.inf),
        (math.nextafter(90, 91), 0),
        (-90.0001, 0),
        (0, math.nextafter(180, 181)),
        (0, 190),
        (128.334, 51.8844),
        (None, 0),
        (None, None),
        (True, 0),
        ("51.8", 0),
        (0, "128.3"),
        ([1], 0),
    ],
)
def test_what_is_no_point_of_the_globe_is_refused(lat: Any, lon: Any) -> None:
    with pytest.raises(ValidationError):
        Coordinate(lat=lat, lon=lon)


def test_a_coordinate_is_built_by_keyword_only() -> None:
    with pytest.raises(TypeError):
        Coordinate(51.8, 128.3)  # type: ignore[call-arg,misc]


def test_a_coordinate_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Coordinate(lat=1, lon=2).lat = 3  # type: ignore[misc]


def test_a_place_gives_its_position_as_a_coordinate() -> None:
    place = Place.model_validate(records.place("rome"))

    assert place.coordinate == Coordinate(lat=41.9, lon=12.5)


def test_a_place_is_identified_by_its_concept_uris() -> None:
    known = records.place("rome") | {"geonames": 3169070, "wikidata": "Q220"}

    assert Place.model_validate(records.place("rome")).identifiers == ()
    assert Place.model_validate(known).identifiers == (
        "http://www.wikidata.org/entity/Q220",
        "https://sws.geonames.org/3169070/",
    )
