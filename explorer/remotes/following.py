"""Follows a remote in a thread of its own: looks at it now and then, and when it is asked to."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event, Lock, Thread
from typing import Final

from explorer.remotes.addresses import Remote
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.fetching import Check, Fetched, fetch
from explorer.remotes.states import RemoteState
from explorer.remotes.versions import Version, Versions

logger = logging.getLogger(__name__)

_JITTER: Final = 0.2
"""By which part a pause is longer or shorter: replicas that start together spread out."""
_RETRY_S: Final = 60.0
"""Between two attempts after a failure, where only the webhook asks for the others."""
_LONGEST_S: Final = 600.0
"""Between two attempts after many failures, unless the pauses are longer anyway."""
_SHORTEST_S: Final = 1.0
"""Between two looks that are asked for; what is asked for meanwhile is one look."""


class Follower:
    """Keeps the stories of a remote up to date, until it is stopped."""

    def __init__(
        self, remote: Remote, check: Check, changed: Callable[[], object] = lambda: None
    ) -> None:
        """Nothing happens before `start`; what an earlier process fetched is known at once.

        Args:
            remote: where the stories come from.
            check: says what is wrong in a story's folder.
            changed: called in the follower's thread after each new version.
        """
        self._remote, self._check, self._changed = remote, check, changed
        self._asked, self._is_stopped = Event(), Event()
        self._lock = Lock()
        self._state = RemoteState(remote.where)
        self._thread = Thread(target=self._run, name="remote-stories", daemon=True)
        if version := Versions(remote.home).current():
            self._state = _serving(self._state, version)

    @property
    def state(self) -> RemoteState:
        """How it goes."""
        with self._lock:
            return self._state

    def start(self) -> None:
        """Begin, with a look at once."""
        with suppress(OSError):  # the first look will report this
            Versions(self._remote.home).prepare()  # an author's server watches one of the folders
        self._thread.start()

    def ask(self) -> None:
        """Have it look as soon as it can."""
        self._asked.set()

    def stop(self) -> None:
        """Have it end; what it is fetching just now is dropped when the process ends."""
        self._is_stopped.set()
        self._asked.set()

    def _run(self) -> None:
        while not self._is_stopped.is_set():
            self._asked.clear()
            self.look()
            if not self._is_stopped.wait(_SHORTEST_S):
                self._asked.wait(pause_s(self._remote.poll_s, self.state.failures))

    def look(self) -> RemoteState:
        """Look at the remote now, in this thread; whatever goes wrong is logged and counted."""
        try:
            fetched = fetch(self._remote, self._check)
        except RemoteError as error:
            self._failed(error.fault, str(error))
            logger.warning("The stories cannot be fetched (%s): %s", error.fault, error)
        except Exception as error:  # the thread has to go on
            self._failed(Fault.LOCAL, f"{self._remote.where}: {type(error).__name__}")
            logger.exception("The stories cannot be fetched: a fault in the explorer.")
        else:
            self._succeeded(fetched)
        return self.state

    def _failed(self, fault: Fault, words: str) -> None:
        with self._lock:
            failures = self._state.failures + 1
            self._state = replace(self._state, fault=fault, words=words, failures=failures)

    def _succeeded(self, fetched: Fetched) -> None:
        version = fetched.version
        with self._lock:
            state = replace(self._state, checked_at=time.time(), fault=None, words="", failures=0)
            self._state = _serving(state, version)
        if fetched.is_new:
            said = (self._remote.where, version.revision, len(version.files), fetched.transferred)
            logger.info("Stories of %s: revision %s, %d files, %d of them new.", *said)
            for mistakes in (version.kept | version.broken).values():
                for line in mistakes:
                    logger.warning("%s: %s", self._remote.where, line)
            self._changed()


def _serving(state: RemoteState, version: Version) -> RemoteState:
    return replace(
        state,
        revision=version.revision,
        changed_at=version.fetched_at,
        kept=tuple(version.kept),
        broken=tuple(version.broken),
    )


def pause_s(poll_s: float, failures: int) -> float | None:
    """How long to wait for the next look: longer the more have failed; None for until asked.

    Args:
        poll_s: between two looks; 0 for none.
        failures: how many have failed in a row.
    """
    if not failures and not poll_s:
        return None
    usual = poll_s or _RETRY_S
    longest = max(usual, _LONGEST_S)
    pause: float = min(usual * 2.0 ** min(max(failures - 1, 0), 10), longest)
    return pause * random.uniform(1 - _JITTER, 1 + _JITTER)
