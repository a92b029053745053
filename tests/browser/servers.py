"""Servers of the explorer, and plain hosts of files, for browsers to open."""

from __future__ import annotations

import os
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

ROOT = Path(__file__).parents[2]


HOST = "127.0.0.1"

UNLIMITED = {
    "EXPLORER_DASHBOARD_READERS": "100000",
    "EXPLORER_DASHBOARD_ARRIVALS": "100000",
    "EXPLORER_DASHBOARD_WAIT": "600",
}
"""No reader is led to the light page, however busy the machine is."""


START_TIMEOUT_S = 60


STOP_TIMEOUT_S = 10


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
        env.update({**UNLIMITED, **self.settings})
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
