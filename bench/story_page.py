"""The page of a story: its first view on a slow phone, and what it costs the server per reader."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench.figures import Figure, MeasureError
from bench.loading import recorded
from bench.network import Request
from bench.reader import PANES, open_page, reading, serving
from bench.sending import cpu_ms
from explorer.site.bundles import PARTS

PAGE = "stories/vostochny-2023?lang=en"
CPU_LIMIT_MS = 5.0
WORDS_LIMIT_MS, PANES_LIMIT_MS = 1000.0, 3000.0
READERS = 100
RATE_PER_S, RATE_LIMIT_MS = 60, 500.0
CROWD_S = 10
CONNECTIONS = 6
"""As many as a browser opens to one host over HTTP/1.1."""
PHONE = {"width": 390, "height": 664}
SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Milliseconds and bytes a second, as Chromium throttles them."""
SLOWER_CPU = 4


def measure_story_page(browser: Browser, *, rounds: int) -> Iterator[Figure]:
    """Open the page as readers who were never here, in a browser and as bare requests.

    Raises:
        MeasureError: the page does not come, or a request is not answered.
    """
    with serving() as server:
        address = server.address + PAGE
        everything = recorded(browser, address, *PANES).traffic.requests
        requests = [each for each in everything if not urlsplit(each.url).path.endswith(PARTS)]
        group = f"page of a story, {len(requests)} requests of a first view with a cold cache"
        print(listed(everything))
        yield Figure(group, "bytes sent", (sum(each.bytes for each in requests) / 1000,), "kB")
        costs = tuple(_cpu_per_reader_ms(server.pid, requests) for _ in range(rounds))
        yield Figure(group, "server CPU per reader", costs, limit_median=CPU_LIMIT_MS)
        costs = tuple(_cpu_per_reader_ms(server.pid, everything) for _ in range(rounds))
        yield Figure(group, f"… with {len(PARTS)} parts that idle browsers fetch ahead", costs)
        crowd = f"page of a story, {RATE_PER_S} new readers a second for {CROWD_S} s, one process"
        name = "arrival → last byte of the first view"
        yield Figure(crowd, name, _crowded_ms(requests), limit_p95=RATE_LIMIT_MS)
        slow = [_on_slow_phone(browser, address) for _ in range(rounds)]
    group = "page of a story, phone: 1.6 Mbit/s, 150 ms, processor ÷ 4"
    words, panes = (tuple(times) for times in zip(*slow, strict=True))
    yield Figure(group, "navigation → first words", words, limit_median=WORDS_LIMIT_MS)
    yield Figure(group, "navigation → three panes", panes, limit_median=PANES_LIMIT_MS)


def listed(requests: Sequence[Request]) -> str:
    """What a first view asks for, one request a line, in its order."""
    lines = (f"{each.bytes:>8} {_target(each)}" for each in requests)
    return "\n".join(("   bytes address", *lines))


def _target(request: Request) -> str:
    parts = urlsplit(request.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _cpu_per_reader_ms(pid: int, requests: Sequence[Request]) -> float:
    """Processor time of the server for each of a hundred readers who come one after another."""
    before = cpu_ms(pid)
    with ThreadPoolExecutor(1) as apart:  # the browser's driver has the event loop of this thread
        for _ in range(READERS):
            apart.submit(asyncio.run, _read(requests)).result()
    return (cpu_ms(pid) - before) / READERS


def _crowded_ms(requests: Sequence[Request]) -> tuple[float, ...]:
    """How long each of those waits who come at a steady rate, whether others are served or not."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, _crowd(requests)).result()


async def _crowd(requests: Sequence[Request]) -> tuple[float, ...]:
    async def reader(number: int) -> float:
        due = began + number / RATE_PER_S
        await asyncio.sleep(due - time.perf_counter())
        await _read(requests)
        return (time.perf_counter() - due) * 1000

    began = time.perf_counter()
    readers = (reader(number) for number in range(RATE_PER_S * CROWD_S))
    return tuple(await asyncio.gather(*readers))


async def _read(requests: Sequence[Request]) -> None:
    """Ask for the page, then for all that it needs, over as many connections as a browser has."""
    page, *others = requests
    await _ask([page])
    await asyncio.gather(*(_ask(others[at::CONNECTIONS]) for at in range(CONNECTIONS)))


async def _ask(requests: Sequence[Request]) -> None:
    """Ask for one after another over one connection.

    Raises:
        MeasureError: one is not answered with 200 or, where there is only sea, 204.
    """
    if not requests:
        return
    parts = urlsplit(requests[0].url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    for request in requests:
        head = f"GET {_target(request)} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        writer.write(f"{head}Accept-Encoding: gzip, deflate, br\r\nAccept: */*\r\n\r\n".encode())
        answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        if answer.split()[1] not in {"200", "204"}:
            raise MeasureError(f"{request.url}: {answer.splitlines()[0]}")
        length = answer.partition("content-length: ")[2].partition("\r\n")[0]
        await reader.readexactly(int(length or 0))
    writer.close()
    await writer.wait_closed()


def _on_slow_phone(browser: Browser, address: str) -> tuple[float, float]:
    """When the first words and when the panes are there, in ms after the navigation."""
    with reading(browser) as page:
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        _throttle(page)
        marks = open_page(page, address, *PANES)
        words: float = page.evaluate(
            "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        return words, max(marks[pane] for pane in PANES)


def _throttle(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
