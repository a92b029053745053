"""The JSON of TimelineJS, in its present and its older form, and ours."""

import json

import pytest

from explorer.exports.timelinejs import timelinejs
from explorer.imports.formats.timelinejs import is_timeline, is_timeline_table, read_timeline
from explorer.imports.found import Choices
from explorer.story.errors import DataError
from explorer.story.records import Story
from tests.exporting import MakeStory, told
from tests.imports.giving import given, said
from tests.imports.reading import values_of

HEADING = "Year,Month,Headline,Text,Media,Type\n"
NEW = {
    "title": {"text": {"headline": "Ships", "text": ""}},
    "events": [
        {
            "unique_id": "sail",
            "start_date": {"year": "1519", "month": 9, "day": 20, "hour": 8, "minute": 5},
            "end_date": {"year": 1522},
            "display_date": "c. 1519",
            "group": "Crew",
            "text": {"headline": "They sail", "text": "West."},
            "media": {
                "url": "https://x.eu/a.jpg",
                "alt": "A ship",
                "thumbnail": "https://x.eu/t.jpg",
            },
            "background": {"color": "#fff"},
        }
    ],
    "eras": [
        {"start_date": {"year": 1500}, "end_date": {"year": 1600}, "text": {"headline": "XVI"}}
    ],
}
OLD = {
    "timeline": {
        "headline": "Ships",
        "type": "default",
        "text": "Two.",
        "date": [
            {"startDate": "1519,9,20,8,5", "headline": "They sail", "tag": "Crew", "asset": {}}
        ],
        "era": [{"startDate": "1500", "endDate": "1600", "headline": "XVI"}],
    }
}


def test_json_has_the_same_as_the_sheet() -> None:
    found = read_timeline(given(json.dumps(NEW)), Choices())

    assert values_of(found, "events") == [
        {
            "id": "sail",
            "when": "1519-09-20~",
            "time": "08:05",
            "until": "1522~",
            "media": [{"kind": "image", "url": "https://x.eu/a.jpg", "alt": "A ship"}],
            "title": "They sail",
            "summary": "West.",
            "track": [{"label": "Crew"}],
        }
    ]
    assert found.records[-1].rest == {
        "Display Date": "c. 1519",
        "Media Thumbnail": "https://x.eu/t.jpg",
        "Background": "#fff",
    }
    assert values_of(found, "eras") == [{"label": "XVI", "from": "1500", "until": "1600"}]


def test_the_json_of_older_versions_is_read() -> None:
    found = read_timeline(given(json.dumps(OLD)), Choices())

    assert found.story == {"route": "none", "title": "Ships", "summary": "Two."}
    (event,) = values_of(found, "events")
    assert (event["when"], event["time"], event["track"]) == (
        "1519-09-20",
        "08:05",
        [{"label": "Crew"}],
    )


EMPTY = "found no events, expected the JSON of a timeline, with a list of events"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", f"a.json · the file: {EMPTY}"),
        ('{"events": [3]}', f"a.json · the file: {EMPTY}"),
        (
            '{\n"events" 3}',
            "a.json:2 · the file: found expecting ':' delimiter at column 10, expected JSON",
        ),
    ],
)
def test_json_without_a_timeline_is_refused(content: str, message: str) -> None:
    with pytest.raises(DataError) as refusal:
        read_timeline(given(content, "a.json"), Choices())

    assert [str(problem) for problem in refusal.value.problems] == [message]


def test_kinds_are_known_by_their_content(shipped: Story) -> None:
    assert is_timeline_table(given("\ufeff" + HEADING))
    assert not is_timeline_table(given("Year,Name\n1900,A\n"))
    assert is_timeline(given(json.dumps(NEW)))
    assert is_timeline(given(json.dumps(OLD)))
    assert is_timeline(given(timelinejs(told(shipped))))
    assert not is_timeline(given('{"type": "FeatureCollection", "features": []}'))


def test_an_event_that_was_deleted_and_one_that_was_added_elsewhere_are_seen(
    make_story: MakeStory,
) -> None:
    document = json.loads(timelinejs(told(make_story())))
    document["events"][0] = {
        "start_date": {"year": 2023},
        "text": {"headline": "New here", "text": "Words."},
    }
    document["events"][1]["text"]["headline"] = "They reach Japan"

    found = read_timeline(given(json.dumps(document)), Choices())

    assert [event["title"] for event in values_of(found, "events")] == [
        {"en": "They reach Japan"},
        "New here",
    ]
    assert said(found)[0].startswith("event departure · id · departure")
