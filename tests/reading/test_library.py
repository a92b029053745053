"""Story folders as they come from disk: whole, broken, local, changed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.reading.library import load_library, load_story
from explorer.story.errors import DataError, UnknownStoryError
from tests.records import SHIPPED, SMALL, event, place, problems_in, write_story


def test_the_shipped_story_has_no_problem() -> None:
    assert load_library(SHIPPED).broken == ()


def test_a_path_below_the_working_directory_is_shown_as_the_author_would_type_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DataError, match=r"^small/story\.yaml:1 · the story · format: "):
        load_story(write_story(tmp_path, format=2))


@pytest.mark.parametrize("name", ["Capital", "under_score", "-hyphen", "spa ce", "è"])
def test_a_folder_whose_name_makes_no_link(tmp_path: Path, name: str) -> None:
    assert problems_in(write_story(tmp_path, slug=name)) == [
        f"story.yaml · the folder · name: found {name!r}, expected lower-case letters, digits and "
        "hyphens"
    ]


def test_the_local_article_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Ours.", "en.local": "The original."})

    article = load_story(folder).articles["en"]

    assert article.local
    assert article.passages[0].items[0][0].text == "The original."


def test_a_mistake_in_the_local_article_is_reported_with_its_file(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Ours.", "en.local": "One.\n\n[x](event:y)"})

    (found,) = problems_in(folder)

    assert found.startswith("article.en.local.md:3 · the article · mention “x”: found event:y")


def test_another_file_in_the_folder_is_no_article(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Words."})
    (folder / "draft.en.md").write_text("[x](event:y)", encoding="utf-8")

    assert list(load_story(folder).articles) == ["en"]


def test_a_broken_story_does_not_take_the_others_down(tmp_path: Path) -> None:
    write_story(tmp_path, slug="bad", format=2)
    write_story(tmp_path, slug="good")
    (tmp_path / "no-story").mkdir()

    library = load_library(tmp_path)

    assert [story.slug for story in library.stories] == ["good"]
    assert [entry.slug for entry in library.broken] == ["bad"]
    assert library.story("good").slug == "good"


@pytest.mark.parametrize("slug", ["bad", "none", ""])
def test_asking_for_a_story_that_cannot_be_shown(tmp_path: Path, slug: str) -> None:
    write_story(tmp_path, slug="bad", format=2)

    with pytest.raises(UnknownStoryError):
        load_library(tmp_path).story(slug)


def test_a_folder_that_does_not_exist_holds_no_stories(tmp_path: Path) -> None:
    library = load_library(tmp_path / "none")

    assert (library.stories, library.broken) == ((), ())


def test_unchanged_files_are_not_read_again(tmp_path: Path) -> None:
    write_story(tmp_path)

    assert load_library(tmp_path) is load_library(tmp_path)


def test_a_story_stays_the_same_while_another_one_changes(tmp_path: Path) -> None:
    write_story(tmp_path, slug="large")
    write_story(tmp_path, slug="small")
    before = load_library(tmp_path)
    write_story(tmp_path, slug="small", title={"en": "Another title"})

    after = load_library(tmp_path)

    assert after.story("small").title == {"en": "Another title"}
    assert after.story("large") is before.story("large")


def test_changed_files_are_read_again_and_have_another_version(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    before = load_library(tmp_path).story("small")
    write_story(tmp_path, title={"en": "Another title"})
    os.utime(folder / "story.yaml", ns=(1, 1))

    after = load_library(tmp_path).story("small")

    assert after.title == {"en": "Another title"}
    assert after.version != before.version


def test_a_changed_article_changes_the_version(tmp_path: Path) -> None:
    first = load_story(write_story(tmp_path)).version
    second = load_story(write_story(tmp_path, articles={"en": "Other words."})).version

    assert first != second


def test_the_version_is_the_same_wherever_the_folder_lies(tmp_path: Path) -> None:
    first = load_story(write_story(tmp_path / "a"))
    second = load_story(write_story(tmp_path / "b"))

    assert first.version == second.version


def test_a_thousand_events_are_loaded(tmp_path: Path) -> None:
    events = [event(f"event-{number}") for number in range(1000)]

    story = load_story(write_story(tmp_path, articles={}, events=events))

    assert len(story.events) == 1000


def test_a_story_of_one_place_and_one_event_is_enough(tmp_path: Path) -> None:
    folder = write_story(
        tmp_path,
        articles={},
        places=[place("rome")],
        events=[event("a")],
        sources=SMALL["sources"][:2],
        clocks=[],
    )

    assert load_story(folder).articles == {}


def test_a_folder_that_goes_while_we_look_holds_no_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_story(tmp_path, slug="gone")
    write_story(tmp_path, slug="here")
    entries = Path.iterdir

    def raced(folder: Path) -> Iterator[Path]:
        if folder.name == "gone":
            raise FileNotFoundError(folder)
        return entries(folder)

    monkeypatch.setattr(Path, "iterdir", raced)

    assert load_library(tmp_path).slugs == ("here",)
