"""A reader in a real Chromium, and the servers that it visits."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, WebSocketRoute
from playwright.sync_api import Error as PlaywrightError

from bench.figures import MeasureError
from tests.browser.servers import HOST, ROOT, UNLIMITED, Server

VIEWPORT = {"width": 1440, "height": 900}
WAIT_MS, DRAG_MS = 30_000, 3_000
QUIET_WATCH_S, QUIET_PERCENT, QUIET_TRIES = 0.25, 5, 40
"""Quiet is a quarter of a second in which the processors are busy for less than 5 %."""
PEERS = Path(__file__).parent / "peers"
WATCH_LOAD = (Path(__file__).parent / "watch_load.js").read_text(encoding="utf-8")
WATCH_STEPS = (Path(__file__).parent / "watch_steps.js").read_text(encoding="utf-8")
PANES = ("map", "timeline", "article")


SHIPPED = "?story=vostochny-2023"
"""The query of the shipped story that is measured."""


@dataclass
class AppServer(Server):
    """A server of any Streamlit script, run as the explorer's is."""

    script: Path = ROOT / "streamlit_app.py"

    def start(self) -> None:
        """Start the process and wait until it is healthy."""
        env = {**os.environ, "PYTHONPATH": str(ROOT), **UNLIMITED, **self.settings}
        env.pop("EXPLORER_STORIES", None)
        if self.stories:
            env["EXPLORER_STORIES"] = str(self.stories)
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = [f"--server.port={self.port}", f"--server.address={HOST}"]
        options += ["--server.headless=true", "--server.fileWatcherType=none"]
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
        self._process = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=env, stdout=self._log, stderr=subprocess.STDOUT
        )
        self._wait_until_healthy()

    @property
    def pid(self) -> int:
        """The process, for what it costs."""
        if self._process is None:
            raise MeasureError("the server does not run")
        return self._process.pid


@contextmanager
def serving(
    script: Path | None = None,
    stories: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> Iterator[AppServer]:
    """A server that runs as long as the block; by default the explorer's with its own stories.

    Args:
        script: another script of Streamlit.
        stories: another folder of stories.
        settings: more variables of the environment; without them, every reader is let in.

    Raises:
        ServerError: it is not healthy within a minute.
    """
    server = AppServer(stories, settings=settings or {}, script=script or ROOT / "streamlit_app.py")
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def reading(browser: Browser, *, wants_less_motion: bool = False) -> Iterator[Page]:
    """A page of a reader who was never here: nothing is cached."""
    context = browser.new_context(
        viewport=VIEWPORT,  # type: ignore[arg-type]
        locale="en-GB",
        reduced_motion="reduce" if wants_less_motion else "no-preference",
    )
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(WATCH_LOAD)
    try:
        page = context.new_page()
        wait_until_quiet()
        yield page
    finally:
        context.close()


def wait_until_quiet() -> None:
    """Wait until the browser has done what it does for a new window: no part of what is measured.

    On a machine that is never quiet it goes on after ten seconds; the load is printed at the end.
    """
    for _ in range(QUIET_TRIES):
        if psutil.cpu_percent(QUIET_WATCH_S) < QUIET_PERCENT:
            return


def open_page(page: Page, address: str, *until: str) -> dict[str, float]:
    """Go to a page; return when each mark of `watch_load.js` was set, in ms after navigation.

    Raises:
        MeasureError: the marks that are waited for are not all set within half a minute.
    """
    try:
        page.goto(address, wait_until="commit")
        script = f"(names) => Promise.race([__load.until(...names), {_in_time()}])"
        marks: dict[str, float] | None = page.evaluate(script, list(until))
    except PlaywrightError as error:
        raise MeasureError(f"{address} could not be opened: {error}") from error
    if marks is None:
        found = page.evaluate("() => __load.marks")
        raise MeasureError(f"{address} did not come to show {', '.join(until)}; it came to {found}")
    return marks


def step(page: Page, key: str) -> dict[str, float]:
    """Press a key and return what `watch_steps.js` says of the step, once all is at rest.

    Raises:
        MeasureError: the panes do not come to rest on another event within half a minute.
    """
    return _timed(page, lambda: page.keyboard.press(key), key)


def drag(page: Page, place: tuple[float, float]) -> dict[str, float] | None:
    """As `step`, by moving the pointer that is held down to another place of the page.

    Returns None if the event that is nearest there is already shown.
    """
    return _within(page, lambda: page.mouse.move(*place), DRAG_MS)


def _timed(page: Page, act: Callable[[], None], name: str) -> dict[str, float]:
    measured = _within(page, act, WAIT_MS)
    if measured is None:
        raise MeasureError(f"after {name} the panes did not come to rest on another event")
    return measured


def _within(page: Page, act: Callable[[], None], most_ms: int) -> dict[str, float] | None:
    page.evaluate("() => __steps.arm()")
    act()
    measured: dict[str, float] | None = page.evaluate(
        f"() => Promise.race([__steps.result, {_in_time(most_ms)}])"
    )
    return measured


def delay_messages(page: Page, delay_ms: int) -> list[int]:
    """Hold up every message of the page's websocket, both ways; to be called before it is opened.

    Returns the lengths of the delayed messages, a list that grows as they arrive.
    """
    held: list[int] = []

    def route(browser_end: WebSocketRoute) -> None:
        server_end = browser_end.connect_to_server()

        def later(target: WebSocketRoute, message: str | bytes) -> None:
            held.append(len(message))
            page.wait_for_timeout(delay_ms)
            target.send(message)

        browser_end.on_message(lambda message: later(server_end, message))
        server_end.on_message(lambda message: later(browser_end, message))

    page.route_web_socket("**/*", route)
    return held


def _in_time(most_ms: int = WAIT_MS) -> str:
    return f"new Promise((done) => setTimeout(() => done(null), {most_ms}))"
