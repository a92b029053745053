"""Kinds of names in articles: what each means, and what is only called like a place."""

from collections.abc import Callable
from datetime import date

import pytest

from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.authoring.recognition import Recognition
from explorer.gazetteer import Gazetteer

Recognise = Callable[[str, str], Recognition]


@pytest.fixture
def recognise(gazetteer: Gazetteer) -> Recognise:
    """Recognises the places of a text in a language."""
    return lambda lang, text: GazetteerRecogniser(gazetteer, lang).recognise(
        text, date(2023, 9, 14)
    )


def found(recognition: Recognition) -> list[tuple[str, str | None]]:
    """The places by name, each with its country."""
    entries = (place.candidate.entry for place in recognition.places)
    return [(entry.name, entry.country) for entry in entries]


def divisions(recognition: Recognition) -> list[str | None]:
    return [place.candidate.entry.division for place in recognition.places]


@pytest.mark.parametrize(
    ("lang", "text", "states"),
    [
        ("en", "She was in Portland, Oregon.", ["OR"]),
        ("en", "They live in Bloomington, Ind., and in Paris, Texas.", ["IN", "TX"]),
        ("en", "GARY, IN — It rained. They drove to Columbus, Ohio.", ["IN", "OH"]),
        ("en", "Police in Indiana searched Bloomington and Evansville.", ["IN", "IN"]),
        ("en", "She left Perth, Scotland.", ["SCT"]),
        ("it", "Nato a Bra (CN), vive a Rho (Milano).", ["12", "09", "09"]),
    ],
)
def test_a_state_or_province_says_which_town_is_meant(
    recognise: Recognise, lang: str, text: str, states: list[str]
) -> None:
    assert divisions(recognise(lang, text)) == states


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He went to Cordoba, Argentina.", [("Córdoba", "AR")]),
        ("Spanish police searched Cordoba. He was in Cordoba.", [("Córdoba", "ES")]),
        ("In Istanbul, Jordan Smith spoke.", [("Istanbul", "TR")]),
        ("In Turkey and in Indiana they sang.", []),
    ],
)
def test_a_country_or_its_adjective_narrows_where_a_town_is(
    recognise: Recognise, text: str, places: list[tuple[str, str]]
) -> None:
    assert found(recognise("en", text)) == places


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("it", "Ha cantato all’Aquila, poi alla Spezia.", ["L'Aquila", "La Spezia"]),
        ("it", "Vanno a L’Avana e nella città di L’Aia.", ["Havana", "The Hague"]),
        ("it", "Sono andati al Cairo.", ["Cairo"]),
        ("en", "They went to the Hague and to Le Havre.", ["The Hague", "Le Havre"]),
        ("it", "Vanno a Monaco di Baviera.", ["Munich"]),
        ("it", "Domani a Gravina in Puglia.", ["Gravina in Puglia"]),
        ("en", "They sang in Santiago de Compostela.", ["Santiago de Compostela"]),
        ("it", "Abita a Sesto San Giovanni.", ["Sesto San Giovanni"]),
        ("it", "È a San Marino, poi nel Principato di Monaco.", ["San Marino", "Monaco"]),
        ("it", "Arriva a Città del Vaticano.", ["Vatican City"]),
    ],
)
def test_a_name_with_small_words_is_known_in_full(
    recognise: Recognise, lang: str, text: str, places: list[str]
) -> None:
    assert [name for name, _ in found(recognise(lang, text))] == places


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They sang at Carnegie Hall and in Hyde Park."),
        ("en", "Paris Hilton and Jack London read the Washington Post."),
        (
            "it",
            "Erano nel teatro dell’Opera, in piazza della Repubblica e nel parco della Vittoria.",
        ),
        ("it", "Abita in via Roma, di fronte al circolo Firenze."),
        ("it", "La Roma ha pareggiato con il Napoli."),
        ("it", "Lo scrive il Corriere di Bologna."),
        ("it", "Il razzo Angara vola."),
        ("it", "La gita a Castel del Nulla."),
    ],
)
def test_what_is_only_called_like_a_town_is_none(
    recognise: Recognise, lang: str, text: str
) -> None:
    assert found(recognise(lang, text)) == []


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("it", "Sono stati sul lago di Garda e sull'isola d'Elba.", ["Garda", "Elba"]),
        ("en", "They climbed Mount Vesuvius.", ["Mount Vesuvius"]),
        ("en", "Flights left from JFK and Heathrow.", ["airport:KJFK", "airport:EGLL"]),
        ("it", "È atterrato all'aeroporto di Fiumicino.", ["airport:LIRF"]),
    ],
)
def test_a_landform_and_an_airport_are_places(
    recognise: Recognise, lang: str, text: str, places: list[str]
) -> None:
    entries = [place.candidate.entry for place in recognise(lang, text).places]

    assert [e.id if e.id.startswith("airport") else e.name for e in entries] == places


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("en", "Washington warned Moscow.", [("Washington", "US"), ("Moscow", "RU")]),
        ("it", "Parla il sindaco di Cremona.", [("Cremona", "IT")]),
    ],
)
def test_a_town_that_is_only_spoken_of_is_a_place_and_no_stop(
    recognise: Recognise, lang: str, text: str, places: list[tuple[str, str]]
) -> None:
    recognition = recognise(lang, text)

    assert found(recognition) == places
    assert not any(each.is_stop for place in recognition.places for each in place.mentions)


def test_a_diary_s_lines_with_dates_and_a_programme_s_with_times_are_stops(
    recognise: Recognise,
) -> None:
    diary = recognise("en", "Venice, Oct. 14, 1786.\n\nRain.\n\nFerrara, Oct. 16, 1786.\n\nSun.")
    programme = recognise("it", "ore 18 Matera: concerto\n\nore 21.15 Gravina in Puglia: cena")

    assert [name for name, _ in found(diary)] == ["Venice", "Ferrara"]
    assert [name for name, _ in found(programme)] == ["Matera", "Gravina in Puglia"]
    places = (*diary.places, *programme.places)
    assert all(each.is_stop for place in places for each in place.mentions)


def test_what_was_left_out_begins_with_likely_towns(recognise: Recognise) -> None:
    text = "Mr. Rossi of France was in Springfield and at Qqqq Fair; they loved the Boston of old."

    left_out = recognise("en", text).left_out

    assert [each.words for each in left_out] == ["Boston", "Springfield", "Qqqq Fair", "France"]
