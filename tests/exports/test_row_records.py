"""The records in the rows of a table, from which it is imported again."""

import csv
import json
from io import StringIO

from explorer.exports.csv import event_csv
from explorer.exports.row_records import row_records
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import MakeStory, told

LARGEST_CELL = 32_767
"""Characters that a cell of Excel and LibreOffice holds."""


def cells(story: Story, as_of: AsOf = AsOf.NOW) -> list[str]:
    text = event_csv(told(story, as_of=as_of)).decode("utf-8-sig")
    return [row["record"] for row in csv.DictReader(StringIO(text, newline=""), strict=True)]


def test_a_row_has_its_event_and_what_the_event_names(make_story: MakeStory) -> None:
    second = json.loads(cells(make_story())[1])

    assert second["event"]["id"] == "arrival"
    assert [place["id"] for place in second["places"]] == ["tokyo"]
    assert [source["id"] for source in second["sources"]] == ["article"]
    assert second["story"] == {"language": "en", "format": 1, "article": "article"}


def test_the_first_row_has_also_what_no_event_names(make_story: MakeStory) -> None:
    first = json.loads(cells(make_story())[0])

    assert [source["id"] for source in first["sources"]] == ["article", "wire", "copy"]


def test_every_cell_has_room_in_a_spreadsheet(shipped: Story) -> None:
    assert max(map(len, cells(shipped))) < LARGEST_CELL


def test_a_view_of_the_story_has_no_records(make_story: MakeStory) -> None:
    assert cells(make_story(), AsOf.PUBLICATION) == [""]


def test_no_records_make_no_rows() -> None:
    assert row_records({}) == {}
