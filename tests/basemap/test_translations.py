"""Which names a feature gets from the tables, and which of them the map shows."""

import pytest

from explorer.basemap.places import ItalianTowns, kept_everywhere, kind_by_people, town_names
from explorer.basemap.translations import Translations, named, shown

RIVERS = [
    {"name": "Colorado", "rivernum": "1", "name_en": "Colorado River", "name_it": "Colorado"},
    {"name": "Colorado", "rivernum": "2", "name_en": "Colorado River", "name_it": "Rio Colorado"},
    {
        "name": "Donau",
        "rivernum": "3",
        "name_en": "Danube",
        "name_it": "Danubio",
        "name_de": "Donau",
    },
]
NAMES = Translations(RIVERS, ("rivernum", "name"), ("name",))


def test_a_river_has_the_names_of_its_row() -> None:
    assert NAMES.tags({"name": "Donau", "rivernum": 3.0}) == {
        "name": "Danube",
        "name:it": "Danubio",
        "name:de": "Donau",
    }
    assert NAMES.tags({"name": "Colorado", "rivernum": 2})["name:it"] == "Rio Colorado"


def test_a_river_that_could_be_two_keeps_its_name_and_gets_no_other() -> None:
    assert NAMES.tags({"name": "Colorado", "rivernum": 9}) == {"name": "Colorado"}


def test_a_river_without_a_row_keeps_its_name_and_one_without_a_name_has_none() -> None:
    assert NAMES.tags({"name": "Zeya", "rivernum": None}) == {"name": "Zeya"}
    assert NAMES.tags({"name": None}) == {}
    assert NAMES.tags({"name": "TIAN SHAN"}) == {"name": "Tian Shan"}


@pytest.mark.parametrize(
    ("names", "tags"),
    [
        (
            {"name": "Adak", "name:it": "isola di Adak"},
            {"name": "Adak", "name:it": "Isola di Adak"},
        ),
        ({"name": "Levant", "name:it": "Mare di Levante"}, {"name": "Levant"}),
        ({"name": "Sea of Japan", "name:it": "Mar del Giappone"}, {}),
        ({"name": "Persian Gulf"}, {}),
        ({"name": "Spratly Islands", "name:it": "Isole Spratly"}, {}),
        ({"name": "Null Island"}, {}),
        (
            {"name": "  Two  words ", "name:zh": "乐山（四川）"},
            {"name": "Two words", "name:zh": "乐山"},
        ),
        ({"name": "Granada\u200e"}, {"name": "Granada"}),
    ],
)
def test_a_name_is_tidied_and_no_sea_is_named(names: dict[str, str], tags: dict[str, str]) -> None:
    assert shown(names) == tags


def test_the_falklands_have_the_name_of_the_united_nations() -> None:
    tags = named({"name": "FALKLAND IS.", "name_en": "Falkland Islands", "name_it": "x"})

    assert tags["name"] == "Falkland Islands (Malvinas)"
    assert tags["name:it"] == "Isole Falkland (Malvine)"


def test_the_apennines_are_not_only_those_of_liguria() -> None:
    tags = named({"name": "APPENNINI", "name_en": "Appennino Ligure", "name_it": "x"})

    assert (tags["name"], tags["name:it"]) == ("Apennines", "Appennini")


def test_a_name_that_other_languages_keep_is_kept_in_italian() -> None:
    same = {f"name:{x}": "Leeds" for x in ("de", "es", "fr", "pt")}

    assert kept_everywhere({"name": "Leeds"} | same, "GB")
    assert kept_everywhere({"name": "Leeds"} | same | {"name:es": "Lids"}, "GB")
    assert not kept_everywhere({"name": "Leeds"} | same | {"name:es": "x", "name:de": "y"}, "GB")
    assert not kept_everywhere({"name": "Leeds", "name:de": "Leeds"}, "GB")
    assert not kept_everywhere({"name": "Leeds"} | same, "RU")


def town(**given: object) -> dict[str, object]:
    empty = {"name": "Leeds", "nameascii": "Leeds", "iso_a2": "GB", "adm0_a3": "GBR"}
    return empty | {"name_en": None, "wikidataid": ""} | given


ROWS = [{"name": "Nizza", "adm0_a3": "FRA", "wikidataid": "Q1", "name_it": "Nizza (Francia)"}]


def test_a_town_has_an_italian_name_by_our_list_by_the_table_or_not_at_all() -> None:
    italian = ItalianTowns(ROWS)

    by_list = town(name="Antwerpen", nameascii="Antwerpen", iso_a2="BE", name_en="Antwerp")
    assert town_names(by_list, italian) == {"name": "Antwerp", "name:it": "Anversa"}
    by_table = town(name="x", wikidataid="Q1", name_en="Nice")
    assert town_names(by_table, italian) == {"name": "Nice", "name:it": "Nizza"}
    assert town_names(town(name_en="Leeds"), italian) == {"name": "Leeds"}


def test_our_list_corrects_an_english_name_and_the_united_nations_another() -> None:
    italian = ItalianTowns([])

    trablous = town(name="Trablous", nameascii="Trablous", iso_a2="LB", name_en="Trablous")
    assert town_names(trablous, italian) == {"name": "Tripoli", "name:it": "Tripoli"}
    kiev = town(name="Kiev", nameascii="Kiev", iso_a2="UA", name_en="Kiev")
    assert town_names(kiev, italian)["name"] == "Kyiv"


@pytest.mark.parametrize(
    ("people", "kind"), [(0, "village"), (9_999, "village"), (10_000, "town"), (100_000, "city")]
)
def test_a_place_is_a_village_a_town_or_a_city_by_its_people(people: int, kind: str) -> None:
    assert kind_by_people(people) == kind
