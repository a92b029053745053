"""An article by its address, only because its author gave it: one page, as the site's rules allow.

`robots.txt` (RFC 9309) is read first, for each host that the address leads to.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from explorer.remotes.web_files import SILENCE_S, WebClient, WebError, host_of
from explorer.story.errors import DataError, Problem

USER_AGENT: Final = "itinerary-explorer (an author reads this page)"
ROBOT: Final = "itinerary-explorer"
"""The name by which `robots.txt` can refuse us."""
MOST_BYTES: Final = 20_000_000
MOST_ROBOTS_BYTES: Final = 500_000
"""RFC 9309 wants at least that many read."""
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


def page_host(address: str) -> str:
    """The name of the site at an address.

    Raises:
        DataError: the address cannot be right.
    """
    try:
        return host_of(address)
    except WebError as error:
        raise _refused(address, error) from error


def fetched_page(address: str, *, timeout_s: float = SILENCE_S) -> FetchedPage:
    """The page at an address.

    Args:
        address: of the page, http or https.
        timeout_s: how long the site may be silent.

    Raises:
        DataError: it is not allowed, does not answer, refuses, or is too large; says why.
    """
    try:
        with WebClient(USER_AGENT, silence_s=timeout_s) as client:
            answer = client.followed(address, MOST_BYTES, lambda each: _check(client, each))
        if not answer.is_fine:
            raise WebError(answer.status_words, hint=_hint(answer.status))
        if answer.media_type.startswith(("image/", "audio/", "video/")):
            hint = "media add puts media into a story"
            raise WebError(answer.media_type, "an article", hint)
    except WebError as error:
        raise _refused(address, error) from error
    rest = answer.headers.get("Content-Type", "").partition(";")[2]
    charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
    name = PurePosixPath(unquote(urlsplit(answer.address).path)).name
    return FetchedPage(answer.content, answer.address, name, charset)


def _check(client: WebClient, address: str) -> None:
    """Refuse an address that its site's `robots.txt` keeps programs from."""
    host = host_of(address)
    robots = urljoin(address, "/robots.txt")
    answer = client.asked(robots, MOST_ROBOTS_BYTES, is_cut=True)
    if answer.status >= 500:
        expected = "an answer: without it nothing may be read"
        raise WebError(f"{robots}: {answer.status_words}", expected, "try again later")
    if answer.is_fine:
        rules = RobotFileParser()
        rules.parse(answer.content.decode("utf-8", "replace").splitlines())
        if not rules.can_fetch(ROBOT, address):
            found = f"a page that {host} keeps programs from (robots.txt)"
            raise WebError(found, "one that may be read", _SAVE)


def _hint(status: int) -> str:
    return _HINTS.get(status, "try again later" if status >= 500 else "")


def _refused(address: str, error: WebError) -> DataError:
    problem = Problem(
        file=address,
        line=None,
        record="the page",
        found=error.found,
        expected=error.expected or "a page",
        hint=error.hint,
    )
    return DataError((problem,))
