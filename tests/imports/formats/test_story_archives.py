"""Our own zip, and those of others that look like it."""

from pathlib import Path

from explorer.imports.found import Outcome
from tests.imports.formats.test_kmz import archive
from tests.imports.reading import found_in_text, lines_of, refusal, values_of
from tests.records import write_story


def folder_files(tmp_path: Path, **changes: object) -> dict[str, bytes]:
    folder = write_story(tmp_path, **changes)
    return {f"small/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_story_comes_back_with_its_article(tmp_path: Path) -> None:
    files = folder_files(tmp_path)
    found = found_in_text("small.zip", archive(files))

    assert found.story["title"] == {"en": "A small journey"}
    assert [event["id"] for event in values_of(found, "events")] == ["departure", "arrival"]
    assert found.files == {"article.en.md": files["small/article.en.md"]}
    assert found.report == ()


def test_what_is_no_file_of_the_story_is_left_out(tmp_path: Path) -> None:
    files = folder_files(tmp_path) | {
        "small/a/b/c.txt": b"x",
        "__MACOSX/small/._story.txt": b"x",
        "small/article.en.local.md": b"# Of another",
        "small/.import/before.zip": b"x",
        "small/.import/last.json": b"{}",
    }
    found = found_in_text("small.zip", archive(files))

    why = "(it is no file of the story)"
    assert lines_of(found, Outcome.LEFT_OUT) == [
        f"small/a/b/c.txt · : a file →  {why}",
        f"__MACOSX/small/._story.txt · : a file →  {why}",
        f"small/article.en.local.md · : a file →  {why}",
        f"small/.import/before.zip · : a file →  {why}",
        f"small/.import/last.json · : a file →  {why}",
    ]


def test_two_stories_in_one_archive_are_refused(tmp_path: Path) -> None:
    files = folder_files(tmp_path)
    twice = files | {name.replace("small", "other"): each for name, each in files.items()}

    assert refusal("a.zip", archive(twice)) == (
        "a.zip · the file: found 2 files called story.yaml, expected one story.yaml, as in a zip "
        "that the explorer exported"
    )


def test_the_mistakes_of_a_story_are_those_of_the_archive(tmp_path: Path) -> None:
    files = folder_files(tmp_path, title={"en": ""})

    assert refusal("a.zip", archive(files)) == (
        "a.zip/story.yaml:3 · the story · title.en: found '', expected a text"
    )
