"""The first load with an empty cache, beside a bare Streamlit page: requests, bytes, time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser

from bench.figures import Figure
from bench.network import Request, Traffic, compressed_bytes, record, wait_until_idle
from bench.reader import PANES, open_page, reading

NAME_WIDTH, BAR_WIDTH = 52, 60


@dataclass(frozen=True)
class Load:
    """One first load."""

    shown_ms: float
    """When everything that was waited for stood."""
    marks: dict[str, float]
    """When each thing stood; see `watch_load.js`."""
    traffic: Traffic
    """Everything until the network had been idle for half a second."""


def load(browser: Browser, address: str, *until: str) -> Load:
    """Open a page as a reader who was never here.

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
        return Load(max(marks[name] for name in until), {**marks, **paint}, traffic)


def measure_loads(
    browser: Browser,
    address: str,
    bare_address: str,
    *,
    group: str,
    rounds: int,
    limit_ms: float,
    limit_kb: float | None,
) -> tuple[list[Figure], Load]:
    """Load the explorer and the bare page in turns; also return the last load of the explorer.

    Args:
        browser: the browser.
        address: of the explorer.
        bare_address: of the bare page.
        group: the heading of the figures.
        rounds: how often each is loaded.
        limit_ms: for the time that the explorer adds.
        limit_kb: for the compressed bytes that it adds; None where they grow with the story.

    Raises:
        MeasureError: one of them does not come up.
    """
    pairs = []
    for _ in range(rounds + 1):
        pairs.append((load(browser, bare_address, "bare"), load(browser, address, *PANES)))
    pairs = pairs[1:]  # the servers compile and compress at the first one
    return list(_figures(pairs, group, limit_ms, limit_kb)), pairs[-1][1]


def _figures(
    pairs: list[tuple[Load, Load]], group: str, limit_ms: float, limit_kb: float | None
) -> Iterator[Figure]:
    def figure(
        name: str, samples: list[float], unit: str = "ms", limit: float | None = None
    ) -> Figure:
        return Figure(group, name, tuple(samples), unit, limit)

    yield figure("navigation → three panes show it", [ours.shown_ms for _, ours in pairs])
    yield figure("navigation → bare page stands", [bare.shown_ms for bare, _ in pairs])
    differences = [ours.shown_ms - bare.shown_ms for bare, ours in pairs]
    yield figure("  what we add, pair by pair", differences, "ms", limit_ms)
    for pane in PANES:
        yield figure(f"  the {pane} shows it", [ours.marks[pane] for _, ours in pairs])
    yield figure("requests", [len(ours.traffic.requests) for _, ours in pairs], "")
    yield figure("requests of the bare page", [len(bare.traffic.requests) for bare, _ in pairs], "")
    yield from _weights(pairs, figure, limit_kb)


def _weights(  # type: ignore[no-untyped-def]
    pairs: list[tuple[Load, Load]], figure, limit_kb: float | None
) -> Iterator[Figure]:
    added = [added_requests(ours, bare) for bare, ours in pairs]

    def kb(of: list[Request], *, compressed: bool = False) -> float:
        sent = [each for each in of if not each.is_cached]  # fetched ahead: that request counts
        return sum(compressed_bytes(each.url) if compressed else each.bytes for each in sent) / 1000

    mine = [[each for each in load if each.is_ours] for load in added]
    others = [[each for each in load if not each.is_ours] for load in added]
    yield figure("requests that we add", [len(load) for load in added], "")
    yield figure("added over the wire, as sent", [kb(load) for load in added], "kB")
    yield figure("  our own files, compressed", [kb(load) for load in mine], "kB")
    yield figure("  Streamlit's and streamlit-folium's", [kb(load) for load in others], "kB")
    yield figure(
        "    what gzip would leave of it", [kb(load, compressed=True) for load in others], "kB"
    )
    total = [kb(own) + kb(other, compressed=True) for own, other in zip(mine, others, strict=True)]
    yield figure("added, all of it compressed", total, "kB", limit_kb)
    received = [sum(ours.traffic.frames_received) / 1000 for _, ours in pairs]
    yield figure("websocket, received", received, "kB")


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
