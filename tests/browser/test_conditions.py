"""Conditions in the address: which events are shown, stepped through and counted."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import wait_for_event
from tests.browser.open_pages import GO

ABOUT_ARMS = "?story=vostochny-2023&event=departure-pyongyang&lang=en&tag=armed-forces"
SHOWN_ROWS = """() => [...document.querySelectorAll("[data-explorer=timeline] .ex-row")]
  .filter((row) => row.checkVisibility()).map((row) => row.dataset.anchor)"""
COUNTS = """() => ["controls", "timeline", "article", "table"].map((pane) => {
  const { shown, total } = document.querySelector(`[data-explorer=${pane}]`).dataset;
  return `${shown}/${total}`;
})"""


def go(page: Page, query: str) -> None:
    page.evaluate(GO, query)


def test_conditions_choose_the_events_that_are_shown_and_stepped_through(reading: Page) -> None:
    go(reading, ABOUT_ARMS)
    reading.wait_for_function(f"({COUNTS})().every((count) => count !== '29/29')")
    shown = reading.evaluate(SHOWN_ROWS)
    assert 1 < len(shown) < 29
    assert set(reading.evaluate(COUNTS)) == {f"{len(shown)}/29"}
    # The first event is not one of them: the first that is takes its place, also in the address.
    wait_for_event(reading, shown[0])
    reading.wait_for_function(f"location.search.includes('event={shown[0]}')")
    position = reading.locator(".ex-position")
    expect(position).to_have_text(f"Event 1 of {len(shown)}, 29 in all", use_inner_text=True)

    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, shown[1])
    reading.keyboard.press("End")
    wait_for_event(reading, shown[-1])
    assert "tag=armed-forces" in reading.url

    go(reading, f"{ABOUT_ARMS}&rest=dim")
    reading.wait_for_function(f"({SHOWN_ROWS})().length === 29")
    expect(position).to_have_text(f"Event 1 of {len(shown)}, 29 in all", use_inner_text=True)

    go(reading, "?story=vostochny-2023&event=departure-pyongyang&lang=en")
    reading.wait_for_function(f"({COUNTS})().every((count) => count === '29/29')")
    assert len(reading.evaluate(SHOWN_ROWS)) == 29


def test_what_the_story_does_not_have_is_reported_and_left_out(reading: Page) -> None:
    go(reading, "?story=vostochny-2023&event=talks&lang=en&tag=nobody&from=soon")
    notices = reading.locator(".ex-notices p")
    expect(notices).to_have_text(
        [
            "The story has no “soon” to filter by (from); this is left out.",
            "The story has no “nobody” to filter by (tag); this is left out.",
        ]
    )
    assert set(reading.evaluate(COUNTS)) == {"29/29"}
    for _ in range(2):
        reading.locator(".ex-notices .ex-dismiss").first.click()
