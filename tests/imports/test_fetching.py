"""A file by its address, from a server on this machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from explorer.imports import fetching
from explorer.imports.fetching import fetched, file_address
from explorer.story.errors import DataError

Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[str]:
    """A server that gives these answers by path; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answers[self.path]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_file_is_fetched_with_its_name() -> None:
    named = {"Content-Disposition": 'attachment; filename="letters.csv"'}
    answers = {
        "/a/trip%201.csv": (200, {}, b"date\n1848\n"),
        "/export?id=1": (200, named, b"date\n"),
    }

    with serving(answers) as site:
        trip, letters = fetched(f"{site}/a/trip%201.csv"), fetched(f"{site}/export?id=1")

    assert (trip.name, trip.content, trip.url) == (
        *("trip 1.csv", b"date\n1848\n"),
        f"{site}/a/trip%201.csv",
    )
    assert letters.name == "letters.csv"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ((404, {}, b""), "found the answer 404 Not Found"),
        ((500, {}, b""), "found the answer 500 Internal Server Error"),
        ((200, {"Content-Length": "9"}, b"date"), "found only a part of it"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "found a redirect to file:///etc/passwd"),
    ],
)
def test_a_failure_is_reported_with_the_address(answer: Answer, found: str) -> None:
    with serving({"/a.csv": answer}) as site, pytest.raises(DataError) as error:
        fetched(f"{site}/a.csv")

    assert str(error.value).startswith(f"{site}/a.csv · the file: {found}")


def test_more_than_the_bound_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 10)

    with serving({"/a.csv": (200, {}, b"x" * 11)}) as site, pytest.raises(DataError) as error:
        fetched(f"{site}/a.csv")

    assert str(error.value) == (
        f"{site}/a.csv · the file: found more than 10 bytes, expected a file of at most 10 bytes"
    )


def test_a_server_that_is_not_there_is_reported(free_address: Callable[[], str]) -> None:
    with pytest.raises(DataError) as error:
        fetched(free_address())

    assert "found no answer of 127.0.0.1" in str(error.value)


@pytest.fixture
def free_address() -> Callable[[], str]:
    """Gives an address at which nothing listens."""

    def address() -> str:
        with serving({}) as site:
            return site

    return address


def test_a_google_sheet_is_fetched_as_csv() -> None:
    sheet = "https://docs.google.com/spreadsheets/d"

    assert [
        file_address(address)
        for address in (
            f"{sheet}/1aB/edit#gid=7",
            f"{sheet}/1aB/edit?usp=sharing",
            f"{sheet}/e/2PACX-1v/pubhtml?gid=0&single=true",
            "https://example.org/spreadsheets/d/1aB/edit",
        )
    ] == [
        f"{sheet}/1aB/export?format=csv&gid=7",
        f"{sheet}/1aB/export?format=csv",
        f"{sheet}/e/2PACX-1v/pub?output=csv&gid=0",
        "https://example.org/spreadsheets/d/1aB/edit",
    ]
