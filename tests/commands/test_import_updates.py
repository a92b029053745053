"""An import into a story that is there, and the way back."""

from pathlib import Path

import pytest

from tests.attaching import JPEG
from tests.commands.importing import END, HEAD, START, change, run, trip, undo, write
from tests.importing import snapshot
from tests.records import write_story


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """An empty folder of stories, with a table beside it."""
    folder = tmp_path / "stories"
    folder.mkdir()
    write(folder, HEAD + START + END)
    return folder


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


def test_a_dry_run_of_an_update_says_what_would_change_and_writes_nothing(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    before = snapshot(stories)
    write(stories, HEAD + START + END.replace("End", "The end") + "c,2023-03-01,Noon,Rome,,,\n")
    capsys.readouterr()

    assert run(stories, "--into", "trip", "--dry-run") == 0

    assert snapshot(stories) == before
    assert capsys.readouterr().err.endswith(
        "added: events: 1\nchanged: events: 1\nthese changed: event b\n"
        "nothing was written (--dry-run)\n"
    )


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


def test_without_a_memory_everything_in_the_story_counts_as_written_by_hand(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    (stories / "trip" / ".import" / "last.json").unlink()
    write(stories, HEAD + START.replace("Start", "Departure") + END)
    capsys.readouterr()

    assert run(stories, "--into", "trip") == 1

    assert [line for line in capsys.readouterr().out.splitlines() if "conflict" in line] == [
        "conflict · event a · title.en: yours, which stays: Start; the file's: Departure",
        "conflict · event a · summary.en: yours, which stays: Start; the file's: Departure",
    ]


def test_a_damaged_memory_is_named_with_what_to_do(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    (stories / "trip" / ".import" / "last.json").write_text("{", encoding="utf-8")
    capsys.readouterr()

    assert run(stories, "--into", "trip") == 1

    assert capsys.readouterr().err.endswith(
        "last.json · the file: found something else, expected what an import has written there "
        "(delete it to go on)\n"
    )


def test_an_update_that_would_break_the_story_writes_nothing(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(stories)
    change(stories, 'when: "2023-03-02"', 'when: "2023-03-05"\n    until: "2023-03-06"')
    write(stories, HEAD + START + END + "c,2023-03-04,Later,Rome,,,\n")
    change(stories, "languages: [en]", "languages: [en, en]")
    before = snapshot(stories)

    assert run(stories, "--into", "trip") == 1

    assert snapshot(stories) == before
    assert "expected each entry only once" in capsys.readouterr().err


def test_two_files_become_one_story_each_the_source_of_its_rows(stories: Path) -> None:
    (stories.parent / "more.csv").write_text("id,date,title\nc,2024,More\n", encoding="utf-8")

    assert run(stories, str(stories.parent / "more.csv"), "--slug", "trip") == 0

    story = trip(stories)
    assert [(event.id, event.claims[0].source) for event in story.events] == [
        ("a", "trip"),
        ("b", "trip"),
        ("c", "more"),
    ]
    assert story.article == "trip"


def test_another_file_comes_into_a_story_with_an_article_of_its_own(stories: Path) -> None:
    write_story(stories, slug="trip")
    count = len(trip(stories).events)
    options = ["--into", "trip", "--publisher", "The archive"]

    assert run(stories, *options) == 0
    before = snapshot(stories)
    assert run(stories, "--into", "trip") == 0

    assert snapshot(stories) == before
    story = trip(stories)
    assert (len(story.events), story.article) == (count + 2, "article")
    assert (story.source("trip").publisher, story.source("trip").draft) == ("The archive", None)


def test_taking_an_import_back_leaves_what_else_is_in_the_folder(stories: Path) -> None:
    (stories.parent / "scans").mkdir()
    (stories.parent / "scans" / "a.jpg").write_bytes(JPEG)
    write(stories, "date,title,image\n2023,Start,scans/a.jpg\n")
    run(stories)
    folder = stories / "trip"
    assert (folder / "media" / "a.jpg").exists()
    (folder / "drafts").mkdir()

    assert undo(stories) == 0

    assert [path.name for path in folder.iterdir()] == ["drafts"]


def test_a_picture_follows_its_file_unless_it_was_changed_by_hand(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = stories.parent / "scans" / "a.jpg"
    scan.parent.mkdir()
    scan.write_bytes(JPEG)
    write(stories, "date,title,image\n2023,Start,scans/a.jpg\n")
    run(stories)
    picture = stories / "trip" / "media" / "a.jpg"

    scan.write_bytes(JPEG + b"1")
    assert run(stories, "--into", "trip") == 0
    assert picture.read_bytes() == JPEG + b"1"

    scan.write_bytes(JPEG + b"22")
    picture.write_bytes(JPEG + b"333")
    capsys.readouterr()
    assert run(stories, "--into", "trip") == 1
    assert picture.read_bytes() == JPEG + b"333"
    assert (
        f"conflict · file media/a.jpg · content: yours, which stays: {len(JPEG) + 3:,} bytes; the "
        f"file's: {len(JPEG) + 2:,} bytes, others\n"
    ) in capsys.readouterr().out
