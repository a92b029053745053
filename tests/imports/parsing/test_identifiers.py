"""Ids of places in the addresses of gazetteers."""

import pytest

from explorer.imports.parsing.identifiers import identifiers


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("https://www.geonames.org/3169070/rome.html", {"geonames": 3169070}),
        ("http://sws.geonames.org/3169070/", {"geonames": 3169070}),
        ("geonames.org/3169070", {"geonames": 3169070}),
        ("https://www.wikidata.org/wiki/Q220", {"wikidata": "Q220"}),
        ("wd:q220", {"wikidata": "Q220"}),
        ("https://notgeonames.org/3169070", {}),
        ("https://www.wikidata.org/wiki/Property:P31", {}),
        ("https://example.org/Q220", {}),
        ("", {}),
    ],
)
def test_an_address_of_a_gazetteer_gives_the_id_of_its_place(
    address: str, fields: dict[str, int | str]
) -> None:
    assert identifiers(address) == fields


def test_a_number_that_is_too_long_is_no_id() -> None:
    assert identifiers(f"https://sws.geonames.org/{'9' * 5_000}") == {}
    assert identifiers(f"gn:{'9' * 5_000}") == {}
