"""The sessions of readers whose connection is lost, kept until they come back or stay away.

Streamlit keeps 128 of them, so when a proxy restarts, all other readers would get a new session.
It also drops those that stay away without closing what they hold, until Python's garbage collector
happens to find them.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable

from streamlit import config
from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import SessionInfo

if sys.platform != "win32":
    import resource

logger = logging.getLogger(__name__)

FILES_PER_READER = 4
"""A websocket, and three of the event loop that each session of Streamlit has."""
OTHER_FILES = 1024


class KeptSessions:
    """Streamlit's `SessionStorage`: used from the event loop, and listed from other threads too."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Keep nothing yet.

        Args:
            most: how many are kept; of more, those go first that have been away longest.
            seconds: how long each is kept.
            clock: seconds from any beginning.
        """
        self._most, self._seconds, self._clock = most, seconds, clock
        self._kept: dict[str, tuple[float, SessionInfo]] = {}  # in the order of their end

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, session_id: str) -> bool:
        return session_id in self._kept

    def get(self, session_id: str) -> SessionInfo | None:
        """The session of this id; None if it is not kept, or was for too long."""
        self.drop_expired()
        return self._kept[session_id][1] if session_id in self._kept else None

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session whose reader is away."""
        self._kept.pop(session_info.session.id, None)
        self._kept[session_info.session.id] = (self._clock() + self._seconds, session_info)
        while len(self._kept) > self._most:
            self._drop(next(iter(self._kept)))

    def delete(self, session_id: str) -> None:
        """Keep a session no longer: its reader is back."""
        self._kept.pop(session_id, None)

    def list(self) -> list[SessionInfo]:
        """All that are kept."""
        return [info for _, info in self._kept.copy().values()]

    def drop_expired(self) -> int:
        """Shut down those whose time is over; returns how many."""
        now = self._clock()
        over = [id for id, (until, _) in self._kept.items() if until <= now]
        for id in over:
            self._drop(id)
        return len(over)

    def _drop(self, session_id: str) -> None:
        _, info = self._kept.pop(session_id)
        info.session.shutdown()


def keep_sessions(most: int) -> KeptSessions:
    """Have the Streamlit of this process keep as many sessions, instead of its own number.

    `server.disconnectedSessionTTL` says for how long. To be called before the first reader comes:
    Streamlit has no setting for it, so its storage is replaced; warns if it is not where it was.
    """
    kept = KeptSessions(most, config.get_option("server.disconnectedSessionTTL"))
    manager = getattr(get_instance(), "_session_mgr", None)
    if manager is None or not hasattr(manager, "_session_storage"):
        logger.warning("Streamlit keeps its own number of sessions of readers who are away.")
    else:
        manager._session_storage = kept
    return kept


def is_known(session_id: str) -> bool:
    """Whether a session of this process has this id, in use or kept for a reader who is away."""
    return get_instance()._session_mgr.get_session_info(session_id) is not None


def allow_files(readers: int) -> int:
    """Raise this process's soft limit of open files for so many readers, as far as it may be.

    Most systems allow 1,024 by default, which is 250 readers, and many more on request.

    Args:
        readers: how many there may be at a time.

    Returns:
        for how many there are files now.
    """
    if sys.platform == "win32":
        return readers
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_PER_READER * readers + OTHER_FILES
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return readers
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return min(readers, max(allowed - OTHER_FILES, 0) // FILES_PER_READER)
