"""Large text and low windows: every control stays within reach, no word breaks for want of room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

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


IS_NEXT_WHOLE = """() => {
  const word = document.querySelector("[data-action=next] .ex-word");
  const [inner, outer] = [word, word.parentElement].map((each) => each.getBoundingClientRect());
  return inner.left >= outer.left && inner.right <= outer.right;
}"""


def enlarge(page: Page, percent: int) -> None:
    """Enlarge all text, and wait until the header has taken its place."""
    page.add_style_tag(content=f"html {{ font-size: {percent}% !important; }}")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def check_at(page: Page, *, width: int, height: int) -> None:
    """Every control is within the window and every word whole, at four sizes of text."""
    page.set_viewport_size({"width": width, "height": height})
    for percent in (100, 150, 175, 200):
        enlarge(page, percent)

        case = f"{width} by {height} at {percent} %"
        assert page.evaluate(BEYOND) == [], case
        assert page.evaluate(BROKEN_WORDS) == [], case
        assert page.evaluate(IS_NEXT_WHOLE), case
        assert page.evaluate("document.scrollingElement.scrollWidth") == width, case


def test_every_control_stays_on_the_screen_and_words_stay_whole(
    new_page: NewPage, server: Server
) -> None:
    for has_touch, sizes in ((True, [(320, 640), (390, 844), (844, 390)]), (False, [(1440, 900)])):
        page = new_page(has_touch=has_touch)
        open_story(page, server.address, QUERY)
        for width, height in sizes:
            check_at(page, width=width, height=height)


def test_a_header_that_leaves_room_stays_and_one_that_would_take_half_of_the_window_passes(
    opened: Page,
) -> None:
    opened.set_viewport_size({"width": 1440, "height": 900})
    opened.evaluate("document.scrollingElement.scrollTo(0, 600)")
    controls = opened.locator("[data-explorer=controls] .ex-header")
    assert top_of(controls) == pytest.approx(0, abs=1)

    for width, height, percent, event in (
        (1440, 600, 200, "khasan-welcome"),
        (844, 390, 100, "razdolnaya-bridge"),
        (932, 430, 100, "ussuriysk"),
    ):
        opened.set_viewport_size({"width": width, "height": height})
        enlarge(opened, percent)
        opened.evaluate("document.scrollingElement.scrollTo(0, 0)")
        opened.locator("#ex-stepper [data-action=next]").click()

        wait_for_event(opened, event)
        check_header_has_passed(opened, height=height)


def top_of(found: Locator) -> float:
    box = found.bounding_box()
    assert box
    return box["y"]


IS_LAID_OUT = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const stepper = box("#ex-stepper");
  const isAtFoot = Math.abs(stepper.bottom - innerHeight) <= 1;
  return isAtFoot && box("[data-explorer=timeline]").bottom <= stepper.top + 1;
}"""


def check_header_has_passed(page: Page, *, height: int) -> None:
    page.wait_for_function(IS_LAID_OUT)
    controls = page.locator("[data-explorer=controls] .ex-header").bounding_box()
    stepper = page.locator("#ex-stepper").bounding_box()
    timeline = page.locator("[data-explorer=timeline]").bounding_box()
    assert controls
    assert stepper
    assert timeline
    assert controls["y"] + controls["height"] <= 1, height
    assert stepper["y"] + stepper["height"] == pytest.approx(height, abs=1)
    assert timeline["height"] > height / 2, height
    assert timeline["y"] + timeline["height"] <= stepper["y"] + 1, height
