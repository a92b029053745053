"""Readers at the door: the dashboard for those who are let in, the light page for the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.server.admission import Admission
from explorer.server.open_addresses import SOCKET
from explorer.server.request_records import note_refused
from explorer.server.requests import is_too_long
from explorer.server.shelf import library
from explorer.story.pasted import asked_for
from explorer.story.selection import choose, choose_story

_BOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|embedly"
    r"|curl/|wget/|python-|go-http|java/|lighthouse",
    re.IGNORECASE,
)
"""Programs that say so; a telephone is called CUBOT."""
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
        return f"stories/{query}"
    story = next((story for story in shelf.stories if story.slug == slug), None)
    if story is None:
        return None
    selection, _ = choose(asked, story, story.languages, accepted)
    path = "/".join(quote(part) for part in (slug, selection.event) if part)
    return f"stories/{path}{query}"


class Arrivals:
    """ASGI middleware: asks `Admission` for each new page and each new session."""

    def __init__(self, app: ASGIApp, root: str, admission: Admission) -> None:
        """Wrap `app`, whose page is at `root` (`shelf.root_path`)."""
        self._app, self._page, self._socket = app, root, root + SOCKET
        self._admission = admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] == self._socket:
            await self._connect(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == self._page:
            await self._open(scope, receive, send)
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
        if is_resumed(headers):
            self._admission.resume()
        elif is_bot(headers.get("user-agent", "")):
            self._admission.refuse_session()
            await send({"type": "websocket.close", "code": 1008})
            return
        elif not self._admission.admits_session():
            note_refused("full")
            await send({"type": "websocket.close", "code": 1013})
            return
        is_inside = False

        async def counted(message: Message) -> None:
            nonlocal is_inside
            if message["type"] == "websocket.accept" and not is_inside:
                is_inside = True
                self._admission.enter()
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            if is_inside:
                self._admission.leave()


def is_resumed(headers: Headers) -> bool:
    """Whether a websocket names a session: Streamlit's page does so once it has had one.

    >>> is_resumed(Headers({"sec-websocket-protocol": "streamlit, token, 4f1c"}))
    True
    >>> is_resumed(Headers({"sec-websocket-protocol": "streamlit, token"}))
    False
    """
    parts = headers.get("sec-websocket-protocol", "").split(",")
    return len(parts) > 2 and bool(parts[2].strip())


def _light_address(request: Request) -> str | None:
    accepted = request.headers.get("accept-language", "")
    return light_address({} if is_too_long(request) else request.query_params, accepted)


def _lead(address: str) -> Response:
    # Relative, so it holds behind a proxy that strips a prefix; the next request may be let in.
    return Response(status_code=307, headers={"Location": address, "Cache-Control": "no-store"})
