"""Whether the process still makes progress: its event loop, and the threads that serve requests.

The loop wakes itself ten times a second, and asks for a thread once. How late it wakes is how long
a request waits before anybody looks at it; how long it waits for the thread shows whether all are
in use.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Final

from starlette.concurrency import run_in_threadpool

LOOK_S: Final = 0.1
LOOKS: Final = 10
"""After so many looks at the loop, a thread is asked for."""
STUCK_S: Final = 30.0
"""Threads are stuck if none has been free for so long; a busy server frees some each second."""


class Heartbeat:
    """Wakes while `run` runs; before that, everything is taken to be well."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Args:
        now: the time in seconds, from any beginning.
        """
        self._now = now
        self._asked_at: float | None = None
        """When the thread was asked for that has not answered yet."""
        self._asking: asyncio.Task[None] | None = None
        """Held, as the loop itself would let it be collected."""
        self.lag_s = 0.0
        """How late the loop woke at worst within the last second, in seconds."""

    async def run(self, see: Callable[[float], None]) -> None:
        """Wake until cancelled.

        Args:
            see: is called at each waking with how late it was, in seconds.
        """
        while True:
            late_s = [await self._look(see) for _ in range(LOOKS)]
            self.lag_s = max(late_s)
            if self._asked_at is None:
                self._asking = asyncio.create_task(self.ask())

    async def _look(self, see: Callable[[float], None]) -> float:
        due = self._now() + LOOK_S
        await asyncio.sleep(LOOK_S)
        late_s = max(0.0, self._now() - due)
        see(late_s)
        return late_s

    async def ask(self) -> None:
        """Wait until a thread is free."""
        self._asked_at = self._now()
        try:
            await run_in_threadpool(lambda: None)
        finally:
            self._asked_at = None

    @property
    def threads_wait_s(self) -> float:
        """How long we have been waiting for a free thread, in seconds; 0 if none is awaited."""
        asked_at = self._asked_at
        return 0.0 if asked_at is None else self._now() - asked_at


HEARTBEAT = Heartbeat()
"""That of this process."""
