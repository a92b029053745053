"""The story document: its fields, in every language, on every clock, in both views."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from explorer.language import language
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.story_document import EventView, PlaceView, SourceView, StoryDocument
from tests.assembling import assembled
from tests.records import SMALL, event, place

ROOT = Path(__file__).parents[2]
MakeStory = Callable[..., Story]
HOSTILE = "</script><img src=x onerror=alert(1)> `${x}` {{x}} {count} \u2028\u202e\"'\\"


def names(view: type) -> list[str]:
    """The fields of a view, in order."""
    return [field.name for field in fields(view)]


def test_a_document_has_the_fields_that_panes_are_promised(shipped: Story) -> None:
    shown = assembled(shipped)

    assert set(shown) == set(names(StoryDocument))
    assert {name for row in shown["events"] for name in row} == set(names(EventView))
    assert {name for place in shown["places"].values() for name in place} == set(names(PlaceView))
    assert {name for source in shown["sources"].values() for name in source} == set(
        names(SourceView)
    )


@pytest.mark.parametrize(
    ("lang", "dates"), [("it", "10–19 settembre 2023"), ("en", "10–19 September 2023")]
)
def test_the_document_speaks_one_language(shipped: Story, lang: str, dates: str) -> None:
    shown = assembled(shipped, lang)

    assert (shown["lang"], shown["title"]) == (lang, shipped.title[lang])
    assert shown["strings"] == language(lang).texts
    assert shown["dates"].replace("\u2009", "") == dates


def test_the_documentation_lists_every_field_in_order() -> None:
    told = (ROOT / "docs" / "frontend.md").read_text("utf-8")
    table = told.partition("## The story document")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)

    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert listed == names(StoryDocument)


def test_the_document_names_the_languages_of_the_names(shipped: Story) -> None:
    assert assembled(shipped, "it")["language_names"] == {
        "it": "italiano",
        "en": "inglese",
        "ru": "russo",
        "ko": "coreano",
    }


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        ("2023-03", "2023-03", "March 2023"),
        ("2023-03", "2023-04-02", "March–April 2023"),
        ("2022-03-01", "2023", "2022–2023"),
        ("2023-03-01/2023-03-02", "2023-03-05~", "1–5 March 2023"),
    ],
)
def test_the_dates_covered_are_no_more_exact_than_their_ends(
    make_story: MakeStory, first: str, last: str, covered: str
) -> None:
    events = [event("first", when=first, time=None), event("arrival", when=last, time=None)]
    assert assembled(make_story(events=events))["dates"].replace("\u2009", "") == covered


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("clock", ["place", "own", "Europe/Rome", "UTC"])
@pytest.mark.parametrize("as_of", list(AsOf))
def test_every_reference_in_the_document_can_be_followed(
    shipped: Story, lang: str, clock: str, as_of: AsOf
) -> None:
    shown = assembled(shipped, lang, as_of, clock=clock)
    events = [row["id"] for row in shown["events"]]

    assert (shown["clock"], shown["asof"]) == (clock, as_of)
    assert [id for day in shown["days"] for id in day["events"]] == events
    assert {row["place"] for row in shown["events"]} - {None} <= set(shown["places"])
    assert {claim["source"] for row in shown["events"] for claim in row["claims"]} <= set(
        shown["sources"]
    )
    for feature in shown["map"]["features"]:
        assert set(feature["properties"].get("events", ())) <= set(events)
    assert len(events) == (len(shipped.events) if as_of is AsOf.NOW else 11)


def test_the_reader_s_own_clock_is_the_zone_that_the_browser_names(shipped: Story) -> None:
    def khasan(zone: str) -> str:
        shown = assembled(shipped, clock="own", own=zone)
        return str(shown["events"][1]["time"]["datetime"])

    assert khasan("Asia/Tokyo") == "2023-09-12T05:00+09:00"
    assert khasan("UTC") == "2023-09-11T20:00+00:00"


def test_the_place_clock_of_moscow_is_monday_for_khasan(shipped: Story) -> None:
    shown = assembled(shipped, clock="Europe/Moscow")

    assert shown["events"][1]["day"] == "2023-09-11"
    assert shown["events"][1]["time"]["label"] == "23:00"


def test_a_view_without_events_is_a_whole_document(make_story: MakeStory) -> None:
    shown = assembled(make_story(articles={}, events=[event("a")]), as_of=AsOf.PUBLICATION)

    assert (shown["events"], shown["days"]) == ([], [])
    assert shown["map"] == {"type": "FeatureCollection", "features": []}


def test_hostile_text_passes_as_the_same_text(make_story: MakeStory) -> None:
    texts = {"en": HOSTILE}
    story = make_story(
        articles={},
        title=texts,
        places=[place("rome", names=texts, note=texts, coordinate_source=HOSTILE)],
        sources=[{**SMALL["sources"][0], "publisher": HOSTILE}, SMALL["sources"][1]],
        events=[
            event(
                "a",
                title=texts,
                summary=texts,
                note=texts,
                claims=[{"source": "wire", "says": "disputed", "note": texts}],
            )
        ],
        notes=[{"id": "n", "title": texts, "text": texts}],
    )

    shown = assembled(story)

    row = shown["events"][0]
    assert row["title"] == row["summary"] == row["note"] == row["claims"][0]["note"] == HOSTILE
    assert shown["title"] == shown["places"]["rome"]["name"] == shown["notes"]["n"]["text"]
    assert shown["places"]["rome"]["coordinate_source"] == HOSTILE
    assert shown["sources"]["article"]["publisher"] == HOSTILE
    assert HOSTILE in row["sentence"]


def test_only_verified_ids_become_links(shipped: Story) -> None:
    places = assembled(shipped)["places"]

    assert places["vladivostok"]["links"] == [
        {"label": "GeoNames", "url": "https://www.geonames.org/2013348"},
        {"label": "Wikidata", "url": "https://www.wikidata.org/wiki/Q959"},
    ]
    assert places["khasan"]["links"] == []


def test_the_offset_of_a_place_is_that_of_the_days_of_the_story(make_story: MakeStory) -> None:
    winter = make_story(articles={}, events=[event("a", when="2023-01-01")])
    summer = make_story(articles={}, events=[event("a", when="2023-07-01")])

    labels = [assembled(story)["places"]["rome"]["zone_label"] for story in (winter, summer)]

    assert labels == ["UTC+1", "UTC+2"]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2023-03-04", "4 March 2023"),
        ("2023-03", "March 2023"),
        ("../2023-03-04", "By 4 March 2023"),
        (None, None),
    ],
)
def test_a_source_has_its_date_as_exactly_as_it_is_known(
    make_story: MakeStory, date: str | None, shown: str | None
) -> None:
    article = {**SMALL["sources"][0], "date": date}
    sources = [{key: value for key, value in article.items() if value}, SMALL["sources"][1]]

    assert assembled(make_story(sources=sources))["sources"]["article"]["date"] == shown


def test_a_story_in_a_language_without_catalogue_has_an_english_interface(
    make_story: MakeStory,
) -> None:
    arabic = {"ar": "كلمات"}
    story = make_story(
        languages=["ar"],
        title=arabic,
        summary=arabic,
        places=[place("rome", names=arabic)],
        events=[event("a", title=arabic, summary=arabic)],
        articles={},
    )

    shown = assembled(story, "ar")

    assert (shown["lang"], shown["direction"], shown["interface_lang"]) == ("ar", "rtl", "en")
    assert (shown["title"], shown["strings"]["map"]) == ("كلمات", "Map")
    assert shown["choices"]["lang"] == [{"id": "ar", "label": "العربية"}]


def test_the_accuracy_of_a_place_is_in_the_readers_language(make_story: MakeStory) -> None:
    names = {"en": "Rome", "it": "Roma"}
    both = {"en": "Words.", "it": "Parole."}
    places = [place("rome", names=names, accuracy_km=12.2), place("here", names=names)]
    places[1]["accuracy_km"] = 0
    changes = {"title": both, "summary": both, "languages": ["en", "it"], "articles": {}}
    events = [event("a", title=both, summary=both), event("b", place="here", title=both)]
    events[1]["summary"] = both
    shown = assembled(make_story(places=places, events=events, **changes), "it")["places"]

    assert shown["rome"]["accuracy"] == "12,2 km"
    assert shown["here"]["accuracy"] is None


def test_a_story_without_a_journey_has_no_itinerary_and_no_stops(make_story: MakeStory) -> None:
    texts = assembled(make_story(route="none"))["strings"]

    assert texts["table"] == "The events as a table"
    assert texts["guide_choices"].startswith("Select a place, an event or a mention")
