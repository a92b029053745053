"""How long a filter takes until all panes show it, and words until what they find is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.figures import Figure, MeasureError
from bench.reader import PANES, open_page, reading

FILTER_LIMIT_MS = 50.0
WATCH_FILTERS = (Path(__file__).parent / "watch_filters.js").read_text("utf-8")
WARM_UP = 2
WINDOW = "[data-filter=from]"
WORDS = "[data-filter=q]"


@dataclass(frozen=True)
class Asked:
    """What the panel is asked for: something that some events of the story meet, and not all."""

    words: str
    day: str | None = None
    """The first day of a time window; None for a story whose window is not measured."""


def measure_filters(
    browser: Browser,
    address: str,
    *,
    group: str,
    times: int,
    asked: Asked,
    limit_ms: float = FILTER_LIMIT_MS,
    words_limit_ms: float = FILTER_LIMIT_MS,
) -> Iterator[Figure]:
    """Set and clear the first filter of the panel, a time window, and type and delete words.

    Args:
        browser: the browser.
        address: of a page of the story.
        group: the heading of the figures.
        times: how often each is done.
        asked: what is typed.
        limit_ms: for a filter or a window.
        words_limit_ms: for words.

    Raises:
        MeasureError: the page does not arrive, or a choice changes nothing.
    """
    with reading(browser) as page:
        open_page(page, address, *PANES)
        page.keyboard.press("ArrowRight")  # in the opening a filter moves the event too
        page.locator("[data-action=filters]").click()
        page.locator("[data-panel=filters] .ex-count").first.wait_for(state="attached")
        chosen = _choice(page)
        filters = [_timed(page, chosen) for _ in range(2 * times)]
        window = [_timed(page, WINDOW, day) for _ in range(times) for day in _both(asked.day)]
        words = [_timed(page, WORDS, text) for _ in range(times) for text in (asked.words, "")]
    for name, measured, limit in (
        ("a filter is set or cleared", filters, limit_ms),
        ("a time window is set or cleared", window, limit_ms),
        ("words", words, words_limit_ms),
    ):
        if measured:
            shown = tuple(each["shown"] for each in measured[WARM_UP:])
            painted = tuple(each["painted"] for each in measured[WARM_UP:])
            yield Figure(group, f"{name} → all panes show it", shown, "ms", limit)
            yield Figure(group, f"{name} → second frame after it", painted, "ms")
    yield Figure(group, "words, the first time → all panes show it", (words[0]["shown"],), "ms")


def _both(day: str | None) -> tuple[str, ...]:
    return (day, "") if day else ()


def _choice(page: Page) -> str:
    """The selector of a filter that some events meet and some do not.

    Raises:
        MeasureError: there is none.
    """
    found: str | None = page.evaluate(
        """() => {
          const total = Number(document.querySelector("[data-explorer=timeline]").dataset.total);
          const rows = [...document.querySelectorAll("[data-panel=filters] .ex-options label")];
          const some = rows.find((row) => {
            const count = Number(row.querySelector(".ex-count").textContent.replace(/\\D/g, ""));
            return count > 0 && count < total;
          });
          const { filter } = some?.querySelector("input").dataset ?? {};
          return some && `[data-filter=${filter}][value="${some.querySelector("input").value}"]`;
        }"""
    )
    if found is None:
        raise MeasureError("no filter divides the events of the story")
    return found


def _timed(page: Page, selector: str, value: str = "") -> dict[str, float]:
    measured: dict[str, float] = page.evaluate(WATCH_FILTERS, [selector, value])
    return measured
