"""A file by its address, from a site on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from explorer.remotes.web_files import WebClient, WebError
from tests.authoring.documents.test_page_fetching import site


@contextmanager
def dripping(beginning: bytes) -> Iterator[str]:
    """A site that begins so, then sends a byte now and then, and never ends."""
    done = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.wfile.write(beginning)
            while not done.wait(0.02):
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return

        def log_message(self, format: str, *arguments: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        done.set()
        server.shutdown()
        thread.join()
        server.server_close()


def refusal(address: str, most: int = 1_000) -> tuple[str, str, str]:
    with WebClient("test", silence_s=5, whole_s=0.2) as client, pytest.raises(WebError) as caught:
        client.followed(address, most)
    return caught.value.found, caught.value.expected, caught.value.hint


@pytest.mark.parametrize(
    "beginning",
    [
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Type: ",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;",
        b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\0",
    ],
    ids=["file", "headers", "piece", "compressed"],
)
def test_a_file_that_never_ends_is_given_up_in_time(beginning: bytes) -> None:
    with dripping(beginning) as address:
        assert refusal(address) == ("no whole answer in 0.2 s", "one that arrives", "")


def test_a_file_has_the_name_that_its_site_offers_or_that_of_its_address() -> None:
    named = {"Content-Disposition": 'attachment; filename="../a/hall.jpg"'}
    answers = {"/x": (200, named, b""), "/b/my%20hall.png?w=1": (200, {}, b"")}
    with site(answers) as address, WebClient("test") as client:
        names = [client.followed(f"{address}{path}", 10).name for path in answers]

    assert names == ["hall.jpg", "my hall.png"]


def test_half_a_file_is_none() -> None:
    with site({"/x": (200, {"Content-Length": "9"}, b"half")}) as address:
        assert refusal(f"{address}/x") == ("only a part of it", "", "try again")
