"""`python -m explorer import`: from a file to a story, an update of it, and back."""

import json
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.imports import IMPORTS
from explorer.reading.library import load_story
from explorer.story.records import Story
from tests.importing import snapshot
from tests.workbooks import xlsx

HEAD = "id,date,title,place,lat,lon,topic\n"
START = "a,2023-03-01,Start,Rome,41.89,12.48,trip\n"
END = "b,2023-03-02,End,Milan,45.46,9.19,trip\n"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """An empty folder of stories, with a table beside it."""
    folder = tmp_path / "stories"
    folder.mkdir()
    write(folder, HEAD + START + END)
    return folder


def write(stories: Path, text: str) -> None:
    """Write the table that is imported."""
    (stories.parent / "trip.csv").write_text(text, encoding="utf-8")


def run(stories: Path, *options: str, file: str = "trip.csv") -> int:
    """Import the table."""
    return main(["--stories", str(stories), "import", str(stories.parent / file), *options])


def undo(stories: Path) -> int:
    return main(["--stories", str(stories), "import", "--undo", "--into", "trip"])


def trip(stories: Path) -> Story:
    return load_story(stories / "trip")


def change(stories: Path, old: str, new: str) -> None:
    """Change the story by hand."""
    path = stories / "trip" / "story.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


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


def test_importing_the_same_again_changes_no_byte(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    before = snapshot(stories)

    assert run(stories, "--into", "trip") == 0

    assert snapshot(stories) == before
    assert capsys.readouterr().err.endswith(
        f"added: nothing\nchanged: nothing\n{stories / 'trip'}: nothing written\n"
    )


def test_an_update_follows_the_file_and_keeps_what_was_written_by_hand(stories: Path) -> None:
    run(stories)
    change(stories, "lat: 41.89", "lat: 41.8933  # the Capitol")
    change(stories, 'title: {en: "Start"}', 'title: {en: "They start"}')
    write(stories, HEAD + START + END.replace("End", "The end") + "c,2023-03-01,Noon,Rome,,,\n")

    assert run(stories, "--into", "trip") == 0

    story, text = trip(stories), (stories / "trip" / "story.yaml").read_text(encoding="utf-8")
    assert [(event.id, event.title["en"]) for event in story.events] == [
        ("a", "They start"),
        ("c", "Noon"),
        ("b", "The end"),
    ]
    assert "lat: 41.8933  # the Capitol" in text


def test_what_both_have_changed_is_shown_and_not_decided(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    change(stories, 'title: {en: "Start"}', 'title: {en: "They start"}')
    write(stories, HEAD + START.replace("Start", "Departure") + END)
    capsys.readouterr()

    assert [run(stories, "--into", "trip"), run(stories, "--into", "trip")] == [1, 1]

    conflict = (
        "conflict · event a · title.en: yours, which stays: They start; the file's: Departure\n"
    )
    assert capsys.readouterr().out.count(conflict) == 2
    assert trip(stories).events[0].title == {"en": "They start"}


def test_what_the_author_deleted_stays_deleted(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    text = (stories / "trip" / "story.yaml").read_text(encoding="utf-8")
    change(stories, text[text.index("  - id: b\n") :], "")

    assert run(stories, "--into", "trip") == 0

    assert [event.id for event in trip(stories).events] == ["a"]
    assert "deleted by you, so not added: event b\n" in capsys.readouterr().err


def test_what_is_not_in_the_file_any_more_stays_and_is_named(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    write(stories, HEAD + START)

    assert run(stories, "--into", "trip") == 0

    assert [event.id for event in trip(stories).events] == ["a", "b"]
    assert (
        "not in the file any more, but still in the story: event b, place milan\n"
        in capsys.readouterr().err.replace("place milan, event b", "event b, place milan")
    )


def test_an_event_that_was_renamed_is_still_the_same(stories: Path) -> None:
    run(stories)
    change(stories, "  - id: b\n", "  - id: arrival\n    aliases: [b]\n")
    write(stories, HEAD + START + END.replace("End", "The end"))

    assert run(stories, "--into", "trip") == 0

    assert [(event.id, event.title["en"]) for event in trip(stories).events] == [
        ("a", "Start"),
        ("arrival", "The end"),
    ]


def test_an_update_comes_back_to_the_files_before_it(stories: Path) -> None:
    run(stories)
    before = snapshot(stories)
    write(stories, HEAD + START + END.replace("End", "The end"))
    run(stories, "--into", "trip")

    assert undo(stories) == 0

    assert snapshot(stories) == before
    assert undo(stories) == 0
    assert list(stories.iterdir()) == []


def test_an_import_is_not_taken_back_over_changes_by_hand(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    change(stories, 'title: {en: "Start"}', 'title: {en: "They start"}')
    before = snapshot(stories)

    assert undo(stories) == 2

    assert snapshot(stories) == before
    assert capsys.readouterr().err.endswith(
        f"explorer: {stories / 'trip'}: found story.yaml changed since the import, expected the "
        "files as it wrote them (take the changes back by hand)\n"
    )


def test_a_long_story_is_kept_in_tables_and_updated_there(stories: Path) -> None:
    rows = [f"e{n},{1500 + n},Event {n},Rome,41.89,12.48,trip\n" for n in range(500)]
    write(stories, HEAD + "".join(rows))
    run(stories)
    folder = stories / "trip"
    before = snapshot(folder)
    assert sorted(path.name for path in folder.glob("*.*")) == [
        *(".import", "events.csv", "places.csv", "story.yaml"),
    ]

    assert run(stories, "--into", "trip") == 0
    assert snapshot(folder) == before

    rows[3] = rows[3].replace("Event 3", "The third")
    write(stories, HEAD + "".join(rows) + "new,1503-06,Between,Rome,41.89,12.48,trip\n")
    assert run(stories, "--into", "trip") == 0
    assert [(event.id, event.title["en"]) for event in trip(stories).events[2:6]] == [
        ("e2", "Event 2"),
        ("e3", "The third"),
        ("new", "Between"),
        ("e4", "Event 4"),
    ]


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
            "found a picture, expected one of {known} (python -m explorer media add puts pictures "
            "into a story)",
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
