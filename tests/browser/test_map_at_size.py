"""The map of a long story: only what is in the view and near the reader is drawn."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import map_frame, open_story, tool, wait_for_event, wait_until_settled
from tests.browser.long_stories import places_of
from tests.browser.servers import Server

MOST_BUTTONS = 60


@pytest.fixture
def reading(page: Page, long_story: Server) -> Page:
    open_story(page, long_story.address)
    return page


def counted(page: Page) -> int:
    """How many stops the buttons on the map are for."""
    buttons = map_frame(page).locator("button.ex-stop")
    expect(buttons).not_to_have_count(0)
    return int(
        buttons.evaluate_all(
            """(buttons) => buttons.map((button) => {
              const count = button.querySelector(".ex-cluster-count")?.dataset.count;
              return count === undefined ? 1 : Number(count.replace("+", ""));
            }).reduce((sum, count) => sum + count, 0)"""
        )
    )


def test_few_buttons_count_all_stops_and_some_have_names(reading: Page, long_story: Server) -> None:
    frame = map_frame(reading)
    tool(reading, "whole-journey").click()
    assert 0 < frame.locator("button.ex-stop").count() < MOST_BUTTONS
    assert counted(reading) >= len(places_of(long_story)) > MOST_BUTTONS
    expect(
        frame.locator("button.ex-stop:is([data-name=left], [data-name=right])")
    ).not_to_have_count(0)


def test_a_cluster_opened_by_key_leads_to_a_stop(reading: Page) -> None:
    frame = map_frame(reading)
    cluster = frame.locator("button.ex-cluster:not([data-beside])").first
    cluster.focus()
    reading.keyboard.press("Enter")

    focused = frame.locator("button.ex-stop:focus")
    expect(focused).to_have_accessible_name(re.compile("stop|places"))
    place = frame.locator("button[data-place]:focus")
    expect(place).to_have_count(1)
    place.press("Enter")
    expect(frame.locator("button[data-place][data-progress=current]")).to_have_count(1)


def test_the_legs_around_the_reader_are_drawn(reading: Page) -> None:
    arrows = map_frame(reading).locator("path.ex-leg-arrows")
    expect(
        map_frame(reading).locator("path.ex-leg-arrows[data-progress=coming]")
    ).not_to_have_count(0)
    assert arrows.count() < MOST_BUTTONS

    reading.keyboard.press("End")
    last = reading.locator("[data-explorer=timeline]").get_attribute("data-current")
    wait_for_event(reading, str(last))
    expect(map_frame(reading).locator("path.ex-leg-arrows[data-progress=coming]")).to_have_count(0)
    expect(map_frame(reading).locator("path.ex-leg-arrows[data-progress=past]")).not_to_have_count(
        0
    )
    assert arrows.count() < MOST_BUTTONS


def test_the_list_of_places_has_the_first_and_says_how_many_more_there_are(
    reading: Page, long_story: Server, events: list[str]
) -> None:
    reading.keyboard.press("ArrowRight")
    wait_until_settled(reading, events[1])
    frame = map_frame(reading)
    frame.get_by_label("Places of the story", exact=True).first.click()
    listed = frame.locator(".ex-map-places li")
    expect(listed).to_have_count(101)
    count = len(places_of(long_story)) - 100
    expect(listed.last).to_have_text(f"{count} more places: type a part of a name.")

    last = str(listed.nth(99).text_content())
    frame.get_by_role("searchbox", name="Find a place of the story").fill(last)
    expect(listed.first).to_have_text(last)
    expect(frame.locator(".ex-locator-leg")).to_have_count(0)
    dots = frame.locator(".ex-locator-stop").count()
    assert 0 < dots < len(places_of(long_story))
