"""A server of map tiles, of another origin than the explorer, that behaves as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

from PIL import Image

from tests.browser.servers import HOST

COLOUR = (200, 40, 160)
"""Of every tile: no colour of the built-in map."""


def tile(colour: tuple[int, int, int] = COLOUR) -> bytes:
    """A tile of one colour, as PNG."""
    stream = BytesIO()
    Image.new("RGB", (256, 256), colour).save(stream, "PNG")
    return stream.getvalue()


class TileServer:
    """what a test wants of the server, and what it was asked for."""

    def __init__(self) -> None:
        self.answer = "tiles"
        """`tiles`, `html`, `broken`, `hang`, or a status such as `403`."""
        self.asked: list[str] = []
        """The path of each request, with its query."""
        self.port = 0
        self.released = threading.Event()

    @property
    def address(self) -> str:
        """A template of its tiles."""
        return f"http://{HOST}:{self.port}/{{z}}/{{x}}/{{y}}.png"

    @property
    def origin(self) -> str:
        """Host and port."""
        return f"{HOST}:{self.port}"

    def behave(self, answer: str) -> None:
        """Answer like this from now on; what hangs is let go."""
        self.released.set()
        self.released = threading.Event()
        self.answer = answer
        self.asked.clear()


@contextmanager
def tile_serving() -> Iterator[TileServer]:
    """A running server of tiles, on a free port."""
    tiles = TileServer()
    body = tile()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append(self.path)
            answer = tiles.answer
            if answer == "hang":
                tiles.released.wait(60)
                return
            status = int(answer) if answer.isdigit() else 200
            kind = "image/png" if answer in ("tiles", "broken") else "text/html"
            content = {"tiles": body, "broken": body[:20]}.get(answer, b"<p>No map here.</p>")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):  # the map was taken off meanwhile
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing: what was asked is in `asked`."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    tiles.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield tiles
    finally:
        tiles.released.set()
        server.shutdown()
        server.server_close()
