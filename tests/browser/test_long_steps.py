"""What a step through a long story costs the browser, and which rows it keeps for a selection."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.long_stories import ROWS, SCROLLED_AWAY, SCROLLER, open_story
from tests.browser.servers import Server

SELECTED = """(row) => new Promise((done) => {
  document.addEventListener("selectionchange", done, { once: true });
  getSelection().selectAllChildren(row);
})"""
"""JavaScript: selects a row; done once the page has heard of it."""
ASKED_IN_A_STEP = """() => {
  const asked = [];
  const root = document.querySelector("[data-pane=timeline]");
  const before = root.dataset.current;
  const { getBoundingClientRect: measure } = Element.prototype;
  Element.prototype.getBoundingClientRect = function () {
    asked.push(this.dataset?.pane ?? this.className);
    return measure.call(this);
  };
  document.getSelection = () => void asked.push("selection");
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  if (root.dataset.current === before) asked.push("no step");
  delete document.getSelection;
  Element.prototype.getBoundingClientRect = measure;
  return asked;
}"""
"""JavaScript: what a step asks for that makes the browser lay out the page at once."""


def test_rows_with_the_ends_of_a_selection_stay_while_the_reader_scrolls_away(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story)
    row = page.locator(ROWS).nth(2)
    event = row.get_attribute("data-anchor")
    row.evaluate(SELECTED)
    page.locator(SCROLLER).evaluate("(each) => { each.scrollTop = 20000; }")
    page.wait_for_function(SCROLLED_AWAY, arg=[event])
    expect(page.locator(f'{ROWS}[data-anchor="{event}"]')).to_have_count(1)


def test_a_step_asks_for_no_selection_and_measures_nothing_of_the_header(
    page: Page, long_story: Server, events: list[str]
) -> None:
    open_story(page, long_story)
    page.locator(f'[data-explorer="map"][data-settled="{events[0]}"]').wait_for()
    asked = page.evaluate(ASKED_IN_A_STEP)
    assert not {"selection", "controls", "no step"} & set(asked)


def test_without_motion_a_step_scrolls_before_the_next_frame_begins(
    new_page: NewPage, long_story: Server
) -> None:
    page = new_page(reduced_motion="reduce")
    open_story(page, long_story)
    scrolled_px = page.evaluate(
        """async (scroller) => {
          const before_px = document.querySelector(scroller).scrollTop;
          document.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
          await null;
          return document.querySelector(scroller).scrollTop - before_px;
        }""",
        SCROLLER,
    )
    assert scrolled_px > 0


def test_without_motion_nothing_is_put_right_after_the_frames_of_a_step(
    new_page: NewPage, long_story: Server, events: list[str]
) -> None:
    page = new_page(reduced_motion="reduce")
    open_story(page, long_story)
    late_px, current, scrolled_px = page.evaluate(
        """async (scroller) => {
          const box = document.querySelector(scroller);
          const map = document.querySelector("[data-explorer=map]");
          const frame = () => new Promise(requestAnimationFrame);
          const key = { key: "ArrowRight", bubbles: true };
          const late = [];
          for (let step = 0; step < 12; step += 1) {
            document.dispatchEvent(new KeyboardEvent("keydown", key));
            for (let frames = 0; frames < 4; frames += 1) await frame();
            const after_px = box.scrollTop;
            await new Promise((done) => setTimeout(done, 300)); // twice as long as until it rests
            late.push(Math.abs(box.scrollTop - after_px));
          }
          return [late, map.dataset.current, box.scrollTop];
        }""",
        SCROLLER,
    )
    assert current == events[12]
    assert scrolled_px > 0
    assert max(late_px) < 1


def test_a_map_that_does_not_move_does_not_arrive_twice(
    new_page: NewPage, long_story: Server, events: list[str]
) -> None:
    page = new_page(reduced_motion="reduce")
    open_story(page, long_story)
    page.locator(f'[data-explorer="map"][data-settled="{events[0]}"]').wait_for()
    arrivals = page.evaluate(
        """async () => {
          const map = document.querySelector("[data-explorer=map]");
          const frame = () => new Promise(requestAnimationFrame);
          const key = { key: "ArrowRight", bubbles: true };
          const arrived = [];
          const add = (records) => records.forEach(() => arrived.push(map.dataset.settled));
          new MutationObserver(add).observe(map, { attributeFilter: ["data-settled"] });
          for (let step = 0; step < 20; step += 1) {
            document.dispatchEvent(new KeyboardEvent("keydown", key));
            while (map.dataset.settled !== map.dataset.current) await frame();
            for (let frames = 0; frames < 3; frames += 1) await frame(); // for the scale
          }
          return arrived;
        }"""
    )
    assert arrivals == events[1:21]
