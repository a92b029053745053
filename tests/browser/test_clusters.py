"""Stops too close together on the map: the cluster that they share, and how a reader opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.static_site import single_file
from tests.browser.conftest import Watch
from tests.browser.driving import map_frame, open_panes, tool, wait_for_event
from tests.browser.open_pages import show
from tests.records import event, made_story, place


def test_a_cluster_names_its_stops_and_opens_by_key(reading: Page) -> None:
    artyom = map_frame(reading).get_by_role("button", name="5 places close together: Artyom, ")
    expect(artyom).to_have_accessible_name(
        "5 places close together: Artyom, Ussuriysk, Knevichi airfield and 2 more"
    )
    expect(map_frame(reading).locator('button[data-place="ussuriysk"]')).to_have_count(0)

    artyom.press("Enter")

    expect(map_frame(reading).locator('button[data-place="ussuriysk"]')).to_be_visible()
    expect(map_frame(reading).locator('button[data-place="artyom"]')).to_be_focused()


def test_the_current_stop_is_drawn_and_the_cluster_beside_it_counts_the_others(
    reading: Page,
) -> None:
    show(reading, "khasan-welcome")
    tool(reading, "whole-journey").click()

    expect(map_frame(reading).locator('button[data-place="khasan"]')).to_be_visible()
    beside = map_frame(reading).locator("button.ex-cluster[data-beside] .ex-cluster-count")
    expect(beside).to_have_attribute("data-count", "+1")


HERE = [
    place("rome", id=name, names={"en": name.capitalize()}) for name in ("rome", "tokyo", "crypt")
]
EVENTS = [event("departure"), event("arrival", place="tokyo"), event("descent", place="crypt")]


@pytest.fixture
def on_one_spot(tmp_path: Path, new_page: Callable[..., Page], watch: Watch) -> Page:
    """A story of three events at three places of the same position, as one file."""
    watch.hosts = {None}
    story = made_story(tmp_path, places=HERE, events=EVENTS)
    file = tmp_path / "story.html"
    file.write_bytes(single_file(story, "en"))
    page = new_page(offline=True)
    open_panes(page, file.as_uri())
    return page


def test_stops_that_no_zoom_parts_are_listed(on_one_spot: Page) -> None:
    page = on_one_spot
    cluster = page.get_by_role("button", name="3 places close together: Rome, Tokyo, Crypt")
    names = page.locator(".ex-cluster-list").get_by_role("button")

    cluster.press("Enter")
    expect(names).to_have_text(
        [f"{name} stop {i} of 3" for i, name in enumerate(("Rome", "Tokyo", "Crypt"), 1)]
    )
    expect(names.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(names).to_have_count(0)
    expect(cluster).to_be_focused()

    cluster.click()
    names.last.click()
    wait_for_event(page, "descent")
    expect(names).to_have_count(0)
