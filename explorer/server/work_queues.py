"""Costly answers, made in threads of their own, so that they never hold up others.

What takes long (a drawn card, a map, a document) would otherwise fill the threads that serve every
request. Each kind of work has a queue of bounded length: a request that comes when it is full is
asked to come again. What was made is kept; what two ask for at the same time is made once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from time import monotonic
from typing import Any, Final, Generic, TypeVar
from weakref import WeakSet

from explorer.server.bounded_caches import BoundedCache
from explorer.server.request_records import note_cached, note_refused
from explorer.story.errors import ExplorerError

RETRY_AFTER_S = 5
"""When to come again if a queue is full: a full one is half empty by then."""
LATER = {"Retry-After": str(RETRY_AFTER_S), "Cache-Control": "no-store"}
"""Headers of an answer 503: it holds for a moment only."""
STUCK_S: Final = 60.0
"""Work that takes longer is taken to be stuck; the slowest takes a tenth of it."""

_QUEUES: WeakSet[WorkQueue[Any]] = WeakSet()


T = TypeVar("T")


class BusyError(ExplorerError):
    """There is no room in the queue: the same request succeeds later."""


class WorkQueue(Generic[T]):
    """Makes what is asked for by key, keeps it, and lets all who ask for the same wait together."""

    def __init__(
        self,
        name: str,
        *,
        workers: int,
        waiting: int,
        kept: int,
        stuck_s: float = STUCK_S,
    ) -> None:
        """Threads are started when there is work for them.

        Args:
            name: of its threads.
            workers: how many things are made at the same time.
            waiting: how many things may be in the making or wait for it.
            kept: how many results are kept, if their bytes allow it (`BoundedCache`).
            stuck_s: how many seconds the making of one may take before it counts as stuck.
        """
        self.name = name
        self.hits = self.made = self.refused = 0
        """How often something was cached (or already in the making), made, and refused."""
        self._stuck_s = stuck_s
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._waiting, self._keeps = waiting, kept > 0
        self.kept = BoundedCache[Hashable, T](name, kept)
        """The results that are kept."""
        self._lock = Lock()
        """Held for a look into what is kept and coming, never while something is made."""
        self._coming: dict[Hashable, Future[T]] = {}
        self._begun: dict[Hashable, float] = {}
        """When the making of each began that a thread is at."""
        _QUEUES.add(self)

    def __len__(self) -> int:
        """How many things are in the making or wait for it."""
        return len(self._coming)

    def is_stuck(self) -> bool:
        """Whether a thread has been at one thing for too long."""
        begun = min(self._begun.copy().values(), default=None)
        return begun is not None and monotonic() - begun > self._stuck_s

    async def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`: at once if it is cached, else as soon as it is made.

        Whoever stops waiting does not stop it for the others.

        Args:
            key: all that the result depends on.
            make: makes it; whatever it raises reaches everybody who waits.

        Raises:
            BusyError: it is not kept and the queue is full.
        """
        found = self._recorded(key, make)
        if not isinstance(found, Future):
            return found
        return await asyncio.shield(asyncio.wrap_future(found))

    def wait_for(self, key: Hashable, make: Callable[[], T], most_s: float | None = None) -> T:
        """The same for a thread that may wait, which must be none of this queue's own.

        Raises:
            BusyError: as above.
            TimeoutError: it takes more than `most_s` seconds; it is made for others all the same.
        """
        found = self._asked(key, make)
        return found.result(most_s) if isinstance(found, Future) else found

    def _recorded(self, key: Hashable, make: Callable[[], T]) -> T | Future[T]:
        """What is asked for, and a note in the record of the request that asks."""
        try:
            found = self._asked(key, make)
        except BusyError:
            note_refused("busy")
            raise
        if self._keeps:
            note_cached(is_hit=not isinstance(found, Future))
        return found

    def _asked(self, key: Hashable, make: Callable[[], T]) -> T | Future[T]:
        with self._lock:
            found = self.kept.get(key)
            if found is not None:
                self.hits += 1
                return found
            if key in self._coming:
                self.hits += 1
                return self._coming[key]
            if len(self._coming) >= self._waiting:
                self.refused += 1
                raise BusyError
            self.made += 1
            coming = self._coming[key] = self._pool.submit(self._timed, key, make)
        coming.add_done_callback(lambda made: self._keep(key, made))
        return coming

    def give_up(self) -> None:
        """Cancel what waits; whoever waits for it gets a `CancelledError`."""
        with self._lock:
            waiting = list(self._coming.values())
        for each in waiting:
            each.cancel()

    def _timed(self, key: Hashable, make: Callable[[], T]) -> T:
        self._begun[key] = monotonic()
        try:
            return make()
        finally:
            del self._begun[key]

    def _keep(self, key: Hashable, made: Future[T]) -> None:
        with self._lock:
            del self._coming[key]
            if made.cancelled() or made.exception():
                return
            self.kept.keep(key, made.result())


def work_queues() -> tuple[WorkQueue[Any], ...]:
    """The queues of this process, by name."""
    return tuple(sorted(_QUEUES, key=lambda queue: queue.name))
