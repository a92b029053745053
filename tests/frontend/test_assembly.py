"""A document put together in the browser says what pages without scripts say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story
from explorer.views.columns import columns
from explorer.views.document import facts_document, words_document
from explorer.views.legs import leg_views
from explorer.views.timeline import view_timeline
from tests.assembling import assembled, called
from tests.records import SHIPPED, event

STORIES = ("vostochny-2023", "magellan-elcano-1519")


def told(story: Story, lang: str, as_of: AsOf, clock: str) -> dict[str, Any]:
    """The rows and the days of the timeline, as Python makes them."""
    known, speech = itinerary(story, as_of), language(lang)
    legs = leg_views(story, known, speech)
    timeline = view_timeline(story, known, legs, clock, speech)
    return json.loads(json.dumps(asdict(timeline)))  # type: ignore[no-any-return]


@pytest.mark.parametrize("as_of", list(AsOf))
@pytest.mark.parametrize("slug", STORIES)
def test_the_rows_of_a_document_are_those_of_the_pages(slug: str, as_of: AsOf) -> None:
    story = load_story(SHIPPED / slug)
    for lang in story.languages:
        for clock in ("place", *story.clocks):
            rows = told(story, lang, as_of, clock)
            shown = assembled(story, lang, as_of, clock)

            own = [
                {name: event[name] for name in row}
                for event, row in zip(shown["events"], rows["rows"], strict=True)
            ]
            assert (own, shown["days"]) == (rows["rows"], rows["days"]), (lang, clock)


def test_facts_and_words_stay_as_they_are_for_the_next_document(shipped: Story) -> None:
    parts = [
        json.loads(facts_document(shipped, AsOf.NOW)),
        json.loads(words_document(shipped, "en")),
    ]

    first, again = (
        called("core/assembly/assembly.js", "assemble", *parts, {"clock": "UTC"}) for _ in range(2)
    )

    assert first == again


@pytest.mark.parametrize(
    "records",
    [
        [{"id": "a"}, {"id": "b"}],
        [{"id": "a", "at": {"lat": 0}}, {"id": "b", "at": {"lon": 1}, "names": ["x"]}],
        [{"id": "a", "count": 0, "text": ""}],
        [],
    ],
)
def test_columns_give_the_records_that_they_were_made_of(records: list[dict[str, Any]]) -> None:
    assert called("core/assembly/columns.js", "recordsIn", columns(records)) == records


def test_the_claim_of_an_article_is_the_summary_of_what_it_knew(
    make_story: Callable[..., Story],
) -> None:
    claims = [
        {"source": "wire", "says": "happened", "note": {"en": "The wire's words."}},
        {"source": "article", "says": "announced", "note": {"en": "The article's words."}},
    ]
    story = make_story(articles={}, events=[event("a"), event("b", claims=claims)])

    (then,) = assembled(story, as_of=AsOf.PUBLICATION)["events"]

    assert (then["id"], then["summary"]) == ("b", "The article's words.")
    assert [claim["note"] for claim in then["claims"]] == ["The article's words."]


def test_events_are_under_their_days(make_story: Callable[..., Story]) -> None:
    events = [
        event("a", when="1688-11-15"),
        event("b", when="1688-11-05", calendar="julian"),
        event("c", when="1688-11-05", calendar="julian"),
        event("d", when="1688-11~"),
        event("e", when="1688-11"),
        event("f", when="1688-11-01/1688-11-30"),
        event("g", when="unknown"),
    ]
    story = make_story(events=events, articles={})

    days = assembled(story)["days"]

    assert [day["events"] for day in days][:2] == [["a"], ["b", "c"]]
    assert days == told(story, "en", AsOf.NOW, "place")["days"]
