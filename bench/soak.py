"""Readers of the dashboard come and go for minutes: what the server holds must not grow.

    python -m bench.soak 20        # minutes; prints the memory 20 times

Exit status: 0 if the memory stayed the same after the first tenth, 1 if it grew.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Sequence

import psutil

from bench.arrivals import QUERY
from bench.asking import ask
from bench.full_house import LIGHT
from bench.reader import AppServer, serving
from bench.sessions import Reader

PER_S = 4.0
MOST_STAY_S = 20.0
LOOKS = 40
"""How often memory is looked at."""
MAY_GROW_MB = 10.0
"""From the second tenth to the last; the noise of one look is some 5 MB."""
CUT = 4
"""One of so many readers loses the connection and comes back."""


async def visit(address: str, chance: random.Random) -> None:
    """One reader, who stays for some time, and may lose the connection meanwhile.

    Raises:
        MeasureError: the reader is not served.
    """
    reader = Reader(address, QUERY)
    await reader.arrive()
    await ask(address, [LIGHT])
    await asyncio.sleep(chance.uniform(0, MOST_STAY_S))
    if not chance.randrange(CUT):
        await reader.cut()
        await reader.connect()
        await reader.beat()
    if chance.randrange(2):
        await reader.leave()
    else:
        await reader.cut()


async def soak(server: AppServer, minutes: float) -> list[float]:
    """Have readers come and go; returns the memory of the server in MB, at equal intervals.

    Raises:
        MeasureError: a reader is not served.
    """
    process, chance = psutil.Process(server.pid), random.Random(1)
    seen: list[float] = []
    began, every = time.perf_counter(), minutes * 60 / LOOKS
    async with asyncio.TaskGroup() as visits:
        for number in range(int(minutes * 60 * PER_S)):
            now = time.perf_counter() - began
            await asyncio.sleep(max(0.0, number / PER_S - now))
            visits.create_task(visit(server.address, chance))
            if now >= every * (len(seen) + 1):
                seen.append(process.memory_info().rss / 1e6)
                print(f"{now:6.0f} s {number:6} readers {seen[-1]:7.1f} MB", flush=True)
    return seen


def grown_mb(seen: Sequence[float]) -> float:
    """By how much the last tenth is above the second, medians of both.

    >>> grown_mb([90.0, 90.0, 100.0, 100.0] + [101.0] * 16)
    1.0
    """
    tenth = max(len(seen) // 10, 1)
    second, last = seen[tenth : 2 * tenth] or seen[-1:], seen[-tenth:]
    return statistics.median(last) - statistics.median(second)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the memory over the time; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=20.0)
    minutes = parser.parse_args(arguments).minutes
    with serving() as server:
        grown = grown_mb(asyncio.run(soak(server, minutes)))
    print(f"grown by {grown:.1f} MB after the first tenth, limit {MAY_GROW_MB:g}")
    return 0 if grown <= MAY_GROW_MB else 1


if __name__ == "__main__":
    sys.exit(main())
