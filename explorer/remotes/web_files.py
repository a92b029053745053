"""A file by its address, with bounded size and time: for whatever an author asks the web for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from threading import Thread
from types import TracebackType
from typing import Final, Self
from urllib.parse import unquote, urljoin, urlsplit

from urllib3 import BaseHTTPResponse, HTTPHeaderDict, PoolManager, Timeout
from urllib3.exceptions import (
    HTTPError,
    IncompleteRead,
    NewConnectionError,
    SSLError,
    TimeoutError,
)

from explorer.story.errors import ExplorerError

SILENCE_S: Final = 20
"""For so long a site may be silent."""
WHOLE_S: Final = 60
"""For so long a file may arrive."""
MOST_REDIRECTS: Final = 5
_PIECE: Final = 65_536
_OFFERED: Final = re.compile(r"filename\s*=\s*(?:\"([^\"]*)\"|([^;\s]+))", re.I)


class WebError(ExplorerError):
    """A file that cannot be fetched; says what was found in its place."""

    def __init__(self, found: str, expected: str = "", hint: str = "") -> None:
        """Say what is wrong.

        Args:
            found: in place of the file.
            expected: what should have been there; empty for the file itself.
            hint: what to do.
        """
        super().__init__(f"found {found}{f', expected {expected}' if expected else ''}")
        self.found, self.expected, self.hint = found, expected, hint


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a site has answered."""

    status: int
    content: bytes
    headers: HTTPHeaderDict
    address: str
    """Where it was in the end."""

    @property
    def is_fine(self) -> bool:
        """Whether it is what was asked for."""
        return self.status == HTTPStatus.OK

    @property
    def status_words(self) -> str:
        """The status as it is shown: ``the answer 404 Not Found``."""
        known = {each.value: each.phrase for each in HTTPStatus}
        return f"the answer {self.status} {known.get(self.status, '')}".strip()

    @property
    def media_type(self) -> str:
        """What the site says that it is, such as ``text/html``; it may be wrong."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def name(self) -> str:
        """A file's name: the one that the site offers, or the end of the address."""
        offered = _OFFERED.search(self.headers.get("Content-Disposition", ""))
        name = (offered[1] or offered[2] or "") if offered else ""
        name = name or unquote(PurePosixPath(urlsplit(self.address).path).name)
        return PurePosixPath(name.replace("\\", "/")).name


class WebClient:
    """Asks sites, as long as it is open."""

    def __init__(
        self, agent: str, *, silence_s: float = SILENCE_S, whole_s: float = WHOLE_S
    ) -> None:
        """Open nothing yet.

        Args:
            agent: by which sites know who asks.
            silence_s: for so long a site may be silent.
            whole_s: for so long a file may arrive.
        """
        self._pool = PoolManager(headers={"User-Agent": agent}, timeout=Timeout(silence_s))
        self._whole_s = whole_s

    def __enter__(self) -> Self:
        """Give the client itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self._pool.clear()

    def followed(
        self, address: str, most: int, check: Callable[[str], None] = lambda _: None
    ) -> Answer:
        """The answer at the end of all redirects, whatever its status.

        Args:
            address: of the file.
            most: the most bytes that it may have, unpacked.
            check: is asked about each address first, and raises if it may not be read.

        Raises:
            WebError: there is no whole answer, or it is too large.
        """
        for _ in range(MOST_REDIRECTS + 1):
            check(address)
            answer = self.asked(address, most)
            target = answer.headers.get("Location")
            if not (300 <= answer.status < 400 and target):
                return answer
            address = urljoin(address, target)
            if not is_address(address):
                raise WebError(f"a redirect to {address[:60]}", "an http or https address")
        raise WebError(f"more than {MOST_REDIRECTS} redirects")

    def asked(self, address: str, most: int, *, is_cut: bool = False) -> Answer:
        """The answer to one request.

        Args:
            address: of the file.
            most: the most bytes that it may have, unpacked.
            is_cut: whether only so many are read of a larger one.

        Raises:
            WebError: there is no whole answer, or it is too large.
        """
        host = host_of(address)
        try:
            answer, content = self._in_time(address, most)
        except NewConnectionError as error:
            hint = "is the address right, and is there a connection?"
            raise WebError(f"no answer of {host}", hint=hint) from error
        except TimeoutError as error:
            raise WebError("no answer in time", hint="try again later") from error
        except SSLError as error:
            hint = "the site's certificate is not valid"
            raise WebError("an insecure connection", "a secure one", hint) from error
        except (HTTPError, OSError, ValueError) as error:
            if any(isinstance(each, IncompleteRead) for each in (error, *error.args)):
                raise WebError("only a part of it", hint="try again") from error
            raise WebError(f"no answer of {host}", hint="is the address right?") from error
        if len(content) > most and not is_cut:
            raise WebError(f"more than {most:,} bytes")
        return Answer(
            status=answer.status, content=content[:most], headers=answer.headers, address=address
        )

    def _in_time(self, address: str, most: int) -> tuple[BaseHTTPResponse, bytes]:
        """An answer with its content, if it arrives in time.

        A site that sends a byte now and then, also of its headers, never lets a read time out. So
        another thread reads; one that is late is left alone, and ends with the next piece or with
        the program.
        """
        done: Future[tuple[BaseHTTPResponse, bytes]] = Future()

        def ask() -> None:
            try:
                done.set_result(self._read(address, most))
            except (HTTPError, OSError, ValueError) as error:
                done.set_exception(error)

        Thread(target=ask, daemon=True).start()
        if not wait((done,), self._whole_s).done:
            raise WebError(f"no whole answer in {self._whole_s:g} s", "one that arrives")
        return done.result()

    def _read(self, address: str, most: int) -> tuple[BaseHTTPResponse, bytes]:
        """An answer and what there is of its content in time, or little more than the most."""
        started, content = time.monotonic(), bytearray()
        answer = self._pool.request(
            "GET", address, redirect=False, retries=False, preload_content=False
        )
        try:
            while len(content) <= most and time.monotonic() - started <= self._whole_s:
                piece = answer.read1(_PIECE, decode_content=True)
                if not piece:
                    break
                content += piece
        finally:
            answer.close()
        return answer, bytes(content)


def is_address(text: str) -> bool:
    """Whether what was typed is an address, not the name of a file.

    >>> is_address("https://example.org/a"), is_address("article.txt")
    (True, False)
    """
    return text.lower().startswith(("http://", "https://"))


def host_of(address: str) -> str:
    """The name of the site at an address.

    Raises:
        WebError: the address cannot be right.
    """
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host or not re.fullmatch(r"[^\s<>\"\\]+", address):
        expected = "an address such as https://example.org/article"
        raise WebError("no site in it", expected)
    return host
