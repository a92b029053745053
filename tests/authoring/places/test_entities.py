"""A language model beside the rules: what it adds, and what it takes away."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from explorer.authoring.places.entities import entities_of, installed_model
from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.gazetteer import Gazetteer


@dataclass(frozen=True)
class Found:
    """One name, as spaCy has it."""

    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Document:
    """A text with its names, as spaCy has it."""

    ents: tuple[Found, ...]


def marked(text: str, labels: dict[str, str]) -> Document:
    """A document in which words have labels."""
    found = (Found(text.index(w), text.index(w) + len(w), label) for w, label in labels.items())
    return Document(tuple(found))


Names = Callable[..., list[str]]


@pytest.fixture
def names(gazetteer: Gazetteer) -> Names:
    """The places of an English text in which a model gives words labels."""

    def found(text: str, labels: dict[str, str]) -> list[str]:
        recogniser = GazetteerRecogniser(
            gazetteer, "en", marking=lambda text: entities_of(marked(text, labels))
        )
        return [place.name for place in recogniser.recognise(text, None).places]

    return found


def test_what_the_model_takes_for_a_place_is_one_and_no_stop(names: Names) -> None:
    text = "The whole band loved Salzburg, and the road to it."

    assert names(text, {"Salzburg": "GPE"}) == ["Salzburg"]


def test_a_part_of_what_it_takes_for_a_club_is_none_unless_in_precedes_it(names: Names) -> None:
    assert names("It was won by the rowers of Sydney.", {"rowers of Sydney": "ORG"}) == []
    assert names("They rowed in Sydney.", {"in Sydney": "ORG"}) == ["Sydney"]


def test_a_town_that_it_takes_for_a_person_stays_one(names: Names) -> None:
    assert names("They went to Sydney.", {"Sydney": "PERSON"}) == ["Sydney"]


def test_labels_that_say_neither_change_nothing(names: Names) -> None:
    assert names("They met in Sydney.", {"Sydney": "DATE"}) == ["Sydney"]


def test_without_spacy_there_is_no_model() -> None:
    assert installed_model("xx") is None
