"""What is wrong with a table as such: its columns, its rows, its quotation marks."""

from pathlib import Path

import pytest

from explorer.reading import tables
from explorer.reading.columns import known_columns
from explorer.reading.meant_fields import MODELS
from explorer.reading.tables import read_table
from explorer.story.errors import DataError
from explorer.story.records import Event
from tests.reading.test_tables import EVENTS, changed
from tests.records import LEG, problems_in, write_story


def refusals(text: str, name: str = "events") -> list[str]:
    with pytest.raises(DataError) as error:
        read_table(text, f"{name}.csv", MODELS[name])
    return [str(problem) for problem in error.value.problems]


KNOWN = ", ".join(known_columns(Event))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            changed(1, "title.en", "titel.en,title.it"),
            [
                "events.csv:1 · the header: found 'titel.en', expected one of the columns "
                f"{KNOWN} (title.en?)"
            ],
        ),
        (
            changed(1, "place", "luogo"),
            [
                f"events.csv:1 · the header: found 'luogo', expected one of the columns {KNOWN} "
                "(place?)"
            ],
        ),
        (
            changed(1, "time", "claims.source"),
            [
                "events.csv:1 · the header: found 'claims.source', expected one of the columns "
                f"{KNOWN} (claims.1.source?)"
            ],
        ),
        (
            changed(1, "time", "when"),
            ["events.csv:1 · the header: found the column when twice, expected it once"],
        ),
        (
            changed(1, "when,", ""),
            [
                "events.csv:1 · the header: found no column when, expected it, as every record "
                "needs it",
                *(
                    f"events.csv:{line} · the row: found 8 cells, expected at most 7, as many as "
                    "there are columns (put a text that contains the separator in quotation marks?)"
                    for line in (2, 3)
                ),
            ],
        ),
        (
            changed(1, "time", ""),
            [
                f"events.csv:{line} · the row: found '{cell}', expected a name of column 4 in the "
                "first line"
                for line, cell in ((2, "09:30"), (3, "06:00"))
            ],
        ),
        (
            changed(3, "They reach Tokyo", '"They reach Tokyo'),
            [
                "events.csv:3 · the row: found a quotation mark that is not closed, expected "
                "another one at the end of the text"
            ],
        ),
        (
            changed(3, "They reach Tokyo", '"They" reach Tokyo'),
            [
                "events.csv:3 · the row: found more text after a closing quotation mark, expected "
                'marks within a text to be doubled, as in "the ""Trinidad"" sails"'
            ],
        ),
        (
            changed(3, "Tokyo", "\x1b"),
            [
                "events.csv:3 · the file: found the control character U+001B, expected text",
            ],
        ),
        ("", ["events.csv:1 · the file: found nothing, expected the names of the columns"]),
    ],
)
def test_what_is_no_table_of_events_is_refused(text: str, messages: list[str]) -> None:
    assert refusals(text) == messages


def test_a_table_of_places_with_half_a_position_lacks_a_column() -> None:
    text = "id,names.en,lon,accuracy_km,zone,coordinate_source\nrome,Rome\n"

    assert refusals(text, "places") == [
        "places.csv:1 · the header: found no column lat, expected it, as every record needs it"
    ]


def test_places_of_a_table_that_are_not_located_say_what_locates_them(tmp_path: Path) -> None:
    folder = write_story(tmp_path, places=None)
    (folder / "places.csv").write_text("id,names.en\nrome,Rome\ntokyo,Tokyo\n", encoding="utf-8")

    assert problems_in(folder) == [
        f"places.csv:{line} · place {id}: found no coordinates yet, expected lat, lon, "
        "accuracy_km, zone and coordinate_source (python -m explorer geocode --story small --write)"
        for line, id in ((2, "rome"), (3, "tokyo"))
    ]


def test_a_quotation_mark_that_swallows_a_large_table_is_named() -> None:
    text = changed(2, "They leave", '"They leave') + "x" * 140_000

    assert refusals(text) == [
        "events.csv:2 · the row: found a quotation mark that is not closed, expected another one "
        "at the end of the text"
    ]


def test_a_table_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_CELLS", 20)

    assert refusals(EVENTS) == [
        "events.csv · the file: found more than 20 cells, expected a smaller table"
    ]


def test_a_wrong_header_hides_no_problem_of_other_files_and_causes_none(tmp_path: Path) -> None:
    legs = [LEG | {"mode": "train", "arrives": "landing"}, LEG | {"from": "roma"}]
    folder = write_story(tmp_path, events=None, legs=legs)
    (folder / "events.csv").write_text(changed(1, "title.en", "titel.en,title.it"), "utf-8")

    header, *others = problems_in(folder)

    assert header.startswith("events.csv:1 · the header: found 'titel.en', expected one of the")
    assert [other.partition(" · ")[2].partition(",")[0] for other in others] == [
        "leg rome to tokyo · mode: found 'train'",
        "leg roma to tokyo · from: found 'roma'",
    ]


def test_a_wrong_header_beside_a_file_that_is_no_story(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    (folder / "story.yaml").write_text("- a\n", "utf-8")
    (folder / "events.csv").write_text("titel.en\n", "utf-8")

    assert any(each.startswith("story.yaml:1 · the story: ") for each in problems_in(folder))
