"""Dates that are vaguer than a day, in words: decades, seasons, missing digits, sets."""

import json

import pytest

from explorer.exports import EXPORTS
from explorer.language import language
from explorer.story.moments import Moment
from explorer.story.times import parse_date
from explorer.views.times import day_heading, day_key
from tests.exporting import MakeStory, told
from tests.records import event

FORMS = [
    ("156X", "the 1560s", "anni 1560"),
    ("156X~", "about the 1560s", "circa anni 1560"),
    ("15XX", "1500\u20131599", "1500\u20131599"),
    ("1566-XX", "1566", "1566"),
    ("1566-06-XX", "June 1566", "giugno 1566"),
    ("1566-21", "spring 1566", "primavera 1566"),
    ("1566-22", "summer 1566", "estate 1566"),
    ("1566-23?", "autumn 1566?", "autunno 1566?"),
    ("1566-24", "winter 1566", "inverno 1566"),
    (
        "1566-06~/1566-08?",
        "about June\u2009\u2013\u2009August 1566?",
        "circa giugno\u2013agosto 1566?",
    ),
    ("1566~-06", "about June 1566", "circa giugno 1566"),
    ("156X/1575", "the 1560s \u2013 1575", "anni 1560 \u2013 1575"),
    ("[1566,1568]", "1566 or 1568", "1566 o 1568"),
    ("{1566,1568-02,1570}", "1566, February 1568 and 1570", "1566, febbraio 1568 e 1570"),
    ("[1566,1570..1572]", "1566 or 1570\u20131572", "1566 o 1570\u20131572"),
    ("[..1566]", "1566 or earlier", "1566 o prima"),
    ("1566/", "1566 or later", "1566 o dopo"),
]


@pytest.mark.parametrize(("text", "english", "italian"), FORMS)
def test_a_vague_date_is_shown_in_words(text: str, english: str, italian: str) -> None:
    when = parse_date(text)
    key = day_key(Moment(when, None, None, "Europe/Rome"), "Europe/Rome")

    words = tuple(day_heading(key, when, language(code)) for code in ("en", "it"))

    assert words == (english, italian)


@pytest.mark.parametrize("name", [export.name for export in EXPORTS if not export.is_archive])
def test_every_export_takes_every_form(name: str, make_story: MakeStory) -> None:
    events = [
        event(f"e-{at}", when=text, title={"en": f"Title {at}"})
        for at, (text, _, _) in enumerate(FORMS)
    ]
    (export,) = (export for export in EXPORTS if export.name == name)

    written = export.write(told(make_story(events=events, articles={})))

    assert (b"Title 16" in written) is (name != "annotations")


def test_an_export_gives_the_form_as_edtf_and_its_bounds(make_story: MakeStory) -> None:
    (geojson,) = (export for export in EXPORTS if export.name == "geojson")
    story = make_story(
        events=[event("a", when="156X"), event("b", when="[1571,1575]")], articles={}
    )

    features = json.loads(geojson.write(told(story)))["features"][:2]

    assert [feature["properties"]["date"] for feature in features] == ["156X", "[1571,1575]"]
    assert [feature["when"]["timespans"] for feature in features] == [
        [{"start": {"earliest": "1560-01-01"}, "end": {"latest": "1569-12-31"}}],
        [{"start": {"earliest": "1571-01-01"}, "end": {"latest": "1575-12-31"}}],
    ]
