"""Finding a story's places and events in a text, and linking them."""

from collections.abc import Callable

import pytest

from explorer.authoring.linking_texts.linking import find_mentions
from explorer.authoring.linking_texts.mentions import linked
from explorer.authoring.vocabularies import vocabulary
from explorer.story.records import Story
from tests.records import event, place

MakeStory = Callable[..., Story]


@pytest.fixture
def link(shipped: Story) -> Callable[[str], str]:
    """Links an Italian text to the shipped story's places and to what its article claims."""
    events = [
        told
        for told in shipped.events
        if any(claim.source == shipped.article for claim in told.claims)
    ]

    def link(text: str) -> str:
        known = vocabulary("it")
        return linked(text, find_mentions(text, places=shipped.places, events=events, known=known))

    return link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Davanti al cosmodromo di Vostochny.",
            "Davanti al [cosmodromo di Vostochny](place:vostochny).",
        ),
        ("Da Vostočnyj si parte.", "Da [Vostočnyj](place:vostochny) si parte."),
        ("Il cosmodromo è lontano.", "Il [cosmodromo](place:vostochny) è lontano."),
        ("Passano da Khasan.", "Passano da [Khasan](place:khasan)."),
        ("Fino a CHABAROVSK.", "Fino a [CHABAROVSK](place:khabarovsk)."),
    ],
)
def test_a_place_is_found_by_name_partial_name_spelling_and_kind(
    link: Callable[[str], str], text: str, expected: str
) -> None:
    assert link(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nella regione dell'Amur nevica.",  # the end of another place's name
        "Le isole sono molte, gli aeroporti pochi.",
        "Un orientale e i russi guardano.",
    ],
)
def test_what_is_not_the_proper_part_of_a_name_is_no_place(
    link: Callable[[str], str], text: str
) -> None:
    assert link(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A tavola, durante il pranzo, si parla.",
            "A tavola, durante il [pranzo](event:lunch-toasts), si parla.",
        ),
        (
            "Si sono incontrati ieri; l'incontro è breve.",
            "Si sono [incontrati](event:meeting) ieri; l'[incontro](event:meeting) è breve.",
        ),
        (
            "Lodano la Flotta russa del Pacifico.",
            "Lodano la [Flotta russa del Pacifico](event:pacific-fleet).",
        ),
        (
            "Restano soli, faccia a faccia.",
            "Restano soli, [faccia a faccia](event:talks-face-to-face).",
        ),
    ],
)
def test_an_event_is_found_by_words_of_its_title_in_any_inflection(
    link: Callable[[str], str], text: str, expected: str
) -> None:
    assert link(text) == expected


def test_a_weak_stretch_is_no_mention_where_there_is_a_stronger_one(
    link: Callable[[str], str],
) -> None:
    text = link("Una cooperazione militare. Altro: la cooperazione fra scuole.")

    assert text == (
        "Una [cooperazione militare](event:putin-interview). Altro: la cooperazione fra scuole."
    )


def test_an_event_found_nowhere_takes_over_the_place_where_it_alone_happens(
    link: Callable[[str], str],
) -> None:
    assert link("Poi Komsomolsk.") == "Poi [Komsomolsk](event:komsomolsk-arrival)."


def test_what_is_linked_or_code_already_is_left_alone(link: Callable[[str], str]) -> None:
    text = "[Il pranzo](https://example.org/pranzo), `pranzo`, <pranzo>, ![pranzo](x)."

    assert link(text) == text


def test_a_mention_does_not_reach_across_markdown(link: Callable[[str], str]) -> None:
    assert link("La *cooperazione* militare.") == (
        "La *[cooperazione](event:putin-interview)* [militare](event:putin-interview)."
    )


def test_a_name_that_two_places_share_in_part_is_no_mention_of_either(
    make_story: MakeStory,
) -> None:
    story = make_story(
        places=[
            place("north", names={"en": "Vik Harbour"}),
            place("south", names={"en": "Vik-on-Sea"}),
            place("rome"),
        ],
        events=[event("a")],
        articles={},
    )
    text = "From Vik to Vik Harbour."

    found = find_mentions(text, places=story.places, events=story.events, known=vocabulary("en"))

    assert linked(text, found) == "From Vik to [Vik Harbour](place:north)."


def test_an_english_possessive_is_not_part_of_a_name(make_story: MakeStory) -> None:
    story = make_story()
    text = "Rome's streets and Tokyo’s."

    found = find_mentions(text, places=story.places, events=(), known=vocabulary("en"))

    assert linked(text, found) == "[Rome](place:rome)'s streets and [Tokyo](place:tokyo)’s."
