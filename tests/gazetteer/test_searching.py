"""Names found in the whole gazetteer, and which place they are taken for."""

import pytest

from explorer.gazetteer import Gazetteer, Landmark, Match
from explorer.story.places import Coordinate

VLADIVOSTOK = Landmark(name="Vladivostok", coordinate=Coordinate(lat=43.1056, lon=131.8735))
VOSTOCHNY = Landmark(name="Vostochny", coordinate=Coordinate(lat=51.8844, lon=128.334))
KOMSOMOLSK, IVANOVO_KOMSOMOLSK = 2021851, 545736


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Vladivostok", 2013348),
        ("VLADIVOSTOK", 2013348),
        ("Владивосток", 2013348),
        ("블라디보스토크", 2013348),
        ("Wladiwostok", 2013348),
        ("Khabarovsk", 2022890),
        ("Chabarovsk", 2022890),
        ("Kneviči", 2021956),
        ("Ciolkovskij", 6641869),
        ("Tsiolkovsky", 6641869),
        ("Komsomolsk-on-Amur", KOMSOMOLSK),
        ("Komsomol'sk-na-Amure", KOMSOMOLSK),
        ("콤소몰스크나아무레", KOMSOMOLSK),
        ("Pyongyang", 1871859),
        ("P’yŏngyang", 1871859),
        ("평양", 1871859),
        ("Pechino", 1816670),
        ("Roma", 3169070),
        ("Munchen", 2867714),
        ("Siviglia", 2510911),
        ("Paris", 2988507),
    ],
)
def test_a_name_is_found_in_any_language_and_spelling(
    gazetteer: Gazetteer, name: str, geonames: int
) -> None:
    clear = gazetteer.search(name).clear

    assert clear is not None
    assert clear.entry.geonames == geonames


def test_a_candidate_carries_all_that_a_place_needs(gazetteer: Gazetteer) -> None:
    (entry,) = (candidate.entry for candidate in gazetteer.search("Ussuriysk").candidates[:1])

    assert entry.model_dump(mode="json") == {
        "id": "geonames:2014006",
        "name": "Ussuriysk",
        "coordinate": {"lat": 43.80467, "lon": 131.95734},
        "accuracy_km": 4.2,
        "country": "RU",
        "zone": "Asia/Vladivostok",
        "division": "59",
        "kind": "settlement",
        "population": 157_068,
        "source": "GeoNames (CC BY 4.0)",
        "geonames": 2014006,
        "wikidata": None,
    }


def test_without_context_komsomolsk_is_ambiguous_and_every_bearer_of_the_name_is_shown(
    gazetteer: Gazetteer,
) -> None:
    answer = gazetteer.search("Komsomolsk")

    assert answer.clear is None
    assert {candidate.entry.geonames for candidate in answer.candidates} >= {
        KOMSOMOLSK,
        IVANOVO_KOMSOMOLSK,
    }


def test_near_vostochny_and_vladivostok_it_is_the_one_on_the_amur_and_says_why(
    gazetteer: Gazetteer,
) -> None:
    clear = gazetteer.search("Komsomolsk", near=[VLADIVOSTOK, VOSTOCHNY]).clear

    assert clear is not None
    assert clear.entry.geonames == KOMSOMOLSK
    assert clear.reasons == (
        "also called Komsomol'sk",
        "275,908 people",
        "624 km from Vostochny",
    )


def test_a_story_in_another_region_means_another_place(gazetteer: Gazetteer) -> None:
    ivanovo = Landmark(name="Ivanovo", coordinate=Coordinate(lat=57.0, lon=40.97))

    answer = gazetteer.search("Komsomolsk", near=[ivanovo])

    assert answer.candidates[0].entry.geonames == IVANOVO_KOMSOMOLSK


def test_names_of_one_story_settle_each_other(gazetteer: Gazetteer) -> None:
    answers = gazetteer.search_together(["Vostochny", "Komsomolsk", "Vladivostok"])

    assert {name: answer.clear and answer.clear.entry.id for name, answer in answers.items()} == {
        "Vostochny": "spaceport:vostochny",
        "Komsomolsk": f"geonames:{KOMSOMOLSK}",
        "Vladivostok": "geonames:2013348",
    }


def test_an_expected_country_ranks_first_and_hides_no_other(gazetteer: Gazetteer) -> None:
    candidates = gazetteer.search("Valencia", countries=["VE"]).candidates

    assert [each.entry.country for each in candidates[:2]] == ["VE", "ES"]
    assert candidates[0].reasons[-1] == "in Venezuela, as expected"
    assert candidates[1].reasons[-1] == "in Spain, not expected"


@pytest.mark.parametrize(
    "name",
    [
        "cosmodromo di Vostochny",
        "cosmodromo di Vostočnyj",
        "Vostochny Cosmodrome",
        "космодром Восточный",
        "보스토치니 우주기지",
    ],
)
def test_a_spaceport_is_found_by_name_and_kind(gazetteer: Gazetteer, name: str) -> None:
    clear = gazetteer.search(name).clear

    assert clear is not None
    assert clear.entry.id == "spaceport:vostochny"
    assert clear.match is Match.MAIN


@pytest.mark.parametrize("name", ["aeroporto di Vladivostok", "Vladivostok airport"])
def test_an_airport_is_found_where_the_name_says_airport(gazetteer: Gazetteer, name: str) -> None:
    clear = gazetteer.search(name).clear

    assert clear is not None
    assert clear.entry.id == "airport:UHWW"


def test_a_city_is_not_taken_for_its_airport(gazetteer: Gazetteer) -> None:
    kinds = {candidate.entry.kind for candidate in gazetteer.search("Vladivostok").candidates}

    assert kinds == {"settlement"}


def test_a_misspelt_name_has_no_candidates_but_near_spellings(gazetteer: Gazetteer) -> None:
    answer = gazetteer.search("Vladivostock")

    assert answer.candidates == ()
    assert answer.clear is None
    assert answer.near_spellings[0].entry.geonames == 2013348
    assert answer.near_spellings[0].match is Match.SIMILAR


@pytest.mark.parametrize("name", ["", " ", "…", "qqqqzzzzqqqq", "' OR 1=1 --"])
def test_a_name_that_nothing_is_like_has_an_empty_answer(gazetteer: Gazetteer, name: str) -> None:
    answer = gazetteer.search(name)

    assert (answer.candidates, answer.near_spellings) == ((), ())


def test_names_in_several_languages_narrow_what_is_meant(gazetteer: Gazetteer) -> None:
    answer = gazetteer.search(
        "Komsomolsk", other_names=["Комсомольск-на-Амуре", "콤소몰스크나아무레"]
    )

    assert answer.clear is not None
    assert answer.clear.entry.geonames == KOMSOMOLSK


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Fiumicino airport", "airport:LIRF"),
        ("Heathrow airport", "airport:EGLL"),
        ("Heathrow", "airport:EGLL"),
        ("Frankfurt airport", "airport:EDDF"),
        ("Berlin airport", "airport:EDDB"),
        ("aeroporto Leonardo da Vinci", "airport:LIRF"),
        ("aeroporto Federico Fellini", "airport:LIPR"),
        ("aeroporto di Parigi Charles de Gaulle", "airport:LFPG"),
        ("FCO", "airport:LIRF"),
        ("Malpensa", "airport:LIMC"),
        ("JFK", "airport:KJFK"),
    ],
)
def test_an_airport_is_found_by_its_usual_name_and_by_its_code(
    gazetteer: Gazetteer, name: str, id_: str
) -> None:
    clear = gazetteer.search(name).clear

    assert clear is not None
    assert clear.entry.id == id_


@pytest.mark.parametrize(
    ("name", "found", "accuracy_km"),
    [
        ("Indiana", "Indiana", 220),
        ("Toscana", "Tuscany", 112),
        ("Lago di Garda", "Garda", 28),
        ("Vesuvio", "Mount Vesuvius", 10),
        ("Isola d'Elba", "Elba", 17),
        ("Corsica", "Corsica", 105),
        ("River Thames", "Thames", 94),
        ("Patagonia", "Patagonia", 1316),
    ],
)
def test_a_region_or_a_landform_is_found_with_how_far_it_reaches(
    gazetteer: Gazetteer, name: str, found: str, accuracy_km: int
) -> None:
    entry = gazetteer.search(name).candidates[0].entry

    assert (entry.name, entry.accuracy_km) == (found, accuracy_km)


@pytest.mark.parametrize("name", ["Turkey", "Georgia", "Panama", "Stati Uniti"])
def test_no_town_is_clear_by_the_name_of_a_country(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.search(name).clear is None


@pytest.mark.parametrize("name", ["New York", "Washington", "Milano", "Québec", "Genève"])
def test_a_town_and_not_its_state_is_meant_by_the_name_of_both(
    gazetteer: Gazetteer, name: str
) -> None:
    assert gazetteer.search(name).candidates[0].entry.kind == "settlement"
