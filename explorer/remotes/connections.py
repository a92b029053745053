"""The HTTP connections of one look at a git repository, all closed at its end."""

from __future__ import annotations

from typing import Any

from dulwich.client import default_urllib3_manager
from dulwich.config import ConfigDict

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
        self._pool.clear()
