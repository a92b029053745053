"""What `new` refuses: nothing is written then, and nothing that exists is touched."""

from pathlib import Path

import pytest

from explorer.reading.text_files import MAX_ARTICLE_BYTES
from explorer.writing import whole_files
from tests.commands.drafting import ITALIAN, new


@pytest.fixture
def stories(tmp_path: Path, online_cache: Path) -> Path:
    """An empty folder of stories, with the gazetteer at hand."""
    folder = tmp_path / "stories"
    folder.mkdir()
    return folder


def test_a_story_that_is_there_is_never_touched(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stories / "choir").mkdir()

    assert new(stories, ITALIAN, "--lang", "it") == 2
    assert list((stories / "choir").iterdir()) == []
    assert "choir, expected no story of that name yet\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lang", "fr"], "--lang: found 'fr', expected a language we can read: en, it\n"),
        (["--published", "soon"], "--published: found 'soon', expected an EDTF date such as"),
        (["--url", "gazette"], "--url: found 'gazette', expected an address that begins with"),
        (
            ["--published", "14 gennaio 2025"],
            "--published: found '14 gennaio 2025', expected an EDTF date such as 2023-09-13 "
            "(2025-01-14?)",
        ),
        (["--published", ""], "--published: found '', expected an EDTF date such as"),
        (["--title", " "], "--title: found nothing, expected a text\n"),
        (["--title", "x\udcff"], "--title: found 'x\\udcff', expected a text in UTF-8\n"),
        (["--publisher", ""], "--publisher: found nothing, expected a text\n"),
        (["--publisher", "\udcff"], "--publisher: found '\\udcff', expected a text in UTF-8\n"),
        (["--url", f"https://a.example/{'x' * 2000}"], "expected an address that begins with"),
        (["--url", ""], "--url: found nothing, expected a text\n"),
        (["--article", ""], "--article: found nothing, expected a file\n"),
        (
            ["--url", "https://a.example/\udcff"],
            "--url: found 'https://a.example/\\udcff', expected",
        ),
        (["--country", "Atlantis"], "--country: found 'Atlantis', expected a country's"),
    ],
)
def test_a_wrong_argument_is_reported_and_nothing_is_written(
    stories: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lang = [] if "--lang" in arguments else ["--lang", "it"]

    assert new(stories, ITALIAN, *lang, *arguments) == 2
    assert message in capsys.readouterr().err
    assert list(stories.iterdir()) == []


@pytest.mark.parametrize("slug", ["The Choir", "../choir", "choir_1", "", "c" * 65, "choir\n"])
def test_a_name_that_makes_no_link_is_refused(
    stories: Path, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(stories, ITALIAN, "--lang", "it", slug=slug) == 2
    assert "expected an id of lower-case letters, digits and hyphens" in capsys.readouterr().err
    assert list(stories.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Città".encode("latin-1"), "found byte 0xe0 at position 4, expected text in UTF-8"),
        (b" \n\n", "article.txt · the article: found nothing, expected a text\n"),
        (b"x" * (MAX_ARTICLE_BYTES + 1), "expected at most 8,000,000 bytes"),
    ],
)
def test_an_article_of_which_no_story_can_be_made_is_reported_and_nothing_is_written(
    stories: Path, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(stories, content, "--lang", "it") == 1
    assert message in capsys.readouterr().err
    assert list(stories.iterdir()) == []


def test_a_link_that_leads_nowhere_is_reported_by_the_story_s_own_path(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# Home\n\nThe [choir](event:concert) is in Naples.\n"

    assert new(stories, text, "--lang", "en") == 1
    assert "stories/choir/article.en.md:3 · the article" in capsys.readouterr().err
    assert list(stories.iterdir()) == []


def test_an_interruption_leaves_nothing_behind(
    stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(path: Path, content: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(whole_files, "write_whole", interrupt)

    assert new(stories, ITALIAN, "--lang", "it") == 130
    assert list(stories.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_reported(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)

    assert new(stories, ITALIAN, "--lang", "it") == 2
    assert "found 'Permission denied', expected a writable folder" in (capsys.readouterr().err)
    assert list(stories.iterdir()) == []
