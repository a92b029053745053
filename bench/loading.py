"""The first load with an empty cache, beside a bare Streamlit page: time, requests, bytes.

Times come from loads without request logging: logging every request costs the browser, on two
processors, a tenth of the time. Requests and bytes come from one more load, which is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench.figures import Figure
from bench.network import Request, Traffic, compressed_bytes, record, wait_until_idle
from bench.reader import PANES, open_page, reading

NAME_WIDTH, BAR_WIDTH = 52, 60


@dataclass(frozen=True)
class Load:
    """One first load."""

    marks: dict[str, float]
    """When each part was ready; see `watch_load.js`."""
    traffic: Traffic
    """Everything until the network had been idle for half a second."""


def load_ms(browser: Browser, address: str, *until: str) -> dict[str, float]:
    """Open a page as a reader who was never here; when each mark of `watch_load.js` was set.

    Raises:
        MeasureError: it does not come to show what is waited for.
    """
    with reading(browser) as page:
        return open_page(page, address, *until)


def recorded(browser: Browser, address: str, *until: str) -> Load:
    """As `load_ms`, with everything that it asks for and gets.

    Raises:
        MeasureError: it does not come to show what is waited for.
    """
    with reading(browser) as page:
        traffic = record(page)
        marks = open_page(page, address, *until)
        wait_until_idle(page, traffic)
        marks = page.evaluate("() => __load.marks")
        paint = page.evaluate(
            "() => Object.fromEntries(performance.getEntriesByType('paint')"
            ".map(({name, startTime}) => [name, startTime]))"
        )
        return Load({**marks, **paint}, traffic)


def measure_loads(
    browser: Browser,
    address: str,
    bare_address: str,
    *,
    group: str,
    rounds: int,
    limit_ms: float,
    limit_percent: float | None,
    limit_kb: float | None,
) -> tuple[list[Figure], Load]:
    """Load the explorer and the bare page in turns; also return a recorded load of the explorer.

    Args:
        browser: the browser.
        address: of the explorer.
        bare_address: of the bare page.
        group: the heading of the figures.
        rounds: how often each is loaded.
        limit_ms: for the time that the explorer adds.
        limit_percent: for its time as a share of the bare page's.
        limit_kb: for the compressed bytes that it adds; None where they grow with the story.

    Raises:
        MeasureError: one of them does not come up.
    """
    times = []
    for _ in range(rounds + 1):
        bare_ms = load_ms(browser, bare_address, "bare")
        times.append((bare_ms["bare"], load_ms(browser, address, *PANES)))
    times = times[1:]  # the servers compile and compress at the first one
    bare, ours = (
        recorded(browser, bare_address, "bare"),
        recorded(browser, address, *PANES, "folium"),
    )
    figures = [
        *_times(times, group, limit_ms),
        share(
            [max(ours_ms[pane] for pane in PANES) for _, ours_ms in times],
            [bare_ms for bare_ms, _ in times],
            group,
            "the bare page",
            limit_percent,
        ),
        *_weights(bare, ours, group, limit_kb),
        *_heaps(browser, address, group),
    ]
    return figures, ours


def share(
    ours_ms: list[float], theirs_ms: list[float], group: str, name: str, limit: float | None
) -> Figure:
    """Times as shares of another page's, pair by pair."""
    percent = tuple(100 * one / other for one, other in zip(ours_ms, theirs_ms, strict=True))
    return Figure(group, f"  as a share of {name}, pair by pair", percent, "%", limit)


def _heaps(browser: Browser, address: str, group: str) -> Iterator[Figure]:
    """JavaScript's memory with each map alone: the page's own, then folium's with Streamlit."""
    with reading(browser) as page:
        page.route("**/static/js/index.*.js", lambda route: route.abort())  # Streamlit never starts
        open_page(page, address, *PANES)
        yield Figure(group, "heap, the page's own map", (heap_mb(page),), "MB")
    with reading(browser) as page:
        open_page(page, address, *PANES, "folium")
        yield Figure(group, "heap, folium's map and Streamlit", (heap_mb(page),), "MB")
    with reading(browser) as page:
        page.route("**/component/**/index.html*", lambda route: route.abort())
        open_page(page, address, *PANES, "frame")
        yield Figure(group, "  of which Streamlit and the page's own map", (heap_mb(page),), "MB")


def heap_mb(page: Page) -> float:
    """What JavaScript holds of the page and of its frames, in use after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def _times(
    pairs: list[tuple[float, dict[str, float]]], group: str, limit_ms: float
) -> Iterator[Figure]:
    shown = [max(ours[pane] for pane in PANES) for _, ours in pairs]
    yield Figure(group, "navigation → three panes show it", tuple(shown))
    yield Figure(group, "navigation → bare page stands", tuple(bare for bare, _ in pairs))
    added = tuple(ours - bare for ours, (bare, _) in zip(shown, pairs, strict=True))
    yield Figure(group, "  what we add, pair by pair", added, "ms", limit_ms)
    for pane in PANES:
        yield Figure(group, f"  the {pane} shows it", tuple(ours[pane] for _, ours in pairs))


def _weights(bare: Load, ours: Load, group: str, limit_kb: float | None) -> Iterator[Figure]:
    def figure(name: str, value: float, unit: str = "kB", limit: float | None = None) -> Figure:
        return Figure(group, name, (value,), unit, limit)

    def kb(of: list[Request], *, compressed: bool = False) -> float:
        sent = [each for each in of if not each.is_cached]  # fetched ahead: that request counts
        return sum(compressed_bytes(each.url) if compressed else each.bytes for each in sent) / 1000

    added = added_requests(ours, bare)
    mine = [each for each in added if each.is_ours]
    others = [each for each in added if not each.is_ours]
    yield figure("requests", len(ours.traffic.requests), "")
    yield figure("requests of the bare page", len(bare.traffic.requests), "")
    yield figure("requests that we add", len(added), "")
    yield figure("added over the wire, as sent", kb(added))
    yield figure("  our own files, compressed", kb(mine))
    yield figure("  Streamlit's and streamlit-folium's", kb(others))
    yield figure("    what gzip would leave of it", kb(others, compressed=True))
    yield figure(
        "added, all of it compressed", kb(mine) + kb(others, compressed=True), limit=limit_kb
    )
    yield figure("websocket, received", sum(ours.traffic.frames_received) / 1000)


def added_requests(ours: Load, bare: Load) -> list[Request]:
    """What the explorer asks for and the bare page does not."""
    known = {request.path for request in bare.traffic.requests}
    return [request for request in ours.traffic.requests if request.path not in known]


def waterfall(seen: Load, bare: Load | None = None) -> str:
    """Every request of a load with its beginning, its end and its bytes, and the marks among them.

    What Streamlit loads for any page is summed up, if `bare` is given to know it by.
    """
    asked = added_requests(seen, bare) if bare else seen.traffic.requests
    marks = dict(seen.marks)
    for name, at in (
        ("websocket open", seen.traffic.socket_open_ms),
        ("first websocket message", seen.traffic.first_message_ms),
    ):
        if at is not None:
            marks[name] = at
    lines = [(at, f"{at:7.0f}                   ── {name}") for name, at in marks.items()]
    scale = BAR_WIDTH / max([*marks.values(), *(each.end_ms or 0 for each in asked)])
    for each in asked:
        end = each.end_ms if each.end_ms is not None else each.start_ms
        bar = " " * int(each.start_ms * scale) + "█" * max(int((end - each.start_ms) * scale), 1)
        kb = each.bytes / 1000
        name = each.path[-NAME_WIDTH:]
        line = f"{each.start_ms:7.0f} {end:7.0f} {kb:7.1f} kB {name:<{NAME_WIDTH}} |{bar}"
        lines.append((each.start_ms, line))
    return "\n".join(line for _, line in sorted(lines))
