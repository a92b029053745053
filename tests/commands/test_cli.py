"""The command line: exit codes, messages, and what it writes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.exports import EXPORTS
from explorer.reading.schema import story_schema
from tests.commands.command_line import DATED, broken, run
from tests.records import event, place, write_story

FORMATS = ", ".join(export.name for export in EXPORTS)


def test_list_prints_what_there_is(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stories, "list") == 0
    assert capsys.readouterr() == ("small\ten\t2 events\tA small journey\n", "")


def test_list_reports_a_broken_story_and_still_lists_the_others(
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
    assert capsys.readouterr() == ("", "stories checked: 1, errors: 0, warnings: 0\n")


def test_check_prints_each_problem_on_a_line(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(stories)
    monkeypatch.chdir(stories)

    assert run(stories, "check") == 1
    said = capsys.readouterr()
    assert said.err == "stories checked: 2, errors: 1, warnings: 0\n"
    assert said.out == (
        "wrong/story.yaml:44 · event a · when: found '2023-02-30', expected a day that exists\n"
    )


def test_check_does_not_fail_for_a_warning(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_story(stories, sources=DATED, places=[place("rome", country="FR"), place("tokyo")])
    monkeypatch.chdir(stories)

    assert run(stories, "check", "small") == 0
    said = capsys.readouterr()
    assert said.err == "stories checked: 1, errors: 0, warnings: 1\n"
    assert said.out == (
        "small/story.yaml:16 · warning · place rome · lat: found 41.9, 12.5, a point in Italy "
        "(IT), expected a point in France (FR) (country IT?)\n"
    )


@pytest.mark.parametrize("path", ["stories", "stories/small", "stories/small/story.yaml", "small"])
def test_check_takes_a_path_or_a_slug(
    path: str,
    stories: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(stories.parent)

    assert run(stories, "check", path) == 0
    assert capsys.readouterr().err == "stories checked: 1, errors: 0, warnings: 0\n"


def test_check_looks_at_a_story_once_and_knows_a_linked_one_by_its_own_name(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (stories / "linked").symlink_to(stories / "small")
    monkeypatch.chdir(stories)

    assert run(stories, "check", "small", "small/../small", "linked", "linked/story.yaml") == 0
    assert capsys.readouterr().err == "stories checked: 2, errors: 0, warnings: 0\n"


def test_check_reports_a_folder_whose_story_file_is_misnamed(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stories / "small" / "story.yaml").rename(stories / "small" / "story.yml")

    assert run(stories, "check") == 1
    assert "found 'story.yml', expected story.yaml" in capsys.readouterr().out


def test_check_writes_json_for_editors(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(stories)
    monkeypatch.chdir(stories)

    assert run(stories, "check", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "wrong/story.yaml",
            "line": 44,
            "record": "event a",
            "field": "when",
            "found": "'2023-02-30'",
            "expected": "a day that exists",
            "hint": "",
            "severity": "error",
            "message": "event a · when: found '2023-02-30', expected a day that exists",
        }
    ]


def test_check_writes_annotations_for_a_workflow(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(stories)
    (stories / "wrong" / "article.100%,en.md").write_text("x", encoding="utf-8")
    monkeypatch.chdir(stories)

    assert run(stories, "check", "--format", "github") == 1
    assert capsys.readouterr().out.splitlines() == [
        "::error file=wrong/article.100%25%2Cen.md::the file · name: found 'article.100%25,en.md', "
        "expected article.<language code>.md such as article.en.md",
        "::error file=wrong/story.yaml,line=44::event a · when: found '2023-02-30', "
        "expected a day that exists",
    ]


def test_check_prints_the_ids_to_put_down_when_a_story_is_published(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = [event("landing", aliases=["arrival"])]
    write_story(stories, articles={"en": "Words."}, events=events)

    assert run(stories, "check", "--released-ids", "small") == 0
    assert capsys.readouterr().out == "released_ids:\n  - landing\n  - arrival\n"


def test_check_prints_the_schema_for_editors(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories, "check", "--schema") == 0
    assert capsys.readouterr().out == story_schema()


def test_an_interruption_ends_in_one_line(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("explorer.commands.listing.run", interrupt)

    assert run(stories, "list") == 130
    assert capsys.readouterr().err == "explorer: interrupted\n"


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
            "--out goes with --format; with --all put the folder after --all",
        ),
        (
            ("export", "small", "--format", "kml", "--format", "ics", "--out", "y"),
            "--out goes with one --format; without it each file is written to out/",
        ),
        (
            ("export", "small", "--html", "x", "--out", "y"),
            "--out goes with --format; with --html put the path after --html",
        ),
        (
            ("export", "small", "--html", "--asof", "publication"),
            "--asof does not go with --html: its readers switch the view themselves",
        ),
        (
            ("export", "small", "--html", "--only", "q=x"),
            "--only does not go with --html: its readers set filters themselves",
        ),
        (
            ("export", "small", "--format", "kml", "--single-file"),
            "--single-file goes with --html",
        ),
        (
            ("export", "small", "--html", "--base-url", "example.org"),
            "--base-url: found 'example.org', expected an address such as https://example.org/maps",
        ),
        (
            ("export", "small", "--html", "--base-url", ""),
            "--base-url: found '', expected an address such as https://example.org/maps",
        ),
        (
            ("export", "small", "--html", "--base-url", f"https://example.org/{'x' * 2981}"),
            "--base-url: found 3001 characters, expected at most 1000",
        ),
        (
            ("export", "small", "--format", "kml", "--out", "{stories}"),
            "{stories}: found 'Is a directory', expected a writable file",
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
    "arguments", [("list",), ("check",), ("check", "small"), ("export", "small", "--format", "kml")]
)
def test_a_folder_of_stories_that_does_not_exist_is_wrong_usage(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere"

    assert run(nowhere, *arguments) == 2
    assert capsys.readouterr().err == f"explorer: --stories: the folder {nowhere} does not exist\n"


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("export", "small"), ("export", "small", "--asof", "then")]
)
def test_what_cannot_be_parsed_ends_with_2(arguments: tuple[str, ...], stories: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(stories, *arguments)

    assert ended.value.code == 2


def test_a_reader_who_has_seen_enough_causes_no_error(stories: Path) -> None:
    command = [sys.executable, "-m", "explorer", "--stories", str(stories), "check", "--schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")
