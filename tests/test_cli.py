"""The command line: exit codes, messages, and what it writes."""

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.exports import EXPORTS, Export
from explorer.itinerary import AsOf
from explorer.language import language
from tests.records import ARTICLE, SHIPPED, event, write_story

FORMATS = ", ".join(export.name for export in EXPORTS)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A folder with one good story."""
    write_story(tmp_path / "stories")
    return tmp_path / "stories"


def broken(stories: Path) -> None:
    write_story(stories, slug="wrong", articles={}, events=[event("a", when="2023-02-30")])


def run(stories: Path, *arguments: str) -> int:
    return main(["--stories", str(stories), *arguments])


def test_list_tells_what_there_is(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stories, "list") == 0
    assert capsys.readouterr() == ("small\ten\t2 events\tA small journey\n", "")


def test_list_tells_of_a_broken_story_and_still_lists_the_others(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(stories)

    assert run(stories, "list") == 1
    said = capsys.readouterr()
    assert said.out == "small\ten\t2 events\tA small journey\n"
    assert said.err == "wrong: problems found: 1; see python -m explorer check wrong\n"


def test_check_is_content_with_a_good_story(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories, "check", "small") == 0
    assert capsys.readouterr() == ("", "stories checked: 1, problems found: 0\n")


def test_check_prints_each_problem_on_a_line(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(stories)
    monkeypatch.chdir(stories)

    assert run(stories, "check") == 1
    said = capsys.readouterr()
    assert said.err == "stories checked: 2, problems found: 1\n"
    assert said.out == (
        "wrong/story.yaml:48 · event a · when: found '2023-02-30', expected a day that exists\n"
    )


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_export_writes_a_file_and_says_what_it_lacks(
    export: Export, stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out" / "story"

    assert run(stories, "export", "small", "--format", export.name, "--out", str(file)) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{file}: {file.stat().st_size:,} bytes",
        f"{export.label} cannot carry:",
        *(f"  - {line}" for line in export.report(language("en"))),
    ]


def test_a_minus_writes_to_standard_output_and_nothing_else_there() -> None:
    command = [sys.executable, "-m", "explorer", "export", "vostochny-2023", "--format", "csv"]

    done = subprocess.run([*command, "--out", "-"], capture_output=True, check=True)

    assert done.stdout.startswith(b"\xef\xbb\xbfnumber,event,")
    assert done.stderr.decode().startswith("CSV non può contenere:")


def test_without_a_file_name_it_names_the_file(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(stories, "export", "small", "--format", "kml", "--asof", "publication") == 0
    assert (tmp_path / "small-en-publication.kml").exists()


def test_all_writes_every_format_in_every_language(tmp_path: Path) -> None:
    assert run(SHIPPED, "export", "vostochny-2023", "--all", str(tmp_path)) == 0

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(
        {
            export.file_name("vostochny-2023", lang, AsOf.NOW)
            for export in EXPORTS
            for lang in ("it", "en")
        }
    )


def test_all_keeps_to_one_language_where_asked(tmp_path: Path) -> None:
    assert run(SHIPPED, "export", "vostochny-2023", "--all", str(tmp_path), "--lang", "en") == 0

    assert not list(tmp_path.glob("*-it*"))


def test_an_operators_own_article_is_never_in_the_zip(stories: Path, tmp_path: Path) -> None:
    write_story(stories, articles={"en": ARTICLE, "en.local": "Not ours to pass on.\n"})
    file = tmp_path / "story.zip"

    assert run(stories, "export", "small", "--format", "zip", "--out", str(file)) == 0
    assert b"local" not in file.read_bytes()
    assert b"pass on" not in file.read_bytes()


def test_a_broken_story_is_not_exported_and_says_why(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(stories)

    assert run(stories, "export", "wrong", "--format", "kml", "--out", "-") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("when: found '2023-02-30', expected a day that exists\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("export", "nowhere", "--format", "kml"),
            "found no story 'nowhere' in {stories}, expected one of: small",
        ),
        (
            ("export", "../small", "--format", "kml"),
            "found no story '../small' in {stories}, expected one of: small",
        ),
        (
            ("check", "nowhere"),
            "found no story 'nowhere' in {stories}, expected one of: small",
        ),
        (
            ("export", "small", "--format", "docx"),
            f"--format: found 'docx', expected one of: {FORMATS}",
        ),
        (
            ("export", "small", "--format", "kml", "--lang", "xx"),
            "--lang: found 'xx', expected one of: en",
        ),
        (
            ("export", "small", "--all", "x", "--out", "y"),
            "--out goes with --format; with --all name the folder behind --all",
        ),
        (
            ("export", "small", "--format", "kml", "--out", "{stories}"),
            "{stories}: found 'Is a directory', expected a file that can be written",
        ),
    ],
)
def test_wrong_usage_says_what_to_type_instead(
    arguments: tuple[str, ...],
    message: str,
    stories: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [argument.format(stories=stories) for argument in arguments]

    assert run(stories, *asked) == 2
    assert capsys.readouterr() == ("", f"explorer: {message.format(stories=stories)}\n")


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_folder_without_stories_is_wrong_usage(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, command) == 2
    assert capsys.readouterr().err == (
        f"explorer: found no story in {tmp_path}, expected folders with story.yaml\n"
    )


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("export", "small"), ("export", "small", "--asof", "then")]
)
def test_what_cannot_be_parsed_ends_with_2(arguments: tuple[str, ...], stories: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(stories, *arguments)

    assert ended.value.code == 2
