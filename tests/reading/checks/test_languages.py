"""A story in a language that the interface does not have: readers get it, its author is warned."""

from pathlib import Path

import pytest

from explorer.reading.checks import languages
from explorer.story.selection import choose
from tests.records import SMALL, Records, event, made_story, place, suspected

PLACES = SMALL["places"]


def in_two(code: str) -> Records:
    """The small story in English and another language."""
    both = {"en": "Words.", code: "Wörter"}
    return {
        "languages": ["en", code],
        "title": both,
        "summary": both,
        "places": [place("rome", names=both), PLACES[1] | {"names": both}],
        "events": [event("a", title=both, summary=both)],
        "articles": {"en": "[x](event:a)", code: "[x](event:a)"},
    }


@pytest.mark.parametrize("code", ["de", "ar"])
def test_an_author_is_warned_of_a_language_that_the_interface_does_not_have(
    code: str, tmp_path: Path
) -> None:
    assert suspected(languages.check, tmp_path, **in_two(code)) == [
        f"the story · languages.1: found {code!r}, expected a language of the interface, en or it "
        "(buttons and dates will be in English)"
    ]


def test_languages_of_the_interface_are_not_mentioned(tmp_path: Path) -> None:
    assert suspected(languages.check, tmp_path, **in_two("it")) == []


def test_a_reader_who_asks_for_that_language_gets_it(tmp_path: Path) -> None:
    story = made_story(tmp_path, **in_two("ar"))

    selection, notices = choose({"lang": "ar"}, story, story.languages, "")

    assert (selection.lang, notices) == ("ar", ())
