"""What steps cost the network and the server, and whether the map is still the same one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.figures import Figure
from bench.network import record, wait_until_idle
from bench.reader import PANES, SHIPPED, WATCH_STEPS, open_page, reading, serving, step
from bench.stepping import events_of, walk

CPU_LIMIT_MS = 15.0
TAG_MAP = "() => { document.querySelector('iframe').contentWindow.__tag = true; }"
IS_SAME_MAP = "() => document.querySelector('iframe').contentWindow.__tag === true"


def measure_sending(
    browser: Browser, *, group: str, steps: int, cpu_steps: int
) -> Iterator[Figure]:
    """Step through the shipped story and count what goes over the wire.

    Raises:
        MeasureError: the page or a step does not arrive.
    """
    with serving() as server, reading(browser) as page:
        traffic = record(page)
        open_page(page, server.address + SHIPPED, *PANES, "settled", "folium")
        wait_until_idle(page, traffic)
        page.evaluate(f"({WATCH_STEPS})()")
        events = events_of(page)
        # Detail of the basemap is fetched once, when the reader first comes near.
        for key in walk(events, 2 * (events - 1)):
            step(page, key)
        wait_until_idle(page, traffic)
        page.evaluate(TAG_MAP)
        traffic.clear()
        for key in walk(events, steps):
            step(page, key)
        sent, got = traffic.frames_sent, traffic.frames_received
        asked = [request for request in traffic.requests if not request.is_cached]
        told = [
            ("HTTP requests in all", len(asked), "", 0.0),
            ("websocket messages sent in all", len(sent), "", None),
            ("websocket messages received in all", len(got), "", None),
            ("bytes received in all", sum(got) + sum(each.bytes for each in asked), "B", 0.0),
            ("bytes sent in all", sum(sent), "B", None),
            ("maps built anew", 0 if page.evaluate(IS_SAME_MAP) else 1, "", 0.0),
        ]
        for name, value, unit, limit in told:
            yield Figure(group, name, (float(value),), unit, limit)
        cpu_ms = _cpu_per_step_ms(page, server.pid, walk(events, cpu_steps))
        yield Figure(group, f"server CPU per step, of {cpu_steps}", (cpu_ms,), "ms", CPU_LIMIT_MS)


def _cpu_per_step_ms(page: Page, pid: int, keys: list[str]) -> float:
    """Processor time of the server while stepping, less that of an equal time of rest."""
    began, cpu_began_ms = time.monotonic(), cpu_ms(pid)
    for key in keys:
        step(page, key)
    took_s, busy_ms = time.monotonic() - began, cpu_ms(pid) - cpu_began_ms
    cpu_began_ms = cpu_ms(pid)
    page.wait_for_timeout(took_s * 1000)
    idle_ms = cpu_ms(pid) - cpu_began_ms
    return max(busy_ms - idle_ms, 0.0) / len(keys)


def cpu_ms(pid: int) -> float:
    """Processor time that a process has used so far, in steps of usually 10 ms (Linux only)."""
    content = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    after_name = content.rpartition(")")[2].split()
    user, system = int(after_name[11]), int(after_name[12])
    return (user + system) * 1000 / os.sysconf("SC_CLK_TCK")
