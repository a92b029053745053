"""Whether the server has stories to show: `/readyz`, and a part of Streamlit's own health address.

`/readyz` says in words what is the matter. Streamlit's `/_stcore/health`, which hosts ask by
habit, is not ok either while the folder of stories is away and nothing was read from it before.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from explorer.reading.library import Library
from explorer.server.shelf import library
from explorer.server.work_queues import LATER
from explorer.tiles.builtin import basemap_problem

AWAY = "The story folder is not available"
NOT_KEPT = {"Cache-Control": "no-store"}


def send_readiness(_: Request) -> Response:
    """200 if there are stories to show, 503 if not; in words, for operators."""
    shelf = library()
    status, words = readiness(shelf, basemap_problem())
    return PlainTextResponse(f"{words}\n", status, LATER if status == 503 else NOT_KEPT)


def readiness(shelf: Library, basemap_problem: str | None = None) -> tuple[int, str]:
    """The status and the words of `/readyz`.

    Args:
        shelf: the stories.
        basemap_problem: why there is no built-in map, as `basemap_problem` says it.

    >>> readiness(Library((), (), is_away=True))
    (503, 'The story folder is not available, and has not been read yet.')
    """
    if shelf.is_away and shelf.slugs:
        return 200, f"{AWAY} or empty: serving the version read last."
    if shelf.is_away:
        return 503, f"{AWAY}, and has not been read yet."
    if not shelf.slugs:
        return 503, "The story folder contains no stories."
    if basemap_problem:
        return 200, f"Ready, but without the built-in map: {basemap_problem}"
    return 200, "Ready."


class FolderHealth:
    """ASGI middleware: Streamlit's health address, not ok while there is nothing to serve."""

    def __init__(self, app: ASGIApp, root: str = "/") -> None:
        """Wrap `app`, whose page is at `root` (`shelf.root_path`)."""
        self._app = app
        self._address = f"{root}_stcore/health"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self._address:
            shelf = await run_in_threadpool(library)
            # An empty folder is no fault: its author may be about to write the first story.
            if shelf.is_away and not shelf.slugs:
                _, words = readiness(shelf)
                await PlainTextResponse(f"{words}\n", 503, LATER)(scope, receive, send)
                return
        await self._app(scope, receive, send)
