"""Files that are too large, in another encoding, or links, and what is not a file."""

import os
from pathlib import Path

import pytest

from explorer.reading.library import load_library, load_story
from explorer.reading.text_files import MAX_ARTICLE_BYTES, MAX_SHAPE_BYTES, read_bytes
from explorer.story.errors import DataError
from tests.records import problems_in, write_story


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    file = folder / "story.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert load_story(folder).title == {"en": "A small journey"}


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    with (folder / "article.en.md").open("wb") as file:
        file.truncate(MAX_ARTICLE_BYTES + 1)

    assert problems_in(folder) == [
        "article.en.md · the file · size: found more than 8,000,000 bytes, "
        "expected at most 8,000,000 bytes"
    ]


def test_a_huge_way_can_be_simplified(tmp_path: Path) -> None:
    with (tmp_path / "way.gpx").open("wb") as file:
        file.truncate(MAX_SHAPE_BYTES + 1)

    with pytest.raises(DataError, match=r"at most 5,000,000 bytes \(simplify it\)"):
        read_bytes(tmp_path / "way.gpx")


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    (folder / "article.en.md").symlink_to(folder / "nowhere.md")

    assert problems_in(folder) == [
        "article.en.md · the file: found no file of this name, expected a readable file"
    ]
    assert [entry.slug for entry in load_library(tmp_path).broken] == ["small"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "stories", articles={})
    (tmp_path / "secret.md").write_text("Not for readers.", encoding="utf-8")
    (folder / "article.en.md").symlink_to("../../secret.md")

    assert problems_in(folder) == [
        "article.en.md · the file: found a link that leads out of the story's folder, "
        "expected a file inside it"
    ]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    (folder / "text.md").write_text("Words.", encoding="utf-8")
    (folder / "article.en.md").symlink_to("text.md")

    assert list(load_story(folder).articles) == ["en"]


def test_a_story_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "elsewhere")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "linked").symlink_to(folder)

    assert [story.slug for story in load_library(tmp_path / "stories").stories] == ["linked"]


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    (folder / "article.en.md").symlink_to("article.en.md")

    assert problems_in(folder) == [
        "article.en.md · the file: found Too many levels of symbolic links, "
        "expected a readable file"
    ]


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    os.mkfifo(folder / "article.en.md")

    assert problems_in(folder) == [
        "article.en.md · the file: found a folder or special file, expected an ordinary file"
    ]


def test_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Words.", "english": "x"}, format=2)
    (folder / "article.en.md").write_bytes(b"caff\xe8")

    assert [message.partition(" · ")[0] for message in problems_in(folder)] == [
        "article.en.md:1",
        "article.english.md",
        "story.yaml:1",
    ]


def test_a_folder_without_a_story_file_is_reported(tmp_path: Path) -> None:
    assert problems_in(tmp_path / "none") == [
        "story.yaml · the file: found no file of this name, expected a readable file"
    ]
