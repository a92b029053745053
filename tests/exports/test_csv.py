"""CSV, read with the csv module, pandas and GDAL."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pandas
import pyogrio
import pytest

from explorer.exports.csv import COLUMNS, event_csv
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import (
    HOSTILE,
    MakeStory,
    hostile_changes,
    nothing_published,
    timed_events,
    told,
)
from tests.records import SMALL, event


def rows(story: Story, as_of: AsOf = AsOf.NOW) -> dict[str, dict[str, str]]:
    text = event_csv(told(story, as_of=as_of)).decode("utf-8-sig")
    return {row["event"]: row for row in csv.DictReader(StringIO(text, newline=""), strict=True)}


def test_every_event_is_one_row(shipped: Story) -> None:
    found = rows(shipped)

    assert list(found) == [event.id for event in shipped.events]
    for known in shipped.events:
        row = found[known.id]
        place = shipped.place(known.place) if known.place else None
        assert (row["title"], row["date"], row["time"]) == (
            known.title["en"],
            known.when.text,
            known.time.text if known.time else "",
        )
        assert (row["lat"], row["lon"]) == ((str(place.lat), str(place.lon)) if place else ("", ""))
        assert row["sources"].split(" | ") == [claim.source for claim in known.claims]
        assert row["addresses"].split(" | ") == [
            shipped.source(claim.source).url or "" for claim in known.claims
        ]


def test_it_begins_with_a_byte_order_mark_and_ends_its_lines_as_the_standard_says(
    make_story: MakeStory,
) -> None:
    content = event_csv(told(make_story()))

    assert content.startswith(b"\xef\xbb\xbfnumber,event,title,")
    assert content.count(b"\r\n") == 3


def test_pandas_reads_numbers_as_numbers(shipped: Story) -> None:
    table = pandas.read_csv(BytesIO(event_csv(told(shipped))), encoding="utf-8-sig")

    assert list(table.columns) == list(COLUMNS)
    assert (table["lat"].dtype, len(table)) == ("float64", len(shipped.events))


def test_gdal_reads_the_rows(shipped: Story, tmp_path: Path) -> None:
    file = tmp_path / "story.csv"
    file.write_bytes(event_csv(told(shipped)))

    info = pyogrio.read_info(file)
    assert (info["features"], list(info["fields"])) == (len(shipped.events), list(COLUMNS))


@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [
        ("open-start", "", "2023-03-01"),
        ("month", "2023-03-01", "2023-03-31"),
        ("exact", "2023-03-05T13:09+01:00", "2023-03-05T13:09+01:00"),
        ("before", "2023-03-09", "2023-03-09T17:46+01:00"),
        ("open-end", "2023-03-12", ""),
    ],
)
def test_an_unknown_end_is_an_empty_cell(
    name: str, earliest: str, latest: str, make_story: MakeStory
) -> None:
    row = rows(make_story(events=timed_events(), articles={}))[name]

    assert (row["earliest"], row["latest"]) == (earliest, latest)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_is_defused(start: str, make_story: MakeStory) -> None:
    formula = f'{start}HYPERLINK("https://x.example";"x")'
    story = make_story(events=[event("one", title={"en": formula})], articles={})

    assert rows(story)["one"]["title"] == f"'{formula}"


def test_no_cell_of_a_hostile_story_starts_a_formula(make_story: MakeStory) -> None:
    row = rows(make_story(**hostile_changes()))["one"]

    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert row["title"] == "'" + HOSTILE.replace("\x01", "\ufffd")


def test_a_negative_coordinate_stays_a_number(make_story: MakeStory) -> None:
    south = SMALL["places"][0] | {"lat": -33.5, "lon": -70.25}
    story = make_story(places=[south, SMALL["places"][1]])

    assert (rows(story)["departure"]["lat"], rows(story)["departure"]["lon"]) == ("-33.5", "-70.25")


def test_an_empty_view_has_only_its_heading(make_story: MakeStory) -> None:
    assert rows(make_story(**nothing_published()), AsOf.PUBLICATION) == {}


def test_a_date_before_the_year_1_is_a_date(make_story: MakeStory) -> None:
    ancient = event("one", when="-0217-09~", until="-0217-11")
    row = rows(make_story(events=[ancient], articles={}))["one"]

    assert (row["date"], row["until"]) == ("-0217-09~", "-0217-11")
    assert (row["earliest"], row["latest"]) == ("-0217-09-01", "-0217-09-30")
