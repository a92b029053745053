"""Our own table, as it was exported and as a spreadsheet saved it again."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest

from explorer.exports.csv import event_csv
from explorer.imports.completion.claiming import ImportFacts
from explorer.imports.completion.completing import completed
from explorer.imports.exported.own_csv import is_own_csv, read_own_csv
from explorer.imports.found import Choices, Found
from explorer.story.errors import DataError
from explorer.story.records import Story
from explorer.writing.values import field_values
from tests.exporting import MakeStory, told
from tests.imports.giving import given, said
from tests.imports.reading import values_of
from tests.imports.test_round_trip import no_gazetteer

Rows = list[dict[str, str]]


def edited(story: Story, edit: Callable[[Rows], object], delimiter: str = ",") -> Found:
    text = event_csv(told(story)).decode("utf-8-sig")
    rows: Rows = list(csv.DictReader(StringIO(text, newline="")))
    edit(rows)
    out = StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return read_own_csv(given(out.getvalue(), "story.csv"), Choices())


def unchanged(rows: Rows) -> None:
    assert rows


def test_an_unchanged_table_gives_the_same_records(shipped: Story) -> None:
    found = edited(shipped, unchanged, ";")

    assert [event["id"] for event in values_of(found, "events")] == [e.id for e in shipped.events]
    assert {place["id"] for place in values_of(found, "places")} == {p.id for p in shipped.places}
    assert [line for line in said(found) if line.startswith("row")] == []


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (
            {"title": "They go"},
            "title · They leave Rome · They go",
        ),
        ({"date": "2023-03-05"}, "date · 2023-03-01 · 2023-03-05"),
        ({"date": ""}, "date · 2023-03-01 · nothing"),
        ({"time": ""}, "time · 09:30 · nothing"),
        ({"lat": "41,8"}, "lat · 41.9 · 41,8"),
        ({"place_name": "Roma"}, "place_name · Rome · Roma"),
        ({"tags": "trade"}, "tags · nothing · trade"),
        ({"date": "2023-01-03"}, "date · 2023-03-01 · 2023-01-03"),
        ({"zone": "Europe/Paris"}, "zone · Europe/Rome · Europe/Paris"),
        ({"geonames": "3169070"}, "geonames · nothing · 3169070"),
        ({"wikidata": "Q220"}, "wikidata · nothing · Q220"),
        ({"country": ""}, "country · IT · nothing"),
        ({"place_note": "The old station"}, "place_note · nothing · The old station"),
        ({"to": "tokyo"}, "to · nothing · tokyo"),
        ({"sources": "wire | article"}, "sources · wire · wire | article"),
        ({"says": "announced"}, "says · happened · announced"),
    ],
)
def test_a_cell_that_was_changed_counts(
    cells: dict[str, str], line: str, make_story: MakeStory
) -> None:
    found = edited(make_story(), lambda rows: rows[0].update(cells))

    assert said(found) == [f"row 2 · {line} · changed in the file since the export"]


def test_changed_cells_are_in_the_records(make_story: MakeStory) -> None:
    cells = {"title": "They go", "date": "2023-02-28", "lat": "41,8", "place_name": "Roma"}
    found = edited(make_story(), lambda rows: rows[0].update(cells))

    event, place = values_of(found, "events")[0], values_of(found, "places")[0]
    assert (event["title"], event["when"]) == ({"en": "They go"}, "2023-02-28")
    assert (place["names"], place["lat"], place["lon"]) == ({"en": "Roma"}, 41.8, 12.5)


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "01/03/2023"},
        {"date": "3/1/2023"},
        {"date": "1 March 2023"},
        {"time": "9:30 AM"},
        {"time": "9:30:00"},
        {"lat": "41,9"},
        {"accuracy_km": "5"},
        {"summary": "They take  the morning flight. "},
    ],
)
def test_what_a_spreadsheet_writes_in_its_own_way_is_no_change(
    cells: dict[str, str], make_story: MakeStory
) -> None:
    assert said(edited(make_story(), lambda rows: rows[0].update(cells))) == []


def test_an_apostrophe_before_a_formula_is_not_of_the_text(make_story: MakeStory) -> None:
    title = {"en": "=1+1 is two"}
    story = make_story(events=[_event(title)], articles={"en": "Words.\n"})

    assert said(edited(story, unchanged)) == []


def _event(title: dict[str, str]) -> dict[str, object]:
    return {
        "id": "sum",
        "place": "rome",
        "when": "2023-03-01",
        "title": title,
        "summary": title,
        "claims": [{"source": "wire", "says": "happened"}],
    }


def test_a_row_that_was_added_is_an_event_and_one_that_was_deleted_is_gone(
    make_story: MakeStory,
) -> None:
    def edit(rows: Rows) -> None:
        new = {"title": "A stop", "date": "2023-03-03", "place_name": "Oslo", "status": "reported"}
        rows[0] = dict.fromkeys(rows[1], "") | new

    found = edited(make_story(), edit)

    assert values_of(found, "events") == [
        {
            "id": "arrival",
            "place": "tokyo",
            "when": "2023-03-02",
            "time": "06:00",
            "title": {"en": "They reach Tokyo"},
            "summary": {"en": "They land early."},
            "claims": [{"source": "article", "says": "happened"}],
        },
        {
            "title": {"en": "A stop"},
            "when": "2023-03-03",
            "place": {"names": {"en": "Oslo"}},
        },
    ]
    assert found.records[-1].rest == {"status": "reported"}


@pytest.mark.parametrize("record", ["", "{", '{"event": 3}', "[]"])
def test_a_table_without_a_whole_record_is_refused(record: str, make_story: MakeStory) -> None:
    with pytest.raises(DataError) as refusal:
        edited(make_story(), lambda rows: [row.update(record=record) for row in rows])

    assert [str(problem) for problem in refusal.value.problems] == [
        "story.csv · the file: found no row with its record, expected at least one "
        "(delete the column record to import it as any other table)"
    ]


def test_our_table_is_known_by_its_columns(shipped: Story) -> None:
    assert is_own_csv(given(event_csv(told(shipped))))
    assert not is_own_csv(given("event,title,date\r\n"))


def test_a_row_that_was_added_is_claimed_by_the_file(make_story: MakeStory) -> None:
    def edit(rows: Rows) -> None:
        new = {"title": "A stop", "date": "2023-03-03", "place_name": "Rome"}
        rows.append(dict.fromkeys(rows[0], "") | new | {"lat": "41.9", "lon": "12.5"})

    found = edited(make_story(), edit)
    facts = ImportFacts(lang="en", today=date(2030, 1, 2))
    story = completed([(given("", "story.csv"), found)], facts, no_gazetteer).story

    assert story.events[-1].claims[0].source == "story"
    assert field_values(story.sources[-1])["date"] == "2030-01-02"


def test_a_row_that_was_added_names_what_the_story_has_by_its_ids(make_story: MakeStory) -> None:
    def edit(rows: Rows) -> None:
        new = {
            "title": "A stop",
            "date": "3/3/2023",
            "place": "rome",
            "to": "tokyo",
            "tags": "ship",
        }
        rows.append(dict.fromkeys(rows[0], "") | new)

    assert values_of(edited(make_story(), edit), "events")[-1] == {
        "title": {"en": "A stop"},
        "when": "2023-03-03",
        "place": "rome",
        "to": "tokyo",
        "tags": [{"label": "ship"}],
    }
