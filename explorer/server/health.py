"""Whether the process works (`/livez`) and may receive readers (`/readyz`), for operators.

Both say in words what is the matter, and answer at once even if all threads are in use.
Streamlit's `/_stcore/health`, which hosts ask by habit, is not ok either while the server stops,
or the folder of stories is away and nothing was read from it before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from explorer.reading.library import Library
from explorer.remotes.states import RemoteState
from explorer.server.answers import NOT_KEPT
from explorer.server.heartbeat import HEARTBEAT, STUCK_S
from explorer.server.remote_stories import remote_problem, remote_state
from explorer.server.shelf import library
from explorer.server.stopping import STOPPING
from explorer.server.work_queues import LATER, WorkQueue, work_queues
from explorer.settings import BASEMAP
from explorer.tiles.builtin import basemap_problem
from explorer.tiles.operators import operators_problem

STOPS = "Stopping."
AWAY = "The story folder is not available"


FOLDER_S = 5.0
"""How long the story folder may take to be looked at; a network mount can hang."""

_LOOKS = WorkQueue[tuple[Library, str | None]]("readiness", workers=1, waiting=1, kept=0)
"""A thread of its own, of which all who ask at the same time wait for the same answer."""


async def send_liveness(_: Request) -> Response:
    """200 if the process makes progress, 503 if only a restart helps."""
    if HEARTBEAT.threads_wait_s > STUCK_S:
        return _said(503, f"No thread has been free for {STUCK_S:.0f} s.")
    return _said(200, "Alive.")


async def send_readiness(_: Request) -> Response:
    """200 if there are stories to show and nothing keeps the server from it, 503 if not."""
    if STOPPING.is_begun:
        return _said(503, STOPS)
    looked = _LOOKS.get("shelf", lambda: (library(), _lacking()))
    try:
        shelf, problem = await asyncio.wait_for(looked, FOLDER_S)
    except TimeoutError:
        return _said(503, "The story folder does not respond.")
    stuck = [queue.name for queue in work_queues() if queue.is_stuck()]
    return _said(*readiness(shelf, problem, stuck, remote_state()))


def _lacking() -> str | None:
    """Which map cannot be used, and why."""
    if problem := basemap_problem():
        return f"the built-in map: {problem}"
    problem = operators_problem()
    return f"the streets of {BASEMAP}: {problem}" if problem else None


def _said(status: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status, LATER if status == 503 else NOT_KEPT)


def readiness(
    shelf: Library,
    lacking: str | None = None,
    stuck: Collection[str] = (),
    remote: RemoteState | None = None,
) -> tuple[int, str]:
    """The status and the words of `/readyz`.

    Args:
        shelf: the stories.
        lacking: which map cannot be used, and why.
        stuck: the names of the queues whose work does not end.
        remote: how the fetching goes of stories from elsewhere.

    >>> readiness(Library((), (), is_away=True))
    (503, 'The story folder is not available, and has not been read yet.')
    """
    if shelf.is_away and not shelf.slugs:
        if remote:
            why = f"; the last attempt failed: {remote.fault}" if remote.fault else ""
            return 503, f"The stories have not been fetched yet{why}."
        return 503, f"{AWAY}, and has not been read yet."
    if not shelf.slugs:
        return 503, "The story folder contains no stories."
    if stuck:
        return 503, f"Stuck: {', '.join(stuck)}."
    if shelf.is_away:
        return 200, f"{AWAY} or empty: serving the version read last."
    if remote and (problem := remote_problem(remote)):
        return 200, f"Ready, but {problem}"
    if lacking:
        return 200, f"Ready, but without {lacking}"
    return 200, "Ready."


class FolderHealth:
    """ASGI middleware: Streamlit's health address, not ok while nothing can be served."""

    def __init__(self, app: ASGIApp, root: str = "/") -> None:
        """Wrap `app`, whose page is at `root` (`shelf.root_path`)."""
        self._app = app
        self._address = f"{root}_stcore/health"
        self._has_stories = False  # what was read once stays: no need to look at files again

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self._address:
            if STOPPING.is_begun:
                await _said(503, STOPS)(scope, receive, send)
                return
            if not self._has_stories:
                shelf = await run_in_threadpool(library)
                self._has_stories = bool(shelf.slugs)
                # An empty folder is no fault: its author may be about to write the first story.
                if shelf.is_away and not shelf.slugs:
                    _, words = readiness(shelf, remote=remote_state())
                    await _said(503, words)(scope, receive, send)
                    return
        await self._app(scope, receive, send)
