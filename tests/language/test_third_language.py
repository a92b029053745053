"""Adding a language is a folder and a file: the steps of docs/languages.md, walked through."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import language as languages
from explorer.language import LOCALE_FOLDER, interface_languages, language
from explorer.reading.library import load_story
from tests.assembling import assembled
from tests.records import ARTICLE, write_story

DOC = Path(__file__).parents[2] / "docs" / "languages.md"


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A third catalogue: the English one in a folder of its own, with one text translated."""
    folder = tmp_path / "locale"
    shutil.copytree(LOCALE_FOLDER, folder)
    file = folder / "de" / "LC_MESSAGES" / "explorer.po"
    file.parent.mkdir(parents=True)
    english = (folder / "en" / "LC_MESSAGES" / "explorer.po").read_text("utf-8")
    text = english.replace("Language: en_GB", "Language: de")
    file.write_text(text.replace('msgstr "Timeline"', 'msgstr "Zeitleiste"'), "utf-8")
    monkeypatch.setattr(languages, "LOCALE_FOLDER", folder)
    for known in (language, interface_languages):
        known.cache_clear()
    yield file
    for known in (language, interface_languages):
        known.cache_clear()


@pytest.mark.usefixtures("german")
def test_a_folder_with_a_catalogue_is_a_language_of_the_interface() -> None:
    assert interface_languages() == ("de", "en", "it")
    assert language("de").text("timeline") == "Zeitleiste"
    assert language("de").own_name() == "Deutsch"


def test_a_language_with_three_plural_forms_says_each(german: Path) -> None:
    text = german.read_text("utf-8").replace("Language: de", "Language: pl")
    head = re.search(r'^"Plural-Forms: nplurals=3.*$', DOC.read_text("utf-8"), re.MULTILINE)
    assert head
    text = re.sub(r'^"Plural-Forms.*$', lambda _: head[0], text, flags=re.MULTILINE)
    english = 'msgstr[0] "{count} source"\nmsgstr[1] "{count} sources"\n'
    polish = 'msgstr[0] "{count} źródło"\nmsgstr[1] "{count} źródła"\nmsgstr[2] "{count} źródeł"\n'
    file = german.parents[2] / "pl" / "LC_MESSAGES" / "explorer.po"
    file.parent.mkdir(parents=True)
    file.write_text(text.replace(english, polish), "utf-8")

    said = [language("pl").text("source_count", count=count) for count in (0, 1, 2, 8, 11, 21, 22)]

    words = ("źródeł", "źródło", "źródła", "źródeł", "źródeł", "źródeł", "źródła")
    assert said == [
        f"{count} {word}" for count, word in zip((0, 1, 2, 8, 11, 21, 22), words, strict=True)
    ]


@pytest.mark.usefixtures("german")
def test_a_story_that_has_it_is_shown_in_it_with_its_dates(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"de": ARTICLE}, languages=["de"])
    file = folder / "story.yaml"
    file.write_text(file.read_text("utf-8").replace(" en: ", " de: "), "utf-8")
    shown = assembled(load_story(folder), "de")
    assert shown["choices"]["lang"] == [{"id": "de", "label": "Deutsch"}]
    assert shown["dates"].replace("\u2009", "") == "1.–2. März 2023"
    assert shown["strings"]["timeline"] == "Zeitleiste"


def test_the_page_that_says_how_names_the_file_and_its_head() -> None:
    told = DOC.read_text("utf-8")
    assert "explorer/language/locale/de/LC_MESSAGES/explorer.po" in told
    assert "Language: de" in told
