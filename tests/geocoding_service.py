"""An online geocoder on this machine, for tests, with prepared answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

MACTAN = {
    "place_id": 1,
    "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
    "osm_type": "relation",
    "osm_id": 1503309,
    "lat": "10.2903",
    "lon": "123.9760",
    "display_name": "Mactan, Lapu-Lapu, Central Visayas, Philippines",
    "boundingbox": ["10.2402", "10.3336", "123.9174", "124.0602"],
}
"""An answer in the form of Nominatim's API."""


@dataclass
class Service:
    """A server that gives prepared answers in order, and repeats the last one forever."""

    answers: list[tuple[int, dict[str, str], object]]
    asked: list[tuple[str, str]] = field(default_factory=list)
    """The name and the user agent of each request."""
    port: int = 0

    def settings(self) -> dict[str, str]:
        return {"domain": f"127.0.0.1:{self.port}", "scheme": "http"}


@contextmanager
def serving() -> Iterator[Callable[..., Service]]:
    """Start services, each on a port of its own; all end together."""
    servers: list[ThreadingHTTPServer] = []

    def start(*answers: tuple[int, dict[str, str], object]) -> Service:
        service = Service(list(answers))

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = parse_qs(urlsplit(self.path).query)["q"][0]
                service.asked.append((name, self.headers["User-Agent"]))
                position = min(len(service.asked), len(service.answers)) - 1
                status, headers, body = service.answers[position]
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.end_headers()
                text = body if isinstance(body, str) else json.dumps(body)
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        service.port = server.server_port
        return service

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
