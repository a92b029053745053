"""Towns that their neighbours in a text make likely, and what is no town at all."""

from datetime import date

import pytest

from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("it", "A Boves e a Vernante nevica; a Cuneo no.", ["Boves", "Vernante", "Cuneo"]),
        ("en", "In Clun and at Ludlow it rained.", ["Clun", "Ludlow"]),
        (
            "it",
            "Chiusa la strada da Pinerolo a Torre Pellice. Una frana a Bobbio.",
            ["Pinerolo", "Torre Pellice", "Bobbio Pellice"],
        ),
        (
            "it",
            "Vento a Scilla e a Villa San Giovanni. A Reggio le scuole sono chiuse.",
            ["Scilla", "Villa San Giovanni", "Reggio Calabria"],
        ),
        (
            "en",
            "Altoona got a bridge. They live in Johnstown and in Hollidaysburg.",
            ["Altoona", "Johnstown", "Hollidaysburg"],
        ),
        (
            "en",
            "In Hull, in Beverley and then in Melbourne.",
            ["Kingston upon Hull", "Beverley", "Melbourne"],
        ),
        ("en", "LEXINGTON, Ky. — A cellist died.", ["Lexington"]),
        ("en", "He lives in Ontario, California.", ["Ontario"]),
        ("en", "They left Dar es Salaam for Dodoma.", ["Dar es Salaam", "Dodoma"]),
        ("en", "He lives in Market Harborough.", ["Market Harborough"]),
        ("en", "She works in Simi Valley.", ["Simi Valley"]),
        ("it", "Adria, in provincia di Rovigo. Il treno ferma a Rovigo.", ["Rovigo"]),
        ("it", "Il sisma distrusse Avezzano e Pescina.", ["Avezzano", "Pescina"]),
        ("en", "The army recaptured Kupiansk.", ["Kupyansk"]),
        ("it", "Quello di Messina fece molte vittime.", ["Messina"]),
    ],
)
def test_a_town_is_likelier_among_its_neighbours(
    gazetteer: Gazetteer, lang: str, text: str, places: list[str]
) -> None:
    found = GazetteerRecogniser(gazetteer, lang).recognise(text, date(2023, 9, 14))
    assert [place.candidate.entry.name for place in found.places] == places


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("it", "CROTONE. Sei arresti all'alba.", ["Crotone"]),
        ("en", "NAGPUR: Four men were held.", ["Nagpur"]),
        ("it", "(AGI) - Siracusa, 4 giu. - Un vivaio è bruciato.", ["Siracusa"]),
        ("it", "(DIRE) Siracusa, 4 giu. - Un vivaio è bruciato.", ["Siracusa"]),
    ],
)
def test_the_head_of_a_news_item_names_its_town_and_not_its_agency(
    gazetteer: Gazetteer, lang: str, text: str, places: list[str]
) -> None:
    found = GazetteerRecogniser(gazetteer, lang).recognise(text, date(2023, 9, 14))
    assert [place.candidate.entry.name for place in found.places] == places


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("en", "London-based Preston & Blackburn will close two shops in Leeds.", ["Leeds"]),
        ("en", "Shares in Skipton fell. Skipton Holdings is in debt.", []),
        ("it", "Il tecnico Rieti e l'assessore Latina sono a Terni.", ["Terni"]),
        ("en", "Norwich beat Derby 2-1 in the league, a late goal at Ipswich.", ["Ipswich"]),
        ("it", "A Catania la scossa; a Giarre e a Flery paura.", ["Catania", "Giarre"]),
        ("en", "In Cairo it rained between October and December.", ["Cairo"]),
    ],
)
def test_a_firm_a_person_a_team_and_a_namesake_far_away_are_no_places(
    gazetteer: Gazetteer, lang: str, text: str, places: list[str]
) -> None:
    found = GazetteerRecogniser(gazetteer, lang).recognise(text, date(2023, 9, 14))
    assert [place.candidate.entry.name for place in found.places] == places
