"""A jump across the story shows what it leads to with its first frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.driving import open_panes
from tests.browser.servers import Server

FRAMES = 20
EMPTY_FRAMES = """([key, count]) => new Promise((done) => {
  const pane = document.querySelector("[data-explorer=timeline] .ex-scroller");
  const { left, top, width, height } = pane.getBoundingClientRect();
  const empty = ".ex-day, .ex-days, .ex-rows, .ex-scroller";
  const isEmpty = (share) =>
    document.elementFromPoint(left + width * 0.6, top + height * share).matches(empty);
  const frames = [];
  function look() {
    frames.push([0.2, 0.35, 0.5, 0.65, 0.8].filter(isEmpty).length);
    if (frames.length < count) requestAnimationFrame(look);
    else done(frames);
  }
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(look); // asked for after the pane has: what it sees is what is painted
})"""


def jump(page: Page, key: str) -> list[int]:
    """Press the key; of each following frame, how many of five spots are bare."""
    found: list[int] = page.evaluate(EMPTY_FRAMES, [key, FRAMES])
    return found


@pytest.mark.parametrize("story", ["vostochny-2023", "magellan-elcano-1519"])
def test_home_and_end_never_show_an_empty_timeline(story: str, page: Page, server: Server) -> None:
    open_panes(page, server.address, f"?story={story}&lang=en")

    for key in ("End", "Home", "End"):
        assert jump(page, key) == [0] * FRAMES
