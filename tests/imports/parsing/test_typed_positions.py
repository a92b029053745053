"""Coordinates as people type them."""

import pytest

from explorer.imports.parsing.typed_positions import typed_degrees, typed_point

DEGREES = {
    "45.1": 45.1,
    "45,1": 45.1,
    "−9.2": -9.2,
    "45.1°": 45.1,
    "45°27'51\"N": 45.464167,
    "45° 27′ 51″ N": 45.464167,
    "45º 27’ 51” S": -45.464167,
    "45°27'51''N": 45.464167,
    "45 27 51 N": 45.464167,
    "45°27.85'N": 45.464167,
    "N45°27'": 45.45,
    "W 9.2": -9.2,
    "9,1859 Est": 9.1859,
    "9.2 O": -9.2,
}

POINTS = {
    "45.1, 9.2": (45.1, 9.2),
    "45.1 9.2": (45.1, 9.2),
    "(45.1, 9.2)": (45.1, 9.2),
    "45,1; 9,2": (45.1, 9.2),
    "45,1 9,2": (45.1, 9.2),
    "45,1, 9,2": (45.1, 9.2),
    "45.1 N, 9.2 E": (45.1, 9.2),
    "9.2E 45.1N": (45.1, 9.2),
    "45°27'51\"N 9°11'25\"E": (45.464167, 9.190278),
    "POINT(9.2 45.1)": (45.1, 9.2),
    "https://www.google.com/maps/@45.46,9.19,12z": (45.46, 9.19),
    "https://www.google.com/maps/place/Duomo/@45.4,9.1,17z/data=!3d45.4641!4d9.1919": (
        45.4641,
        9.1919,
    ),
    "https://www.openstreetmap.org/#map=12.5/45.1/7.2": (45.1, 7.2),
    "https://www.openstreetmap.org/?mlat=45.07&mlon=7.69#map=12/45/7": (45.07, 7.69),
    "geo:45.1,9.2?z=12": (45.1, 9.2),
    "https://www.google.com/maps?hl=it&q=45.46,9.19": (45.46, 9.19),
    "https://www.google.com/maps?q=loc:45.46,-9.19": (45.46, -9.19),
    "https://maps.apple.com/?ll=45.46,9.19&z=12": (45.46, 9.19),
    "https://www.openstreetmap.org/?mlat=45.46&mlon=9.19#map=12/45.1/9.2": (45.46, 9.19),
    "https://www.openstreetmap.org/#map=12/45.46/9.19": (45.46, 9.19),
}


@pytest.mark.parametrize(("typed", "degrees"), DEGREES.items())
def test_degrees_are_read_as_they_are_meant(typed: str, degrees: float) -> None:
    found = typed_degrees(typed)

    assert found and found.degrees == degrees


@pytest.mark.parametrize("typed", ["Rome", "4526'", "45°75'", "45°27'99\"", ""])
def test_what_is_no_number_of_degrees_is_none(typed: str) -> None:
    assert typed_degrees(typed) is None


def test_an_o_is_east_in_german_and_west_elsewhere() -> None:
    west, east = typed_degrees("9.2 O"), typed_degrees("9.2 O", is_german=True)

    assert west and east and (west.degrees, east.degrees) == (-9.2, 9.2)


@pytest.mark.parametrize(("typed", "point"), POINTS.items())
def test_a_position_in_one_cell_is_read_as_it_is_meant(
    typed: str, point: tuple[float, float]
) -> None:
    assert typed_point(typed) == point


@pytest.mark.parametrize("typed", ["Rome", "1848-03-11", "https://example.org/", "45.1 N, 9.2 N"])
def test_what_is_no_position_is_none(typed: str) -> None:
    assert typed_point(typed) is None


@pytest.mark.parametrize(
    "typed", ["45 N ", "9" * 10, ", ", "point(", "https://a.example/?q=", "?q=1.1,", "45°"]
)
def test_a_long_text_is_no_position(typed: str) -> None:
    assert typed_point(typed * 20_000) is None
    assert typed_degrees(typed * 20_000) is None
