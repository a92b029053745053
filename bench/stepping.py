"""How long a step takes until the panes show it, until it is painted, until all is at rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.figures import Figure, MeasureError
from bench.reader import PANES, WATCH_STEPS, delay_messages, drag, open_page, reading, step

STEP_LIMIT_MS, STEP_P95_LIMIT_MS = 16.7, 50.0
SETTLED_LIMIT_MS = 320.0
SCRUBBED = """() => {
  const plot = document.querySelector(".ex-axis-plot").getBoundingClientRect();
  const marks = [...document.querySelectorAll(".ex-axis-mark")];
  const bins = [...document.querySelectorAll(".ex-axis-bins path")];
  const ofMark = (mark) => mark.getBoundingClientRect().left + mark.offsetWidth / 2;
  const ofBins = (path) =>
    [...path.getAttribute("d").matchAll(/M(\\d+) /g)].map(([, at]) => plot.left + 4 * at + 2);
  const places = [...marks.map(ofMark), ...bins.flatMap(ofBins)].sort((a, b) => a - b);
  const apart = [];
  for (const place of places) if (place - (apart.at(-1) ?? -99) >= 8) apart.push(place);
  return apart.map((place) => [place, plot.top + plot.height / 2]);
}"""
"""JavaScript: places on the time axis, each nearest to another event."""
WATCH_HOVER = (Path(__file__).parent / "watch_hover.js").read_text("utf-8")
ROWS = """() => [...document.querySelectorAll("[data-explorer=timeline] .ex-title")]
  .map((title) => [title, title.getBoundingClientRect()])
  .map(([title, { left, top }]) => [title, [left + 9, top + 9]])
  .filter(([title, place]) => document.elementFromPoint(...place) === title)
  .map(([, place]) => place)"""
"""JavaScript: places on the titles of the rows that are seen."""
WARM_UP = 4
"""Steps before those that count: the first ones compile what the later ones run."""


def measure_steps(
    browser: Browser,
    address: str,
    *,
    group: str,
    steps: int,
    delay_ms: int = 0,
    until: tuple[str, ...] = (*PANES, "folium"),
    still_limit_ms: float | None = None,
) -> Iterator[Figure]:
    """Step forward and back through the story at `address`.

    Args:
        browser: the browser.
        address: of a page of the story.
        group: the heading of the figures.
        steps: how many count.
        delay_ms: by which every message of the websocket is late, both ways.
        until: what the page shows before the first step, as `watch_load.js` names it; the app's
            page folium's map.
        still_limit_ms: for the rest, of a reader who wants no animation; None for one who does not
            mind them.

    Raises:
        MeasureError: the page or a step does not arrive; messages were to be delayed and were not.
    """
    with reading(browser, wants_less_motion=still_limit_ms is not None) as page:
        held = delay_messages(page, delay_ms) if delay_ms else [0]
        open_page(page, address, *until)
        if not held:
            raise MeasureError("no message of the websocket was held up")
        page.evaluate(f"({WATCH_STEPS})()")
        keys = walk(events_of(page), steps + WARM_UP)
        measured = [step(page, key) for key in keys][WARM_UP:]

    def figure(name: str, key: str, limit: float | None = None, p95: float | None = None) -> Figure:
        return Figure(group, name, tuple(each[key] for each in measured), "ms", limit, p95)

    yield figure("key → all panes show it", "step", STEP_LIMIT_MS, STEP_P95_LIMIT_MS)
    yield figure("  of which in the page", "inPage")
    yield figure("key → second frame after it", "painted")
    yield figure("key → everything at rest", "settled", still_limit_ms or SETTLED_LIMIT_MS)
    yield figure("  the map", "map")
    yield figure("  article and timeline", "scrollers")


def measure_scrubbing(
    browser: Browser, address: str, *, group: str, steps: int
) -> Iterator[Figure]:
    """Drag the marker of the time axis from event to event, there and back.

    Raises:
        MeasureError: the page does not arrive, or the panes do not follow.
        PlaywrightError: the axis does not show two places to drag to.
    """
    with reading(browser) as page:
        open_page(page, address, *PANES, "axis")
        page.evaluate(f"({WATCH_STEPS})()")
        page.wait_for_function(f"() => ({SCRUBBED})().length > 1")
        places: list[tuple[float, float]] = page.evaluate(SCRUBBED)
        page.mouse.move(*places[0])
        page.mouse.down()
        way = [*places[1:], *places[-2::-1]]
        dragged = [drag(page, way[at % len(way)]) for at in range(steps + WARM_UP)][WARM_UP:]
        page.mouse.up()
    measured = [each for each in dragged if each]
    if 2 * len(measured) < steps:
        raise MeasureError(f"of {steps} drags {len(measured)} led to another event")
    for name, key in (("drag → all panes show it", "step"), ("  of which in the page", "inPage")):
        limits = (STEP_LIMIT_MS, STEP_P95_LIMIT_MS) if key == "step" else (None, None)
        yield Figure(group, name, tuple(each[key] for each in measured), "ms", *limits)
    painted = tuple(each["painted"] for each in measured)
    yield Figure(group, "drag → second frame after it", painted, "ms")


def measure_hovering(browser: Browser, address: str, *, group: str, times: int) -> Iterator[Figure]:
    """Move the pointer over the titles of the timeline, one after another.

    Raises:
        MeasureError: the page or a preview does not arrive, or no rows are shown.
    """
    with reading(browser) as page:
        open_page(page, address, *PANES)
        page.evaluate(f"({WATCH_STEPS})()")
        step(page, "ArrowRight")  # until all is at rest: a row that moves away is not hovered
        page.evaluate(f"({WATCH_HOVER})()")
        page.wait_for_function(f"() => ({ROWS})().length > 1")
        places: list[tuple[float, float]] = page.evaluate(ROWS)
        measured = []
        for at in range(times + WARM_UP):
            page.mouse.move(0, 0)
            page.evaluate("() => __hover.arm()")
            page.mouse.move(*places[at % len(places)])
            measured.append(page.evaluate("() => __hover.result"))
    shown, painted = (
        tuple(each[key] for each in measured[WARM_UP:]) for key in ("shown", "painted")
    )
    limits = (STEP_LIMIT_MS, STEP_P95_LIMIT_MS)
    yield Figure(group, "hover → all panes show it", shown, "ms", *limits)
    yield Figure(group, "hover → second frame after it", painted, "ms")


def events_of(page: Page) -> int:
    """How many events the story has."""
    total: str = page.locator("[data-explorer=timeline]").get_attribute("data-total") or "0"
    return int(total)


def walk(events: int, steps: int) -> list[str]:
    """Keys that go to the end of the story and back, again and again, beginning at its first event.

    Raises:
        MeasureError: there is nowhere to go.

    >>> walk(3, 5)
    ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowRight']
    """
    if events < 2:
        raise MeasureError(f"steps need at least 2 events, the story has {events}")
    # In a long story half of the steps go back although its end is not reached.
    length = min(events - 1, max(steps // 2, 1))
    there_and_back = ["ArrowRight"] * length + ["ArrowLeft"] * length
    return [there_and_back[at % len(there_and_back)] for at in range(steps)]
