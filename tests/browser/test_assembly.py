"""The story document is put together in the browser, which asks only for what it lacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.document import facts_document, words_document
from tests.assembling import assembled
from tests.browser.conftest import Watch
from tests.browser.driving import choose_setting, wait_for_event

PLAINLY = Path(__file__).parents[1].joinpath("plainly.mjs").read_text("utf-8")
PUT_TOGETHER = f"""async ([facts, words]) => {{
  {PLAINLY.replace("export ", "")}
  const {{ assemble }} = await import(new URL("core/assembly/assembly.js", location.href).href);
  return plainly(assemble(facts, words, {{ clock: "Europe/Moscow" }}));
}}"""


def test_a_document_is_put_together_as_on_node(shipped: Story, module_page: Page) -> None:
    facts = json.loads(facts_document(shipped, AsOf.NOW))
    words = json.loads(words_document(shipped, "it"))

    shown = module_page.evaluate(PUT_TOGETHER, [facts, words])
    expected = assembled(shipped, "it", clock="Europe/Moscow")

    here, there = shown.pop("map")["features"], expected.pop("map")["features"]
    assert shown == expected
    # Engines may differ in the last digit of a sine, so in that of a point of a line.
    assert [each["properties"] for each in here] == [each["properties"] for each in there]
    lines = [pytest.approx(point, abs=1e-9) for each in there for point in positions(each)]
    assert [point for each in here for point in positions(each)] == lines


def positions(feature: dict[str, Any]) -> list[list[float]]:
    """The points of a feature, longitude first."""
    match feature["geometry"]:
        case {"type": "Point", "coordinates": point}:
            return [point]
        case {"type": "LineString", "coordinates": line}:
            return list(line)
        case {"coordinates": pieces}:
            return [point for piece in pieces for point in piece]
    raise AssertionError(feature)


def asked_by(page: Page, act: Callable[[], object]) -> list[str]:
    """The names of the parts of documents that are asked for meanwhile."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    act()
    return [url.partition("/views/")[2].partition("&v=")[0] for url in asked if "/views/" in url]


def choose(page: Page, setting: str, value: str) -> None:
    choose_setting(page, setting, value)


def test_another_clock_asks_for_nothing_and_another_language_for_words(opened: Page) -> None:
    timeline = opened.locator("[data-explorer=timeline]")

    def another_clock() -> None:
        choose(opened, "clock", "own")
        expect(timeline.locator(".ex-head p")).to_have_text("My time")

    def another_language() -> None:
        choose(opened, "lang", "it")
        expect(timeline).to_have_attribute("lang", "it")

    assert asked_by(opened, another_clock) == []
    assert asked_by(opened, another_language) == ["vostochny-2023.words.json?lang=it"]


def test_another_state_of_knowledge_asks_for_its_facts(opened: Page) -> None:
    def know() -> None:
        opened.locator('input[data-control="asof"][value="publication"]').check(force=True)
        expect(opened.locator("[data-explorer=timeline] .ex-row")).to_have_count(11)

    assert asked_by(opened, know) == ["vostochny-2023.facts.json?asof=publication"]


def test_the_clock_changes_while_the_connection_is_lost(opened: Page, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")  # parts may be on their way
    opened.context.set_offline(True)
    opened.keyboard.press("ArrowRight")
    choose(opened, "clock", "Europe/Moscow")

    wait_for_event(opened, "khasan-welcome")
    day = opened.locator("[data-explorer=timeline] .ex-day:has(.ex-open) h3 time")
    expect(day).to_have_attribute("datetime", "2023-09-11")
    opened.context.set_offline(False)
