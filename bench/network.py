"""Everything that a page requests and receives, as Chromium's own protocol reports it."""

from __future__ import annotations

import gzip
import urllib.request
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from bench.figures import MeasureError

OURS = ("/assets/", "/views/")
IDLE_MS, IDLE_TRIES = 500, 60


@dataclass
class Request:
    """One HTTP request; times in ms after the navigation."""

    url: str
    start_ms: float
    end_ms: float | None = None
    """None while it is under way, or where it failed."""
    bytes: int = 0
    """What went over the wire in return, headers and compressed body."""
    is_cached: bool = False
    """Whether the browser answered it itself; it requests its icon again at every step."""

    @property
    def path(self) -> str:
        """What identifies it, whatever port the server has."""
        return urlsplit(self.url).path

    @property
    def is_ours(self) -> bool:
        """Whether the explorer's own routes answer it."""
        return self.path.startswith(OURS)


@dataclass
class Traffic:
    """What a page exchanged since `record` was called."""

    requests: list[Request] = field(default_factory=list)
    frames_sent: list[int] = field(default_factory=list)
    """Bytes of each websocket message to the server."""
    frames_received: list[int] = field(default_factory=list)
    """Bytes of each websocket message from the server."""
    socket_open_ms: float | None = None
    first_message_ms: float | None = None
    """When the websocket was open and the server said something; ms after the navigation."""
    _began_s: float | None = None
    _by_id: dict[str, Request] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget what was; go on recording."""
        self.requests.clear()
        self.frames_sent.clear()
        self.frames_received.clear()

    def _at(self, event: dict[str, Any]) -> float:
        if self._began_s is None:
            self._began_s = event["timestamp"]
        return float((event["timestamp"] - self._began_s) * 1000)

    def asked(self, event: dict[str, Any]) -> None:
        request = Request(event["request"]["url"], self._at(event))
        if urlsplit(request.url).scheme in {"http", "https"}:
            self.requests.append(request)
            self._by_id[event["requestId"]] = request

    def ended(self, event: dict[str, Any]) -> None:
        if request := self._by_id.get(event["requestId"]):
            request.end_ms = self._at(event)
            request.bytes = int(event.get("encodedDataLength", 0))

    def failed(self, event: dict[str, Any]) -> None:
        if request := self._by_id.get(event["requestId"]):
            request.end_ms = self._at(event)

    def cached(self, event: dict[str, Any]) -> None:
        if request := self._by_id.get(event["requestId"]):
            request.is_cached = True

    def answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self.cached(event)

    def opened(self, event: dict[str, Any]) -> None:
        self.socket_open_ms = self._at(event)

    def sent(self, event: dict[str, Any]) -> None:
        self.frames_sent.append(message_bytes(event["response"]))

    def received(self, event: dict[str, Any]) -> None:
        if self.first_message_ms is None:
            self.first_message_ms = self._at(event)
        self.frames_received.append(message_bytes(event["response"]))


def message_bytes(message: dict[str, Any]) -> int:
    """Length of a websocket message; binary ones (opcode 2) are in base64.

    >>> message_bytes({"opcode": 2, "payloadData": "AAEC"})
    3
    >>> message_bytes({"opcode": 1, "payloadData": "è"})
    2
    """
    payload = str(message["payloadData"])
    if message["opcode"] == 2:
        return len(payload) * 3 // 4 - payload.count("=")
    return len(payload.encode())


def record(page: Page) -> Traffic:
    """Record what this page exchanges from now on, its same-origin frames included."""
    traffic = Traffic()
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", traffic.asked)
    session.on("Network.requestServedFromCache", traffic.cached)
    session.on("Network.responseReceived", traffic.answered)
    session.on("Network.loadingFinished", traffic.ended)
    session.on("Network.loadingFailed", traffic.failed)
    session.on("Network.webSocketHandshakeResponseReceived", traffic.opened)
    session.on("Network.webSocketFrameSent", traffic.sent)
    session.on("Network.webSocketFrameReceived", traffic.received)
    session.send("Network.enable")
    return traffic


def wait_until_idle(page: Page, traffic: Traffic) -> None:
    """Wait until nothing has been asked for half a second and nothing is under way.

    Raises:
        MeasureError: there is no such half second within half a minute.
    """
    for _ in range(IDLE_TRIES):
        asked = len(traffic.requests)
        page.wait_for_timeout(IDLE_MS)
        pending = [each.url for each in traffic.requests if each.end_ms is None]
        if not pending and len(traffic.requests) == asked:
            return
    raise MeasureError(f"the page keeps asking: {pending or traffic.requests[-1].url}")


@cache
def compressed_bytes(url: str) -> int:
    """What the answer of this address weighs gzip-compressed, whether or not it is sent so."""
    with urllib.request.urlopen(url, timeout=30) as reply:
        return len(gzip.compress(reply.read(), compresslevel=6, mtime=0))
