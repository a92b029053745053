"""Bounds for what one connection may cost: bytes of a request, and time for it.

uvicorn reads headers of any length into memory, waits for the rest of a request for ever, and
keeps an answer for a client that does not read it. Streamlit starts it without a way to say
otherwise, so its protocol is replaced by this one when the server starts. A proxy should
have bounds of its own: `docs/hosting.md`.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import partial

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from explorer.server.metrics import HUNG_UP

MOST_HEAD_BYTES = 64 * 1024
"""Of the request line and headers; our longest address has 2,600, browsers add some thousands."""
MOST_REQUEST_BYTES = 1024 * 1024
"""With a body, which only the webhook for stories accepts; it has a bound of its own."""
REQUEST_S = 20.0
"""From a connection, or a request's first byte, to the request's last byte."""
STALLED_S = 60.0
"""How long a client may read nothing of an answer that waits for it."""

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)


class Deadline:
    """A timeout that runs a callback unless it is cleared before."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float, act: Callable[[], None]) -> None:
        """Have it happen in so many seconds, unless it was set before."""
        if self._timer is None:
            self._timer = self._loop.call_later(seconds, act)

    def clear(self) -> None:
        """Keep it from happening."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class BoundedRequests(HttpToolsProtocol):
    """uvicorn's protocol, which hangs up on requests that are too large or take too long.

    Websockets leave it with their first request; they have Streamlit's pings and limits.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Give the first request its time."""
        super().connection_made(transport)
        self._bytes, self._head_bytes, self._is_head = 0, 0, True
        self._is_refused = False
        self._late, self._stalled = Deadline(self.loop), Deadline(self.loop)
        self._late.set(REQUEST_S, partial(self._hang_up, "time"))

    def data_received(self, data: bytes) -> None:
        """Read on, unless the request has become too large."""
        if self._is_refused:
            return
        self._bytes += len(data)
        super().data_received(data)
        if self._bytes <= MOST_HEAD_BYTES or self.transport.is_closing():
            return
        if self._is_head:
            self._refuse()
        elif self._bytes > MOST_REQUEST_BYTES:
            self._hang_up("body")

    def on_message_begin(self) -> None:
        """Give the request its time."""
        super().on_message_begin()
        self._late.set(REQUEST_S, partial(self._hang_up, "time"))

    def on_url(self, url: bytes) -> None:
        """Count the address."""
        self._head_bytes += len(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header: the whole head may come in one piece."""
        self._head_bytes += len(name) + len(value)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Answer, unless the head was too large; what comes now is a body."""
        self._is_head = False
        if self._head_bytes > MOST_HEAD_BYTES:
            self._refuse()
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Pass the body on, unless its request was refused."""
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is complete; count the next one from zero."""
        if self._is_refused:
            return
        super().on_message_complete()
        self._bytes, self._head_bytes, self._is_head = 0, 0, True
        self._late.clear()

    def _refuse(self) -> None:
        self._is_refused = True
        HUNG_UP.labels("head").inc()
        self.transport.write(_TOO_LARGE)
        self.transport.close()

    def _hang_up(self, limit: str) -> None:
        HUNG_UP.labels(limit).inc()
        self.transport.abort()

    def handle_websocket_upgrade(self) -> None:
        """Let go of what becomes a websocket."""
        self._late.clear()
        super().handle_websocket_upgrade()

    def pause_writing(self) -> None:
        """The client has stopped reading: close the connection unless it resumes in time."""
        super().pause_writing()
        self._stalled.set(STALLED_S, partial(self._hang_up, "stalled"))

    def resume_writing(self) -> None:
        """The client reads again."""
        super().resume_writing()
        self._stalled.clear()

    def connection_lost(self, exc: Exception | None) -> None:
        """There is nothing left to wait for."""
        self._late.clear()
        self._stalled.clear()
        super().connection_lost(exc)


def bound_requests() -> bool:
    """Have the uvicorn that starts in this process use `BoundedRequests`; returns whether it will.

    Call it before uvicorn listens. Streamlit has no setting for uvicorn's protocol class, so we
    search all objects for uvicorn's configuration. Without httptools, uvicorn uses h11, which
    limits the size of headers itself.
    """
    found = [each for each in gc.get_objects() if type(each) is Config and each.loaded]
    for config in found:
        if config.http_protocol_class is HttpToolsProtocol:
            config.http_protocol_class = BoundedRequests
    return any(config.http_protocol_class is BoundedRequests for config in found)
