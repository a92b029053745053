"""The index of a long story says what its whole facts say of every event and place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write_story
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views import parts
from explorer.views.document import facts_document, words_document
from explorer.views.packed_facts import ALONG_TRACKS, said_by
from explorer.views.story_facts import EventDetails, PlaceDetails
from tests.decoding import records_in, values_of
from tests.records import SHIPPED

Document = dict[str, Any]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("stories"), 350))


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every story is long."""
    monkeypatch.setattr(parts, "LONG_STORY", 0)


def unpacked(facts: Document) -> list[Document]:
    """The events of an index as whole facts have them."""
    places, events = records_in(facts["places"]), records_in(facts["events"])
    last: dict[tuple[str, ...], list[int]] = {}
    for event in events:
        for name in {"place", "stop", "zoom"} & event.keys():
            own = last.setdefault((name, *event.get("tracks", ())), [])
            event[name] += own[-1] if own else 0
            own.append(event[name])
        if "stop" in event:
            event["stop"] += event["place"]
        for end in {"place", "to"} & event.keys():
            event[end] = places[event[end]]["id"]
    zones = {place["id"]: place["zone"] for place in places}
    for event in events:
        zone = whole(event["moment"], zones.get(event.get("place", ""), ""))
        if "ending" in event:
            if "first" in event["ending"].get("date", {}):
                event["ending"]["date"]["first"] += event["moment"].get("date", {}).get("first", 0)
            whole(event["ending"], zone)
    return events


def whole(moment: Document, zone: str) -> str:
    """Give a moment its ends and its zone back, which is returned."""
    date = moment.get("date", {})
    if "last" in date:
        date["last"] += date.get("first", 0)
    if "ends" in moment:
        moment["ends"] += moment.get("starts", 0)
    return str(moment.setdefault("zone", zone))


def check(story: Story, as_of: AsOf, monkeypatch: pytest.MonkeyPatch) -> Document:
    index = json.loads(facts_document(story, as_of))
    monkeypatch.setattr(parts, "LONG_STORY", len(story.events))
    full = json.loads(facts_document(story, as_of))
    details = set(EventDetails.__annotations__)
    events = [
        {name: value for name, value in event.items() if name not in details}
        for event in records_in(full["events"])
    ]
    assert unpacked(index) == events
    details = set(PlaceDetails.__annotations__) - {"id"}
    assert records_in(index["places"]) == [
        {name: value for name, value in place.items() if name not in details}
        for place in records_in(full["places"])
    ]
    ids = [event["id"] for event in events]
    former = {each["id"]: ids[each["event"]] for each in records_in(index["aliases"])}
    assert former == {old: now for old, now in full["aliases"].items() if now in ids}
    changed = {"part_size", "events", "places", "aliases", "sources", "notes", "media"}
    changed |= {"journeys", "legs"}
    assert {name for name in full if full[name] != index[name]} <= changed
    assert not any(index[name] for name in ("sources", "notes", "media", "journeys", "legs"))
    return index


def test_the_columns_of_an_index_have_the_same_order_in_every_process(long: Story) -> None:
    events = json.loads(facts_document(long, AsOf.NOW))["events"]

    assert tuple(name for name in events if name in ALONG_TRACKS) == ALONG_TRACKS


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize("as_of", list(AsOf))
def test_an_index_says_the_same_of_a_long_story(
    long: Story, as_of: AsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check(long, as_of, monkeypatch)["part_size"] == 25


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize("as_of", list(AsOf))
@pytest.mark.parametrize("folder", sorted(SHIPPED.glob("*/")), ids=lambda folder: folder.name)
def test_an_index_says_the_same_of_every_shipped_story(
    folder: Path, as_of: AsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(load_story(folder), as_of, monkeypatch)


@pytest.mark.usefixtures("indexed")
def test_the_words_of_an_index_name_its_places(
    long: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = json.loads(words_document(long, "it"))
    monkeypatch.setattr(parts, "LONG_STORY", len(long.events))
    words = json.loads(words_document(long, "it"))

    ids = [said_by(place.id) for place in long.places]
    names = values_of(index["place_names"])
    assert [name or id for name, id in zip(names, ids, strict=True)] == [
        place.names["it"] for place in long.places
    ]
    changed = {"place_names", "events", "places", "sources", "notes", "media"}
    changed |= {"legs", "ways", "vocabulary", "article"}
    assert {name for name in words if words[name] != index[name]} <= changed
    assert words["place_names"] is None
