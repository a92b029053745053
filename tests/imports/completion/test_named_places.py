"""Places of an import that have only a name."""

import pytest

from explorer.gazetteer import Gazetteer
from explorer.imports.completion.gathering import Values
from explorer.imports.completion.named_places import answers_for


def test_places_of_one_name_are_each_found_in_their_country(gazetteer: Gazetteer) -> None:
    places = {code: {"names": "Valencia", "country": code} for code in ("ES", "VE")}

    answers = answers_for(places, gazetteer, near=(), countries=())

    assert {key: answer.candidates[0].entry.country for key, answer in answers.items()} == {
        "ES": "ES",
        "VE": "VE",
    }


def test_a_country_behind_the_name_says_which_is_meant(gazetteer: Gazetteer) -> None:
    places = {name: {"names": name} for name in ("Valencia, Venezuela", "Valencia (Spain)")}

    answers = answers_for(places, gazetteer, near=(), countries=())

    assert [answer.candidates[0].entry.country for answer in answers.values()] == ["VE", "ES"]


def test_a_number_in_geonames_says_which_is_meant(gazetteer: Gazetteer) -> None:
    places = {
        str(number): {"names": "Valencia", "geonames": number} for number in (2509954, 3625549)
    }

    answers = answers_for(places, gazetteer, near=(), countries=())

    firsts = [answer.candidates[0] for answer in answers.values()]
    assert [(each.entry.country, each.confidence) for each in firsts] == [("ES", 1.0), ("VE", 1.0)]


@pytest.mark.parametrize(
    ("address", "geonames"),
    [
        ("Wiener Konzerthaus, Lothringerstraße 20, 1030 Wien", 2761369),
        ("Via Condotti 12, 00187 Roma, Italia", 3169070),
        ("10 Downing Street, London SW1A 2AA", 2643743),
    ],
)
def test_an_address_is_in_the_town_that_it_ends_with(
    gazetteer: Gazetteer, address: str, geonames: int
) -> None:
    places: dict[str, Values] = {"a": {"id": "a", "names": {"en": address}}}

    best = answers_for(places, gazetteer, near=(), countries=())["a"].candidates[0]

    assert (best.entry.geonames, best.reasons[0]) == (geonames, "the town of the address")


def test_a_name_without_a_number_is_no_address(gazetteer: Gazetteer) -> None:
    places: dict[str, Values] = {"a": {"id": "a", "names": {"en": "Nowhere Hall, Xyzzy, Wien"}}}

    assert answers_for(places, gazetteer, near=(), countries=())["a"].candidates == ()
