"""Years before 1: shown with their era, in order, and in each export as far as it can."""

import json
from pathlib import Path
from typing import Any

import pytest

from explorer.exports import EXPORTS, export_named
from explorer.language import language
from explorer.story.calendars import Calendar
from explorer.story.moments import Moment
from explorer.story.records import Story
from explorer.story.times import parse_date
from explorer.views.times import day_heading, day_key
from tests.assembling import assembled
from tests.exporting import MakeStory, told
from tests.records import SMALL, event, problems

MARCH = [
    event("leaves", when="-0217"),
    event("crosses", when="-0217-09~", place="tokyo"),
    event("dies", when="-0182-03-01", place="rome"),
    event("today", when="2023-03-01", place="tokyo"),
]


def headings(text: str, calendar: Calendar = Calendar.GREGORIAN) -> tuple[str, str]:
    when = parse_date(text, calendar)
    key = day_key(Moment(when, None, None, "Europe/Rome"), "Europe/Rome")
    english, italian = (day_heading(key, when, language(code)) for code in ("en", "it"))
    return english, italian


@pytest.mark.parametrize(
    ("text", "english", "italian"),
    [
        ("-0217", "218 BC", "218 a.C."),
        ("0000", "1 BC", "1 a.C."),
        ("0001", "1", "1"),
        ("-9999", "10000 BC", "10000 a.C."),
        ("-0217-09~", "about September 218 BC", "circa settembre 218 a.C."),
        ("-0215-08-02", "Tuesday, 2 August 216 BC", "martedì 2 agosto 216 a.C."),
        ("-0217-21", "spring 218 BC", "primavera 218 a.C."),
        ("-0217/-0201", "218\u2009\u2013\u2009202 BC", "218\u2009\u2013\u2009202 a.C."),
        (
            "-0217-09/-0217-11",
            "September\u2009\u2013\u2009November 218 BC",
            "settembre\u2009\u2013\u2009novembre 218 a.C.",
        ),
        ("-0043/0014", "44 BC\u2009\u2013\u200914 AD", "44 a.C.\u2009\u2013\u200914 d.C."),
        ("-021X", "220\u2009\u2013\u2009211 BC", "220\u2009\u2013\u2009211 a.C."),
        ("[-0217,-0215]", "218 BC or 216 BC", "218 a.C. o 216 a.C."),
        ("../-0217-09-30", "By 30 September 218 BC", "Entro: 30 settembre 218 a.C."),
    ],
)
def test_a_year_before_1_has_its_era(text: str, english: str, italian: str) -> None:
    assert headings(text) == (english, italian)


def test_a_julian_day_before_1_keeps_its_name() -> None:
    # the Ides of March, two days before the same date of the Gregorian calendar, carried back
    assert str(parse_date("-0043-03-15", Calendar.JULIAN).day) == "-0043-03-13"
    assert headings("-0043-03-15", Calendar.JULIAN)[0] == "Wednesday, 15 March 44 BC"


def shown(story: Story) -> dict[str, Any]:
    document: dict[str, Any] = assembled(story, "en")
    return document


def test_the_document_has_words_and_gaps_but_no_date_that_html_lacks(make_story: MakeStory) -> None:
    document = shown(make_story(events=MARCH, articles={}))
    rows = document["events"]

    assert document["dates"] == "218 BC\u2009\u2013\u20092023 AD"
    assert [row["time"]["datetime"] for row in rows] == [None, None, None, "2023-03-01"]
    assert [row["time"]["zone"] for row in rows] == ["", "", "", ""]
    assert [row["gap"]["label"] for row in rows][2:] == ["about 34 years", "about 2205 years"]


def test_the_order_is_that_of_the_years(tmp_path: Path) -> None:
    assert problems(tmp_path, events=MARCH, articles={}) == []
    turned = [event("a", when="-0201"), event("b", when="-0217")]
    assert problems(tmp_path / "turned", events=turned, articles={}) == [
        "event b · when: found -0217, expected a time not before event a (move the event up?)"
    ]


def test_a_clock_time_in_such_a_year_is_refused(tmp_path: Path) -> None:
    events = [event("a", when="-0043-03-15", time="11:00")]

    assert problems(tmp_path, events=events, articles={}) == [
        "event a · time: found '11:00', expected no clock time before the year 2 or after 9998"
    ]


def exported(name: str, story: Story) -> str:
    export = export_named(name)
    assert export
    return export.write(told(story)).decode("utf-8-sig")


def test_each_export_gives_the_year_as_its_format_counts(make_story: MakeStory) -> None:
    story = make_story(events=MARCH, articles={})
    slides = json.loads(exported("timelinejs", story))["events"]

    assert [slide["start_date"] for slide in slides[:3]] == [
        {"year": -218},
        {"year": -218, "month": 9},
        {"year": -183, "month": 3, "day": 1},
    ]
    assert "<when>-0217</when>" in exported("kml", story)
    assert "<when>-0182-03-01</when>" in exported("kml", story)
    assert '"start":{"in":"-0217-09"}' in exported("lpf", story)
    assert '"date":"-0217-09~"' in exported("geojson", story)
    assert "about September 218 BC" in exported("csv", story)


def test_a_calendar_leaves_such_a_year_out_and_says_so(make_story: MakeStory) -> None:
    export = export_named("ics")
    text = exported("ics", make_story(events=MARCH, articles={}))

    assert export and "omits_calendar_years" in export.changes
    assert text.count("BEGIN:VEVENT") == 1
    assert "UID:today" in text


@pytest.mark.parametrize("name", [export.name for export in EXPORTS if not export.is_archive])
def test_every_export_takes_a_source_of_such_a_year(name: str, make_story: MakeStory) -> None:
    sources = [{**SMALL["sources"][0], "date": "-0199"}, *SMALL["sources"][1:]]
    assert exported(name, make_story(events=MARCH, sources=sources, articles={}))
