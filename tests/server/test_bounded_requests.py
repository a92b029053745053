"""One connection costs the server no more than a bounded number of bytes and a bounded time."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator
from threading import Event, Thread
from typing import Any

import pytest
from uvicorn import Config, Server
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from explorer.server import bounded_requests
from explorer.server.bounded_requests import BoundedRequests, bound_requests

GET = b"GET / HTTP/1.1\r\nHost: x\r\n"
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Site:
    """An app on a real server, which answers `ok`, or far more than a client reads."""

    def __init__(self) -> None:
        self.left, self.ready = Event(), Event()
        self.config = Config(
            self.answer, interface="asgi3", http=BoundedRequests, lifespan="off", log_level="error"
        )
        self.server = Server(self.config)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.thread = Thread(target=lambda: self.server.run(sockets=[self.socket]), daemon=True)

    async def answer(self, scope: dict[str, Any], _: object, send: Send) -> None:
        length = [(b"content-length", b"2")] if scope["path"] == "/ok" else []
        await send({"type": "http.response.start", "status": 200, "headers": length})
        if length:
            await send({"type": "http.response.body", "body": b"ok"})
            return
        try:
            for _ in range(4000):
                await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
                await asyncio.sleep(0)
        finally:
            self.left.set()

    def connect(self) -> socket.socket:
        found = socket.create_connection(self.socket.getsockname())
        found.settimeout(20)
        return found


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    running.thread.start()
    yield running
    running.server.should_exit = running.server.force_exit = True
    running.thread.join(20)


def all_read(client: socket.socket) -> bytes:
    """What the server sends until it hangs up."""
    found = b""
    try:
        while part := client.recv(65536):
            found += part
    except ConnectionResetError:
        pass
    return found


def test_a_request_is_answered_and_the_next_on_the_same_connection(site: Site) -> None:
    with site.connect() as client:
        for _ in range(3):
            client.sendall(b"GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab")
            answer = b""
            while not answer.endswith(b"\r\n\r\nok") and (part := client.recv(4096)):
                answer += part
            assert answer.startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("header", [b"X: " + b"a" * 990 + b"\r\n", b"X: y\r\n"])
def test_headers_without_end_are_refused(site: Site, header: bytes) -> None:
    with site.connect() as client:
        client.sendall(GET)
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            for _ in range(100_000):  # up to 99 MB
                client.sendall(header * 100)


def test_a_head_that_is_too_large_is_reported_as_such(site: Site) -> None:
    with site.connect() as client:
        client.sendall(GET + b"X: " + b"a" * 65_536)
        assert all_read(client).startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")


@pytest.mark.parametrize("body", [b"", b"Content-Length: 2\r\n\r\nab"])
def test_a_whole_head_that_is_too_large_is_refused_too(site: Site, body: bytes) -> None:
    head = b"GET /ok HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n"
    with site.connect() as client:
        client.sendall(head + (body or b"\r\n"))
        assert all_read(client).startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HT", GET, b"GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na"]
)
def test_a_request_that_does_not_end_is_hung_up_on(
    site: Site, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_requests, "REQUEST_S", 0.2)
    site.config.timeout_keep_alive = 1000
    with site.connect() as client:
        client.sendall(begun)
        answer = all_read(client)  # comes back only because the server hangs up
    assert bool(answer) == begun.startswith(b"GET /ok "), "whose head is whole, and no other"


def test_a_client_that_reads_nothing_is_hung_up_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_requests, "STALLED_S", 0.2)
    with site.connect() as client:
        client.sendall(b"GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
        assert site.left.wait(20)
        assert len(all_read(client)) < 4000 * 65536


def test_the_server_that_starts_in_this_process_is_bounded() -> None:
    async def app(scope: object, receive: object, send: object) -> None: ...

    config = Config(app, interface="asgi3", http="httptools", log_config=None)
    config.load()
    assert config.http_protocol_class is HttpToolsProtocol
    assert bound_requests()
    assert config.http_protocol_class is BoundedRequests
