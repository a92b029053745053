"""A static page gives a reader the language that the server would."""

import pytest

from explorer.story.accepted_languages import accepted_language, offered_language
from tests.assembling import called


@pytest.mark.parametrize(
    ("preferred", "offered", "lang"),
    [
        (["it-IT", "en"], ["en", "it"], "it"),
        (["de", "en-GB", "it"], ["it", "en"], "en"),
        (["zh-Hant-TW"], ["en", "zh-hant", "zh"], "zh-hant"),
        (["pt-PT"], ["en", "pt-BR"], "pt-BR"),
        (["PT-br", "en"], ["en", "pt", "pt-BR"], "pt-BR"),
        (["de", "fr"], ["it", "en"], "it"),
        ([], ["it", "en"], "it"),
    ],
)
def test_server_and_static_page_choose_the_same_language(
    preferred: list[str], offered: list[str], lang: str
) -> None:
    in_browser = called("core/reader_language.js", "readerLanguage", preferred, offered)

    assert in_browser == lang
    assert accepted_language(", ".join(preferred), tuple(offered)) == lang


@pytest.mark.parametrize(
    ("asked", "lang"), [("it-CH", "it"), ("IT", "it"), ("de-CH", "en"), ("", "en"), ("-it", "en")]
)
def test_server_and_static_page_give_the_nearest_to_what_is_asked_for(
    asked: str, lang: str
) -> None:
    offered = ["it", "en"]

    assert called("core/reader_language.js", "offeredLanguage", asked, ["en"], offered) == lang
    assert offered_language(asked, "en", tuple(offered)) == lang
