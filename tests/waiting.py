"""Waiting for what a thread or another process does, in tests without a browser."""

from __future__ import annotations

from asyncio import sleep, timeout
from collections.abc import Callable
from threading import Event
from time import monotonic

PATIENCE_S = 60
LOOK_EVERY_S = 0.02


async def eventually_async(is_so: Callable[[], bool]) -> None:
    """The same as `eventually`, while other tasks of the event loop go on."""
    async with timeout(PATIENCE_S):
        while not is_so():
            await sleep(LOOK_EVERY_S)


def eventually(is_so: Callable[[], bool]) -> None:
    """Return as soon as it is so; fail if it is not within a minute."""
    end = monotonic() + PATIENCE_S
    while not is_so():
        assert monotonic() < end
        Event().wait(LOOK_EVERY_S)
