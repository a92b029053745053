"""Story folders as they come from disk: whole, broken, local, changed, hostile."""

import os
from pathlib import Path

import pytest

from explorer.errors import DataError, UnknownStoryError
from explorer.loading import load_library, load_story
from explorer.text_files import MAX_ARTICLE_BYTES
from tests.records import SHIPPED, SMALL, event, place, write_story

MISTAKE = "check the indentation, quotes and colons here"


def problems(folder: Path) -> list[str]:
    """What is wrong with a folder, without the path of the folder."""
    with pytest.raises(DataError) as found:
        load_story(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in found.value.problems]


def with_line(folder: Path, old: str, new: str) -> Path:
    """The same folder after replacing a text in its story.yaml, which must be there."""
    file = folder / "story.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_shipped_story_has_no_problem() -> None:
    assert load_library(SHIPPED).broken == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format: 1", "format: [1", f"expected ',' or ']': {MISTAKE}"),
        ("format: 1", "format: 'one", f"did not find expected key: {MISTAKE}"),
        (
            "format: 1",
            "format:\t1: 2",
            f"mapping values are not allowed in this context: {MISTAKE}",
        ),
        ("format: 1", "format: *one", f"found undefined alias: {MISTAKE}"),
        ("format: 1", "? [a]\n: 1", f"found unhashable key: {MISTAKE}"),
        ("format: 1", "---\n---\nformat: 1", f"but found another document: {MISTAKE}"),
        ("format: 1", "format: \0", "unacceptable character #x0000"),
    ],
)
def test_broken_yaml_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    (found,) = problems(with_line(write_story(tmp_path), old, new))

    assert found.startswith("story.yaml")
    assert "the file: found a mistake, expected valid YAML (" in found
    assert message in found


def test_a_problem_names_the_line_of_its_field(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), "lat: 35.7", "lat: 135.7")
    text = (folder / "story.yaml").read_text(encoding="utf-8")
    line = text[: text.index("lat: 135.7")].count("\n") + 1

    assert problems(folder) == [
        f"story.yaml:{line} · place tokyo · lat: found 135.7, expected a number from -90 to 90 "
        "(are lat and lon swapped?)"
    ]


def test_a_path_below_the_working_directory_is_shown_as_the_author_would_type_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DataError, match=r"^small/story\.yaml:1 · the story · format: "):
        load_story(write_story(tmp_path, format=2))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  lat: 41.9\n", "  lat: 41.9\n  lat: 42\n", "the file · lat: found this field twice"),
        ("clocks:\n", "clocks: &a\n", None),
        ("format: 1", "format: !!str 1", "the story · format: found '1', expected 1"),
        ("format: 1", "format: !!int one", "the file: found the YAML tag !!int"),
        ("format: 1", "format: !!bool maybe", "the file: found the YAML tag !!bool"),
        ("format: 1", "format: !!timestamp x", "the file: found the YAML tag !!timestamp"),
        ("format: 1", "format: !!python/name:os.system x", "the file: found the YAML tag !!python"),
        ("format: 1", "format: !secret x", "the file: found the YAML tag !secret"),
    ],
)
def test_what_yaml_would_do_behind_the_author_s_back_is_refused(
    tmp_path: Path, old: str, new: str, message: str | None
) -> None:
    folder = with_line(write_story(tmp_path), old, new)

    if message is None:
        assert load_story(folder).clocks == ("Europe/Moscow", "UTC")
        return
    (found,) = problems(folder)
    assert message in found


def test_an_alias_of_a_record_is_refused(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), "title:\n  en: A", "title: &t\n  en: A")
    with_line(folder, "summary:\n  en: From Rome to Tokyo.", "summary: *t")

    assert problems(folder) == [
        "story.yaml:2 · the file: found a YAML alias, expected the record written out"
    ]


def test_aliases_cannot_swell_a_file(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    (folder / "story.yaml").write_text("\n".join(rows), encoding="utf-8")

    assert {message.partition(" · ")[2] for message in problems(folder)} == {
        "the file: found a YAML alias, expected the record written out"
    }


@pytest.mark.parametrize("nest", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_can_end_the_server(tmp_path: Path, nest: str) -> None:
    folder = write_story(tmp_path)
    (folder / "story.yaml").write_text(nest * 300_000, encoding="utf-8")

    assert problems(folder) == [
        "story.yaml · the file: found more than 100 brackets or hyphens within each other, "
        "expected a story"
    ]


def test_a_file_of_a_million_values_is_refused_before_they_are_built(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    (folder / "story.yaml").write_text("- a\n" * 1_000_000, encoding="utf-8")

    assert problems(folder) == [
        "story.yaml · the file: found more than 250,000 values, expected a story"
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [("13:09", "13:09"), ("06:00?", "06:00?"), ("~18:00", "~18:00"), ("../17:46", "../17:46")],
)
def test_a_clock_time_needs_no_quotes(tmp_path: Path, written: str, read: str) -> None:
    folder = with_line(write_story(tmp_path), "time: 09:30", f"time: {written}")

    clock = load_story(folder).events[0].time

    assert clock is not None
    assert clock.text == read


@pytest.mark.parametrize("written", ["2023-03-01", "'2023-03-01'", "2023-03", "2023"])
def test_a_date_needs_no_quotes(tmp_path: Path, written: str) -> None:
    folder = with_line(write_story(tmp_path), "  time: 09:30\n", "")
    with_line(folder, "when: '2023-03-01'", f"when: {written}")

    assert load_story(folder).events[0].when.text == written.strip("'")


@pytest.mark.parametrize("word", ["NO", "no", "on", "yes", "true", "False", "y"])
def test_a_word_stays_a_word(tmp_path: Path, word: str) -> None:
    folder = with_line(write_story(tmp_path), "en: They leave Rome", f"en: {word}")

    assert load_story(folder).events[0].title == {"en": word}


def test_norway_is_a_country(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), "country: IT", "country: NO")

    assert load_story(folder).place("rome").country == "NO"


@pytest.mark.parametrize("number", ["08", "1_000", "0x10", "1e3", "1:30", "9" * 5000, ".5e1"])
def test_only_plain_numbers_are_numbers(tmp_path: Path, number: str) -> None:
    (found,) = problems(
        with_line(write_story(tmp_path), "accuracy_km: 5", f"accuracy_km: {number}")
    )

    assert f"place rome · accuracy_km: found '{number[:56]}" in found
    assert "expected a radius in km from 0 to 1000" in found


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "story.yaml:1 · the file: found nothing, expected a story"),
        (b"# only a remark\n", "story.yaml:1 · the file: found nothing, expected a story"),
        (b"- a\n- b\n", "story.yaml:1 · the story: found a list, expected a record with the"),
        (b"hello\n", "story.yaml:1 · the story: found 'hello', expected a record with the"),
        (
            b"title: caff\xe8\n",
            "story.yaml:1 · the file: found byte 0xe8 at position 11, expected text in UTF-8 "
            "(save it as UTF-8)",
        ),
        (
            "title: x".encode("utf-16"),
            "story.yaml:1 · the file: found byte 0xff at position 0, expected text in UTF-8 "
            "(save it as UTF-8)",
        ),
    ],
)
def test_a_file_that_holds_no_story(tmp_path: Path, content: bytes, message: str) -> None:
    folder = write_story(tmp_path)
    (folder / "story.yaml").write_bytes(content)

    (found,) = problems(folder)

    assert found.startswith(message)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    file = folder / "story.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert load_story(folder).title == {"en": "A small journey"}


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    with (folder / "article.en.md").open("wb") as file:
        file.truncate(MAX_ARTICLE_BYTES + 1)

    assert problems(folder) == [
        "article.en.md · the file · size: found more than 1,000,000 bytes, "
        "expected at most 1,000,000 bytes"
    ]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    (folder / "article.en.md").symlink_to(folder / "nowhere.md")

    assert problems(folder) == [
        "article.en.md · the file: found No such file or directory, expected a readable file"
    ]
    assert [entry.slug for entry in load_library(tmp_path).broken] == ["small"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "stories", articles={})
    (tmp_path / "secret.md").write_text("Not for readers.", encoding="utf-8")
    (folder / "article.en.md").symlink_to("../../secret.md")

    assert problems(folder) == [
        "article.en.md · the file: found a link out of the story's folder, "
        "expected a file of its own"
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


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    (folder / "article.en.md").symlink_to("article.en.md")

    assert problems(folder) == [
        "article.en.md · the file: found Too many levels of symbolic links, "
        "expected a readable file"
    ]


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={})
    os.mkfifo(folder / "article.en.md")

    assert problems(folder) == [
        "article.en.md · the file: found no ordinary file, expected a text file"
    ]


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Words.", "english": "x"}, format=2)
    (folder / "article.en.md").write_bytes(b"caff\xe8")

    assert [message.partition(" · ")[0] for message in problems(folder)] == [
        "article.en.md:1",
        "article.english.md",
        "story.yaml:1",
    ]


def test_a_folder_without_a_story_file_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [
        "story.yaml · the file: found No such file or directory, expected a readable file"
    ]


@pytest.mark.parametrize("name", ["Capital", "under_score", "-hyphen", "spa ce", "è"])
def test_a_folder_whose_name_makes_no_link(tmp_path: Path, name: str) -> None:
    assert problems(write_story(tmp_path, slug=name)) == [
        f"story.yaml · the folder · name: found {name!r}, expected lower-case letters, digits and "
        "hyphens"
    ]


def test_the_local_article_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Ours.", "en.local": "The original."})

    article = load_story(folder).articles["en"]

    assert article.local
    assert article.passages[0].items[0][0].text == "The original."


def test_a_mistake_in_the_local_article_is_told_with_its_file(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": "Ours.", "en.local": "One.\n\n[x](event:y)"})

    (found,) = problems(folder)

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
