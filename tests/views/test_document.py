"""The story document: its fields, in every language, on every clock, in both views."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explorer.language import language
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.document import story_document
from tests.records import SMALL, event, place

ROOT = Path(__file__).parents[2]
MakeStory = Callable[..., Story]
HOSTILE = "</script><img src=x onerror=alert(1)> `${x}` {{x}} {count} \u2028\u202e\"'\\"


def document(story: Story, lang: str = "en", as_of: AsOf = AsOf.NOW, **rest: Any) -> dict[str, Any]:
    return json.loads(story_document(story, lang=lang, as_of=as_of, **rest))  # type: ignore[no-any-return]


def test_the_document_has_these_fields(shipped: Story) -> None:
    assert list(document(shipped)) == [
        "story",
        "lang",
        "direction",
        "interface_lang",
        "clock",
        "asof",
        "explorer",
        "title",
        "summary",
        "draft",
        "dates",
        "choices",
        "strings",
        "language_names",
        "tracks",
        "tags",
        "places",
        "sources",
        "notes",
        "events",
        "aliases",
        "days",
        "map",
        "article",
    ]


def test_an_event_has_these_fields(shipped: Story) -> None:
    assert list(document(shipped)["events"][0]) == [
        "id",
        "number",
        "title",
        "summary",
        "note",
        "place",
        "stop",
        "status",
        "draft",
        "claims",
        "day",
        "time",
        "other_time",
        "sentence",
        "gap",
        "to",
        "tracks",
        "tags",
        "about",
        "legs",
        "map",
    ]


def test_a_place_has_these_fields(shipped: Story) -> None:
    assert list(document(shipped)["places"]["khasan"]) == [
        "id",
        "name",
        "names",
        "lat",
        "lon",
        "accuracy",
        "zone",
        "zone_label",
        "links",
        "note",
        "coordinate_source",
    ]


@pytest.mark.parametrize(
    ("lang", "dates"), [("it", "10–19 settembre 2023"), ("en", "10–19 September 2023")]
)
def test_the_document_speaks_one_language(shipped: Story, lang: str, dates: str) -> None:
    shown = document(shipped, lang)

    assert (shown["lang"], shown["title"]) == (lang, shipped.title[lang])
    assert shown["strings"] == language(lang).texts
    assert shown["dates"].replace("\u2009", "") == dates


def test_the_documentation_lists_every_field_in_order(shipped: Story) -> None:
    told = (ROOT / "docs" / "frontend.md").read_text("utf-8")
    table = told.partition("## The story document")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)

    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(document(shipped))


def test_the_document_names_the_languages_of_the_names(shipped: Story) -> None:
    assert document(shipped, "it")["language_names"] == {
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
    assert document(make_story(events=events))["dates"].replace("\u2009", "") == covered


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("clock", ["place", "own", "Europe/Rome", "UTC"])
@pytest.mark.parametrize("as_of", list(AsOf))
def test_every_reference_in_the_document_can_be_followed(
    shipped: Story, lang: str, clock: str, as_of: AsOf
) -> None:
    shown = document(shipped, lang, as_of, clock=clock)
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
    def khasan(zone: str | None) -> str:
        shown = document(shipped, clock="own", zone=zone)
        return str(shown["events"][1]["time"]["datetime"])

    assert khasan("Asia/Tokyo") == "2023-09-12T05:00+09:00"
    assert khasan(None) == "2023-09-11T20:00+00:00"


def test_the_place_clock_of_moscow_is_monday_for_khasan(shipped: Story) -> None:
    shown = document(shipped, clock="Europe/Moscow")

    assert shown["events"][1]["day"] == "2023-09-11"
    assert shown["events"][1]["time"]["label"] == "23:00"


def test_a_view_without_events_is_a_whole_document(make_story: MakeStory) -> None:
    shown = document(make_story(articles={}, events=[event("a")]), as_of=AsOf.PUBLICATION)

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

    shown = document(story)

    row = shown["events"][0]
    assert row["title"] == row["summary"] == row["note"] == row["claims"][0]["note"] == HOSTILE
    assert shown["title"] == shown["places"]["rome"]["name"] == shown["notes"]["n"]["text"]
    assert shown["places"]["rome"]["coordinate_source"] == HOSTILE
    assert shown["sources"]["article"]["publisher"] == HOSTILE
    assert HOSTILE in row["sentence"]


def test_only_verified_ids_become_links(shipped: Story) -> None:
    places = document(shipped)["places"]

    assert places["vladivostok"]["links"] == [
        {"label": "GeoNames", "url": "https://www.geonames.org/2013348"},
        {"label": "Wikidata", "url": "https://www.wikidata.org/wiki/Q959"},
    ]
    assert places["khasan"]["links"] == []


def test_the_offset_of_a_place_is_that_of_the_days_of_the_story(make_story: MakeStory) -> None:
    winter = make_story(articles={}, events=[event("a", when="2023-01-01")])
    summer = make_story(articles={}, events=[event("a", when="2023-07-01")])

    labels = [document(story)["places"]["rome"]["zone_label"] for story in (winter, summer)]

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

    assert document(make_story(sources=sources))["sources"]["article"]["date"] == shown


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

    shown = document(story, "ar")

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
    shown = document(make_story(places=places, events=events, **changes), "it")["places"]

    assert shown["rome"]["accuracy"] == "12,2 km"
    assert shown["here"]["accuracy"] is None


def test_a_story_without_a_journey_has_no_itinerary_and_no_stops(make_story: MakeStory) -> None:
    texts = document(make_story(route="none"))["strings"]

    assert texts["table"] == "The events as a table"
    assert texts["guide_choices"].startswith("Select a place, an event or a mention")
