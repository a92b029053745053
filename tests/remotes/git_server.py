"""A git repository with stories, and a server for it on loopback that can misbehave."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

from tests.records import write_story

USER, TOKEN = "x-access-token", "a-token-of-the-tests"


class StoryRepository:
    """A bare repository, and a work tree from which it is pushed to."""

    def __init__(self, folder: Path) -> None:
        self.work, self.bare = folder / "work", folder / "stories.git"
        self.work.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")
        bare = ("init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
        self.git(*bare)
        self.git("--git-dir", str(self.bare), "config", "http.receivepack", "false")

    @property
    def url(self) -> str:
        return f"file://{self.bare}"

    def git(self, *arguments: str) -> str:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0")
        command = ["git", *names, *arguments]
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            command, cwd=self.work, check=True, capture_output=True, text=True,
            env={**os.environ, **quiet},
        )  # fmt: skip
        return done.stdout.strip()

    def push(self, *, branch: str = "main") -> str:
        """Commit all that is in the work tree, push it, whatever was there, and name it."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "-m", "Change")
        self.git("push", "--quiet", "--force", str(self.bare), f"HEAD:{branch}")
        return self.git("rev-parse", "HEAD")


def with_story(folder: Path) -> StoryRepository:
    """A repository that holds the small story in the folder `site`."""
    repository = StoryRepository(folder)
    write_story(repository.work / "site")
    repository.push()
    return repository


class _Handler(BaseHTTPRequestHandler):
    """Passes requests on to git's own server program."""

    root: ClassVar[Path]
    token: ClassVar[str | None]
    cut: ClassVar[bool]
    forbidden: ClassVar[bool]
    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = self.headers["content-length"]
        body = self.rfile.read(int(length)) if length else self._chunks()
        self._answer(body)

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        return body

    def _answer(self, body: bytes) -> None:
        type(self).asked.append(self.path)
        if self.forbidden:
            return self.send_error(403)
        login = base64.b64encode(f"{USER}:{self.token}".encode()).decode()
        if self.token and self.headers["authorization"] != f"Basic {login}":
            return self.send_error(401)
        return self._pass_on(body)

    def _pass_on(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        variables = {
            "GIT_PROJECT_ROOT": str(self.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("content-type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("content-encoding", ""),
            "GIT_PROTOCOL": self.headers.get("git-protocol", ""),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PATH": os.environ["PATH"],
        }
        command = ["git", "-c", "safe.directory=*", "http-backend"]
        done = subprocess.run(command, input=body, env=variables, capture_output=True, check=True)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        fields = [line.split(": ", 1) for line in head.decode().splitlines()]
        status = next((value for name, value in fields if name == "Status"), "200 OK")
        self.send_response(int(status.split()[0]))
        for name, value in fields:
            self.send_header(name, value)
        if b"want " in body and self.cut:
            content = content[: len(content) // 2]
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class GitServer:
    """A running server: its address, and how it behaves."""

    def __init__(self, root: Path) -> None:
        self._handler = type(
            "Handler",
            (_Handler,),
            {"root": root, "token": None, "cut": False, "forbidden": False, "asked": []},
        )
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/stories.git"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    def behave(self, **how: object) -> None:
        """Change how it behaves: `token`, `cut`, `forbidden`."""
        for name, value in how.items():
            setattr(self._handler, name, value)

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked for."""
        found: list[str] = self._handler.asked  # type: ignore[attr-defined]
        return found

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()


@contextmanager
def serving_git(root: Path) -> Iterator[GitServer]:
    """Serve the repositories in a folder."""
    server = GitServer(root)
    server.start()
    try:
        yield server
    finally:
        server.stop()
