"""Scrolling in a long story: by a step, to the end, and by a held scroll bar."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.driving import wait_for_event
from tests.browser.long_stories import ROWS, SCROLLER, SETTLED, open_story
from tests.browser.servers import Server

TITLE_IS_SEEN = f"""() => {{
  const title = document.querySelector('{ROWS}.ex-open .ex-title').getBoundingClientRect();
  const view = document.querySelector('{SCROLLER}').getBoundingClientRect();
  return title.top >= view.top + 30 && title.bottom <= view.bottom;
}}"""
"""JavaScript: whether the title of the current event is below the heading of its day."""
SHORT_OF_END = """(selector) => {
  const { scrollTop, clientHeight, scrollHeight } = document.querySelector(selector);
  return scrollHeight - clientHeight - scrollTop;
}"""
"""JavaScript: how many pixels a scroller is before its end."""
PULLED_TO_END = """async (selector) => {
  const scroller = document.querySelector(selector);
  const heights = new Set();
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let share = 0; share <= 1; share += 0.1) {
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    for (let frames = 0; frames < 15; frames += 1) {
      await frame();
      heights.add(scroller.scrollHeight);
    }
  }
  scroller.scrollTop = scroller.scrollHeight;
  await frame();
  return [...heights];
}"""
"""JavaScript: scroll a scroller to its end in steps; the heights that its content had."""


def go_to(page: Page, event: str) -> None:
    """Lead to an event as the browser's history does."""
    page.evaluate(
        r"""(event) => {
          const [story] = location.pathname.match(/^.*?stories\/[^/]+/);
          history.pushState(null, "", `${story}/${event}`);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        event,
    )


def test_a_step_to_a_row_whose_details_are_held_up_shows_its_title_when_all_have_come(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    for event in (events[213], events[487], events[341]):
        held.clear()
        page.route("**/*.part.json*", hold)
        go_to(page, event)
        wait_for_event(page, event)
        page.wait_for_function(SETTLED)
        for route in held:
            route.continue_()
        page.unroute("**/*.part.json*")
        page.locator(f"{ROWS}.ex-open .ex-summary:not(:empty)").wait_for()
        page.wait_for_function(f"() => ({SETTLED})().then(() => ({TITLE_IS_SEEN})())")


def test_who_scrolls_to_the_end_stays_there_when_its_rows_are_measured(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    page.locator(SCROLLER).evaluate("(each) => (each.scrollTop = 1e9)")

    page.locator(f'{ROWS}[data-anchor="{events[-1]}"]').wait_for()
    titles = page.locator(f"{ROWS} button.ex-title[aria-label]")
    expect(titles).to_have_count(0)
    page.wait_for_function(SETTLED)
    assert page.evaluate(SHORT_OF_END, SCROLLER) <= 1


@pytest.mark.parametrize("pane", ["timeline", "article"])
def test_what_is_scrolled_by_a_held_bar_keeps_its_height_and_is_at_the_end_once_released(
    pane: str, page: Page, long_story: Server
) -> None:
    open_story(page, long_story)
    scroller = f'[data-explorer="{pane}"] [data-scroller]'
    page.locator(scroller).dispatch_event("pointerdown")
    heights = page.evaluate(PULLED_TO_END, scroller)

    assert len(heights) == 1
    assert page.evaluate(SHORT_OF_END, scroller) <= 1
    page.evaluate("dispatchEvent(new PointerEvent('pointerup'))")
    page.wait_for_function(SETTLED)
    assert page.evaluate(SHORT_OF_END, scroller) <= 1


def test_at_the_end_a_press_moves_nothing_and_what_is_opened_stays_where_it_was_pressed(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    page.keyboard.press("End")
    summary = page.locator(f'{ROWS}[data-anchor="{events[-1]}"] details summary').last
    summary.wait_for()
    page.wait_for_function(SETTLED)
    before = summary.bounding_box()
    assert before
    for is_open in (True, False):
        page.mouse.move(before["x"] + 20, before["y"] + 8)
        page.mouse.down()
        assert summary.bounding_box() == before
        page.mouse.up()
        expect(summary.locator("..")).to_have_js_property("open", is_open)
        page.wait_for_function(SETTLED)
        assert summary.bounding_box() == before
