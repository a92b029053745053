"""Tables written from records, and cell by cell into what an author keeps in a spreadsheet."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading.library import load_story
from explorer.reading.meant_fields import MODELS
from explorer.reading.plain_yaml import number
from explorer.reading.tables import read_table
from explorer.story.errors import DataError
from explorer.story.records import StoryFile
from explorer.writing.story_files import RoundTripError, StoryFileEditor, story_text
from explorer.writing.tables import TableEditor, cells_of, editor_of, tables_of
from tests.records import SHIPPED, write_story

FOLDERS = sorted(path.parent for path in SHIPPED.glob("*/story.yaml"))

PLACES = (
    'id,"names.en",mood,lat,country,names.it\r\n'
    'rome,"Rome, the city",good,,IT,"Roma"\r\n'
    "\r\n"
    'tokyo,  Tokyo ,"say ""hm""","",JP,\r\n'
    "void\r\n"
)
"""A table with a column that no place has, an empty line, a short row and quotation marks."""


def editor(tmp_path: Path, text: str = PLACES) -> TableEditor:
    file = tmp_path / "places.csv"
    file.write_bytes(text.encode())
    return TableEditor(file)


def saved(table: TableEditor) -> str:
    table.save()
    return table.path.read_bytes().decode()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_story_in_tables_is_the_same_story(folder: Path, tmp_path: Path) -> None:
    story = load_story(folder)
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    without = story.model_copy(update={"places": (), "events": ()})
    (copy / "story.yaml").write_text(story_text(without, {}), encoding="utf-8")
    for file, text in tables_of(story).items():
        (copy / file).write_text(text, encoding="utf-8")

    again = load_story(copy)

    assert "\nevents:" not in (copy / "story.yaml").read_text(encoding="utf-8")
    assert {name: getattr(again, name) for name in StoryFile.model_fields} == {
        name: getattr(story, name) for name in StoryFile.model_fields
    }


def test_the_columns_come_in_the_documented_order() -> None:
    story = load_story(SHIPPED / "magellan-elcano-1519")
    header = tables_of(story)["places.csv"].partition("\n")[0].split(",")

    assert header[:4] == ["id", "names.it", "names.en", "names.es"]
    assert header[-2:] == ["note.it", "note.en"]


def test_only_the_cells_that_change_are_written(tmp_path: Path) -> None:
    table = editor(tmp_path)

    table.set(("places", "rome", "lat"), 41.9)
    table.set(("places", "tokyo", "lat"), 35)

    assert saved(table) == PLACES.replace("good,,", "good,41.9,").replace('"",JP', '"35",JP')


@pytest.mark.parametrize(("lat", "cell"), [(52.0, "52.0"), (1e-05, "0.00001"), (41.9, "41.9")])
def test_a_number_is_written_as_it_is_read(lat: float, cell: str) -> None:
    assert [*cells_of({"lat": lat})] == [("lat", cell)]
    assert number(cell) == lat


def test_a_new_column_comes_last_and_every_row_gets_it(tmp_path: Path) -> None:
    table = editor(tmp_path)

    table.set(("places", "rome", "coordinate_source"), "GeoNames, 2026")

    assert saved(table) == (
        'id,"names.en",mood,lat,country,names.it,coordinate_source\r\n'
        'rome,"Rome, the city",good,,IT,"Roma","GeoNames, 2026"\r\n'
        "\r\n"
        'tokyo,  Tokyo ,"say ""hm""","",JP,,\r\n'
        "void,,,,,,\r\n"
    )


def test_a_short_row_is_filled_up_to_the_cell_that_changes(tmp_path: Path) -> None:
    table = editor(tmp_path)

    table.set(("places", "void", "lat"), 1.5)

    assert saved(table) == PLACES.replace("void\r\n", "void,,,1.5,,\r\n")


@pytest.mark.parametrize(("begins", "between"), [("\ufeff", ";"), ("", "\t")])
def test_the_byte_order_mark_and_the_separator_stay(
    tmp_path: Path, begins: str, between: str
) -> None:
    text = f"{begins}id{between}lat\nrome{between}\n"
    table = editor(tmp_path, text)

    table.set(("places", "rome", "lat"), -0.00001)

    assert saved(table) == text.replace(f"rome{between}", f"rome{between}-0.00001")


def test_a_file_without_a_line_end_at_its_end_gets_none(tmp_path: Path) -> None:
    table = editor(tmp_path, "id,lat\nrome,")

    table.set(("places", "rome", "lat"), 41)

    assert saved(table) == "id,lat\nrome,41"


def test_a_text_in_languages_replaces_all_of_its_columns(tmp_path: Path) -> None:
    table = editor(tmp_path)

    table.set(("places", "rome", "names"), {"en": "Rome", "de": "Rom"})

    assert dict(table.records("places")["rome"]["names"]) == {"en": "Rome", "de": "Rom"}
    assert saved(table).splitlines()[1] == 'rome,"Rome",good,,IT,"",Rom'


def test_records_and_lines_are_those_of_the_table(tmp_path: Path) -> None:
    table = editor(tmp_path)

    assert list(table.records("places")) == ["rome", "tokyo", "void"]
    assert table.records("events") == {}
    assert table.line(("places", "tokyo")) == 4
    table.set(("places", "rome", "lat"), 41.9)
    assert table.records("places")["rome"]["lat"] == 41.9


@pytest.mark.parametrize("path", [("places", "oslo", "lat"), ("events", "rome", "when")])
def test_a_record_that_is_not_there_cannot_be_changed(tmp_path: Path, path: tuple[str]) -> None:
    with pytest.raises(KeyError):
        editor(tmp_path).set(path, 1)


def test_a_table_with_cells_beyond_its_columns_is_not_changed(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="found 3 cells, expected at most 2"):
        editor(tmp_path, "id,lat\nrome,1,2\n")


def test_a_value_that_would_not_be_read_as_it_was_set_is_refused(tmp_path: Path) -> None:
    table = editor(tmp_path)
    table.set(("places", "rome", "names", "en"), " Rome ")

    with pytest.raises(RoundTripError, match="expected the change by hand"):
        table.save()
    assert table.path.read_bytes().decode() == PLACES


def test_records_are_changed_in_the_file_that_has_them(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    editor(folder)

    assert isinstance(editor_of(folder, "places"), TableEditor)
    assert isinstance(editor_of(folder, "events"), StoryFileEditor)


WORDS = st.text(st.sampled_from('ab ,;"\n\t-è'), min_size=1).map(str.strip).filter(bool)


@given(names=st.lists(WORDS, min_size=1, max_size=4), new=WORDS, between=st.sampled_from(",;\t"))
def test_whatever_a_cell_holds_the_others_stay(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], new: str, between: str
) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    rows = [f"place-{at}{between}{quoted(name)}" for at, name in enumerate(names)]
    text = "\n".join([f"id{between}names.en", *rows, ""])
    table = editor(tmp_path_factory.mktemp("tables"), text)

    table.set(("places", "place-0", "names", "en"), new)

    assert saved(table) == text.replace(quoted(names[0]), quoted(new), 1)


def test_numbers_and_lists_are_written_as_they_are_read() -> None:
    story = load_story(SHIPPED / "vostochny-2023")
    (text,) = (text for file, text in tables_of(story).items() if file == "events.csv")
    required = read_table(text, "events.csv", MODELS["events"]).records

    assert [tuple(each.get("track", ())) for each in required] == [
        event.tracks for event in story.events
    ]
