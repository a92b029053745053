"""A dashboard with more readers at the door than it lets in, and one that loses all connections."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin

import psutil

from bench.arrivals import QUERY
from bench.asking import ask, asking, finish
from bench.figures import Figure, MeasureError
from bench.reader import AppServer, serving
from bench.sessions import Reader

LIMIT_PER_S, TIMES = 10, 4
"""Readers let in per second, and how many times as many come."""
INSIDE = 20
AT_MOST_MS = 1000.0
BACK_LIMIT_S, EACH_LIMIT_MB = 10.0, 1.0
EVERY_S = 0.25
"""Between two probes, or two signs of life."""
PROBES = ("/livez", "/readyz", "/_stcore/health")
LIGHT = "/stories/vostochny-2023?lang=en"
PER_S = 15.0
"""Readers per second until the house is full."""
STILL_S = 3.0
CHECKED = 20
"""Of how many who come back we ask whether their session is the same."""


@dataclass
class Door:
    """What happened to those who came to the door, in seconds."""

    light: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    """Of those who were let in: until the last message."""
    faults: list[str] = field(default_factory=list)

    async def come(self, address: str) -> None:
        """A new reader: gets the dashboard, or is led to the light page."""
        began = time.perf_counter()
        reader = Reader(address, QUERY)
        try:
            (first,) = await ask(address, [f"/{QUERY}"])
            if first.status == HTTPStatus.TEMPORARY_REDIRECT:
                (page,) = await ask(address, [urljoin("/", first.headers["location"])])
                if page.status != HTTPStatus.OK:
                    raise MeasureError(f"the light page was answered with {page.status}")
                self.light.append(time.perf_counter() - began)
                return
            await reader.connect()
            await reader.run()
            self.inside.append(time.perf_counter() - began)
            await reader.leave()
        except MeasureError as fault:
            self.faults.append(str(fault))


async def _every(act: Callable[[], Awaitable[float]], found: list[float]) -> None:
    """Do this again and again, until cancelled; keep how long it took."""
    while True:
        found.append(await act())
        await asyncio.sleep(EVERY_S)


async def _asked(address: str, path: str) -> float:
    began = time.perf_counter()
    (answer,) = await ask(address, [path], headers="")
    if answer.status != HTTPStatus.OK:
        raise MeasureError(f"{path}: answered with status {answer.status}")
    return time.perf_counter() - began


async def _crowd(address: str, seconds: float) -> tuple[Door, list[float], list[float]]:
    """Readers at the door, signs of life of those inside, and probes; all in seconds."""
    insiders = [Reader(address, QUERY) for _ in range(INSIDE)]
    for each in insiders:
        await each.arrive()
        await asyncio.sleep(1 / LIMIT_PER_S)
    door, alive, probed = Door(), list[float](), list[float]()
    watching = [asyncio.create_task(_every(each.beat, alive)) for each in insiders]
    for path in PROBES:
        probe = _every(lambda path=path: _asked(address, path), probed)  # type: ignore[misc]
        watching.append(asyncio.create_task(probe))
    began, coming = time.perf_counter(), []
    for number in range(int(LIMIT_PER_S * TIMES * seconds)):
        due = began + number / (LIMIT_PER_S * TIMES)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        coming.append(asyncio.create_task(door.come(address)))
    await asyncio.gather(*coming)
    await _end(watching)
    for each in insiders:
        await each.leave()
    return door, alive, probed


async def _end(watching: Sequence[asyncio.Task[None]]) -> None:
    """End what goes on; what failed before raises its error."""
    for each in watching:
        if each.done():
            each.result()
        each.cancel()
    await asyncio.gather(*watching, return_exceptions=True)


def measure_door(*, seconds: float) -> Iterator[Figure]:
    """Four times as many readers as are let in, for so many seconds.

    Raises:
        MeasureError: a probe or somebody inside is not answered.
    """
    settings = {
        "EXPLORER_DASHBOARD_READERS": "500",
        "EXPLORER_DASHBOARD_ARRIVALS": f"{LIMIT_PER_S}",
        "EXPLORER_DASHBOARD_WAIT": "0.25",
    }
    with serving(settings=settings) as server:
        finish(_visit(server))
        door, alive, probed = finish(_crowd(server.address, seconds))
    group = f"{TIMES} times as many new readers as are let in: {LIMIT_PER_S * TIMES} per second"
    for name, taken in (
        ("led to the light page, until its last byte", door.light),
        ("let in, until the last message", door.inside),
        ("a reader inside: a sign of life is answered", alive),
        ("a probe is answered", probed),
    ):
        limit = None if taken is door.inside else AT_MOST_MS
        yield Figure(group, name, tuple(1000 * s for s in taken or [0.0]), limit_p95=limit)
    yield Figure(group, "slowest probe", (1000 * max(probed),), limit_median=AT_MOST_MS)
    yield Figure(group, "led to the light page", (len(door.light),), "")
    yield Figure(group, "let in", (len(door.inside),), "")
    yield Figure(group, "failed", (len(door.faults),), "", 0)


async def _visit(server: AppServer) -> None:
    for _ in range(3):
        reader = Reader(server.address, QUERY)
        await reader.arrive()
        await reader.leave()


def _resident_mb(server: AppServer) -> float:
    return float(psutil.Process(server.pid).memory_info().rss / 1e6)


async def _fill(server: AppServer, present: int) -> list[Reader]:
    readers, coming = [Reader(server.address, QUERY) for _ in range(present)], []
    began = time.perf_counter()
    for number, each in enumerate(readers):
        await asyncio.sleep(max(0.0, began + number / PER_S - time.perf_counter()))
        coming.append(asyncio.create_task(each.arrive()))
    await asyncio.gather(*coming)
    return readers


async def _back(reader: Reader) -> None:
    await reader.connect()
    await reader.beat()


async def _cut(server: AppServer, present: int) -> tuple[float, float, list[float], int, int]:
    """Fill the house, cut all, have all come back.

    Returns:
        MB for each, seconds until all are back, seconds of looks at the light page meanwhile, runs
        of the script after the cut, and how many of those checked have another session.
    """
    before = _resident_mb(server)
    readers = await _fill(server, present)
    await asyncio.sleep(STILL_S)
    each_mb = (_resident_mb(server) - before) / present
    runs, sessions = sum(each.runs for each in readers), [each.session for each in readers]
    async with asking(server.address, LIGHT) as looks:
        began = time.perf_counter()
        await asyncio.gather(*(each.cut() for each in readers))
        await asyncio.gather(*(_back(each) for each in readers))
        taken = time.perf_counter() - began
    again = sum(each.runs for each in readers) - runs
    for each in readers[:: max(present // CHECKED, 1)]:
        await each.run()
    others = sum(each.session != was for each, was in zip(readers, sessions, strict=True))
    await asyncio.gather(*(each.leave() for each in readers))
    return each_mb, taken, looks, again, others


def measure_cut(*, present: int) -> Iterator[Figure]:
    """So many readers inside, whose connections are all cut at once.

    Raises:
        MeasureError: somebody is not let in, or not let in again.
    """
    with serving() as server:
        finish(_visit(server))
        each_mb, taken, looks, again, others = finish(_cut(server, present))
    group = f"{present:,} readers of the dashboard, all connections cut at once"
    yield Figure(group, "memory of each", (each_mb,), "MB", EACH_LIMIT_MB)
    yield Figure(group, "until all are back", (taken,), "s", BACK_LIMIT_S)
    yield Figure(group, "runs of the script for that", (again,), "", 0)
    yield Figure(group, f"of {CHECKED}, those with another session", (others,), "", 0)
    yield Figure(
        group, "the light page meanwhile", tuple(1000 * s for s in looks), limit_p95=AT_MOST_MS
    )
