"""WebKit as Debian ships it, WebKitGTK's small browser, over classic WebDriver."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx

from tests.browser.servers import HOST, held_port
from tests.wide.visitors import ProgramMissingError, Visitor

DRIVER = "WebKitWebDriver"
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
ANSWER_TIMEOUT_S = 120
START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 20
CALL = """
const done = arguments[0];
Promise.resolve(({function})(...{given})).then(
  (value) => done({{ value: JSON.stringify(value ?? null) }}),
  (fault) => done({{ fault: `${{fault}}` }}),
);
"""
INSTALL = "apt install webkit2gtk-driver xvfb"


class WebDriverError(Exception):
    """The driver refused a command, or a script threw."""


class WebDriverChannel:
    """One window of the browser."""

    def __init__(self, driver: httpx.Client, browser: Path) -> None:
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        self._driver = driver
        made = self._send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"
        self._send("POST", f"{self._session}/window/rect", {"width": 1280, "height": 950})
        self._send("POST", f"{self._session}/timeouts", {"script": ANSWER_TIMEOUT_S * 1000})

    def goto(self, url: str) -> None:
        self._send("POST", f"{self._session}/url", {"url": url})

    def call(self, function: str, *arguments: object) -> Any:
        script = CALL.format(function=function, given=json.dumps(arguments))
        path = f"{self._session}/execute/async"
        answer = self._send("POST", path, {"script": script, "args": []})
        if "fault" in answer:
            raise WebDriverError(answer["fault"])
        return json.loads(answer["value"])

    def act(self, sources: Sequence[dict[str, Any]]) -> None:
        self._send("POST", f"{self._session}/actions", {"actions": list(sources)})
        self._send("DELETE", f"{self._session}/actions")

    def errors(self) -> list[str]:
        return []  # classic WebDriver does not hear the console

    def close(self) -> None:
        """End the browser."""
        self._send("DELETE", self._session)

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = self._driver.request(method, path, json=body).json()["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise WebDriverError(f"{path}: {answer['error']}: {answer['message']}")
        return answer


@contextmanager
def visiting() -> Iterator[Visitor]:
    """A reader with a fresh WebKit, on a screen of its own where the machine has none.

    Raises:
        ProgramMissingError: the browser, its driver or Xvfb is not on this machine.
    """
    browser = next(Path("/").glob(BROWSERS.removeprefix("/")), None)
    if browser is None or shutil.which(DRIVER) is None:
        raise ProgramMissingError(f"WebKitGTK or its driver is missing; on Debian: {INSTALL}")
    with _screen() as display, held_port() as port:
        command = [DRIVER, f"--host={HOST}", f"--port={port}"]
        process = subprocess.Popen(command, env={**os.environ, **display})
        try:
            with httpx.Client(base_url=f"http://{HOST}:{port}", timeout=ANSWER_TIMEOUT_S) as driver:
                _wait_until_ready(driver)
                channel = WebDriverChannel(driver, browser)
                yield Visitor("WebKit", channel)
                channel.close()
        finally:
            process.terminate()
            process.wait(STOP_TIMEOUT_S)


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The variables of the environment that name a screen."""
    if shutil.which("Xvfb") is None:
        raise ProgramMissingError(f"Xvfb is missing; on Debian: {INSTALL}")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24"]
    process = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[writing])
    os.close(writing)
    try:
        with os.fdopen(reading) as chosen:
            yield {"DISPLAY": f":{chosen.readline().strip()}", "GDK_BACKEND": "x11"}
    finally:
        process.terminate()
        process.wait(STOP_TIMEOUT_S)


def _wait_until_ready(driver: httpx.Client) -> None:
    deadline = monotonic() + START_TIMEOUT_S
    while True:
        try:
            driver.get("/status")
        except httpx.TransportError:
            if monotonic() > deadline:
                raise
            sleep(0.1)
        else:
            return
