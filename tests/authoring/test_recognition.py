"""Places recognised in a text: few and sure, with a reason for each that is left out."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.authoring.places.names import names_in
from explorer.authoring.recognition import Recogniser, Recognition
from explorer.authoring.vocabularies import languages_with_vocabulary, vocabulary
from explorer.gazetteer import Gazetteer
from tests.records import SHIPPED

Recognise = Callable[..., Recognition]

LINK = re.compile(r"\[([^\]]*)\]\((?:event|place|note|source):[^)]*\)")

PERSON = "a person, judging by the words beside it"
FIRST_NAMED = "a person, judging by the first name"
UNCLEAR = "not clear which place, 51% sure of Springfield"


@pytest.fixture
def recognise(gazetteer: Gazetteer) -> Recognise:
    """Recognises the places of a text in a language."""

    def found(text: str, lang: str, published: date | None = None) -> Recognition:
        recogniser: Recogniser = GazetteerRecogniser(gazetteer, lang)
        return recogniser.recognise(text, published)

    return found


def account(slug: str, lang: str) -> str:
    """A shipped account without its links."""
    text = (SHIPPED / slug / f"article.{lang}.md").read_text(encoding="utf-8")
    return LINK.sub(r"\1", text)


def names(found: Recognition) -> list[str]:
    return [place.name for place in found.places]


def reasons(found: Recognition) -> dict[str, str]:
    return {each.words: each.reason for each in found.left_out}


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("it", "La visita comincia a Napoli e poi Palermo.", ["Naples", "Palermo"]),
        ("it", "L'arrivo è al cosmodromo di Vostočnyj.", ["Vostochny Cosmodrome"]),
        ("it", "Torino, Italia – La mostra si apre stasera.", ["Turin"]),
        ("it", "Si va verso Reggio nell'Emilia.", ["Reggio nell'Emilia"]),
        ("en", "She is in Rome, Milan and Turin.", ["Rome", "Milan", "Turin"]),
        ("en", "The train goes to Komsomolsk-on-Amur.", ["Komsomolsk-on-Amur"]),
        ("en", "They land at Malpensa Airport.", ["Malpensa International Airport"]),
        ("en", "A fair in the old town of Sanremo.", ["Sanremo"]),
        ("en", "He was in New York on Monday.", ["New York City"]),
        ("en", "Port Elizabeth cheers. He is in Port Elizabeth.", ["Gqeberha"]),
        ("en", "They sang in San Francisco.", ["San Francisco"]),
        ("en", "They went to Saint Petersburg.", ["Saint Petersburg"]),
        ("en", "They sang in San Juan.", ["San Juan"]),
        ("en", "They sang in St. Petersburg.", ["Saint Petersburg"]),
        ("en", "They sang in Fort William.", ["Fort William"]),
        ("en", "They sang in Prince George.", ["Prince George"]),
        ("it", "Cantano in Santo Domingo.", ["Santo Domingo"]),
        ("it", "Vanno a San Paolo.", ["São Paulo"]),
    ],
)
def test_a_place_is_one_where_its_words_say_so(
    recognise: Recognise, lang: str, text: str, places: list[str]
) -> None:
    assert [place.candidate.entry.name for place in recognise(text, lang).places] == places


@pytest.mark.parametrize(
    ("lang", "text", "words", "reason"),
    [
        ("it", "Il leader Lin Roma dice di no a Roma.", "Roma", PERSON),
        ("it", "Così Vladimir Samara a Samara.", "Samara", FIRST_NAMED),
        ("it", "Credono in Vladimir Samara a Samara.", "Samara", FIRST_NAMED),
        ("en", "A letter to J. Paris and to Paris.", "Paris", FIRST_NAMED),
        ("en", "They met Mr. Paris. A letter to Paris.", "Paris", PERSON),
        ("it", "Incontra il sig. Roma a Roma.", "Roma", PERSON),
        ("it", "Incontra la Sig.ra Roma a Roma.", "Roma", PERSON),
        ("en", "A letter to Port Elizabeth.", "Port Elizabeth", FIRST_NAMED),
        ("en", "A letter to President Paris and to Paris.", "Paris", PERSON),
        ("it", "Parla a Kim.", "Kim", "a first name"),
        ("en", "He is in Kim.", "Kim", "only as an abbreviation, KIM, of Kimberley"),
        ("it", "Sono in Russia.", "Russia", "a country, not a single point"),
        ("it", "Sono in Siberia.", "Siberia", "a region, not a single point"),
        ("it", "Sono in Europa.", "Europa", "a region, not a single point"),
        ("en", "It lies in Lodi province.", "Lodi", "a region, judging by the words beside it"),
        ("it", "Il razzo Angara vola.", "Angara", "no nearby word marks it as a place"),
        ("en", "In Russian towns.", "Russian", "an adjective"),
        ("en", "Then Milan said no to Milan.", "Milan", "a person who is quoted"),
        ("en", "He was in Springfield.", "Springfield", UNCLEAR),
    ],
)  # fmt: skip
def test_what_is_no_place_or_not_clear_is_left_out_and_reported(
    recognise: Recognise, lang: str, text: str, words: str, reason: str
) -> None:
    found = recognise(text, lang)

    assert words not in names(found)
    assert reasons(found)[words] == reason


def test_a_name_is_known_by_all_its_times_and_linked_at_each(recognise: Recognise) -> None:
    text = "Vostochny, Siberia – Both went to the cosmodrome of Vostochny.\n\nVostochny is far."

    (place,) = recognise(text, "en").places

    assert [mention.is_stop for mention in place.mentions] == [True, True, False]
    assert {text[m.span.start : m.span.end] for m in place.mentions} == {"Vostochny"}
    assert place.confidence == 0.98
    assert place.why == "with “cosmodrome”; exact name match; spaceport"


@pytest.mark.parametrize("text", ["`in Rome`", "[in Rome](https://x.example)", "# In Rome\n"])
def test_headings_links_and_code_are_left_alone(recognise: Recognise, text: str) -> None:
    assert names(recognise(text, "en")) == []


@pytest.mark.parametrize(
    ("slug", "lang", "places"),
    [
        ("vostochny-2023", "it", ["Pyongyang", "Vladivostok", "Vostočnyj", "Mosca"]),
        ("vostochny-2023", "en", ["Pyongyang", "Vladivostok", "Vostochny", "Moscow"]),
        (
            "magellan-elcano-1519",
            "en",
            ["Vicenza", "Seville", "Sanlúcar", "Tenerife", "Santiago", "Malacca"],
        ),
    ],
)
def test_in_our_own_accounts_nothing_is_wrongly_taken_for_a_place(
    recognise: Recognise, slug: str, lang: str, places: list[str]
) -> None:
    assert names(recognise(account(slug, lang), lang, date(2023, 9, 14))) == places


def test_a_name_ends_where_its_words_do() -> None:
    text = "Then Kim Jong-un, of Rio de Janeiro, saw Rome. Milan saw St. Julian."

    found = names_in(text, vocabulary("en"))

    assert [name.text for name in found] == [
        *("Kim Jong-un", "Rio de Janeiro", "Rome", "Milan", "St. Julian"),
    ]
    assert [name.begins_sentence for name in found] == [False, False, False, True, False]


def test_an_elided_word_before_a_possessive_leaves_no_empty_word() -> None:
    (name,) = names_in("Nell's è un locale.", vocabulary("it"))

    assert (name.text, name.after[:1]) == ("Nell", ("s",))


@pytest.mark.parametrize("lang", languages_with_vocabulary())
def test_every_list_of_words_is_there_in_each_language_though_some_are_empty(lang: str) -> None:
    text = (Path(__file__).parents[2] / f"explorer/authoring/lexicons/{lang}.toml").read_text(
        encoding="utf-8"
    )

    listed = set(re.findall(r"^(\w+) = ", text, re.MULTILINE))

    assert listed == set(vocabulary(lang).__dataclass_fields__) - {"language"}


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("it", "Raggiungerà Torino domani. Ieri era a Genova.", ["Turin", "Genoa"]),
        ("it", "Il ministro visiterà Trapani lunedì.", ["Trapani"]),
        ("it", "È arrivato a San Marino, poi a Roma.", ["San Marino", "Rome"]),
        ("en", "On Monday she was in Monaco and in Rome.", ["Monaco", "Rome"]),
    ],
)
def test_what_a_verb_leads_to_and_a_country_that_is_a_town_are_places(
    recognise: Recognise, lang: str, text: str, places: list[str]
) -> None:
    found = recognise(text, lang, date(2023, 11, 25))

    assert [place.candidate.entry.name for place in found.places] == places
    assert found.left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        "## Naples, 3 March 2023\n\nThey sang.",
        "They sang.\n\nNaples, Oct. 14, 1786.\n\nIt rained.",
        "## Friday 24: Naples\n\nThey sang.",
        "NAPLES, 24 November – They sang.",
    ],
)
def test_a_town_in_a_line_with_a_date_is_a_place(recognise: Recognise, text: str) -> None:
    found = recognise(text, "en", date(2023, 11, 25))

    assert [place.candidate.entry.name for place in found.places] == ["Naples"]


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("it", "Trapani applaude.", ["Trapani"]),
        ("it", "Adora la Torino di ieri.", ["Torino"]),
        ("en", "# Frankfurt airport\n\nIt is closed.", ["Frankfurt"]),
        ("en", "Mr. Lincoln left. Florence Nightingale stayed. Then it rained.", []),
    ],
)
def test_no_large_town_is_lost_without_a_line(
    recognise: Recognise, lang: str, text: str, towns: list[str]
) -> None:
    why = "no nearby word marks it as a place"

    found = recognise(text, lang, date(2023, 11, 25))
    assert found.places == ()
    assert [each.words for each in found.left_out if each.reason == why] == towns
