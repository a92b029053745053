"""What a step through a long story costs the browser, and which rows it keeps for a selection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bench.synthetic import write_story
from tests.browser.servers import Server, serving
from tests.browser.test_long_story import EVENTS, ROWS, SCROLLED_AWAY, SCROLLER, open_story

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


@pytest.fixture(scope="module")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("long")
    write_story(folder, EVENTS)
    with serving(folder) as server:
        yield server


def test_rows_with_the_ends_of_a_selection_stay_while_the_reader_scrolls_away(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story)
    row = page.locator(ROWS).nth(2)
    event = row.get_attribute("data-anchor")
    row.evaluate("(row) => getSelection().selectAllChildren(row)")
    page.wait_for_timeout(100)  # it is said in a task of its own
    page.locator(SCROLLER).evaluate("(each) => { each.scrollTop = 20000; }")
    page.wait_for_function(SCROLLED_AWAY, arg=[event])
    expect(page.locator(f'{ROWS}[data-anchor="{event}"]')).to_have_count(1)


def test_a_step_asks_for_no_selection_and_measures_nothing_of_the_header(
    page: Page, long_story: Server
) -> None:
    open_story(page, long_story)
    page.wait_for_timeout(300)  # at rest
    asked = page.evaluate(ASKED_IN_A_STEP)
    assert not {"selection", "controls", "no step"} & set(asked)
