"""Phrases farther off than a preposition that mark a place, where nobody is."""

import pytest

from explorer.authoring.places.names import names_in
from explorer.authoring.places.place_cues import cue_before
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "A lorry overturned 12 km north-east of Ludlow.", "after “north-east of”"),
        ("en", "The ferry sank five miles from Tarbert.", "after “miles from”"),
        ("it", "Si cerca a sud di Sulmona.", "after “a sud di”"),
        ("it", "Il treno è fermo all'altezza di Fossano.", "after “all'altezza di”"),
        ("it", "Le bombe cadute su Rafah.", "after “cadute su”"),
        ("it", "Fermata una donna, 54 anni, di Tropea.", "after who is from there"),
        ("it", "Fermato un 30enne di Pizzo.", "after who is from there"),
        ("en", "the driver, aged 31, of Nashik", "after who is from there"),
        ("en", "the driver (31) of Nashik", "after who is from there"),
    ],
)
def test_a_distance_a_direction_and_an_age_mark_a_place(lang: str, text: str, words: str) -> None:
    known = vocabulary(lang)
    found = cue_before(text, names_in(text, known)[-1], known)
    assert found is not None
    assert (found.words, found.is_stop) == (words, False)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "They wrote of Ludlow."), ("it", "Il libro di Fossano."), ("en", "about 30 of Kent")],
)
def test_of_alone_marks_none(lang: str, text: str) -> None:
    known = vocabulary(lang)
    assert cue_before(text, names_in(text, known)[-1], known) is None
