"""Filters of a long story, whose sources and searched words come when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from explorer.reading.library import load_story
from explorer.story.conditions import shown_steps
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.browser.conftest import Watch
from tests.browser.long_stories import serving_long
from tests.browser.servers import Server

EVENTS = 350
TIMELINE = '[data-explorer="timeline"]'
CHIPS = ".ex-chips"


@pytest.fixture(scope="module")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Story]]:
    folder = tmp_path_factory.mktemp("long")
    with serving_long(folder, EVENTS) as server:
        [story] = folder.iterdir()
        yield server, load_story(story)


def address(server: Server, story: Story, conditions: str = "") -> str:
    return f"{server.address}stories/{story.slug}?lang=en{conditions}"


def meeting(story: Story, key: str, value: str) -> str:
    """How many events meet a condition."""
    return str(len(shown_steps(story, AsOf.NOW, ((key, value),), "en")))


def expect_shown(page: Page, count: str) -> None:
    for pane in ("controls", "axis", "map", "timeline", "article", "table"):
        expect(page.locator(f'[data-explorer="{pane}"]')).to_have_attribute("data-shown", count)


def test_words_are_found_as_they_are_typed(page: Page, long_story: tuple[Server, Story]) -> None:
    server, story = long_story
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(server, story))
    with page.expect_response(re.compile(r"\.search\.json.*part=0")):
        page.locator("[data-action=filters]").click()
    field = page.locator('[data-panel=filters] input[data-filter="q"]')

    field.press_sequentially("stat")
    expect_shown(page, meeting(story, "q", "stat"))
    field.press_sequentially("ions")
    expect_shown(page, meeting(story, "q", "stations"))
    page.wait_for_function("() => CSS.highlights.get('ex-found')?.size > 0")
    field.fill("")
    expect_shown(page, str(EVENTS))

    parts = {found[1] for url in asked if (found := re.search(r"\.search\.json.*part=(\d+)", url))}
    assert "0" in parts
    assert len(parts) <= 4


def test_an_address_with_words_shows_what_says_them(
    page: Page, long_story: tuple[Server, Story]
) -> None:
    server, story = long_story
    page.goto(address(server, story, "&q=station"))

    expect_shown(page, meeting(story, "q", "station"))
    assert "q=station" in page.url


def test_a_filter_by_source_waits_for_the_sources(
    page: Page, watch: Watch, long_story: tuple[Server, Story]
) -> None:
    server, story = long_story
    source = next(claim.source for event in story.events for claim in event.claims)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.claims.json?*", hold)
    page.goto(address(server, story, f"&source={source}"))

    expect(page.locator(CHIPS)).to_contain_text("Finding the events")
    expect(page.locator(CHIPS)).to_have_attribute("aria-busy", "true")
    expect(page.locator(TIMELINE)).to_have_attribute("aria-busy", "true")
    expect_shown(page, str(EVENTS))

    watch.expected.append("ERR_FAILED")
    held.pop().abort()
    expect(page.locator(CHIPS)).to_contain_text("could not be found")
    for place in (CHIPS, TIMELINE):
        expect(page.locator(place)).not_to_have_attribute("aria-busy", "true")
    expect_shown(page, str(EVENTS))

    page.unroute("**/*.claims.json?*")
    page.locator(CHIPS).get_by_role("button", name="Try again").click()
    expect_shown(page, meeting(story, "source", source))
    expect(page.locator(CHIPS)).not_to_have_attribute("aria-busy", "true")
