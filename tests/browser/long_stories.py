"""A story of many hundred events in a browser: how tests open it, and what they find in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from bench.synthetic import write_story
from tests.browser.driving import wait_for_faces, wait_for_panes
from tests.browser.servers import Server, serving

EVENTS = 600
ROWS = '[data-explorer="timeline"] .ex-row'
TABLE_ROWS = '[data-explorer="table"] tr[data-event]'
SCROLLER = '[data-explorer="timeline"] [data-scroller]'
MOST_ROWS = 90
IN_VIEW = """(share) => {
  const scroller = document.querySelector('[data-explorer="timeline"] [data-scroller]');
  const { left, top, width, height } = scroller.getBoundingClientRect();
  const found = document.elementFromPoint(left + width * 0.6, top + height * share);
  const day = found.closest("h3")?.parentElement;
  const row = found.closest(".ex-row") ?? day?.querySelector(".ex-row");
  return row?.dataset.anchor ?? null;
}"""
"""JavaScript: the event whose row is at a share of the timeline's view; null where it is bare."""
SCROLLED_AWAY = f"(first) => ![null, ...first].includes(({IN_VIEW})(0.5))"
"""JavaScript: whether something else than the first events is in view."""
SETTLED = f"""() => new Promise((done) => {{
  const scroller = document.querySelector('{SCROLLER}');
  let [still, was] = [0, ""];
  const look = () => {{
    const now = `${{scroller.scrollTop}} ${{scroller.scrollHeight}}`;
    still = now === was ? still + 1 : 0;
    was = now;
    if (still > 20) done(true);
    else requestAnimationFrame(look);
  }};
  look();
}})"""
"""JavaScript: true once the timeline neither scrolls nor changes its height for some frames."""
UNNAMED = f"""() => [...document.querySelectorAll(`{ROWS}, {TABLE_ROWS}`)].filter(
  (row) => ["", "…"].includes(row.querySelector("button.ex-title").textContent)).length"""
"""JavaScript: how many rows have no title."""


@contextmanager
def serving_long(folder: Path, events: int) -> Iterator[Server]:
    """A site of one long story, of so many events, that is written to a folder."""
    write_story(folder, events)
    with serving(folder) as server:
        yield server


def events_of(server: Server) -> list[str]:
    """The events of the story in order, by their ids."""
    return [row["id"] for row in _rows(server)]


def places_of(server: Server) -> set[str]:
    """The places of the story's events, by their ids."""
    return {row["place"] for row in _rows(server) if row["place"]}


def _rows(server: Server) -> list[dict[str, str]]:
    assert server.stories
    with (server.stories / f"synthetic-{EVENTS}" / "events.csv").open(encoding="utf-8") as file:
        return [*csv.DictReader(file)]


def open_story(page: Page, server: Server, rest: str = "") -> None:
    page.goto(f"{server.address}stories/synthetic-{EVENTS}{rest}")
    wait_for_panes(page)
    wait_for_faces(page)
