"""Readers at the door: the dashboard for those who are let in, the light page for the others."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.server.admission import Admission
from explorer.server.answers import NOT_KEPT
from explorer.server.open_addresses import SOCKET
from explorer.server.request_records import note_refused
from explorer.server.requests import is_too_long
from explorer.server.shelf import library
from explorer.site.addresses import page_path
from explorer.story.pasted import asked_for
from explorer.story.selection import EMBEDDING, choose, choose_story

_BOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|embedly"
    r"|curl/|wget/|python-|go-http|java/|lighthouse",
    re.IGNORECASE,
)
"""Programs that say so; a telephone is called CUBOT."""
AT_ONCE = 4
"""How many connections are taken up at a time. After a proxy has restarted, all readers come back
in the same second; those who ask for a page are answered in between."""
BEFORE_SOCKET = ("_stcore/health", "_stcore/host-config")
"""What Streamlit's page asks for before it opens its websocket."""
FULL = "#full"
"""Behind the address of a light page: it says why the dashboard did not open."""
_NAMES = ("story", "event")
"""Parameters that are in the path of the light page."""


def is_bot(agent: str) -> bool:
    """Whether a `User-Agent` is that of a program, for which nobody waits.

    >>> is_bot("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
    True
    >>> is_bot("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    False
    """
    return _BOT.search(agent) is not None


def light_address(params: Mapping[str, str], accepted: str) -> str | None:
    """Address of the page that shows the same moment without a session, relative to the dashboard.

    The page of a story then says why it is shown, except in a frame of another site.
    None if the story has mistakes: only the dashboard says which.

    Args:
        params: the query parameters of the dashboard; anything in them is hostile.
        accepted: the browser's `Accept-Language`.
    """
    shelf, asked = library(), asked_for(params)
    slug, _ = choose_story(asked, shelf.slugs, shelf.front)
    kept = {name: value for name, value in asked.items() if name not in _NAMES}
    query = f"?{urlencode(kept)}" if kept else ""
    if slug is None:
        return f"{page_path(None, None, None)}{query}"
    story = next((story for story in shelf.stories if story.slug == slug), None)
    if story is None:
        return None
    selection, _ = choose(asked, story, story.languages, accepted)
    told = "" if EMBEDDING[0] in asked else FULL
    return f"{quote(page_path(slug, selection.event, None))}{query}{told}"


class Arrivals:
    """ASGI middleware: asks `Admission` for each new page and each new session."""

    def __init__(
        self, app: ASGIApp, root: str, admission: Admission, knows: Callable[[str], bool]
    ) -> None:
        """Wrap `app`.

        Args:
            app: the app.
            root: the path of its page (`shelf.root_path`).
            admission: of this process.
            knows: whether this process has a session of this id, in use or kept.
        """
        self._app, self._page, self._socket = app, root, root + SOCKET
        self._before = {root + path for path in BEFORE_SOCKET}
        self._admission, self._knows = admission, knows
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] == self._socket:
            await self._connect(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == self._page:
            await self._open(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in self._before and _is_of_a_page(scope):
            async with self._turns:
                await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _open(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        is_reader = request.method == "GET" and not is_bot(request.headers.get("user-agent", ""))
        if is_reader and not self._admission.admits_page():
            address = await run_in_threadpool(_light_address, request)
            if address is not None:
                note_refused("full")
                await _lead(address)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        session_id = resumed_session(headers)
        if session_id and self._knows(session_id):
            self._admission.resume()
        elif is_bot(headers.get("user-agent", "")):
            self._admission.refuse_session()
            await send({"type": "websocket.close", "code": 1008})
            return
        elif not self._admits(session_id):
            note_refused("full")
            await send({"type": "websocket.close", "code": 1013})
            return
        await self._take_up(scope, receive, send)

    def _admits(self, session_id: str | None) -> bool:
        """Whether Streamlit may begin a session: it does so for an id that it does not know."""
        if session_id:
            return self._admission.admits_return()
        return self._admission.admits_session()

    async def _take_up(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the app answer in its turn, and count the reader for as long as it is connected."""
        await self._turns.acquire()
        is_waiting, is_inside = True, False

        async def counted(message: Message) -> None:
            nonlocal is_waiting, is_inside
            if message["type"] == "websocket.accept":
                self._admission.enter()
                is_inside = True
            await send(message)
            if is_waiting:
                self._turns.release()
                is_waiting = False

        try:
            await self._app(scope, receive, counted)
        finally:
            if is_waiting:
                self._turns.release()
            if is_inside:
                self._admission.leave()


def resumed_session(headers: Headers) -> str | None:
    """The session that a websocket names: Streamlit's page does so once it has had one.

    >>> resumed_session(Headers({"sec-websocket-protocol": "streamlit, token, 4f1c"}))
    '4f1c'
    >>> resumed_session(Headers({"sec-websocket-protocol": "streamlit, token"}))
    """
    parts = headers.get("sec-websocket-protocol", "").split(",")
    return (parts[2].strip() or None) if len(parts) > 2 else None


def _is_of_a_page(scope: Scope) -> bool:
    """Whether a script of a page asks; a balancer's probe does not wait for its turn."""
    return "sec-fetch-mode" in Headers(scope=scope)


def _light_address(request: Request) -> str | None:
    accepted = request.headers.get("accept-language", "")
    return light_address({} if is_too_long(request) else request.query_params, accepted)


def _lead(address: str) -> Response:
    # Relative, so it holds behind a proxy that strips a prefix; the next request may be let in.
    return Response(status_code=307, headers={"Location": address, **NOT_KEPT})
