"""The conditions of an address as Python reads them: the same events as in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.paths import FRONTEND
from explorer.reading.library import load_story
from explorer.story.conditions import (
    MOST_CHARACTERS,
    MOST_IDS,
    Conditions,
    available,
    conditions_in,
    shown_steps,
)
from explorer.story.errors import ChoiceError
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.assembling import assembled, called

STORIES = Path(__file__).parents[2] / "data" / "stories"
KNOWN = "../../tests/frontend/known.mjs"

ASKED: tuple[dict[str, str], ...] = (
    {},
    {"from": "2023-09-13"},
    {"until": "2023-09-12"},
    {"from": "2023-09-13", "until": "2023-09"},
    {"from": "2024"},
    {"track": "kim"},
    {"tag": "shoigu"},
    {"tag": "shoigu,putin,armed-forces"},
    {"status": "disputed,announced"},
    {"place": "khasan,vladivostok"},
    {"source": "tass-talks-begin"},
    {"q": "COSMODROME"},
    {"q": "announcing"},
    {"q": "incontri"},
    {"q": "Восточный"},
    {"q": "vostoc kim"},
    {"q": "…"},
    {"q": "kim " * 30 + "nothing"},
    {"tag": "shoigu, putin,shoigu"},
    {"from": " 2023-09-13 ", "until": "2023-09-15~"},
    {"from": "2023-XX"},
    {"until": "2023-09-13,"},
    {"from": "202X"},
    {"q": "khasan station", "status": "disputed"},
)


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("as_of", list(AsOf))
@pytest.mark.parametrize("lang", ["en", "it"])
def test_python_and_browser_show_the_same_events(
    shipped: Story, asked: dict[str, str], as_of: AsOf, lang: str
) -> None:
    doc = assembled(shipped, lang=lang, as_of=as_of)
    said = conditions_in(asked)
    conditions = called("core/conditions.js", "conditionsIn", asked)
    assert conditions == dict(said)

    met = called(KNOWN, "met", doc, conditions)
    unknown = called("core/conditions.js", "unknownIn", doc, conditions)
    if unknown:
        with pytest.raises(ChoiceError):
            shown_steps(shipped, as_of, said, lang)
        return
    steps = shown_steps(shipped, as_of, said, lang)

    there = [event["id"] for event, is_met in zip(doc["events"], met, strict=True) if is_met]
    assert [step.event.id for step in steps] == there


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ((("tag", "nobody"),), "tag: found 'nobody', expected one of "),
        ((("from", "soon"),), "from: found 'soon', expected one of 2023-09-13, "),
        ((("until", "2023-09/2023-10"),), "until: found '2023-09/2023-10'"),
        ((("source", "article,gazette"),), "source: found 'gazette'"),
    ],
)
def test_what_the_story_does_not_have_is_refused(
    shipped: Story, conditions: Conditions, message: str
) -> None:
    with pytest.raises(ChoiceError, match=message):
        shown_steps(shipped, AsOf.NOW, conditions, "en")


def test_a_page_leaves_out_what_the_story_does_not_have(shipped: Story) -> None:
    asked = {"from": "soon", "until": "2023", "tag": "x,peskov", "place": "x", "q": "x"}
    found = available(shipped, conditions_in(asked))
    assert found == (("until", "2023"), ("tag", "peskov"), ("q", "x"))


def test_browser_and_server_hold_as_many_characters() -> None:
    script = (FRONTEND / "core" / "conditions.js").read_text("utf-8")

    assert f"MOST_CHARACTERS = {MOST_CHARACTERS};" in script
    assert f"MOST_IDS = {MOST_IDS};" in script


def test_words_are_bounded() -> None:
    assert conditions_in({"q": "a" * 200}) == (("q", "a" * 80),)


@pytest.mark.parametrize(
    "asked", [{"from": "1521-04-27", "until": "1521-04-27"}, {"until": "1520-02-29"}], ids=str
)
def test_dates_are_those_of_the_calendar_of_the_story(asked: dict[str, str]) -> None:
    voyage = load_story(STORIES / "magellan-elcano-1519")
    doc = assembled(voyage)
    steps = shown_steps(voyage, AsOf.NOW, conditions_in(asked), "en")

    met = called(KNOWN, "met", doc, asked)

    there = [event["id"] for event, is_met in zip(doc["events"], met, strict=True) if is_met]
    assert [step.event.id for step in steps] == there
    mactan = [step.event for step in steps if step.event.place == "mactan"]
    assert bool(mactan) == ("from" in asked)
