"""Dates of old times: Julian, not known, or read off clocks with odd offsets; in every way out."""

import json
import re
from pathlib import Path

import pytest

from explorer.exports import EXPORTS, export_named
from explorer.exports.csv import event_csv
from tests.assembling import assembled
from tests.exporting import MakeStory, told
from tests.records import SMALL, event, place, problems

EVENTS = [
    event("sailing", when="1519-08", place="rome"),
    event("rumour", when="unknown", place="tokyo"),
    event("return", when="1522-09-06", place="rome"),
]
JULIAN = {"calendar": "julian", "events": EVENTS, "articles": {}}


def written(name: str, make_story: MakeStory) -> str:
    export = export_named(name)
    assert export
    return export.write(told(make_story(**JULIAN))).decode("utf-8-sig")


def test_the_panes_show_julian_dates_and_say_so_once(make_story: MakeStory) -> None:
    story = make_story(**JULIAN)
    document = assembled(story, "en")

    assert document["dates"] == "August 1519\u2009–\u2009September 1522 (Julian calendar)"
    assert [day["heading"] for day in document["days"]] == [
        "August 1519",
        "Date not known",
        "Saturday, 6 September 1522",
    ]
    assert document["events"][2]["time"]["datetime"] == "1522-09-16"
    assert "Saturday" not in document["events"][2]["sentence"]
    assert ", 6 September, " in document["events"][2]["sentence"]


def test_a_row_that_is_alone_names_its_calendar(make_story: MakeStory) -> None:
    rows = event_csv(told(make_story(**JULIAN))).decode("utf-8-sig").splitlines()

    assert "Saturday, 6 September 1522 (Julian calendar)" in rows[3]
    assert ",1522-09-16," in rows[3]
    assert ",1519-08-11/1519-09-10," in rows[1]


@pytest.mark.parametrize("name", ["ics", "timelinejs"])
def test_a_format_that_needs_a_date_leaves_an_undated_event_out(
    name: str, make_story: MakeStory
) -> None:
    export = export_named(name)
    text = written(name, make_story)

    assert export and "omits_undated" in export.changes
    assert "return" in text
    assert "rumour" not in text


def test_an_undated_event_has_no_time_in_the_other_formats(make_story: MakeStory) -> None:
    features = {
        entry["id"]: entry for entry in json.loads(written("geojson", make_story))["features"]
    }
    tokyo = json.loads(written("lpf", make_story))["features"][1]

    assert features["rumour"]["properties"]["date"] is None
    assert features["rumour"]["when"] == {"label": "Date not known", "certainty": "uncertain"}
    assert "timespans" not in tokyo["when"]
    assert "<TimeSpan />" not in written("kml", make_story)


def test_a_julian_month_is_a_span_of_days(make_story: MakeStory) -> None:
    features = {
        entry["id"]: entry for entry in json.loads(written("geojson", make_story))["features"]
    }

    assert features["sailing"]["when"]["timespans"] == [
        {"start": {"earliest": "1519-08-11"}, "end": {"latest": "1519-09-10"}}
    ]
    assert features["return"]["when"]["timespans"] == [{"start": {"in": "1522-09-16"}}]


def test_an_undated_event_does_not_hide_a_wrong_order(tmp_path: Path) -> None:
    events = [event("a", when="1522"), event("b", when="unknown"), event("c", when="1519")]

    assert problems(tmp_path, events=events) == [
        "event c · when: found 1519, expected a time not before event a (move the event up?)"
    ]


def test_a_printed_work_needs_no_address(tmp_path: Path) -> None:
    book = {"id": "book", "publisher": "A. Writer", "title": "A book", "date": "1523", "lang": "la"}
    claims = [{"source": "book", "says": "happened"}]

    events = [event("a", claims=claims)]
    assert problems(tmp_path, sources=[SMALL["sources"][0], book], events=events) == []


def test_a_place_at_sea_is_in_no_country(make_story: MakeStory) -> None:
    sea = [
        {key: value for key, value in place.items() if key != "country"}
        for place in SMALL["places"]
    ]
    export = export_named("lpf")
    assert export

    document = json.loads(export.write(told(make_story(places=sea))))

    assert [entry["properties"]["ccodes"] for entry in document["features"]] == [[], []]


STRICT = re.compile(
    r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|\+00:00|[+-](0\d|1[0-4]):[0-5]\d)?)?(?![\d:+T-])"
)
"""A date, or a date and time that HTML, JavaScript and XML Schema accept."""


@pytest.mark.parametrize("zone", ["Europe/Dublin", "Asia/Manila"])
def test_an_offset_with_seconds_is_in_no_export(zone: str, make_story: MakeStory) -> None:
    places = [place("port", zone=zone), *SMALL["places"]]
    events = [event("calls", place="port", when="1840-04-11", time="11:30")]
    story = make_story(places=places, events=events, articles={})

    for export in (entry for entry in EXPORTS if not entry.is_archive):
        text = export.write(told(story)).decode("utf-8-sig")
        starts = [found.start() for found in re.finditer(r"\d{4}-\d\d-\d\dT", text)]
        assert [at for at in starts if not STRICT.match(text, at)] == [], export.name


def test_the_panes_and_search_engines_get_an_instant_that_javascript_reads(
    make_story: MakeStory,
) -> None:
    dublin = place("queenstown", zone="Europe/Dublin")
    events = [event("calls", place="queenstown", when="1912-04-11", time="11:30")]
    story = make_story(places=[dublin], events=events, articles={})
    document = assembled(story, "en")

    assert document["events"][0]["time"]["datetime"] == "1912-04-11T11:55:21+00:00"
    assert document["events"][0]["time"]["zone"] == "UTC-0:25"


def test_a_story_without_any_date_is_put_together(make_story: MakeStory) -> None:
    events = [event("rumour", when="unknown"), event("other", when="unknown")]
    document = assembled(make_story(events=events, articles={"en": "Words.\n"}), "en")

    assert [day["heading"] for day in document["days"]] == ["Date not known"]
    assert [row["time"]["certainty"] for row in document["events"]] == ["unknown", "unknown"]
