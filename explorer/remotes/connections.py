"""The connections of one look at a git repository, over HTTP or ssh, all closed at its end."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from dulwich.client import SubprocessSSHVendor, SubprocessWrapper, default_urllib3_manager
from dulwich.config import ConfigDict
from dulwich.errors import GitProtocolError

from explorer.remotes.pauses import SILENCE_S


class Connections:
    """In place of urllib3's pool, for dulwich: it leaves an answer open that it refuses."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet.

        Args:
            url: of the repository; it decides whether a proxy of the environment is used.
        """
        config = ConfigDict()
        config.set((b"http",), b"timeout", str(SILENCE_S).encode())
        self._pool = default_urllib3_manager(config, base_url=url)
        self._answers: list[Any] = []
        self.programs: Final = Programs()
        """Those of ssh."""

    @property
    def headers(self) -> Any:
        """Of every request."""
        return self._pool.headers

    def request(self, *arguments: Any, **options: Any) -> Any:
        """Ask for something, as urllib3 does."""
        answer = self._pool.request(*arguments, **options)
        self._answers.append(answer)
        return answer

    def close(self) -> None:
        """Close what is still open."""
        for answer in self._answers:
            answer.close()
        self._answers.clear()
        self.programs.close()
        self._pool.clear()


class Programs(SubprocessSSHVendor):
    """Starts ssh, as dulwich does, and ends it: dulwich leaves one running that is refused."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        super().__init__()
        self._started: list[SubprocessWrapper] = []

    def run_command(self, *arguments: Any, **options: Any) -> SubprocessWrapper:
        """Start ssh."""
        started = super().run_command(*arguments, **options)
        self._started.append(started)
        return started

    def close(self) -> None:
        """End what is still running."""
        for each in self._started:
            with suppress(GitProtocolError):  # it was killed
                each.close(timeout=1)
        self._started.clear()
