"""Mentions that lead nowhere, links that are no address, articles without words."""

from pathlib import Path

import pytest

from tests.attaching import IMAGE
from tests.records import problems


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (
            "[x](event:arival)",
            "mention “x”: found event:arival, expected the id of an event (event:arrival?)",
        ),
        ("[x](place:)", "mention “x”: found place:, expected the id of a place"),
        ("[x](note:y)", "mention “x”: found note:y, expected the id of a note"),
        ("[x](source:wires)", "mention “x”: found source:wires, expected the id of a source"),
        ("[](event:arrival)", "mention “”: found no words, expected words between the square"),
        ("[](https://a.example)", "mention “”: found no words, expected words between the square"),
        (
            "[x](javascript:alert(1))",
            "mention “x”: found javascript:alert(1), expected a link that begins with event:, "
            "place:, note:, source:, http:// or https://",
        ),
        ("[x](JavaScript:alert)", "mention “x”: found JavaScript:alert, expected a link that"),
        ("[x](//evil.example)", "mention “x”: found //evil.example, expected a link that"),
        ("[x]()", "mention “x”: found , expected a link that"),
        ("![x](media:hall)", "mention “x”: found media:hall, expected the id of a media item"),
    ],
)
def test_a_wrong_link_in_the_article(tmp_path: Path, article: str, message: str) -> None:
    (found,) = problems(tmp_path, articles={"en": article})

    assert found.startswith(f"the article · {message}")


def test_a_figure_is_one_of_the_storys_media_and_says_what_it_shows(tmp_path: Path) -> None:
    media = {"media": [IMAGE]}
    wrong = "the article · mention “"

    assert problems(tmp_path, articles={"en": "![A hall](media:hall)"}, **media) == []
    assert problems(tmp_path, articles={"en": "![A hall](media:hal)"}, **media) == [
        f"{wrong}A hall”: found media:hal, expected the id of a media item (media:hall?)"
    ]
    assert problems(tmp_path, articles={"en": "![](media:hall)"}, **media) == [
        f"{wrong}”: found no words, expected what it shows, between the square brackets "
        "(![…](media:hall))"
    ]


def test_an_article_in_a_language_that_the_story_has_not(tmp_path: Path) -> None:
    assert problems(tmp_path, articles={"fr": "Des mots."}) == [
        "the article · language: found 'fr', expected one of the story's languages, en"
    ]


@pytest.mark.parametrize("article", ["", "\n\n", "---\n"])
def test_an_article_without_words(tmp_path: Path, article: str) -> None:
    assert problems(tmp_path, articles={"en": article}) == [
        "the article: found nothing, expected a text"
    ]
