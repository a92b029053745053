"""Events of our own table, changed in a spreadsheet."""

import pytest

from tests.exporting import MakeStory
from tests.imports.exported.test_own_csv import Rows, edited, unchanged
from tests.imports.giving import said
from tests.imports.reading import values_of


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"title": ""}, "title · nothing · an event needs it"),
        ({"lat": ""}, "lat · nothing · a place needs it"),
        ({"lat": "north"}, "lat · north · no number"),
        ({"geonames": "Q220"}, "geonames · Q220 · no number"),
        ({"place": ""}, "place · nothing · delete its row, or name another place"),
        (
            {"says": "maybe"},
            "says · maybe · expected happened, announced, disputed, one for each source",
        ),
        (
            {"publishers": "The Wires"},
            "publishers · The Wires · it is that of a source, for all events: change it in the "
            "story",
        ),
        (
            {"date": "soon"},
            "date · soon · no date that we know, such as 1 March 2023, 2023-03-01, March 2023, ca. "
            "1500 or 218 BC; --day-first or --month-first says which number is the day",
        ),
    ],
)
def test_a_cell_that_cannot_count_is_named_and_loses_nothing(
    cells: dict[str, str], line: str, make_story: MakeStory
) -> None:
    found = edited(make_story(), lambda rows: rows[0].update(cells))

    assert said(found) == [f"row 2 · {line}"]
    assert found.records == edited(make_story(), unchanged).records


def test_a_column_that_was_deleted_deletes_nothing(make_story: MakeStory) -> None:
    columns = ("title", "date", "time", "place", "place_name", "lat", "zone", "sources", "tags")
    kept = ("title", "date", "status_detail", "record", "event")

    def edit(rows: Rows) -> None:
        for row in rows:
            for name in {*columns, *row} - {*kept}:
                del row[name]

    assert said(edited(make_story(), edit)) == []


def test_dates_in_the_order_of_the_spreadsheet_are_still_compared(make_story: MakeStory) -> None:
    def edit(rows: Rows) -> None:
        rows[0]["date"], rows[1]["date"] = "05/01/2023", "02/03/2023"

    found = edited(make_story(), edit)

    assert said(found) == [
        "row 2 · date · 2023-03-01 · 05/01/2023 · changed in the file since the export"
    ]
    assert values_of(found, "events")[0]["when"] == "2023-01-05"


def test_changed_sources_and_ids_are_in_the_records(make_story: MakeStory) -> None:
    cells = {"sources": "article | wire | The Times", "zone": "Europe/Paris", "country": ""}
    found = edited(make_story(), lambda rows: rows[0].update(cells))

    event, place = values_of(found, "events")[0], values_of(found, "places")[0]
    assert event["claims"] == [
        {"source": "article", "says": "happened"},
        {"source": "wire", "says": "happened"},
        {"source": {"publisher": "The Times"}, "says": "happened"},
    ]
    assert (place["zone"], "country" in place) == ("Europe/Paris", False)


def test_dates_whose_order_stays_open_are_left_as_they_were(make_story: MakeStory) -> None:
    def edit(rows: Rows) -> None:
        rows[0]["date"], rows[1]["date"] = "03/01/2023", "02/03/2023"

    found = edited(make_story(), edit)

    assert [line.rpartition("; ")[2] for line in said(found)] == [
        "--day-first or --month-first says which number is the day"
    ] * 2
    assert [event["when"] for event in values_of(found, "events")] == ["2023-03-01", "2023-03-02"]
