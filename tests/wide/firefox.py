"""Firefox as Debian ships it, over WebDriver BiDi, which it speaks without a driver beside it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.wide.visitors import ProgramMissingError, Visitor

NAMES = ("firefox-esr", "firefox")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
ANSWER_TIMEOUT_S = 120
STOP_TIMEOUT_S = 20


class BidiError(Exception):
    """Firefox refused a command, or a script threw."""


class BidiChannel:
    """One tab of a Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._errors: list[str] = []
        self._command("session.new", capabilities={})
        self._command("session.subscribe", events=["log.entryAdded"])
        self._tab = self._command("browsingContext.create", type="tab")["context"]
        window = {"width": 1280, "height": 900}
        self._command("browsingContext.setViewport", context=self._tab, viewport=window)

    def goto(self, url: str) -> None:
        self._command("browsingContext.navigate", context=self._tab, url=url, wait="interactive")

    def call(self, function: str, *arguments: object) -> Any:
        given = json.dumps(arguments)
        answer = self._command(
            "script.evaluate",
            expression=f"Promise.resolve(({function})(...{given})).then(JSON.stringify)",
            target={"context": self._tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def act(self, sources: Sequence[dict[str, Any]]) -> None:
        self._command("input.performActions", context=self._tab, actions=sources)
        self._command("input.releaseActions", context=self._tab)

    def errors(self) -> list[str]:
        self._command("session.status")  # what was logged before has arrived by its answer
        return self._errors

    def _command(self, method: str, **params: object) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=ANSWER_TIMEOUT_S))
            if said["type"] == "event":
                self._note(said["params"])
            elif said["id"] == number:
                if said["type"] == "error":
                    raise BidiError(f"{method}: {said['error']}: {said['message']}")
                return said["result"]

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["level"] == "error":
            self._errors.append(entry["text"])


@contextmanager
def visiting() -> Iterator[Visitor]:
    """A reader with a fresh Firefox.

    Raises:
        ProgramMissingError: there is no Firefox on this machine.
    """
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise ProgramMissingError("Firefox is missing; on Debian: apt install firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", "--no-remote", "--profile", profile]
        process = subprocess.Popen(
            [program, *options, "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        try:
            address = f"{_address(process)}/session"
            with connect(
                address, max_size=None, open_timeout=ANSWER_TIMEOUT_S, ping_interval=None
            ) as socket:
                yield Visitor("Firefox", BidiChannel(socket))
        finally:
            process.terminate()
            process.communicate(timeout=STOP_TIMEOUT_S)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := LISTENING.search(line):
            return found[1]
    raise BidiError("Firefox ended before it could be spoken to")
