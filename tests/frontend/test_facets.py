"""What a story can be filtered by, with the number of events that each choice would show."""

from __future__ import annotations

from typing import Any

from explorer.story.records import Story
from tests.assembling import assembled, called

KNOWN = "../../tests/frontend/known.mjs"


def options(doc: dict[str, Any], state: dict[str, str], name: str) -> dict[str, int]:
    """The counts of a facet's options by their ids."""
    facets = called(KNOWN, "facets", doc, state)
    [facet] = [facet for facet in facets if facet["name"] == name]
    return {option["id"]: option["count"] for option in facet["options"]}


def shown(doc: dict[str, Any], **conditions: str) -> int:
    return sum(called(KNOWN, "met", doc, conditions))


def test_a_count_is_what_the_choice_would_show(shipped: Story) -> None:
    doc = assembled(shipped)
    for key, name, state in (
        ("tag", "filter_person", {}),
        ("tag", "filter_person", {"status": "confirmed"}),
        ("tag", "filter_person", {"tag": "talks,shoigu"}),
        ("status", "filter_status", {"tag": "shoigu", "status": "confirmed"}),
        ("place", "filter_place", {"q": "train", "place": "khasan"}),
    ):
        people = options(doc, state, name)
        topics = [tag for tag in state.get("tag", "").split(",") if tag not in people and tag]
        others = {other: value for other, value in state.items() if other != key}
        for id_, count in people.items():
            chosen = {**others, key: ",".join([*(topics if key == "tag" else []), id_])}
            assert shown(doc, **chosen) == count, (state, id_)


def test_what_no_event_has_is_no_choice(shipped: Story) -> None:
    doc = assembled(shipped)
    places = {event["place"] for event in doc["events"]} | {event["to"] for event in doc["events"]}

    assert set(options(doc, {}, "filter_place")) == places - {None}


def test_each_value_says_what_is_shown_without_it(shipped: Story) -> None:
    doc = assembled(shipped)
    state = {"tag": "shoigu,talks", "status": "disputed", "q": "train"}

    values = called(KNOWN, "values", doc, state)

    assert [(value["key"], value["value"], value["rest"]) for value in values] == [
        ("tag", "shoigu", "talks"),
        ("tag", "talks", "shoigu"),
        ("status", "disputed", ""),
        ("q", "train", ""),
    ]
    assert [value["label"] for value in values] == ["Sergei Shoigu", "Talks", "Disputed", "train"]
    assert values[2]["without"] == shown(doc, tag="shoigu,talks", q="train")
