"""Readers who come to the dashboard: what each costs the server, and how fast they may come.

A reader is every file of a first view with a cold cache, as Chromium asked for them, over six
connections, then a websocket and a run of the page. A bare page of Streamlit is measured beside it,
with the same settings. Client and servers share the processors.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser

from bench.asking import finish
from bench.figures import Figure, MeasureError
from bench.loading import recorded
from bench.reader import PANES, PEERS, SHIPPED, AppServer, serving
from bench.sessions import Reader

CPU_SHARE_LIMIT, PROCESSES_SHARE_LIMIT = 1.3, 1.1
P95_LIMIT_MS = 2000.0
RATES = (10, 15, 20)
"""Readers per second; the first has a limit."""
WARM_UP = 10
QUERY = f"{SHIPPED}&lang=en"
STAYS_S = 5.0


@dataclass(frozen=True)
class Visited:
    """A server, and what its readers load."""

    server: AppServer
    query: str
    files: tuple[str, ...]
    """Paths of a first view, apart from the page and what comes before a websocket."""

    def reader(self) -> Reader:
        """Somebody who was never here."""
        return Reader(self.server.address, self.query)


def first_view(browser: Browser, server: AppServer, query: str, *until: str) -> Visited:
    """What a browser with a cold cache loads until these marks are set.

    Raises:
        MeasureError: they are not set.
    """
    asked = recorded(browser, server.address + query, *until).traffic.requests
    parts = [urlsplit(request.url) for request in asked if not request.is_cached]
    paths = [part.path + (f"?{part.query}" if part.query else "") for part in parts]
    page, *files = dict.fromkeys(path for path in paths if "/_stcore/" not in path)
    if not page.endswith(query):
        raise MeasureError(f"{server.address}: {page} is not the page")
    return Visited(server, query, tuple(files))


def cpu_s(*servers: AppServer) -> float:
    """Processor time of these servers since their start, in seconds."""
    times = (psutil.Process(server.pid).cpu_times() for server in servers)
    return sum(each.user + each.system for each in times)


async def come(
    visited: Sequence[Visited], count: int, per_s: float, *, cold: bool = True
) -> tuple[list[float], int]:
    """Have readers come at a steady rate, each to the next server; they stay for some seconds.

    Args:
        visited: the servers, in turn.
        count: how many readers.
        per_s: how many of them per second, however long those before them wait.
        cold: whether they load files; else they have them from before.

    Returns:
        seconds until each had everything, and how many were not served.
    """

    async def visit(where: Visited) -> float:
        reader = where.reader()
        taken = await reader.arrive(where.files if cold else ())
        await asyncio.sleep(STAYS_S)
        await reader.leave()
        return taken

    began, visits = time.perf_counter(), []
    for number, where in zip(range(count), cycle(visited), strict=False):
        await asyncio.sleep(max(0.0, began + number / per_s - time.perf_counter()))
        visits.append(asyncio.create_task(visit(where)))
    ended = await asyncio.gather(*visits, return_exceptions=True)
    faults = [each for each in ended if isinstance(each, BaseException)]
    for fault in faults:
        if not isinstance(fault, MeasureError):
            raise fault
    return [each for each in ended if isinstance(each, float)], len(faults)


def cost_ms(visited: Sequence[Visited], count: int, per_s: float, *, cold: bool = True) -> float:
    """Processor time of the servers per reader, in ms.

    Raises:
        MeasureError: a reader is not served.
    """
    servers = [each.server for each in visited]
    before = cpu_s(*servers)
    _, lost = finish(come(visited, count, per_s, cold=cold))
    if lost:
        raise MeasureError(f"{lost} of {count} readers were not served")
    return 1000 * (cpu_s(*servers) - before) / count


def measure_arrivals(browser: Browser, *, readers: int, rounds: int) -> Iterator[Figure]:
    """What a reader costs beside a bare page, in one and two processes, and at which rate.

    Args:
        browser: to find out what a first view loads.
        readers: how many come in each measurement.
        rounds: how often each cost is measured, in turns.

    Raises:
        MeasureError: a reader is not served.
    """
    with ExitStack() as stack:
        ours, second = (stack.enter_context(serving()) for _ in range(2))
        bare_server = stack.enter_context(serving(PEERS / "bare_app.py"))
        bare = first_view(browser, bare_server, "", "bare")
        one = first_view(browser, ours, QUERY, *PANES, "folium")
        other = Visited(second, one.query, one.files)
        for each in (bare, one, other):
            finish(come((each,), WARM_UP, 5))
        yield from _costs(one, other, bare, readers, rounds)
        yield from _rates(one, readers)
        yield from _rates(bare, readers, name=", bare Streamlit")


def _costs(
    one: Visited, other: Visited, bare: Visited, readers: int, rounds: int
) -> Iterator[Figure]:
    group = (
        f"a new reader of the dashboard ({len(one.files) + 1} files; {len(bare.files) + 1} bare)"
    )
    cold, warm, both = [], [], []
    for _ in range(rounds):
        cold.append((cost_ms((one,), readers, 5), cost_ms((bare,), readers, 5)))
        kept = {"cold": False}
        warm.append((cost_ms((one,), readers, 5, **kept), cost_ms((bare,), readers, 5, **kept)))
        both.append(cost_ms((one, other), readers, 5))
    for name, pairs, limit in (("cold cache", cold, CPU_SHARE_LIMIT), ("warm cache", warm, None)):
        yield Figure(group, f"processor, {name}", tuple(ours for ours, _ in pairs))
        yield Figure(group, "  of bare Streamlit", tuple(theirs for _, theirs in pairs))
        shares = tuple(ours / theirs for ours, theirs in pairs)
        yield Figure(group, "  as a multiple of it, pair by pair", shares, "×", limit)
    shares = tuple(two / ours for two, (ours, _) in zip(both, cold, strict=True))
    yield Figure(group, "two processes, as a multiple of one", shares, "×", PROCESSES_SHARE_LIMIT)


def _rates(visited: Visited, readers: int, name: str = "") -> Iterator[Figure]:
    for rate in RATES:
        taken, lost = finish(come((visited,), readers * rate // RATES[0], rate))
        group = f"new readers of the dashboard{name}, {rate} per second"
        limit = P95_LIMIT_MS if rate == RATES[0] and not name else None
        yield Figure(
            group, "until the last message", tuple(1000 * s for s in taken), limit_p95=limit
        )
        yield Figure(group, "  not served within a minute", (lost,), "", 0)
