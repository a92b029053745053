"""Who gets a session of Streamlit, and who the light page of the same moment instead.

A session costs the server a run of the page, and memory for as long as the reader stays. A process
that takes in more readers than it can serve keeps all of them waiting. So past the limits new
readers are led to the page of the story that needs no session; those inside keep theirs, and get
it back when their connection was lost.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from explorer.settings import ARRIVALS, READERS, WAIT, number, whole_number

MOST_READERS = 500
"""Unless it is set: some 100 MB."""
ARRIVALS_PER_PROCESSOR = 5.0
"""Unless it is set. A second processor serves the proxy, drawing and the network; Python itself
uses one, so more of them do not let in more readers."""
USED_PROCESSORS = 2

BURST_S = 2.0
"""Readers who come at once are let in as if they had come within so many seconds."""
SOCKETS_PER_PAGE = 4.0
"""A page opens its session seconds later, and again after a failure: more may come at once."""
RETURN_S = 5.0
"""As many readers as one process may have come back within so many seconds, from one that ended."""
MOST_RETURNED = 2
"""How many times that number may be inside, with those who came back."""
MOST_WAIT_S = 0.25
"""Unless it is set."""
MOST = 1_000_000
"""Of each of the three settings."""
WEIGHT = 0.2
"""How much one look of the heartbeat counts for the average: it follows within half a second."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one process takes in."""

    readers: int
    """Dashboards open at a time; 0 lets nobody in."""
    arrivals_per_s: float
    """New readers per second; 0 lets nobody in."""
    wait_s: float = MOST_WAIT_S
    """How late the event loop may be on average before nobody new is let in, whatever the rate."""

    @property
    def most_inside(self) -> int:
        """Dashboards open at a time, with those of readers who came back from another process."""
        return MOST_RETURNED * self.readers


@dataclass(frozen=True)
class Counts:
    """What has happened since the start, for operators."""

    readers: int
    """Websockets open now."""
    sessions: int
    """New sessions let in."""
    resumed: int
    """Connections of readers who were inside already."""
    pages: int
    """Requests for the dashboard let in."""
    led_away: int
    """Requests for the dashboard that were led to the light page."""
    refused: int
    """New sessions refused."""
    wait_s: float
    """How late the event loop is, on average of the last half second."""


def limits(settings: Mapping[str, str] = os.environ, processors: int | None = None) -> Limits:
    """What the settings say, else what fits the machine.

    Args:
        settings: the environment.
        processors: how many this process may use; None asks the system.

    Raises:
        SettingError: a setting is not a number from 0 up.

    >>> limits({}, processors=8)
    Limits(readers=500, arrivals_per_s=10.0, wait_s=0.25)
    >>> limits({"EXPLORER_DASHBOARD_READERS": "2000"}, processors=1)
    Limits(readers=2000, arrivals_per_s=5.0, wait_s=0.25)
    """
    usual = ARRIVALS_PER_PROCESSOR * min(processors or _processors(), USED_PROCESSORS)
    return Limits(
        readers=whole_number(settings, READERS, MOST_READERS, most=MOST),
        arrivals_per_s=number(settings, ARRIVALS, usual, most=MOST),
        wait_s=number(settings, WAIT, MOST_WAIT_S, most=MOST),
    )


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Bucket:
    """Lets so many through per second, and a burst of them at once."""

    def __init__(self, per_s: float, most: float, clock: Callable[[], float]) -> None:
        self._per_s, self._most, self._clock = per_s, most, clock
        self._left, self._at = most, clock()

    def take(self) -> bool:
        """Whether one more may pass now."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._per_s)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Admission:
    """Decides who is let in, and counts. Used from the event loop only."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with nobody inside.

        Args:
            limits: what this process takes in.
            clock: seconds from any beginning.
        """
        self.limits = limits
        rate = limits.arrivals_per_s
        burst = max(rate * BURST_S, 1.0) if rate else 0.0
        self._pages = Bucket(rate, burst, clock)
        self._sockets = Bucket(rate * SOCKETS_PER_PAGE, burst * SOCKETS_PER_PAGE, clock)
        returns = limits.readers / RETURN_S if rate else 0.0
        self._returns = Bucket(returns, max(returns, 1.0) if returns else 0.0, clock)
        self._wait_s = 0.0
        self._readers = self._sessions = self._resumed = 0
        self._let_in = self._led_away = self._refused = 0

    def admits_page(self) -> bool:
        """Whether a new reader gets the dashboard's page."""
        admitted = self._has_room() and self._pages.take()
        self._let_in += admitted
        self._led_away += not admitted
        return admitted

    def admits_session(self) -> bool:
        """Whether a new session may begin."""
        admitted = self._has_room() and self._sockets.take()
        self._sessions += admitted
        self._refused += not admitted
        return admitted

    def admits_return(self) -> bool:
        """Whether a reader gets a session who says to have had one that is not of this process.

        After another process has ended, its readers come here, however late this one is. Whoever
        only pretends to be one of them is bounded too.
        """
        is_room = self._readers < self.limits.most_inside
        admitted = is_room and self._returns.take()
        self._resumed += admitted
        self._refused += not admitted
        return admitted

    def refuse_session(self) -> None:
        """Count a session that nobody would use."""
        self._refused += 1

    def resume(self) -> None:
        """Count the connection of a reader whose session is here; it is never refused."""
        self._resumed += 1

    def enter(self) -> None:
        """A websocket is open."""
        self._readers += 1

    def leave(self) -> None:
        """A websocket is closed."""
        self._readers -= 1

    def sessions(self) -> int:
        """How many sessions there have been up to now."""
        return self._sessions

    def see_wait(self, late_s: float) -> None:
        """Take into account how late the event loop was this time, in seconds."""
        self._wait_s += WEIGHT * (late_s - self._wait_s)

    def counts(self) -> Counts:
        """What has happened since the start."""
        return Counts(
            readers=self._readers,
            sessions=self._sessions,
            resumed=self._resumed,
            pages=self._let_in,
            led_away=self._led_away,
            refused=self._refused,
            wait_s=self._wait_s,
        )

    def _has_room(self) -> bool:
        return self._readers < self.limits.readers and self._wait_s <= self.limits.wait_s


@cache
def admission() -> Admission:
    """The one of this process.

    Raises:
        SettingError: a setting is not a number from 0 up.
    """
    return Admission(limits())
