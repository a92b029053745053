"""nginx with the configuration of `deploy/nginx` before two replicas: cost of a reader, failover.

A reader is every request of a first view with an empty cache, on one connection: page, code,
documents and tiles, as a real Chromium asked for them. nginx answers from its cache.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser

from bench.figures import Figure, MeasureError
from bench.network import record, wait_until_idle
from bench.reader import VIEWPORT
from tests.browser.servers import HOST, Server, serving
from tests.wide.held_sessions import HeldSession, present
from tests.wide.nginx import Front, balancing

STORY = "stories/vostochny-2023?lang=en"
EVENT = "?story=vostochny-2023&lang=en&event=khasan-welcome"
READERS_PER_ADDRESS = 5
"""So that the limits per address do not count."""
HEAD = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Language: en-GB,en;q=0.9\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\n\r\n"
)
CPU_LIMIT_MS, BACK_LIMIT_S = 2.0, 5.0


def measure_balancing(browser: Browser, readers: int) -> Iterator[Figure]:
    """What nginx costs per reader, and how long readers of a killed replica are without one.

    Args:
        browser: to find out what a first view asks for.
        readers: of light pages, one after another.

    Raises:
        MeasureError: something is not answered.
    """
    with ExitStack() as stack:
        replicas = [stack.enter_context(serving()) for _ in range(2)]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ports = [replica.port for replica in replicas]
        front = stack.enter_context(balancing(ports, folder))
        paths = first_view(browser, front.address + STORY)
        for path in paths:
            print("   ", path)
        yield from _light_pages(front, paths, readers)
        yield from _killed(front, replicas[0])


def first_view(browser: Browser, address: str) -> list[str]:
    """What a page asks its own host for until it is at rest, each once, in order."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB")
    page = context.new_page()
    traffic = record(page)
    page.goto(address)
    wait_until_idle(page, traffic)
    context.close()
    asked = (urlsplit(request.url) for request in traffic.requests)
    found = dict.fromkeys(
        each._replace(scheme="", netloc="", fragment="").geturl() for each in asked
    )
    return list(found)


def _light_pages(front: Front, paths: Sequence[str], readers: int) -> Iterator[Figure]:
    """Readers one after another, and their cost to all processes of nginx."""
    group = f"light page from nginx's cache, {len(paths)} requests"
    _read(front, paths, "127.0.4.1")
    sizes, times, cpu = [], [], []
    for batch in range(max(readers // READERS_PER_ADDRESS, 1)):
        comes_from = f"127.0.{5 + batch // 250}.{batch % 250 + 1}"
        before = _processor_s(front)
        for _ in range(READERS_PER_ADDRESS):
            began = time.perf_counter()
            sizes.append(_read(front, paths, comes_from) / 1000)
            times.append((time.perf_counter() - began) * 1000)
        cpu.append((_processor_s(front) - before) * 1000 / READERS_PER_ADDRESS)
    mean = sum(cpu) / len(cpu)
    yield Figure(group, "processor of nginx per reader, mean", (mean,), limit_median=CPU_LIMIT_MS)
    yield Figure(group, "until its last byte", tuple(times))
    yield Figure(group, "sent", tuple(sizes), "kB")


def _processor_s(front: Front) -> float:
    """Processor time of nginx and its workers."""
    parent = psutil.Process(front.process_id)
    return sum(sum(each.cpu_times()[:2]) for each in (parent, *parent.children()))


def _read(front: Front, paths: Sequence[str], comes_from: str) -> int:
    """Ask for all of it on one connection; return the bytes received.

    Raises:
        MeasureError: something is not answered with 200.
    """
    received = 0
    with socket.create_connection((HOST, front.port), 30, (comes_from, 0)) as connection:
        answers = connection.makefile("rb")
        for path in paths:
            connection.sendall(HEAD.format(path=path, host=f"{HOST}:{front.port}").encode())
            status = answers.readline()
            if b" 200 " not in status:
                raise MeasureError(f"{path}: {status.decode().strip()}")
            received += len(status) + _rest(answers.readline, answers.read)
    return received


def _rest(line: Callable[[], bytes], read: Callable[[int], bytes]) -> int:
    """The bytes of the headers and of the body, which has its length or comes in chunks."""
    received, length, is_chunked = 0, 0, False
    while (header := line()) not in {b"\r\n", b""}:
        received += len(header)
        name, _, value = header.lower().partition(b":")
        if name == b"content-length":
            length = int(value)
        is_chunked |= name == b"transfer-encoding"
    if not is_chunked:
        return received + len(read(length))
    while size := int(line(), 16):
        received += len(read(size + 2))
    read(2)
    return received


def _killed(front: Front, replica: Server) -> Iterator[Figure]:
    """A hundred readers of the dashboard, and one of two replicas killed."""
    readers = [
        HeldSession(front.address, EVENT, f"127.0.2.{number % 10 + 1}") for number in range(100)
    ]

    async def live_through() -> list[float]:
        async with present(readers, at_a_time=2):
            assert replica.process_id is not None
            began = time.perf_counter()
            os.kill(replica.process_id, signal.SIGKILL)
            waits = await asyncio.gather(*(_seconds_until_back(each, began) for each in readers))
            lost = [reader for reader, wait in zip(readers, waits, strict=True) if wait]
            for reader in lost:
                await reader.run_script()
            return [wait for wait in waits if wait]

    with ThreadPoolExecutor(1) as thread:  # Playwright has a loop running in this one
        waits = thread.submit(asyncio.run, live_through()).result()
    group = "one of two replicas killed under 100 readers of the dashboard"
    yield Figure(group, "readers who lost their websocket", (len(waits),), "")
    yield Figure(
        group, "the last is connected again", (max(waits),), "s", limit_median=BACK_LIMIT_S
    )


async def _seconds_until_back(reader: HeldSession, began: float) -> float:
    """How long after `began` a reader has a websocket again; 0 if it was not lost."""
    try:
        async with asyncio.timeout(1):
            await reader.is_cut()
    except TimeoutError:
        return 0
    await reader.connect()
    return time.perf_counter() - began
