"""Run the explorer and read what its panes show, in a real Chromium.

The browser tests and the benchmark share this, so it knows nothing of pytest. Waiting is always
for a state of the page, never for a time.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO

from playwright.sync_api import Browser, FrameLocator, Page, Playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
WHOLE_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUICK_BROWSER = "chromium-headless-shell"
"""The same engine without windows, which Playwright itself starts where nobody looks: quicker to
test with, and too quick to measure with."""
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 10
SHOW_TIMEOUT_MS = 20_000

PANES = ("controls", "map", "timeline", "article", "table")
MAP_FRAME = ".st-key-ex-panes iframe"

READ_PANES = f"""() => {{
  const inMap = document.querySelector("{MAP_FRAME}")?.contentDocument;
  const find = (pane) =>
    (pane === "map" && inMap ? inMap : document).querySelector(`[data-explorer="${{pane}}"]`);
  const panes = {list(PANES)};
  return Object.fromEntries(panes.map((pane) => [pane, find(pane)?.dataset.current ?? null]));
}}"""
"""JavaScript: the event that each pane shows, null where it shows none yet; on a static page the
map has no frame."""


class NoBrowserError(Exception):
    """There is no Chromium on this machine."""


class ServerError(Exception):
    """The server did not start; says what it printed."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def held_port() -> Iterator[int]:
    """A port that nobody else is given before the block ends, also while no server listens there.

    It is bound and not listened on, so that a server which reuses addresses can listen on it, again
    and again. Only Linux allows that; elsewhere it is a port that nobody listens on now.
    """
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind((HOST, 0))
        port = int(holder.getsockname()[1])
        if sys.platform != "linux":
            holder.close()
        yield port


@dataclass
class Server:
    """A server of the explorer in a process of its own, to be started, stopped and started again.

    Raises:
        ServerError: from `start`, when it is not healthy within a minute.
    """

    stories: Path | None = None
    """Folder of the story folders; None for those that are shipped."""
    args: Sequence[str] = ()
    """More arguments for `streamlit run`."""
    base: str = ""
    """Base path below which the app is served, without slashes at its ends."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """More variables of the environment."""
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None
    _log: IO[bytes] | None = None

    @property
    def address(self) -> str:
        """Address of the page, with a slash at its end."""
        return f"http://{HOST}:{self.port}/" + (f"{self.base}/" if self.base else "")

    @property
    def process_id(self) -> int | None:
        """The process that serves; None while none does."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process and wait until it is healthy."""
        options = {
            "--server.port": str(self.port),
            "--server.address": HOST,
            "--server.headless": "true",
            "--server.fileWatcherType": "none",
            "--server.baseUrlPath": self.base,
        }
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
        command += [part for pair in options.items() for part in pair] + list(self.args)
        env = dict(os.environ)
        env.pop("EXPLORER_STORIES", None)
        env.update(self.settings)
        if self.stories:
            env["EXPLORER_STORIES"] = str(self.stories)
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=self._log, stderr=subprocess.STDOUT
        )
        self._wait_until_healthy()

    def stop(self) -> None:
        """End the process; the port is kept for another start."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._log:
            self._log.close()
        self._process = self._log = None

    def log(self) -> str:
        """What the process has printed so far."""
        if not self._log:
            return ""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def _wait_until_healthy(self) -> None:
        deadline = monotonic() + START_TIMEOUT_S
        while not self._is_healthy():
            if self._has_ended(within_s=0.05) or monotonic() > deadline:
                raise ServerError(self.log())

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}_stcore/health", timeout=5) as reply:
                return bool(reply.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _has_ended(self, within_s: float) -> bool:
        assert self._process is not None
        try:
            self._process.wait(within_s)
        except subprocess.TimeoutExpired:
            return False
        return True


@contextmanager
def serving(
    stories: Path | None = None,
    *,
    base: str = "",
    args: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server of the explorer that runs as long as the block.

    Raises:
        ServerError: it is not healthy within a minute.
    """
    with held_port() as port:
        server = Server(stories, args, base, settings or {}, port)
        try:
            server.start()
            yield server
        finally:
            server.stop()


class _QuietHandler(SimpleHTTPRequestHandler):
    """A plain host of files that keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """The address of a plain host of the files in this folder, as long as the block runs."""
    host = ThreadingHTTPServer((HOST, 0), partial(_QuietHandler, directory=str(folder)))
    Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{host.server_port}/"
    finally:
        host.shutdown()
        host.server_close()


def browser_path(playwright: Playwright, *, whole: bool) -> Path:
    """The system's Chromium, else the one that Playwright installed.

    Args:
        playwright: that is running.
        whole: whether readers' own browser goes before `QUICK_BROWSER`.

    Raises:
        NoBrowserError: there is none.
    """
    names = (*WHOLE_BROWSERS, QUICK_BROWSER) if whole else (QUICK_BROWSER, *WHOLE_BROWSERS)
    found = next(filter(None, map(shutil.which, names)), None)
    path = Path(found or playwright.chromium.executable_path)
    if not path.exists():
        raise NoBrowserError(
            f"there is none of {', '.join(names)}, and `playwright install` has not been run"
        )
    return path


def launched(playwright: Playwright, *, whole: bool = False) -> Browser:
    """A Chromium that asks nobody for anything by itself; `whole` as in `browser_path`.

    Raises:
        NoBrowserError: there is none on this machine.
    """
    path = browser_path(playwright, whole=whole)
    return playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))


def map_frame(page: Page) -> FrameLocator:
    """The inside of the map's iframe."""
    return page.frame_locator(MAP_FRAME)


def shown(page: Page) -> dict[str, str | None]:
    """The event that each pane shows, None where it shows none yet."""
    panes: dict[str, str | None] = page.evaluate(READ_PANES)
    return panes


def wait_for_panes(page: Page) -> str:
    """Wait until all panes show one and the same event; return it.

    Raises:
        AssertionError: they do not within 20 seconds; says what each shows.
    """
    _wait(page, "(panes) => panes[0] !== null && new Set(panes).size === 1", "one event")
    return str(shown(page)["timeline"])


def wait_for_event(page: Page, event: str) -> None:
    """Wait until every pane shows this event.

    Raises:
        AssertionError: they do not within 20 seconds; says what each shows.
    """
    _wait(page, "(panes, event) => panes.every((each) => each === event)", event)


def wait_until_settled(page: Page, event: str) -> None:
    """Wait until the map has also arrived where it looks for this event.

    Raises:
        AssertionError: it does not within 20 seconds; says what each pane shows.
    """
    wait_for_event(page, event)
    map_frame(page).locator(f'[data-explorer="map"][data-settled="{event}"]').wait_for()


def wait_until_put_up(page: Page) -> None:
    """Wait until no pane is about to be built anew in another language, clock or view.

    What is pressed just when that happens is gone before it is let go.
    """
    page.wait_for_function("() => !document.querySelector('[data-explorer][aria-busy]')")


def wait_until_drawn(page: Page) -> None:
    """Wait until the built-in map has been fetched and all its tiles are there, for a picture."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(
        """(frame) => {
          const { document: inside } = document.querySelector(frame).contentWindow;
          const tiles = [...inside.querySelectorAll(".leaflet-tile-pane canvas")];
          return tiles.length > 0 && tiles.every((tile) => getComputedStyle(tile).opacity === "1");
        }""",
        arg=MAP_FRAME,
    )


def let_pass(page: Page, seconds: int) -> None:
    """Put the page's clock forward; it must have been installed by `page.clock.install()`."""
    page.clock.fast_forward(seconds * 1000)


def _wait(page: Page, test: str, wanted: str) -> None:
    condition = f"(wanted) => ({test})(Object.values(({READ_PANES})()), wanted)"
    try:
        page.wait_for_function(condition, arg=wanted, timeout=SHOW_TIMEOUT_MS)
    except PlaywrightTimeout as error:
        raise AssertionError(f"expected every pane at {wanted}, found {shown(page)}") from error


def open_story(page: Page, address: str, query: str = "") -> str:
    """Open the page and wait until every pane shows the same event; return it.

    Args:
        page: where to open it.
        address: of the page, with a slash at its end.
        query: with its question mark.

    Raises:
        AssertionError: the panes do not get there within 20 seconds; says what each shows.
    """
    page.goto(address + query, wait_until="commit")
    return wait_for_panes(page)
