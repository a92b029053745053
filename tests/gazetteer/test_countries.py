"""Countries by every name in use; the adjectives made of them."""

import re

import pytest
from babel import Locale

from explorer.gazetteer.countries import (
    LANGUAGES,
    countries_of_adjectives,
    country_code,
    named_country,
)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("TR", ["Turkey", "Türkiye", "Turchia", "Turquie", "Turquía"]),
        ("GB", ["UK", "U.K.", "Britain", "Great Britain", "England", "Gran Bretagna", "Scozia"]),
        ("US", ["USA", "Usa", "U.S.", "America", "the United States", "Stati Uniti d'America"]),
        ("CI", ["Ivory Coast", "Côte d’Ivoire", "Costa d'Avorio", "Elfenbeinküste"]),
        ("MM", ["Burma", "Myanmar", "Birmania"]),
        ("CZ", ["Czech Republic", "Czechia", "Repubblica Ceca", "Cechia"]),
        ("NL", ["Holland", "the Netherlands", "Olanda", "Paesi Bassi", "Hollande"]),
        ("CD", ["DR Congo", "DRC", "Zaire", "Repubblica Democratica del Congo"]),
        ("KR", ["South Korea", "Korea", "Corea del Sud"]),
        ("AE", ["UAE", "the Emirates", "Emirati Arabi"]),
        ("VA", ["the Vatican", "Vatican City", "Città del Vaticano", "Holy See"]),
        ("RU", ["Soviet Union", "USSR", "Federazione Russa", "Россия"]),
        ("TL", ["East Timor", "Timor Est"]),
        ("SZ", ["Swaziland", "Eswatini"]),
        ("BA", ["Bosnia", "Bosnia-Herzegovina", "Bosnia ed Erzegovina"]),
    ],
)
def test_a_country_is_known_by_the_names_that_people_use(code: str, names: list[str]) -> None:
    plain = [name.removeprefix("the ") for name in names]

    assert [named_country(name) for name in plain] == [code] * len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_is_known_by_its_official_name_in_each_language(language: str) -> None:
    codes = [code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)]
    names = {code: str(Locale(language).territories.get(code, code)) for code in codes}

    unknown = {code: name for code, name in names.items() if country_code(name) is None}

    assert set(unknown) <= {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


@pytest.mark.parametrize("word", ["It", "Us", "No", "In", "Man", "Paris"])
def test_a_word_of_a_text_is_no_country(word: str) -> None:
    assert named_country(word) is None


@pytest.mark.parametrize(
    ("language", "adjective", "code"),
    [
        ("en", "French", "FR"),
        ("en", "Russians", "RU"),
        ("en", "South Korean", "KR"),
        ("it", "francese", "FR"),
        ("it", "inglesi", "GB"),
        ("it", "tedesche", "DE"),
        ("it", "greci", "GR"),
        ("it", "belgi", "BE"),
    ],
)
def test_an_adjective_names_its_country(language: str, adjective: str, code: str) -> None:
    folded = adjective.lower()

    assert countries_of_adjectives(language)[folded] == code
