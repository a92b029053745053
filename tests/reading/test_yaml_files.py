"""YAML that is broken, hostile, or meant otherwise than YAML would have it."""

from pathlib import Path

import pytest

from explorer.reading.library import load_story
from tests.records import problems_in, with_line, write_story

MISTAKE = "check the indentation, quotes and colons here"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format: 1", "format: [1,\n  [2", f"expected ',' or ']': {MISTAKE}"),
        (
            "format: 1",
            "format:\t1: 2",
            f"mapping values are not allowed in this context: {MISTAKE}",
        ),
        ("format: 1", "? [a]\n: 1", f"found unhashable key: {MISTAKE}"),
        ("format: 1", "---\n---\nformat: 1", f"but found another document: {MISTAKE}"),
        ("format: 1", "format: \0", "unacceptable character #x0000"),
    ],
)
def test_broken_yaml_is_reported_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    (found,) = problems_in(with_line(write_story(tmp_path), old, new))

    assert found.startswith("story.yaml")
    assert "the file: found a mistake, expected valid YAML (" in found
    assert message in found


def test_a_problem_names_the_line_of_its_field(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), "lat: 35.7", "lat: 135.7")
    text = (folder / "story.yaml").read_text(encoding="utf-8")
    line = text[: text.index("lat: 135.7")].count("\n") + 1

    assert problems_in(folder) == [
        f"story.yaml:{line} · place tokyo · lat: found 135.7, expected a number from -90 to 90 "
        "(are lat and lon swapped?)"
    ]


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
        ("format: 1", "format: !secret x", "the file: found a text that begins with !"),
    ],
)
def test_what_yaml_would_do_behind_the_author_s_back_is_refused(
    tmp_path: Path, old: str, new: str, message: str | None
) -> None:
    folder = with_line(write_story(tmp_path), old, new)

    if message is None:
        assert load_story(folder).clocks == ("Europe/Moscow", "UTC")
        return
    (found,) = problems_in(folder)
    assert message in found


def test_an_alias_of_a_record_is_refused(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), "title:\n  en: A", "title: &t\n  en: A")
    with_line(folder, "summary:\n  en: From Rome to Tokyo.", "summary: *t")

    assert problems_in(folder) == [
        "story.yaml:2 · the file: found a YAML alias, expected the record written out"
    ]


def test_aliases_cannot_swell_a_file(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    (folder / "story.yaml").write_text("\n".join(rows), encoding="utf-8")

    assert {message.partition(" · ")[2] for message in problems_in(folder)} == {
        "the file: found a YAML alias, expected the record written out"
    }


@pytest.mark.parametrize("nest", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_can_end_the_server(tmp_path: Path, nest: str) -> None:
    folder = write_story(tmp_path)
    (folder / "story.yaml").write_text(nest * 300_000, encoding="utf-8")

    assert problems_in(folder) == [
        "story.yaml · the file: found more than 100 nested brackets or hyphens, expected a story"
    ]


def test_a_file_of_millions_of_values_is_refused(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    (folder / "story.yaml").write_text("- a\n" * 2_100_000, encoding="utf-8")

    assert problems_in(folder) == [
        "story.yaml · the file: found more than 2,000,000 values, expected a story"
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
    (found,) = problems_in(
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

    (found,) = problems_in(folder)

    assert found.startswith(message)


def test_an_entry_without_its_hyphen_is_reported_once(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), "- id: tokyo", "  id: tokyo")

    (found,) = problems_in(folder)
    assert found.endswith(
        "the file · id: found a second id, expected a hyphen before it, as in - id: tokyo, "
        "if an entry begins here"
    )
