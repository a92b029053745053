"""Which addresses readers can ask for: our own, and those of Streamlit that its page needs.

Streamlit answers others too: it takes uploads of any size into memory, counts sessions for whoever
asks, offers the app to programs, logs in, and sends its page with 200 for any address that it does
not know. Nothing here needs that, so a list says what is open and everything else is 404.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from explorer.paths import streamlit_static
from explorer.server.map_frames import map_frame_files

SOCKET = "_stcore/stream"
"""The websocket of Streamlit's page."""
CORE = ("_stcore/health", "_stcore/host-config")
"""What the page, and a balancer, ask Streamlit for; all addresses are relative to the page."""
PARTS = ("_stcore/", "static/", "component/", "media/")
"""Below these are no pages, so a wrong address is answered in a few words."""

METHODS = ("GET", "HEAD")


@cache
def streamlit_addresses() -> frozenset[str]:
    """The addresses of Streamlit that readers need, apart from the websocket's."""
    static = streamlit_static()
    files = (path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file())
    return frozenset((*CORE, *map_frame_files(), *files)) - {"index.html"}


class OpenAddresses:
    """ASGI middleware: lets through what is open, and answers the rest itself."""

    def __init__(
        self,
        app: ASGIApp,
        root: str,
        routes: Sequence[BaseRoute],
        missing: Callable[[Request], Response],
    ) -> None:
        """Wrap `app`.

        Args:
            app: the app.
            root: the path of its page (`shelf.root_path`).
            routes: our own, which are all open.
            missing: answers for a page that does not exist.
        """
        self._app = app
        self._root = root
        self._routes = routes
        self._missing = missing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            if scope["path"] == self._root + SOCKET:
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] != "http" or self._is_open(scope):
            await self._app(scope, receive, send)
        else:
            await (await self._refusal(Request(scope)))(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if any(route.matches(scope)[0] is Match.FULL for route in self._routes):
            return True
        if scope["method"] not in METHODS:
            return False
        if path.startswith(self._root) and path.removeprefix(self._root) in streamlit_addresses():
            return True
        return path == self._root.rstrip("/")  # Streamlit leads from there to the page

    async def _refusal(self, request: Request) -> Response:
        below = request.scope["path"].removeprefix(self._root)
        if request.method not in METHODS:
            allowed = {"Allow": ", ".join(METHODS)}
            return PlainTextResponse("This site is read-only.", 405, headers=allowed)
        if below.startswith(PARTS) or below == request.scope["path"]:
            return PlainTextResponse("Page not found.", 404)
        return await run_in_threadpool(self._missing, request)
