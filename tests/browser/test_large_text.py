"""Large text and low windows: every control stays within reach, no word breaks for want of room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.driving import open_story, wait_for_event
from tests.browser.servers import Server

QUERY = "?story=vostochny-2023&lang=en"
BEYOND = """() => {
  const controls = document.querySelectorAll(
    "[data-explorer=controls] :is(button, select, input, h1, .ex-choice, .ex-position, .ex-all)");
  const seen = [...controls].filter((each) => !each.closest("dialog") && each.checkVisibility());
  return seen.filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left < -1 || right > innerWidth + 1;
  }).map((each) => each.dataset.action ?? each.dataset.control ?? each.className);
}"""
BROKEN_WORDS = """() => {
  const broken = [];
  const range = document.createRange();
  const places = "[data-explorer=timeline] :is(.ex-title, .ex-time, .ex-status, .ex-summary), h1";
  for (const element of document.querySelectorAll(places)) {
    if (!element.checkVisibility({ contentVisibilityAuto: true })) continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/[^\\s\\-–—/]+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (tops.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""


def enlarge(page: Page, percent: int) -> None:
    """Enlarge all text, and wait until the header has taken its place."""
    page.add_style_tag(content=f"html {{ font-size: {percent}% !important; }}")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (844, 390), (1440, 900)])
def test_every_control_stays_on_the_screen_and_words_stay_whole(
    width: int, height: int, new_page: NewPage, server: Server
) -> None:
    page = new_page(viewport={"width": width, "height": height}, has_touch=width < 900)
    open_story(page, server.address, QUERY)
    for percent in (100, 150, 175, 200):
        enlarge(page, percent)

        assert page.evaluate(BEYOND) == [], percent
        assert page.evaluate(BROKEN_WORDS) == [], percent
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") == width, percent


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(844, 390, 100), (932, 430, 100), (1440, 900, 200)]
)
def test_a_header_that_would_take_half_of_the_window_passes_with_the_page(
    width: int, height: int, percent: int, new_page: NewPage, server: Server
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    open_story(page, server.address, QUERY)
    enlarge(page, percent)

    page.locator("#ex-stepper [data-action=next]").click()

    wait_for_event(page, "khasan-welcome")
    controls = page.locator("[data-explorer=controls] .ex-header").bounding_box()
    stepper = page.locator("#ex-stepper").bounding_box()
    timeline = page.locator("[data-explorer=timeline]").bounding_box()
    assert controls
    assert stepper
    assert timeline
    assert controls["y"] + controls["height"] <= 1
    assert stepper["y"] + stepper["height"] == pytest.approx(height, abs=1)
    assert timeline["height"] > height / 2
    assert timeline["y"] + timeline["height"] <= stepper["y"] + 1


def test_a_header_that_leaves_room_stays(new_page: NewPage, server: Server) -> None:
    page = new_page(viewport={"width": 1440, "height": 900})
    open_story(page, server.address, QUERY)

    page.evaluate("document.querySelector('.stMain').scrollTo(0, 600)")

    controls = page.locator("[data-explorer=controls] .ex-header").bounding_box()
    assert controls
    assert controls["y"] == pytest.approx(0, abs=1)
