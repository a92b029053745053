"""Texts that lack a language of the story."""

from pathlib import Path

import pytest

from tests.records import CLAIM, LEG, NOTE, Records, event, place, problems


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": {"it": "Un viaggio"}}, "the story · title"),
        ({"summary": {"it": "Un viaggio"}}, "the story · summary"),
        ({"places": [place("rome", names={"it": "Roma"}), place("tokyo")]}, "place rome · names"),
        ({"places": [place("rome", note={"it": "Qui"}), place("tokyo")]}, "place rome · note"),
        ({"events": [event("a", title={"it": "Via"})]}, "event a · title"),
        ({"events": [event("a", summary={"it": "Via"})]}, "event a · summary"),
        ({"events": [event("a", note={"it": "Via"})]}, "event a · note"),
        (
            {"events": [event("a", claims=[CLAIM | {"note": {"it": "Via"}}])]},
            "event a · claims.0.note",
        ),
        ({"legs": [LEG | {"note": {"it": "Via"}}]}, "leg rome to tokyo · note"),
        ({"notes": [NOTE | {"title": {"it": "Via"}}]}, "note a-note · title"),
        ({"notes": [NOTE | {"text": {"it": "Via"}}]}, "note a-note · text"),
    ],
)
def test_a_text_that_lacks_a_language_of_the_story(
    tmp_path: Path, changes: Records, where: str
) -> None:
    assert problems(tmp_path, **changes) == [f"{where}: found a text in it, expected one in en too"]


def test_a_text_without_any_language(tmp_path: Path) -> None:
    assert problems(tmp_path, title={}) == [
        "the story · title: found a text in nothing, expected one in en too"
    ]
