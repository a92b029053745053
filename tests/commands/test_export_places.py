"""An export writes over an earlier one, and over nothing else that somebody made."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.__main__ import main
from tests.records import write_story


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    write_story(tmp_path / "stories", slug="small")
    return tmp_path / "stories"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "how",
    [
        ("--format", "csv", "--out", "{}/story.yaml"),
        ("--format", "csv", "--out", "{}/new.csv"),
        ("--all", "{}"),
        ("--html", "{}"),
        ("--html", "{}/site"),
        ("--html", "{}/page.html", "--single-file"),
    ],
)
def test_nothing_is_written_among_the_files_of_a_story(
    how: tuple[str, ...], stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [part.format(stories / "small") for part in how]
    before = files(stories)

    assert main(["--stories", str(stories), "export", "small", *options]) == 2
    assert "found a path inside a story's folder, expected one outside" in capsys.readouterr().err
    assert files(stories) == before


@pytest.mark.parametrize("more", [(), ("--single-file",)])
def test_a_page_replaces_an_earlier_export(more: tuple[str, ...], stories: Path) -> None:
    target = stories.parent / "site"
    for _ in range(2):
        assert (
            main(["--stories", str(stories), "export", "small", "--html", str(target), *more]) == 0
        )


@pytest.mark.parametrize("more", [(), ("--single-file",)])
def test_a_page_replaces_no_page_of_another_story(
    more: tuple[str, ...], stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_story(stories, slug="smaller")
    target = str(stories.parent / "site")
    assert main(["--stories", str(stories), "export", "smaller", "--html", target, *more]) == 0
    before = files(stories.parent)

    assert main(["--stories", str(stories), "export", "small", "--html", target, *more]) == 2
    assert "found files that are not an earlier export of small" in capsys.readouterr().err
    assert files(stories.parent) == before


def test_a_folder_may_be_there_already_if_it_is_empty(stories: Path) -> None:
    target = stories.parent / "site"
    target.mkdir()

    assert main(["--stories", str(stories), "export", "small", "--html", str(target)]) == 0


@pytest.mark.parametrize("name", ["index.html", "notes.txt"])
def test_a_folder_with_files_of_somebody_is_left_as_it_is(
    name: str, stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = stories.parent / "mine"
    target.mkdir()
    (target / name).write_text("mine", encoding="utf-8")

    assert main(["--stories", str(stories), "export", "small", "--html", str(target)]) == 2
    assert capsys.readouterr().err.endswith(
        "mine: found files that are not an earlier export of small, expected an empty or new path\n"
    )
    assert files(target) == {str(target / name): b"mine"}


def test_a_file_of_somebody_is_left_as_it_is(stories: Path) -> None:
    target = stories.parent / "mine.html"
    target.write_text("mine", encoding="utf-8")
    options = ["--html", str(target), "--single-file"]

    assert main(["--stories", str(stories), "export", "small", *options]) == 2
    assert target.read_text(encoding="utf-8") == "mine"
