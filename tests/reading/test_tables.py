"""Places and events in tables beside story.yaml: what they say, and what is wrong in them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from explorer.reading.library import load_library, load_story
from explorer.reading.meant_fields import MODELS
from explorer.reading.own_files import story_files
from explorer.reading.tables import read_table
from tests.reading.test_data_format import example, write_example
from tests.records import problems_in, write_story

EVENTS = """\
id,place,when,time,title.en,summary.en,claims.1.source,claims.1.says
departure,rome,2023-03-01,09:30,They leave Rome,They take the morning flight.,wire,happened
arrival,tokyo,2023-03-02,06:00,They reach Tokyo,They land early.,article,happened
"""
"""The events of the small story."""


def write_tables(root: Path, events: str | None = EVENTS, **changes: Any) -> Path:
    """The small story with its events in a table, by default."""
    folder = write_story(root, **({"events": None} | changes))
    if events is not None:
        (folder / "events.csv").write_bytes(events.encode())
    return folder


def records(text: str, name: str = "events") -> list[dict[str, Any]]:
    return read_table(text, f"{name}.csv", MODELS[name]).records


def changed(line: int, old: str, new: str) -> str:
    """The table with something else in a line."""
    lines = EVENTS.splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    return "".join(lines)


def test_events_in_a_table_are_those_of_the_same_story_in_yaml(tmp_path: Path) -> None:
    whole = load_story(write_story(tmp_path / "yaml"))

    assert load_story(write_tables(tmp_path / "table")).events == whole.events


def test_the_documented_tables_load_beside_the_documented_story(tmp_path: Path) -> None:
    folder = write_example(tmp_path)
    whole = (folder / "story.yaml").read_text("utf-8")
    before, _, rest = whole.partition("places:\n")
    sources = "sources:\n" + rest.partition("sources:\n")[2].partition("events:\n")[0]
    legs = "legs:\n" + rest.partition("legs:\n")[2]
    (folder / "story.yaml").write_text(before + sources + legs + example("tables"), "utf-8")
    (folder / "events.csv").write_text(example("events"), encoding="utf-8")
    (folder / "places.csv").write_text(example("places"), encoding="utf-8")

    story = load_story(folder)

    assert [place.names["en"] for place in story.places] == ["Rome", "Tokyo"]
    assert [event.tags for event in story.events] == [("trade", "travel"), ("travel",)]
    assert [len(event.claims) for event in story.events] == [2, 1]


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("when", "2023", {"when": "2023"}),
        ("title.en", "42", {"title": {"en": "42"}}),
        ("title.pt-BR", "null", {"title": {"pt-BR": "null"}}),
        ("time", " 09:30 ", {"time": "09:30"}),
        ("tags", "a; b", {"tags": ["a", "b"]}),
        ("track", "elcano", {"track": ["elcano"]}),
        ("tags", "a;;b", {"tags": ["a", "", "b"]}),
        ("draft.confidence", "0.5", {"draft": {"confidence": 0.5}}),
        ("draft.confidence", "half", {"draft": {"confidence": "half"}}),
        ("claims.3.note.it", "Nota", {"claims": [{"note": {"it": "Nota"}}]}),
        ("title.en", '"say ""yes"", now"', {"title": {"en": 'say "yes", now'}}),
        ("title.en", '"two\nlines"', {"title": {"en": "two\nlines"}}),
        ("title.en", "", {}),
        ("title.en", "  ", {}),
    ],
)
def test_a_cell_holds_what_its_column_names(column: str, cell: str, value: dict[str, Any]) -> None:
    required = [name for name in REQUIRED if name.split(".")[0] != column.split(".", maxsplit=1)[0]]
    header, empty = ",".join((*required, column)), "x" + "," * len(required)

    (record,) = records(f"{header}\n{empty}{cell}\n")

    assert record == {"id": "x", **value}


REQUIRED = ("id", "when", "title.en", "summary.en", "claims.1.source")


@pytest.mark.parametrize(
    ("text", "value"),
    [("41", 41), ("-41.9", -41.9), (".5", 0.5), ("41,9", "41,9"), ("1e2", "1e2"), ("041", "041")],
)
def test_a_number_is_what_yaml_takes_for_one(text: str, value: object) -> None:
    header = "id;names.en;lat;lon;accuracy_km;zone;coordinate_source"

    (record,) = records(f"{header}\nx;;{text}\n", "places")

    assert record["lat"] == value
    assert type(record["lat"]) is type(value)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_table_is_read_as_spreadsheets_save_it(
    tmp_path: Path, separator: str, begins: str, line_end: str
) -> None:
    text = begins + EVENTS.replace(",", separator).replace("\n", line_end)

    story = load_story(write_tables(tmp_path, text))

    assert [event.title["en"] for event in story.events] == ["They leave Rome", "They reach Tokyo"]


def test_empty_rows_and_columns_without_a_name_do_not_count() -> None:
    lines = [f"{line},," for line in EVENTS.splitlines()]

    assert records("\n".join([lines[0], ",,,", "", *lines[1:], ""])) == records(EVENTS)


def test_an_empty_list_in_yaml_makes_room_for_the_table(tmp_path: Path) -> None:
    folder = write_tables(tmp_path, events=EVENTS)
    file = folder / "story.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump(content | {"events": []}), encoding="utf-8")

    assert len(load_story(folder).events) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            changed(3, "06:00", "25:00"),
            "events.csv:3 · event arrival · time: found '25:00', expected a clock time such as "
            "13:09 (01:00 of the next day?)",
        ),
        (
            changed(3, "article", "artikle"),
            "events.csv:3 · event arrival · claims.1.source: found 'artikle', expected the id of a "
            "source (article?)",
        ),
        (
            changed(2, "wire,happened", "wire,maybe"),
            "events.csv:2 · event departure · claims.1.says: found 'maybe', expected one of "
            "'happened', 'announced' or 'disputed'",
        ),
        (
            changed(2, "They leave Rome", ""),
            "events.csv:2 · event departure · title: found nothing, expected a value, this field "
            "is required",
        ),
        (
            changed(3, "tokyo", "rome").replace("arrival", "departure"),
            "events.csv:3 · event departure · id: found 'departure', expected an id that no other "
            "record has",
        ),
        (
            EVENTS.partition("\n")[0],
            "events.csv:1 · the story · events: found an empty list, expected at least one entry",
        ),
    ],
)
def test_a_problem_names_the_row_and_the_column(tmp_path: Path, text: str, message: str) -> None:
    assert problems_in(write_tables(tmp_path, text, articles={"en": "Words."})) == [message]


def test_a_hint_is_what_to_type_in_a_table(tmp_path: Path) -> None:
    text = example("places").replace("41.8933", '"41,8933"')
    folder = write_tables(tmp_path, changed(2, "09:30", "9.30"), places=None)
    (folder / "places.csv").write_text(text, encoding="utf-8")

    assert [found.rpartition(" (")[2] for found in problems_in(folder)] == ["09:30?)", "41.8933?)"]


def test_the_row_of_a_problem_is_where_the_row_begins(tmp_path: Path) -> None:
    text = changed(2, "They leave Rome", '"They\nleave\nRome"').replace("06:00", "6 h")

    (found,) = problems_in(write_tables(tmp_path, text))

    assert found.startswith("events.csv:5 · event arrival · time: found '6 h'")


def test_the_column_of_a_claim_counts_those_that_a_row_leaves_empty(tmp_path: Path) -> None:
    header, first, second = EVENTS.splitlines()
    text = "\n".join(
        [f"{header},claims.2.source,claims.2.says,tags", f"{first},,,",
         second.replace("article,happened", ",,wire,sure,x;y")]
    )  # fmt: skip

    assert [
        found.partition(", expected")[0] for found in problems_in(write_tables(tmp_path, text))
    ] == ["events.csv:3 · event arrival · claims.2.says: found 'sure'"]


def test_events_in_both_files_are_a_problem_of_the_story_file(tmp_path: Path) -> None:
    folder = write_tables(tmp_path, events=EVENTS)
    with (folder / "story.yaml").open("a", encoding="utf-8") as file:
        file.write("events:\n- id: departure\n")

    (found,) = problems_in(folder)

    assert found.startswith("story.yaml:")
    assert found.endswith(
        " · the story · events: found events here and in events.csv, expected them in only one of "
        "the files"
    )


def test_a_table_that_is_not_in_utf8_is_the_only_problem(tmp_path: Path) -> None:
    folder = write_tables(tmp_path)
    (folder / "events.csv").write_bytes(EVENTS.replace("early", "tôt").encode("latin-1"))

    (found,) = problems_in(folder)

    assert found.startswith("events.csv:3 · the file: found byte 0xf4 at position ")
    assert found.endswith(", expected text in UTF-8 (save it as UTF-8)")


def test_a_changed_table_is_read_again_and_gives_the_story_another_version(tmp_path: Path) -> None:
    folder = write_tables(tmp_path)
    (before,) = load_library(tmp_path).stories
    (folder / "events.csv").write_text(changed(3, "early", "late"), encoding="utf-8")

    (after,) = load_library(tmp_path).stories

    assert after.events[1].summary["en"] == "They land late."
    assert after.version != before.version


def test_a_folder_with_a_table_and_no_story_file_is_a_broken_story(tmp_path: Path) -> None:
    folder = write_tables(tmp_path)
    (folder / "story.yaml").unlink()
    (folder / "article.en.md").unlink()

    (broken,) = load_library(tmp_path).broken

    assert [problem.found for problem in broken.problems] == ["no file of this name"]


def test_the_storys_own_files_include_its_tables(tmp_path: Path) -> None:
    folder = write_tables(tmp_path)
    files = story_files(folder, load_story(folder))

    assert list(files) == ["story.yaml", "events.csv", "article.en.md"]
    assert files["events.csv"] == EVENTS.encode()
