"""Our own exports, edited in a spreadsheet and imported into the story that they came from."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from explorer.__main__ import main
from explorer.exports.csv import event_csv
from explorer.reading.library import load_story
from tests.commands.importing import change, run, trip
from tests.exporting import told
from tests.importing import snapshot
from tests.records import LEG, SMALL, event, place, write_story

Rows = list[dict[str, str]]


def in_both(value: Any) -> Any:
    """The same with each English text in Italian too."""
    if isinstance(value, list):
        return [in_both(each) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"en"}:
        return {"en": value["en"], "it": f"{value['en']} (it)"}
    return {name: in_both(each) for name, each in value.items()}


STORY = in_both(SMALL) | {"languages": ["en", "it"]}
ARTICLES = {"en": "Words.\n", "it": "Parole.\n"}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A folder with a story in two languages."""
    folder = tmp_path / "stories"
    write_story(folder, "trip", ARTICLES, **STORY)
    return folder


def export(stories: Path, edit: Callable[[Rows], object], lang: str = "it") -> None:
    """Export the story as CSV in one language, and edit the rows."""
    text = event_csv(told(trip(stories), lang=lang)).decode("utf-8-sig")
    rows: Rows = list(csv.DictReader(StringIO(text, newline="")))
    edit(rows)
    out = StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (stories.parent / "trip.csv").write_text(out.getvalue(), encoding="utf-8")


def test_an_export_in_one_language_that_nobody_edited_changes_nothing(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(stories)
    export(stories, len)

    assert run(stories, "--into", "trip") == 0

    assert snapshot(stories) == before
    assert "each text has to be in all languages" not in capsys.readouterr().out


def test_edits_of_an_export_come_into_its_language_and_leave_the_other(stories: Path) -> None:
    cells = {"title": "Partono", "date": "2023-02-28", "place_name": "Roma"}
    export(stories, lambda rows: rows[0].update(cells))

    assert run(stories, "--into", "trip") == 0

    story = trip(stories)
    assert story.events[0].title == {"en": "They leave Rome", "it": "Partono"}
    assert story.events[0].summary["it"] == "They take the morning flight. (it)"
    assert story.events[0].when.text == "2023-02-28"
    assert story.places[0].names == {"en": "Rome", "it": "Roma"}


def test_what_the_author_and_an_export_have_both_changed_is_the_only_conflict(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(stories, lambda rows: [row.update(title="Partono") for row in rows])
    change(stories, "They leave Rome (it)", "Se ne vanno")
    change(stories, "They take the morning flight. (it)", "Di mattina.")

    assert run(stories, "--into", "trip") == 1

    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("conflict")] == [
        "conflict · event departure · title.it: yours, which stays: Se ne vanno; "
        "the file's: Partono"
    ]
    story = trip(stories)
    assert [each.title["it"] for each in story.events] == ["Se ne vanno", "Partono"]
    assert story.events[0].summary["it"] == "Di mattina."


def test_an_edited_export_can_be_imported_again_and_again(stories: Path) -> None:
    export(stories, lambda rows: rows[0].update(title="Partono"))
    assert run(stories, "--into", "trip") == 0
    before = snapshot(stories)

    assert run(stories, "--into", "trip") == 0

    assert snapshot(stories) == before


def test_a_row_that_was_added_has_its_text_in_both_languages_and_that_is_said(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def add(rows: Rows) -> None:
        new = {"title": "Una sosta", "date": "2023-03-03", "lat": "59.9", "lon": "10.7"}
        rows.append(dict.fromkeys(rows[0], "") | new | {"place_name": "Oslo"})

    export(stories, add)

    assert run(stories, "--into", "trip") == 0

    assert trip(stories).events[-1].title == {"en": "Una sosta", "it": "Una sosta"}
    assert (
        "changed, title: each text has to be in all languages of the story; translate it\n"
        "  row 4: a text in it → the same in en\n"
    ) in capsys.readouterr().out


def test_a_new_note_is_named_for_translation(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(stories, lambda rows: rows[0].update(note="Da verificare"))

    assert run(stories, "--into", "trip") == 0

    assert trip(stories).events[0].note == {"en": "Da verificare", "it": "Da verificare"}
    assert (
        "to translate, the file has one language: event departure · note.en\n"
        in capsys.readouterr().err
    )


def test_an_event_of_another_date_comes_to_its_place_and_the_legs_that_it_breaks_are_named(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    oslo = place("oslo", names={"en": "Oslo"}, zone="Europe/Oslo", country="NO")
    last = event("last", place="oslo", when="2023-03-04")
    legs = [LEG, {**LEG, "from": "tokyo", "to": "oslo"}]
    story = in_both(
        {"places": [*SMALL["places"], oslo], "events": [*SMALL["events"], last], "legs": legs}
    )
    write_story(stories, "trip", ARTICLES, **(STORY | story))
    export(stories, lambda rows: rows[0].update(date="2023-03-05", time=""))

    assert run(stories, "--into", "trip") == 0

    said = capsys.readouterr().err
    assert "left out, as its places do not follow each other any more: leg rome to tokyo\n" in said
    assert "events that came to where their dates belong: 1\n" in said
    story = load_story(stories / "trip")
    assert [each.id for each in story.events] == ["arrival", "last", "departure"]
    assert [(leg.origin, leg.destination) for leg in story.legs] == [("tokyo", "oslo")]


def test_a_change_that_does_not_go_with_the_authors_writes_nothing(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(stories, lambda rows: rows[1].update(date="2023-03", time=""))
    change(stories, "time: 06:00", "time: '07:00'")
    before = snapshot(stories)

    assert run(stories, "--into", "trip") == 1

    assert snapshot(stories) == before
    assert capsys.readouterr().err.endswith(
        "event arrival · time: found '07:00', expected no clock time if the day is not known\n"
    )


def test_an_export_of_another_story_adds_its_events(stories: Path, tmp_path: Path) -> None:
    others = tmp_path / "others" / "stories"
    changed = {"events": [event("away", when="2023-03-03"), event("home", when="2023-03-04")]}
    write_story(others, "trip", ARTICLES, **(STORY | in_both(changed)))
    export(others, len)

    assert run(stories, "--into", "trip", file=str(others.parent / "trip.csv")) == 0

    assert [each.id for each in trip(stories).events] == ["departure", "arrival", "away", "home"]


@pytest.mark.parametrize("name", ["zip", "kmz"])
def test_the_copies_of_pictures_in_an_export_leave_the_originals_as_they_are(
    stories: Path, name: str
) -> None:
    picture = {"id": "hall", "kind": "image", "file": "media/hall.png", "alt": {"en": "A hall"}}
    first = event("departure", media=["hall"])
    story = in_both({"media": [picture], "events": [first, SMALL["events"][1]]})
    (stories / "trip" / "media").mkdir()
    notes = PngInfo()
    notes.add_text("Comment", "kept by the author")
    Image.new("RGB", (20, 20), "teal").save(stories / "trip" / "media" / "hall.png", pnginfo=notes)
    write_story(stories, "trip", ARTICLES, **(STORY | story))
    before = snapshot(stories)
    file = stories.parent / f"trip.{name}"
    options = ["export", "trip", "--format", name, "--out", str(file)]
    assert main(["--stories", str(stories), *options]) == 0

    assert run(stories, "--into", "trip", file=file.name) == 0

    assert snapshot(stories) == before
