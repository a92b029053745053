"""Streamlit's own scripts and styles, kept compressed in memory once they were asked for.

A page of Streamlit is three megabytes of files, whose names change with their content. Streamlit
reads each from the disk for every reader and sends it uncompressed, leaving that to a proxy that
many hosts do not have. On a slow line this is most of what a reader waits for.
"""

from __future__ import annotations

import re
from asyncio import Event
from collections.abc import MutableMapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.server.answers import FOR_EVER, packed_answer
from explorer.site.assets import Asset, packed

NAMED_BY_CONTENT = re.compile(
    r"(?:static|component/[\w.]+/static)/(?:\w+/)*\w[\w.-]*"
    r"\.(?=[\w-]*[A-Z\d])[\w-]{8}\.(?:js|css)"
)
"""Addresses, relative to the page, of files that never change under their name.

A digest is eight letters and digits; eight small letters are taken for a word. One address a file:
with `//` or `/./` in it, anybody could have the same one kept many times.
"""
_MEDIA_TYPES = ("text/javascript", "application/javascript", "text/css")
"""What such files are; Streamlit may answer with its page where it has none."""

_OF_ONE_READER = frozenset(
    {b"accept-encoding", b"if-none-match", b"if-modified-since", b"if-range", b"range"}
)
"""Headers of a request that make its answer one for this reader only."""


class KeptFiles:
    """ASGI middleware: asks the app for such a file once, and answers from memory ever after.

    What it holds is bounded by the files that Streamlit and its components have.
    """

    def __init__(self, app: ASGIApp, root: str = "/") -> None:
        """Wrap `app`, whose page is at `root` (`shelf.root_path`)."""
        self._app = app
        self._root = root
        self._kept: MutableMapping[str, Asset] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_asked_for(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            answer = await self._ask(scope)
            media_type = answer.headers.get("content-type", "")
            if answer.status_code != 200 or not media_type.startswith(_MEDIA_TYPES):
                await answer(scope, receive, send)
                return
            self._kept[path] = await run_in_threadpool(packed, bytes(answer.body), media_type)
        kept = packed_answer(Headers(scope=scope), self._kept[path], FOR_EVER)
        await kept(scope, receive, send)

    def _is_asked_for(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return False
        path: str = scope["path"]
        name = path.removeprefix(self._root)
        return path.startswith(self._root) and NAMED_BY_CONTENT.fullmatch(name) is not None

    async def _ask(self, scope: Scope) -> Response:
        """The app's own answer, whole and as it is for any reader.

        The app does not hear of a reader who leaves meanwhile: it would break off, and what had
        come until then would be kept for everybody.
        """
        headers = [pair for pair in scope["headers"] if pair[0] not in _OF_ONE_READER]
        start: dict[str, Any] = {}
        body = bytearray()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))

        asked = {**scope, "method": "GET", "headers": headers, "extensions": {}}
        await self._app(asked, _nobody_leaves(), keep)
        return Response(bytes(body), start["status"], headers=dict(Headers(raw=start["headers"])))


def _nobody_leaves() -> Receive:
    """What an app hears of a request without a body whose reader stays."""
    said: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if said:
            return said.pop()
        await Event().wait()
        return {"type": "http.disconnect"}  # never: nobody sets the event

    return receive
