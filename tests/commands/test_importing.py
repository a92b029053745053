"""`python -m explorer import`: from a file to a story."""

import json
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.commands import import_inputs
from explorer.imports import IMPORTS
from tests.commands.importing import END, HEAD, START, run, trip, write
from tests.importing import snapshot
from tests.workbooks import xlsx


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """An empty folder of stories, with a table beside it."""
    folder = tmp_path / "stories"
    folder.mkdir()
    write(folder, HEAD + START + END)
    return folder


def test_a_table_becomes_a_story_that_has_no_errors(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories, "--slug", "trip", "--publisher", "The archive") == 0

    said = capsys.readouterr()
    assert [event.id for event in trip(stories).events] == ["a", "b"]
    assert "  date   →  when   by its name\n" in said.out
    assert "entries: 2, taken as they are: 2, in part or changed: 0, left out: 0\n" in said.out
    assert "events: 2, places: 2, sources: 1, tags: 1\n" in said.out
    assert "trip.csv: read as table (CSV, TSV, XLSX, ODS)\n" in said.err
    assert main(["check", str(stories)]) == 0


def test_a_dry_run_writes_nothing(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stories, "--dry-run") == 0

    assert list(stories.iterdir()) == []
    assert "nothing was written (--dry-run)\n" in capsys.readouterr().err


def test_a_file_that_is_too_large_is_refused_unread(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (stories.parent / "huge.gpx").open("wb") as file:
        file.truncate(60_000_001)
    monkeypatch.setattr(import_inputs, "read_beginning", None)
    assert run(stories, file="huge.gpx") == 1

    assert (
        "found 60,000,001 bytes, expected at most 60,000,000 bytes (simplify it, or divide it "
        "into several files)"
    ) in capsys.readouterr().err


def test_a_folder_is_refused_with_what_to_name_in_its_place(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories, file="stories") == 1

    assert capsys.readouterr().err == (
        f"{stories} · the file: found a folder, expected a file "
        f"(name its files, such as {stories}/*.csv)\n"
    )


def test_what_has_to_be_decided_first_is_asked_and_nothing_is_written(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(stories, "date,title\n1/3/2023,Start\n")

    assert run(stories) == 1

    assert list(stories.iterdir()) == []
    said = capsys.readouterr()
    assert (
        "unclear, date: day or month first? no date in the column shows it: --day-first or "
        "--month-first\n  all rows: 1/3/2023\n"
    ) in said.out
    assert "nothing was written; decide and run again\n" in said.err
    assert run(stories, "--month-first") == 0
    assert trip(stories).events[0].when.text == "2023-01-03"


def test_the_whole_report_goes_to_a_file(stories: Path, tmp_path: Path) -> None:
    write(stories, HEAD.replace("topic", "mood") + START + END)

    run(stories, "--report", str(tmp_path / "report.tsv"))

    assert (tmp_path / "report.tsv").read_text(encoding="utf-8") == (
        "where\toutcome\tfield\tfound\tbecame\twhy\n"
        "row 2\tleft out\tmood\ttrip\t\tno field can hold it; --keep-rest puts it into the note\n"
        "row 3\tleft out\tmood\ttrip\t\tno field can hold it; --keep-rest puts it into the note\n"
    )


def test_what_is_remembered_of_an_import_is_not_published(stories: Path, tmp_path: Path) -> None:
    run(stories)
    options = ["export", "trip", "--all", str(tmp_path / "out")]

    assert main(["--stories", str(stories), *options]) == 0

    archive = (tmp_path / "out" / "trip.zip").read_bytes()
    assert b"story.yaml" in archive and b"last.json" not in archive
    assert json.loads((stories / "trip" / ".import" / "last.json").read_bytes())["format"] == 1


def test_the_sheet_of_a_workbook_is_asked_for(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = xlsx({"Trip": [["title", "date"], ["a", "2023"]], "Notes": [["title"], ["b"]]})
    (stories.parent / "trip.xlsx").write_bytes(book)

    assert run(stories, file="trip.xlsx") == 1
    assert "Trip (2 rows), Notes (2 rows)" in capsys.readouterr().out
    assert run(stories, "--sheet", "Trip", file="trip.xlsx") == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "a.pdf",
            b"%PDF-1.7",
            "found a PDF, expected one of {known} (python -m explorer new makes a draft of an "
            "article)",
        ),
        (
            "a.txt",
            b"They left Rome.\nThen they came home.\n",
            "found text without columns, expected one of {known} (python -m explorer new makes a "
            "draft of an article)",
        ),
        ("a.csv", b"", "found nothing, expected one of {known} (the file is empty)"),
        (
            "a.png",
            b"\x89PNG\r\n",
            "found a picture, expected one of {known} (python -m explorer media add puts "
            "pictures, films and sounds into a story)",
        ),
        (
            "a.jpg",
            b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\r, x\nYear,Headline\r\n",
            "found a picture, expected one of {known} (python -m explorer media add puts "
            "pictures, films and sounds into a story)",
        ),
        (
            "a.mp4",
            b"\x00\x00\x00\x18ftypmp42",
            "found a picture, film or sound, expected one of {known} (python -m explorer media add "
            "puts pictures, films and sounds into a story)",
        ),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(
    stories: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    message: str,
) -> None:
    (stories.parent / name).write_bytes(content)

    assert run(stories, file=name) == 1

    known = ", ".join(each.label for each in IMPORTS)
    path = stories.parent / name
    assert capsys.readouterr().err == f"{path} · the file: {message.format(known=known)}\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--slug", "My Trip"], "--slug: found 'My Trip', expected small letters, digits and"),
        (["--map", "date"], "--map: found 'date', expected COLUMN=FIELD, such as City=place"),
        (["--map", "date=mood"], "--map: found 'mood', expected one of: id, title, summary, note"),
        (["--format", "xml"], "--format: found 'xml', expected one of: "),
        (["--lang", "italian!"], "--lang: found 'italian!', expected a language tag such as it,"),
        (["--title", " "], "--title: found nothing, expected a text"),
        (["--zone", "Rome"], "--zone: found 'Rome', expected an IANA zone such as"),
        (["--into", "none"], "found no story 'none' in "),
        (["--undo"], "--undo: expected --into STORY and no files"),
    ],
)
def test_a_wrong_option_is_refused(
    stories: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    assert run(stories, *options) == 2

    assert message in capsys.readouterr().err
    assert list(stories.iterdir()) == []


def test_a_story_that_is_there_is_not_overwritten(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    before = snapshot(stories)

    assert run(stories) == 2

    assert snapshot(stories) == before
    assert capsys.readouterr().err.endswith(
        f"explorer: found {stories / 'trip'}, expected no story of that name yet "
        "(--into trip updates it)\n"
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("lp-tsv", "the table: found nothing, expected a table with the names of its columns\n"),
        ("timemap", "the table: found nothing, expected a table with the names of its columns\n"),
        ("zip", "the file: found a damaged archive, expected a zip\n"),
    ],
)
def test_an_empty_file_is_refused_in_words(
    stories: Path, capsys: pytest.CaptureFixture[str], name: str, found: str
) -> None:
    write(stories, "")

    assert run(stories, "--format", name) == 1

    assert capsys.readouterr().err.endswith(f"trip.csv · {found}")


def test_a_language_whose_months_nobody_has_listed_is_no_mistake(stories: Path) -> None:
    write(stories, "Year,Month,Headline,Text,Media\n1848,March,Start,A,\n")

    assert run(stories, "--lang", "qaa") == 0
    assert trip(stories).events[0].when.text == "1848-03"


def test_entries_of_several_files_are_named_with_their_file_and_all_counted(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "title,date,lat,lon\nx,1848,45.1,9.2\ny,1849,46.1,9.1\nz,1850,99.1,9.2\n"
    for name in ("a.csv", "b.csv"):
        (stories.parent / name).write_text(text, encoding="utf-8")

    assert run(stories, str(stories.parent / "b.csv"), "--dry-run", file="a.csv") == 0

    out = capsys.readouterr().out
    assert "entries: 6, taken as they are: 4, in part or changed: 2, left out: 0\n" in out
    assert "  a.csv, row 4: 99.1, 9.2\n  b.csv, row 4: 99.1, 9.2\n" in out


def test_a_column_that_differs_in_each_row_is_suggested_as_the_key(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "N.,title,date,lat,lon\n1,x,1848,45.1,9.2\n2,x,1849,46.1,9.1\n"
    (stories.parent / "a.csv").write_text(text, encoding="utf-8")
    line = 'a.csv: with --key "N.", a later update knows each row by that column\n'

    assert run(stories, "--dry-run", file="a.csv") == 0
    assert line in capsys.readouterr().out
    assert run(stories, "--dry-run", "--key", "N.", file="a.csv") == 0
    assert line not in capsys.readouterr().out
