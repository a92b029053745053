"""A long story in parts: together they say what the whole document says."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import accumulate, chain, islice
from typing import Any

import pytest

from bench.synthetic import write_story
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views import parts
from explorer.views.document import facts_document, words_document
from explorer.views.parts import (
    EVENTS_PER_PART,
    chunk_count,
    is_long,
    part_count,
    part_document,
)
from explorer.views.story_claims import claims_document
from explorer.views.story_facts import EventDetails
from explorer.views.story_tags import tags_document
from tests.decoding import records_in, values_of

Document = dict[str, Any]
STATES = [(as_of, lang) for as_of in AsOf for lang in ("en", "it")]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("stories"), 350))


def whole(story: Story, make: Callable[..., bytes], *asked: str) -> Document:
    """A document as a short story has it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LONG_STORY", len(story.events))
        found: Document = json.loads(make(story, *asked))
    return found


def chunks_of(story: Story, as_of: AsOf, make: Callable[..., bytes]) -> list[bytes]:
    return [make(story, as_of, at) for at in range(chunk_count(story, as_of))]


def parts_of(story: Story, as_of: AsOf, lang: str = "en") -> list[Document]:
    count = part_count(story, as_of)
    return [json.loads(part_document(story, as_of, lang, at)) for at in range(count)]


def records(documents: list[Document], name: str) -> list[Document]:
    return [*chain.from_iterable(records_in(document[name]) for document in documents)]


def by_id(found: list[Document]) -> Document:
    return {record["id"]: record for record in found}


def said(record: Document) -> Document:
    """What a record says, without what says nothing."""
    nested = {
        name: said(value) if isinstance(value, dict) else value for name, value in record.items()
    }
    return {name: value for name, value in nested.items() if value}


def known(worded: Document, event: Document, as_of: AsOf) -> Document:
    """An event in words as a state of knowledge has it: with its own claims alone."""
    notes, positions = worded.get("claims", []), event.get("claims")
    if positions is not None and notes:
        notes = [notes[at] for at in positions]
    note = worded.get("note") if as_of is AsOf.NOW else None
    return said({**worded, "claims": notes if any(notes) else [], "note": note})


def test_a_short_story_has_no_parts(shipped: Story, long: Story) -> None:
    assert not is_long(shipped)
    assert [part_count(shipped, as_of) for as_of in AsOf] == [0, 0]
    assert is_long(long)
    assert part_count(long, AsOf.NOW) == 14


@pytest.mark.parametrize(("as_of", "lang"), STATES)
def test_the_events_of_all_parts_are_those_of_the_story(
    long: Story, as_of: AsOf, lang: str
) -> None:
    found = parts_of(long, as_of, lang)
    events = records_in(whole(long, facts_document, as_of)["events"])
    told = records_in(whole(long, words_document, lang)["events"])
    details = records([part["facts"] for part in found], "events")
    words = records([part["words"] for part in found], "events")

    names = set(EventDetails.__annotations__)
    assert [part["first"] for part in found] == [*range(0, len(events), EVENTS_PER_PART)]
    assert [*map(said, details)] == [
        said({name: event[name] for name in names & set(event)}) for event in events
    ]
    assert [*map(said, words)] == [
        known(told[event.get("at", at)], event, as_of) for at, event in enumerate(events)
    ]


@pytest.mark.parametrize(("as_of", "lang"), STATES)
def test_every_part_has_the_places_and_sources_that_it_names(
    long: Story, as_of: AsOf, lang: str
) -> None:
    facts, words = whole(long, facts_document, as_of), whole(long, words_document, lang)
    places, sources = (by_id(records_in(facts[name])) for name in ("places", "sources"))
    events = records_in(facts["events"])
    for part in parts_of(long, as_of, lang):
        found, own = part["facts"], events[part["first"] : part["first"] + EVENTS_PER_PART]
        journeys = records_in(found["journeys"])
        wanted = {event.get(end) for event in own for end in ("place", "to")} - {None}
        wanted |= {journey[end] for journey in journeys for end in ("origin", "destination")}
        cited = {source for event in own for source in event["sources"]}

        there = by_id(records_in(found["places"]))
        assert set(there) == wanted
        assert all(place.items() <= places[name].items() for name, place in there.items())
        assert part["words"]["places"] == {
            name: note for name, note in words["places"].items() if name in wanted
        }
        there = by_id(records_in(found["sources"]))
        assert set(there) >= cited
        assert there == {name: sources[name] for name in there}
        assert part["words"]["sources"] == {name: words["sources"][name] for name in there}


@pytest.mark.parametrize(("as_of", "lang"), STATES)
def test_the_journeys_of_all_parts_are_those_of_the_story(
    long: Story, as_of: AsOf, lang: str
) -> None:
    facts, words = whole(long, facts_document, as_of), whole(long, words_document, lang)
    legs, found = records_in(facts["legs"]), []
    for at, part in enumerate(parts_of(long, as_of, lang)):
        own, journeys = records_in(part["facts"]["legs"]), records_in(part["facts"]["journeys"])
        assert part["facts"]["first_journey"] == len(found)
        assert {each["arrives"] // EVENTS_PER_PART for each in journeys} <= {at}
        found += [with_leg(journey, own, part["words"]) for journey in journeys]

    assert found == [with_leg(each, legs, words) for each in records_in(facts["journeys"])]


def with_leg(journey: Document, legs: list[Document], words: Document) -> Document:
    """A journey with what is said of its leg."""
    at = journey.get("leg")
    if at is None:
        return journey
    notes = [words[name].get(str(at)) for name in ("legs", "ways")]
    return {**journey, "leg": {"schematic": False, **legs[at]}, "notes": notes}


@pytest.mark.parametrize("as_of", list(AsOf))
@pytest.mark.parametrize("chunk", [100, 10_000])
def test_the_claims_name_the_sources_of_every_event(
    long: Story, as_of: AsOf, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "EVENTS_PER_CHUNK", chunk)
    chunks = [json.loads(each) for each in chunks_of(long, as_of, claims_document)]
    sources = records(chunks, "sources")
    cited = chain.from_iterable(each["cited"] for each in chunks)

    found = [
        {sources[at]["id"] for at in accumulate(islice(cited, count))}
        for each in chunks
        for count in each["counts"]
    ]

    events = records_in(whole(long, facts_document, as_of)["events"])
    assert [source["id"] for source in sources] == [source.id for source in long.sources]
    assert found == [set(event["sources"]) for event in events]
    assert next(cited, None) is None


@pytest.mark.parametrize("as_of", list(AsOf))
def test_the_tags_of_a_large_story_come_in_chunks_and_with_the_details_of_each_event(
    long: Story, as_of: AsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = json.loads(facts_document(long, as_of))
    monkeypatch.setattr(parts, "EVENTS_PER_CHUNK", 100)
    large = json.loads(facts_document(long, as_of))
    chunks = [json.loads(each)["tags"] for each in chunks_of(long, as_of, tags_document)]

    expected = values_of(small["events"]["tags"])
    details = [part["facts"]["events"] for part in parts_of(long, as_of)]
    assert len(chunks) == chunk_count(long, as_of) > (as_of is AsOf.NOW)
    assert [tags for chunk in chunks for tags in values_of(chunk)] == expected
    assert [tags for part in details for tags in part["tags"]] == expected
    assert {name: large["events"][name] for name in small["events"]} == {
        **small["events"],
        "tags": None,
    }
