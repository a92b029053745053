"""Pages of the shipped story that stay open, and that one test after another reads.

Opening a page costs more than most tests do with it. A page is lent only when it looks as it did
when it was opened, with the story as a whole; else it is closed and another one opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from tests.browser.contexts import OPTIONS
from tests.browser.driving import MAP_FRAME, open_story, wait_until_put_up, wait_until_settled

FIRST, LAST = "departure-pyongyang", "return-pyongyang"
QUERY = "?story=vostochny-2023&lang=en"

REWIND = """(frame) => {
  document.activeElement?.blur();
  const inside = document.querySelector(frame).contentDocument;
  for (const each of inside.querySelectorAll("details[open]")) each.open = false;
  document.querySelector('[data-explorer=controls] [data-action="whole-journey"]').click();
  for (const each of document.querySelectorAll("*")) if (each.scrollTop) each.scrollTop = 0;
}"""
GO = """(query) => {
  history.replaceState(history.state, "", query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
LOOK = """(frame) => {
  const inside = document.querySelector(frame).contentDocument;
  const count = (selector) =>
    document.querySelectorAll(selector).length + inside.querySelectorAll(selector).length;
  const chosen = (name) => document.querySelector(`[data-control=${name}]`)?.value;
  return {
    left: count("dialog[open], .ex-notices > *, .ex-preview, details[open], .ex-article .ex-note"),
    opening: count(".ex-opening:not([hidden])"),
    clock: chosen("clock"),
    lang: document.querySelector("[data-explorer=controls]").lang,
    asof: document.querySelector("[data-control=asof]:checked")?.value,
    panes: count("[data-explorer]"),
    query: location.search,
    size: [innerWidth, innerHeight],
    map: inside.querySelector(".leaflet-control-scale-line").textContent,
    stored: Object.keys(localStorage).length,
  };
}"""


def look_of(page: Page) -> dict[str, Any]:
    """What differs if a test has left anything behind."""
    return {**page.evaluate(LOOK, MAP_FRAME), "viewport": page.viewport_size}


def show(page: Page, event: str, *, lang: str = "en") -> None:
    """Show this event on a page that is open, as when a reader goes back to its address.

    Raises:
        AssertionError: a pane does not show it within 20 seconds; says what each shows.
    """
    page.evaluate(GO, f"?story=vostochny-2023&event={event}&lang={lang}")
    page.locator(f'[data-explorer="controls"][lang="{lang}"]').wait_for(state="attached")
    wait_until_put_up(page)
    wait_until_settled(page, event)


class Watching(Protocol):
    """What notes whatever goes wrong in a context."""

    def over(self, context: BrowserContext) -> Any: ...


@dataclass
class OpenPages:
    """One page for each set of options, opened when a test asks for it first."""

    browser: Browser
    address: str
    """Of the server, with a slash at its end."""
    _pages: dict[str, tuple[Page, dict[str, Any]]] = field(default_factory=dict)
    """By options: the page, and how it looked when it was opened."""

    @contextmanager
    def lend(self, watch: Watching, **options: Any) -> Iterator[Page]:
        """The page with these options of `Browser.new_context`, watched while the block runs.

        Raises:
            AssertionError: no page can be opened; says what each pane shows.
        """
        key = repr(sorted(options.items()))
        if key in self._pages:
            page, look = self._pages[key]
            with watch.over(page.context):
                is_as_opened = _is_as_opened(page, look)
            if not is_as_opened:
                self._pages.pop(key)[0].context.close()
        if key not in self._pages:
            page = self.browser.new_context(**{**OPTIONS, **options}).new_page()
            with watch.over(page.context):
                _open(page, self.address)
            self._pages[key] = page, look_of(page)
        page, _ = self._pages[key]
        with watch.over(page.context):
            yield page
        for other in page.context.pages:
            if other is not page:
                other.close()

    def close(self) -> None:
        """Close all pages."""
        for page, _ in self._pages.values():
            page.context.close()
        self._pages.clear()


def _open(page: Page, address: str) -> None:
    open_story(page, address, QUERY)
    page.locator('[data-explorer="table"] tr[data-event]').first.wait_for(state="attached")
    wait_until_settled(page, FIRST)


def _is_as_opened(page: Page, look: dict[str, Any]) -> bool:
    """Go back to the first event, and look whether all else is as it was."""
    try:
        page.mouse.move(0, 0)
        if page.viewport_size != look["viewport"]:
            page.set_viewport_size(look["viewport"])
        page.keyboard.press("Escape")  # out of a panel
        page.emulate_media(reduced_motion="reduce")  # so that the map does not fly back
        show(page, LAST)  # and back again, so that every pane returns, whatever a test has moved
        page.evaluate(GO, QUERY)
        wait_until_put_up(page)
        wait_until_settled(page, FIRST)
        page.evaluate(REWIND, MAP_FRAME)
        page.emulate_media(reduced_motion="null")
        return look_of(page) == look
    except (AssertionError, PlaywrightError):  # closed, or somewhere else
        return False
