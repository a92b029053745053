"""How long a filter takes until all panes show it, and words until what they find is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.figures import Figure, MeasureError
from bench.reader import PANES, open_page, reading

FILTER_LIMIT_MS = 50.0
WATCH_FILTERS = (Path(__file__).parent / "watch_filters.js").read_text("utf-8")
WARM_UP = 2


def measure_filters(
    browser: Browser, address: str, *, group: str, times: int, typed: str
) -> Iterator[Figure]:
    """Set and clear the first filter of the panel, then type a word and delete it.

    Args:
        browser: the browser.
        address: of a page of the story.
        group: the heading of the figures.
        times: how often each is done.
        typed: a word that some events say, but not all.

    Raises:
        MeasureError: the page does not arrive, or a choice changes nothing.
    """
    with reading(browser) as page:
        open_page(page, address, *PANES)
        page.keyboard.press("ArrowRight")  # in the opening a filter moves the event too
        page.locator("[data-action=filters]").click()
        page.locator("[data-panel=filters] .ex-count").first.wait_for(state="attached")
        chosen = _choice(page)
        set_and_cleared = [_timed(page, "check", chosen) for _ in range(2 * times)]
        words = [_timed(page, "type", text) for _ in range(times) for text in (typed, "")]
    for name, measured in (("a filter is set or cleared", set_and_cleared), ("words", words)):
        shown = tuple(each["shown"] for each in measured[WARM_UP:])
        painted = tuple(each["painted"] for each in measured[WARM_UP:])
        yield Figure(group, f"{name} → all panes show it", shown, "ms", FILTER_LIMIT_MS)
        yield Figure(group, f"{name} → second frame after it", painted, "ms")


def _choice(page: Page) -> str:
    """The value of a filter that some events meet and some do not.

    Raises:
        MeasureError: there is none.
    """
    found: str | None = page.evaluate(
        """() => {
          const total = Number(document.querySelector("[data-explorer=timeline]").dataset.total);
          const rows = [...document.querySelectorAll("[data-panel=filters] .ex-options label")];
          const some = rows.find((row) => {
            const count = Number(row.querySelector(".ex-count").textContent);
            return count > 0 && count < total;
          });
          return some?.querySelector("input").value ?? null;
        }"""
    )
    if found is None:
        raise MeasureError("no filter divides the events of the story")
    return found


def _timed(page: Page, kind: str, value: str) -> dict[str, float]:
    measured: dict[str, float] = page.evaluate(WATCH_FILTERS, [kind, value])
    return measured
