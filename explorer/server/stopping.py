"""A graceful stop: `SIGTERM` lets readers finish what they are at, and go on elsewhere.

`/readyz` answers 503 at once. After `EXPLORER_DRAIN_S` seconds, in which new requests are still
served until the balancer has noticed, no connection is accepted any more. Requests under way are
completed, websockets are closed with 1012 (service restart): Streamlit's page then reconnects,
through the balancer to another replica, which reads the reader's event from the page's address.

uvicorn does most of this, but waits for slow readers for ever, and ends by the signal itself, which
looks like a crash. A signal on the terminal (Ctrl+C) is left to it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Mapping
from typing import Final

from uvicorn import Server

from explorer.server.work_queues import work_queues
from explorer.settings import DRAIN, whole_number

logger = logging.getLogger(__name__)

MOST_DRAIN_S: Final = 60
FINISH_S: Final = 15
"""How long requests under way may take, in seconds."""
END_S: Final = 20.0
"""When the process ends whatever it is at: the copies of a film can take minutes, and are made
again at the next start."""


class Stopping:
    """Whether and how the process is being stopped."""

    def __init__(self) -> None:
        self.is_begun = False

    async def run(self, server: Server, drain_s: float) -> None:
        """Stop accepting requests after so many seconds; a second call does so at once."""
        if self.is_begun:
            server.should_exit = True
            return
        self.is_begun = True
        logger.info("Stopping: not ready any more, still serving for %g s.", drain_s)
        end_process_in(drain_s + END_S)
        await asyncio.sleep(drain_s)
        server.should_exit = True


STOPPING = Stopping()
"""That of this process."""


def drain_s(settings: Mapping[str, str]) -> int:
    """For how many seconds new requests are served after `SIGTERM`; by default none.

    Raises:
        SettingError: the setting is no whole number from 0 to 60.
    """
    return whole_number(settings, DRAIN, 0, most=MOST_DRAIN_S)


def stop_gracefully_on_signal(settings: Mapping[str, str] = os.environ) -> bool:
    """Have `SIGTERM` stop the uvicorn that runs in this thread gracefully; returns whether it will.

    Call it once uvicorn has installed its own handlers, from the loop that it runs.
    """
    server = _server_of(signal.getsignal(signal.SIGTERM))
    if server is None or threading.current_thread() is not threading.main_thread():
        return False
    server.config.timeout_graceful_shutdown = FINISH_S
    loop, seconds = asyncio.get_running_loop(), drain_s(settings)

    def stop() -> None:
        task = loop.create_task(STOPPING.run(server, seconds))
        _TASKS.add(task)

    signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(stop))
    return True


_TASKS: set[asyncio.Task[None]] = set()
"""Held, as the loop itself would let them be collected."""


def _server_of(handler: object) -> Server | None:
    """The server whose method handles a signal."""
    owner = getattr(handler, "__self__", None)
    return owner if isinstance(owner, Server) else None


def give_up_queued_work() -> None:
    """Have the process wait only for work that a thread is at, when it ends."""
    for queue in work_queues():
        queue.give_up()


def end_process_in(seconds: float, end: Callable[[int], None] = os._exit) -> threading.Timer:
    """End the process in so many seconds if it has not ended by then."""

    def act() -> None:
        logger.warning("Work that did not finish in %g s is given up.", seconds)
        end(0)

    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()
    return timer
