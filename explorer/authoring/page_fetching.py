"""An article by its address, only because its author gave it: one page, as the site's rules allow.

`robots.txt` (RFC 9309) is read first, for each host that the address leads to.
"""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError, TimeoutError

from explorer.story.errors import DataError, Problem

USER_AGENT: Final = "itinerary-explorer (an author reads this page)"
ROBOT: Final = "itinerary-explorer"
"""The name by which `robots.txt` can refuse us."""
TIMEOUT_S: Final = 20
WHOLE_S: Final = 60
"""For so long a page may arrive."""
MOST_BYTES: Final = 20_000_000
MOST_ROBOTS_BYTES: Final = 500_000
"""RFC 9309 wants at least that many read."""
MOST_REDIRECTS: Final = 5
_PIECE: Final = 65_536
_SAVE = "open it in a browser, save the page as HTML, and pass that file"
_HINTS = {
    401: f"it asks who you are: {_SAVE}",
    402: f"it is for subscribers: {_SAVE}",
    403: f"the site refuses programs: {_SAVE}",
    404: "is the address right?",
    410: "is there a copy in an archive of the web?",
    429: "it was asked too often: try again later",
    451: "it is not shown for legal reasons",
}


class FetchedPage(NamedTuple):
    """The answer of a site."""

    content: bytes
    address: str
    """Where it was in the end."""
    name: str
    """What the file would be called."""
    charset: str
    """The encoding that the server named, or nothing."""


def is_address(text: str) -> bool:
    """Whether what was typed is an address, not the name of a file.

    >>> is_address("https://example.org/a"), is_address("article.txt")
    (True, False)
    """
    return text.lower().startswith(("http://", "https://"))


def host_of(address: str) -> str:
    """The name of the site at an address.

    Raises:
        DataError: the address cannot be right.
    """
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host or not re.fullmatch(r"[^\s<>\"\\]+", address):
        raise _refused(address, "no site in it", "an address such as https://example.org/article")
    return host


def fetched_page(address: str, *, timeout_s: float = TIMEOUT_S) -> FetchedPage:
    """The page at an address.

    Args:
        address: of the page, http or https.
        timeout_s: how long the site may be silent.

    Raises:
        DataError: it is not allowed, does not answer, refuses, or is too large; says why.
    """
    with PoolManager(headers={"User-Agent": USER_AGENT}, timeout=Timeout(timeout_s)) as pool:
        asked, now = address, address
        for _ in range(MOST_REDIRECTS + 1):
            _check_allowed(pool, asked, now)
            answer, content = _asked(pool, asked, now, MOST_BYTES)
            target = answer.headers.get("Location")
            if not (300 <= answer.status < 400 and target):
                break
            now = urljoin(now, target)
            if not is_address(now):
                raise _refused(asked, f"a redirect to {now[:60]}", "an http or https address")
        else:
            raise _refused(asked, f"more than {MOST_REDIRECTS} redirects", "a page")
    if answer.status != HTTPStatus.OK:
        raise _refused(asked, _status(answer.status), "a page", _hint(answer.status))
    kind, _, rest = answer.headers.get("Content-Type", "").partition(";")
    if kind.strip().lower().startswith(("image/", "audio/", "video/")):
        raise _refused(asked, kind.strip(), "an article", "media add puts media into a story")
    charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
    name = PurePosixPath(unquote(urlsplit(now).path)).name
    return FetchedPage(content, now, name, charset)


def _check_allowed(pool: PoolManager, asked: str, address: str) -> None:
    """Refuse an address that its site's `robots.txt` keeps programs from."""
    host = host_of(address)
    robots = urljoin(address, "/robots.txt")
    answer, content = _asked(pool, asked, robots, MOST_ROBOTS_BYTES, is_cut=True)
    if answer.status >= 500:
        expected = "an answer: without it nothing may be read"
        raise _refused(asked, f"{robots}: {_status(answer.status)}", expected, "try again later")
    if answer.status == HTTPStatus.OK:
        rules = RobotFileParser()
        rules.parse(content.decode("utf-8", "replace").splitlines())
        if not rules.can_fetch(ROBOT, address):
            found = f"a page that {host} keeps programs from (robots.txt)"
            raise _refused(asked, found, "one that may be read", _SAVE)


def _asked(
    pool: PoolManager, asked: str, address: str, most: int, *, is_cut: bool = False
) -> tuple[BaseHTTPResponse, bytes]:
    """An answer and its content, of bounded size and time."""
    started, pieces, size = time.monotonic(), list[bytes](), 0
    try:
        answer = pool.request("GET", address, redirect=False, retries=False, preload_content=False)
        try:
            while size <= most and (piece := answer.read(_PIECE, decode_content=True)):
                pieces.append(piece)
                size += len(piece)
                if time.monotonic() - started > WHOLE_S:
                    raise _refused(asked, f"no whole page in {WHOLE_S} s", "one that arrives")
        finally:
            answer.close()
    except NewConnectionError as error:
        hint = "is the address right, and is there a connection?"
        raise _refused(asked, f"no answer of {host_of(address)}", "a page", hint) from error
    except TimeoutError as error:
        raise _refused(asked, "no answer in time", "a page", "try again later") from error
    except SSLError as error:
        hint = "the site's certificate is not valid"
        raise _refused(asked, "an insecure connection", "a secure one", hint) from error
    except (HTTPError, OSError, ValueError) as error:
        raise _refused(
            asked, f"no answer of {host_of(address)}", "a page", "is the address right?"
        ) from error
    if size > most and not is_cut:
        raise _refused(asked, f"more than {most:,} bytes", "a page")
    return answer, b"".join(pieces)[:most]


def _status(status: int) -> str:
    known = {each.value: each.phrase for each in HTTPStatus}
    return f"the answer {status} {known.get(status, '')}".strip()


def _hint(status: int) -> str:
    return _HINTS.get(status, "try again later" if status >= 500 else "")


def _refused(address: str, found: str, expected: str, hint: str = "") -> DataError:
    problem = Problem(
        file=address, line=None, record="the page", found=found, expected=expected, hint=hint
    )
    return DataError((problem,))
