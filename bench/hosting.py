"""A host of files as they are hosted today: it keeps connections open and compresses text once."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from tests.browser.servers import HOST

PACKED = (".png", ".jpg", ".webp", ".woff2", ".pmtiles")
"""Endings of files that compressing would not make smaller."""


@contextmanager
def hosting_compressed(folder: Path) -> Iterator[str]:
    """The address of such a host of the files in a folder, as long as the block runs."""

    @cache
    def body(path: Path) -> bytes:
        content = path.read_bytes()
        return content if path.suffix in PACKED else gzip.compress(content, 6, mtime=0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = folder / unquote(urlsplit(self.path).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            found = path.is_file()
            content = body(path) if found else b""
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Type", guess_type(path.name)[0] or "application/octet-stream")
            if found and path.suffix not in PACKED:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            with suppress(ConnectionError):  # a reader who leaves
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    host = ThreadingHTTPServer((HOST, 0), Handler)
    host.daemon_threads = True
    Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{host.server_port}/"
    finally:
        host.shutdown()
        host.server_close()
