"""The second story: a line across every meridian, dates as exact as they are known."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from explorer.reading.library import load_story
from tests.browser.driving import READ_PANES, map_frame, open_story, wait_until_settled
from tests.browser.servers import Server
from tests.records import SHIPPED

STORY = load_story(SHIPPED / "magellan-elcano-1519")
QUERY = "?story=magellan-elcano-1519&lang=en"


@pytest.fixture
def voyage(page: Page, server: Server) -> Page:
    """The second story in English, at its first event."""
    open_story(page, server.address, QUERY)
    return page


STEP = f"""(count) => Array.from({{ length: count }}, () => {{
  document.body.dispatchEvent(new KeyboardEvent("keydown", {{ key: "ArrowRight", bubbles: true }}));
  return [...new Set(Object.values(({READ_PANES})()))];
}})"""
"""JavaScript: takes so many steps; after each, the events that the panes show."""


def test_every_event_is_reached_by_stepping(voyage: Page) -> None:
    reached = voyage.evaluate(STEP, len(STORY.events) - 1)

    assert reached == [[event.id] for event in STORY.events[1:]]


def test_the_voyage_is_one_line_with_julian_dates_and_shows_nothing_that_is_not_known(
    voyage: Page,
) -> None:
    check_dates(voyage)
    expect(voyage.locator("[data-action=settings]")).to_be_visible()
    expect(voyage.locator("[data-control=asof]")).to_have_count(0)  # its article claims nothing
    check_no_leg_goes_back_across_the_world(voyage)


def check_no_leg_goes_back_across_the_world(voyage: Page) -> None:
    wait_until_settled(voyage, STORY.events[0].id)
    lines = (
        map_frame(voyage)
        .locator("path.ex-leg")
        .evaluate_all("paths => paths.map((path) => path.getAttribute('d'))")
    )

    points = [
        [float(x) for x in re.findall(r"[ML](-?[\d.]+)", piece)]
        for line in lines
        for piece in re.findall(r"M[^M]*", line or "")
    ]
    jumps = [abs(b - a) for xs in points for a, b in pairwise(xs)]
    assert len(lines) > 20
    assert max(jumps) < 100


def check_dates(voyage: Page) -> None:
    expect(voyage.locator("[data-explorer=controls]")).to_contain_text("(Julian calendar)")
    headings = voyage.locator("[data-explorer=timeline] .ex-day h3")
    for heading in ("January 1520", "Date not known", "Saturday, 6 September 1522"):
        expect(headings.filter(has_text=re.compile(f"^{heading}$"))).to_have_count(1)
    expect(voyage.locator("[data-explorer=timeline] .ex-zone")).to_have_count(0)
