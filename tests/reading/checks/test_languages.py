"""A story in a language that the interface does not speak: said to its author, not to readers."""

from pathlib import Path

import pytest

from explorer.dashboard.page import notice_texts
from explorer.language import language
from explorer.reading.checks import languages
from explorer.story.selection import choose
from explorer.views.document import story_languages
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
def test_a_language_that_readers_are_not_offered_is_said(code: str, tmp_path: Path) -> None:
    assert suspected(languages.check, tmp_path, **in_two(code)) == [
        f"the story · languages.1: found {code!r}, expected a language of the interface, en or it "
        "(its texts are kept, but readers are not offered them yet)"
    ]


def test_languages_of_the_interface_are_not_mentioned(tmp_path: Path) -> None:
    assert suspected(languages.check, tmp_path, **in_two("it")) == []


def test_a_reader_who_asks_for_that_language_reads_nothing_untrue(tmp_path: Path) -> None:
    story = made_story(tmp_path, **in_two("ar"))
    selection, notices = choose({"lang": "ar"}, story, story_languages(story), "")

    assert selection.lang == "en"
    assert notice_texts(notices, story, language("en")) == (
        "This story is not available in “Arabic”.",
    )
