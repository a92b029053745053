"""The language that an import takes for its texts."""

from pathlib import Path

import pytest

from tests.commands.importing import run, trip, write

ITALIAN = "id,data,titolo,luogo,lat,lon\na,1848,Scrive alla sorella della pioggia,Roma,41.9,12.5\n"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    write(folder, ITALIAN)
    return folder


def test_an_italian_sheet_becomes_an_italian_story_and_that_is_said(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories) == 0

    story = trip(stories)
    assert story.languages == ("it",)
    assert story.events[0].title == {"it": "Scrive alla sorella della pioggia"}
    assert story.places[0].names == {"it": "Roma"}
    said = capsys.readouterr().err
    assert said.startswith(
        "trip.csv: read as table (CSV, TSV, XLSX, ODS)\n"
        "language: it, by its words (--lang CODE says otherwise)\n"
    )


def test_the_author_knows_better(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stories, "--lang", "en") == 0

    assert trip(stories).languages == ("en",)
    assert "language:" not in capsys.readouterr().err


def test_an_update_has_a_language_of_its_story(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories) == 0
    write(stories, ITALIAN.replace("1848", "1849"))

    assert run(stories, "--into", "trip", "--lang", "fr") == 2
    assert capsys.readouterr().err.endswith(
        "--lang: found 'fr', expected a language of the story: it\n"
    )
    assert run(stories, "--into", "trip") == 0
    assert trip(stories).events[0].when.text == "1849"
