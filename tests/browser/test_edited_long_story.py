"""A long story is edited while a page shows it, which takes up all of the new version."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.synthetic import write_story
from explorer.server.refusals import VERSION_NOW
from tests.browser.conftest import Watch
from tests.browser.driving import wait_for_event, wait_for_faces, wait_for_panes
from tests.browser.servers import Server, serving

EVENTS = 400
SLUG = f"synthetic-{EVENTS}"
TIMELINE = '[data-explorer="timeline"]'
ADDED = "added-later"
TITLES = f"""(last) => {{
  const rows = [...document.querySelectorAll('{TIMELINE} .ex-row')];
  const titled = (row) => [row.dataset.anchor, row.querySelector(".ex-title").textContent];
  const found = rows.map(titled).filter(([, title]) => title.includes(","));
  return found.some(([id]) => id === last) ? Object.fromEntries(found) : null;
}}"""
"""JavaScript: the titles of the rows by event once that of `last` is there."""


@pytest.fixture
def long_story(tmp_path: Path) -> Iterator[Server]:
    write_story(tmp_path, EVENTS)
    with serving(tmp_path) as server:
        yield server


def events_of(server: Server) -> tuple[Path, list[dict[str, str]]]:
    assert server.stories
    path = server.stories / SLUG / "events.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return path, list(csv.DictReader(file))


def add_an_event(server: Server) -> list[dict[str, str]]:
    """Every event after the first has another position then, and another title."""
    path, events = events_of(server)
    events.insert(1, {**events[0], "id": ADDED})
    for event in events:
        event["title.en"] = f"Edited, {event['id']}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, events[0])
        writer.writeheader()
        writer.writerows(events)
    return events


def open_page(page: Page, server: Server) -> None:
    page.goto(f"{server.address}stories/{SLUG}?lang=en")
    wait_for_panes(page)
    wait_for_faces(page)


def test_a_page_takes_up_what_was_edited_with_the_next_part_that_it_needs(
    page: Page, long_story: Server, watch: Watch
) -> None:
    watch.expect("status of 410")
    open_page(page, long_story)
    last = add_an_event(long_story)[-1]["id"]

    page.keyboard.press("End")

    wait_for_event(page, last)
    expect(page.locator(TIMELINE)).to_have_attribute("data-total", str(EVENTS + 1))
    titles = page.wait_for_function(TITLES, arg=last).json_value()
    assert titles == {event: f"Edited, {event}" for event in titles}


def test_a_page_of_other_code_than_the_server_has_asks_to_be_reloaded(
    page: Page, long_story: Server, watch: Watch
) -> None:
    watch.expect("status of 410")
    open_page(page, long_story)
    refusal = {"status": 410, "headers": {VERSION_NOW: "1-other"}, "body": "Reload it"}
    page.route("**/*.part.json*", lambda route: route.fulfill(**refusal))

    page.keyboard.press("End")

    expect(page.get_by_role("link", name="Reload it")).to_have_count(1)
    expect(page.locator(TIMELINE)).to_have_attribute("data-total", str(EVENTS))
