"""`site.yaml`: the front story, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.paths import DATA
from explorer.reading.library import load_library
from explorer.reading.site_files import front_story
from explorer.story.errors import DataError
from explorer.story.selection import choose_story

SLUGS = ("one", "two")


def test_the_front_story_is_the_one_that_is_named(tmp_path: Path) -> None:
    assert front_story(tmp_path, SLUGS) is None
    (tmp_path / "site.yaml").write_text("front: two\n")
    assert front_story(tmp_path, SLUGS) == "two"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("front: three\n", "1 · the site · front: found 'three', expected one of: one, two"),
        ("front: [one]\n", "1 · the site · front: found ['one'], expected one of: one, two"),
        ("home: one\n", "1 · the site · home: found an unknown field, expected only “front”"),
        ("- one\n", "1 · the site: found ['one'], expected a line such as “front: my-story”"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(text)
    with pytest.raises(DataError) as raised:
        front_story(tmp_path, SLUGS)
    assert str(raised.value) == f"{tmp_path / 'site.yaml'}:{message}"


def test_a_wrong_file_takes_no_story_down_and_is_shown_in_the_list(
    tmp_path: Path, one_story: Path
) -> None:
    folder = next(path for path in one_story.iterdir() if path.is_dir())
    (tmp_path / folder.name).symlink_to(folder)
    (tmp_path / "site.yaml").write_text("front: three\n")

    shelf = load_library(tmp_path)

    assert [story.slug for story in shelf.stories] == [folder.name]
    assert [entry.slug for entry in shelf.broken] == ["site.yaml"]


def test_the_story_in_front_is_chosen_only_where_none_is_asked_for() -> None:
    assert choose_story({"story": "one"}, SLUGS, "two") == ("one", ())
    assert choose_story({"story": "x"}, SLUGS, "two")[0] is None


def test_the_shipped_site_opens_the_first_story() -> None:
    assert load_library(DATA / "stories").front == "vostochny-2023"
