"""An article by its address: what a site allows, and how it can fail."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from explorer.authoring.documents import page_fetching
from explorer.authoring.documents.page_fetching import USER_AGENT, fetched_page
from explorer.story.errors import DataError

Answer = tuple[int, dict[str, str], bytes]
PAGE: Answer = (200, {"Content-Type": 'text/html; charset="utf-8"'}, b"<p>They left.</p>")
ABSENT: Answer = (404, {}, b"")


@contextmanager
def site(
    answers: dict[str, Answer], *, silent: str = "", asked: list[tuple[str, str]] | None = None
) -> Iterator[str]:
    """A site with these answers by path; it never answers one that is to be silent."""
    done = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if asked is not None:
                asked.append((self.path, self.headers["User-Agent"]))
            if self.path == silent:
                done.wait()
                return
            status, headers, content = answers.get(self.path, ABSENT)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        done.set()
        server.shutdown()
        thread.join()
        server.server_close()


def refusal(fetch: Callable[[], object]) -> str:
    with pytest.raises(DataError) as caught:
        fetch()
    (problem,) = caught.value.problems
    return problem.message


def test_a_page_is_fetched_under_our_own_name_after_the_rules_of_its_site() -> None:
    asked: list[tuple[str, str]] = []
    with site({"/a/choir.html": PAGE}, asked=asked) as address:
        page = fetched_page(f"{address}/a/choir.html")

    assert asked == [("/robots.txt", USER_AGENT), ("/a/choir.html", USER_AGENT)]
    assert (page.content, page.name, page.charset) == (PAGE[2], "choir.html", "utf-8")


def test_redirects_are_followed_to_the_page() -> None:
    moved: Answer = (301, {"Location": "/choir"}, b"")
    with site({"/old": moved, "/choir": PAGE}) as address:
        page = fetched_page(f"{address}/old")

    assert page.address == f"{address}/choir"


def test_a_compressed_answer_is_unpacked() -> None:
    packed: Answer = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE[2]))
    with site({"/choir": packed}) as address:
        assert fetched_page(f"{address}/choir").content == PAGE[2]


@pytest.mark.parametrize(
    ("rules", "is_read"),
    [
        ("User-agent: *\nDisallow: /private", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: itinerary-explorer\nDisallow: /choir", False),
        ("User-agent: other\nDisallow: /", True),
        ("<html>no rules</html>", True),
    ],
)
def test_robots_txt_decides(rules: str, is_read: bool) -> None:
    with site({"/robots.txt": (200, {}, rules.encode()), "/choir": PAGE}) as address:
        if is_read:
            assert fetched_page(f"{address}/choir").content == PAGE[2]
        else:
            assert refusal(lambda: fetched_page(f"{address}/choir")) == (
                "the page: found a page that 127.0.0.1 keeps programs from (robots.txt), expected "
                "one that may be read (open it in a browser, save the page as HTML, and pass that "
                "file)"
            )


SAVE = "open it in a browser, save the page as HTML, and pass that file"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            (403, {}, b""),
            f"the answer 403 Forbidden, expected a page (the site refuses programs: {SAVE})",
        ),
        (
            (402, {}, b""),
            f"the answer 402 Payment Required, expected a page (it is for subscribers: {SAVE})",
        ),
        ((404, {}, b""), "the answer 404 Not Found, expected a page (is the address right?)"),
        (
            (429, {}, b""),
            "the answer 429 Too Many Requests, expected a page (it was asked too often: try again "
            "later)",
        ),
        (
            (500, {}, b"<h1>Error</h1>"),
            "the answer 500 Internal Server Error, expected a page (try again later)",
        ),
        ((999, {}, b""), "the answer 999, expected a page (try again later)"),
        ((302, {"Location": "/choir"}, b""), "more than 5 redirects, expected a page"),
        (
            (302, {"Location": "file:///etc/passwd"}, b""),
            "a redirect to file:///etc/passwd, expected an http or https address",
        ),
        (
            (200, {"Content-Type": "image/jpeg"}, b"\xff\xd8"),
            "image/jpeg, expected an article (media add puts media into a story)",
        ),
        ((200, {}, b"x" * 2_001), "more than 2,000 bytes, expected a page"),
        (
            (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 1_000_000)),
            "more than 2,000 bytes, expected a page",
        ),
    ],
)
def test_a_site_that_refuses_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, answer: Answer, message: str
) -> None:
    monkeypatch.setattr(page_fetching, "MOST_BYTES", 2_000)
    with site({"/choir": answer}) as address:
        assert refusal(lambda: fetched_page(f"{address}/choir")) == f"the page: found {message}"


def test_a_site_whose_rules_cannot_be_read_is_not_read() -> None:
    with site({"/robots.txt": (503, {}, b""), "/choir": PAGE}) as address:
        assert refusal(lambda: fetched_page(f"{address}/choir")) == (
            f"the page: found {address}/robots.txt: the answer 503 Service Unavailable, expected "
            "an answer: without it nothing may be read (try again later)"
        )


def test_a_site_that_is_silent_or_absent_is_reported() -> None:
    with site({}, silent="/choir") as address:
        assert refusal(lambda: fetched_page(f"{address}/choir", timeout_s=0.1)) == (
            "the page: found no answer in time, expected a page (try again later)"
        )
    assert refusal(lambda: fetched_page(f"{address}/choir")) == (
        "the page: found no answer of 127.0.0.1, expected a page (is the address right, and is "
        "there a connection?)"
    )


@pytest.mark.parametrize("address", ["http://", "https://[::1", "http://a b/"])
def test_what_is_no_address_is_reported(address: str) -> None:
    assert refusal(lambda: fetched_page(address)) == (
        "the page: found no site in it, expected an address such as https://example.org/article"
    )
