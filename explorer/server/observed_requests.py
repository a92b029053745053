"""Every request, observed: its id, a line in the log, and its part in the metrics."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.server.metrics import observe
from explorer.server.open_addresses import CORE, METHODS, PARTS, SOCKET
from explorer.server.request_records import (
    IN_FLIGHT,
    REQUEST_ID,
    WARMING,
    RequestRecord,
    begin_record,
)

logger = logging.getLogger(__name__)

UNKNOWN: Final = "other"
"""The route of an address that does not exist, and of Streamlit's smaller files."""


class ObservedRequests:
    """ASGI middleware, to be the outermost."""

    def __init__(self, app: ASGIApp, root: str, routes: Sequence[BaseRoute]) -> None:
        """Wrap `app`.

        Args:
            app: the app.
            root: the path of its page (`shelf.root_path`).
            routes: our own, by whose templates requests are counted.
        """
        self._app = app
        self._root = root
        base = root.rstrip("/")
        self._templates = {
            id(route): route.path.removeprefix(base) for route in routes if isinstance(route, Route)
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or WARMING in scope:
            await self._app(scope, receive, send)
            return
        record = begin_record(_method(scope), Headers(scope=scope))

        async def send_observed(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = record.id
            elif message["type"] == "http.response.body":
                record.sent_bytes += len(message.get("body", b""))
            elif message["type"] == "websocket.accept":
                record.status = 101
            elif message["type"] == "websocket.close":
                record.status = record.status or 403
            await send(message)

        is_request = scope["type"] == "http"
        IN_FLIGHT.count += is_request
        try:
            await self._app(scope, receive, send_observed)
        except Exception:
            record.status = 500
            raise
        finally:
            IN_FLIGHT.count -= is_request
            self._end(record, scope)

    def _end(self, record: RequestRecord, scope: Scope) -> None:
        record.route = self._template(scope)
        if record.story is None and record.status < 400:
            record.story = scope.get("path_params", {}).get("slug")
        observe(record)
        logger.info("request", extra={"request": record.fields()})

    def _template(self, scope: Scope) -> str:
        if ours := self._templates.get(id(scope.get("route"))):
            return ours
        path: str = scope["path"]
        if path == self._root:  # answered before our routes where the dashboard is full
            return "/"
        below = path.removeprefix(self._root) if path.startswith(self._root) else ""
        if below == SOCKET or below in CORE:
            return f"/{below}"
        part = next((part for part in PARTS[1:] if below.startswith(part)), None)
        return f"/{part}*" if part else UNKNOWN


def _method(scope: Scope) -> str:
    """GET or HEAD, or OTHER: anybody can send any word; WEBSOCKET for a connection."""
    if scope["type"] == "websocket":
        return "WEBSOCKET"
    method: str = scope["method"]
    return method if method in METHODS else "OTHER"
