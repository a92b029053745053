"""A server and a Chromium for all browser tests, and for each test a reader under watch."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from tests.browser.contexts import OPTIONS, LentContext
from tests.browser.driving import SHOW_TIMEOUT_MS, NoBrowserError, launched, open_story
from tests.browser.long_stories import EVENTS, events_of, serving_long
from tests.browser.open_pages import OpenPages
from tests.browser.servers import HOST, Server, serving
from tests.browser.small_stories import write_small_stories

HERE = Path(__file__).parent
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
"""Options of a page on a phone."""
LET_THROUGH: tuple[tuple[str, str], ...] = ()
"""Console messages that are not from our code: pattern and reason."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests here; in CI, one that fails runs once more, and the report names it.

    On a developer's machine nothing runs twice: a test that fails now and then is a fault.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if os.environ.get("CI"):
                item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass
class Watch:
    """Notes what must not happen while a reader is on the page."""

    wrong: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    """Patterns of errors, in the console or thrown, that the test itself provokes."""
    hosts: set[str | None] = field(default_factory=lambda: {HOST})
    """Whom the page may ask."""

    @contextmanager
    def over(self, context: BrowserContext) -> Iterator[None]:
        """Watch all pages of this context as long as the block runs."""
        watched: dict[Any, Callable[..., None]] = {
            "console": lambda said: self._hear(said.type, said.text),
            "weberror": lambda fault: self._hear("error", f"{fault.error}"),
            "request": lambda asked: self._see(asked.url),
            "dialog": self._close,
            "page": lambda page: page.on("websocket", lambda socket: self._see(socket.url)),
        }
        for event, note in watched.items():
            context.on(event, note)
        yield
        for event, note in watched.items():
            context.remove_listener(event, note)

    def expect(self, pattern: str) -> None:
        """Let errors pass that the test provokes, such as a request that fails."""
        self.expected.append(pattern)

    def allow(self, host: str) -> None:
        """Let requests to this host pass; the test itself keeps them from leaving."""
        self.hosts.add(host)

    def _close(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, kind: str, text: str) -> None:
        allowed = (*self.expected, *(pattern for pattern, _ in LET_THROUGH))
        if kind == "error" and not any(re.search(pattern, text) for pattern in allowed):
            self.wrong.append(f"console: {text}")

    def _see(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in self.hosts:
            self.wrong.append(f"request to another host: {url}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=SHOW_TIMEOUT_MS)
    with sync_playwright() as playwright:
        try:
            browser = launched(playwright)
        except NoBrowserError as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no browser: {error}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def one_story_server(one_story: Path) -> Iterator[Server]:
    """A site of one story, which its plain address opens."""
    with serving(one_story) as running:
        yield running


@pytest.fixture(scope="session")
def small_stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `small_server` serves; a test may add a story that it changes."""
    folder = tmp_path_factory.mktemp("small")
    write_small_stories(folder)
    return folder


@pytest.fixture(scope="session")
def small_server(small_stories: Path) -> Iterator[Server]:
    """A site of small stories, see `small_stories.py`."""
    with serving(small_stories) as running:
        yield running


@pytest.fixture(scope="session")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site of one long story, which no test changes; see `long_stories.py`."""
    with serving_long(tmp_path_factory.mktemp("long"), EVENTS) as running:
        yield running


@pytest.fixture(scope="session")
def events(long_story: Server) -> list[str]:
    """The events of that story in order, by their ids."""
    return events_of(long_story)


@pytest.fixture
def watch() -> Watch:
    """Notes what goes wrong; `pytest_runtest_call` fails the test if anything did."""
    return Watch()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a test whose watch noted anything wrong.

    As a part of the test: what fails in a fixture is an error that no second run takes back.
    """
    result = yield
    watched = getattr(item, "funcargs", {}).get("watch")
    assert watched is None or watched.wrong == []
    return result


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(chromium: Browser, watch: Watch) -> Iterator[NewPage]:
    """Makes a page in a context of its own, with the options of `Browser.new_context`."""
    with ExitStack() as stack:

        def make(**options: Any) -> Page:
            context = chromium.new_context(**{**OPTIONS, **options})
            stack.callback(context.close)
            stack.enter_context(watch.over(context))
            return context.new_page()

        yield make


@pytest.fixture(scope="session")
def lent_context(chromium: Browser) -> LentContext:
    return LentContext(chromium)


@pytest.fixture
def page(lent_context: LentContext, watch: Watch) -> Iterator[Page]:
    """A page as a reader opens it who comes for the first time."""
    context = lent_context.lend()
    with watch.over(context):
        yield context.new_page()
        lent_context.take_back()


@pytest.fixture(scope="session")
def module_context(chromium: Browser) -> BrowserContext:
    return chromium.new_context(bypass_csp=True)


@pytest.fixture
def module_page(module_context: BrowserContext, server: Server, watch: Watch) -> Iterator[Page]:
    """A page beside our modules, on which nothing else runs; no policy keeps a test from one."""
    watch.expect("404")  # its icon: a bare file names none
    with watch.over(module_context):
        page = module_context.new_page()
        page.goto(f"{server.address}assets/test/frontend/tokens.css")
        yield page
        page.close()


@pytest.fixture
def opened(page: Page, server: Server) -> Page:
    """The shipped story in English, at its first event, the table below the panes filled."""
    open_story(page, server.address, "?story=vostochny-2023&lang=en")
    page.locator('[data-explorer="table"] tr[data-event]').first.wait_for(state="attached")
    return page


@pytest.fixture(scope="session")
def open_pages(chromium: Browser, server: Server) -> Iterator[OpenPages]:
    pages = OpenPages(chromium, server.address)
    yield pages
    pages.close()


@pytest.fixture
def reading(open_pages: OpenPages, watch: Watch) -> Iterator[Page]:
    """As `opened`, but tests before have read this page too.

    For tests that do only what readers do in the panes, and that put nothing into the page.
    """
    with open_pages.lend(watch) as page:
        yield page


@pytest.fixture
def reading_on_phone(open_pages: OpenPages, watch: Watch) -> Iterator[Page]:
    """As `reading`, on a phone."""
    with open_pages.lend(watch, **PHONE) as page:
        yield page
