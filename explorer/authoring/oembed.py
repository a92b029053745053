"""Asks a site what it says of one of its films, sounds or posts, by oEmbed; for authors who ask.

<https://oembed.com>: a provider answers an address with JSON. Only its title and author are taken,
as text; its markup would be somebody else's code in our pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.error import URLError
from urllib.request import Request, urlopen

from explorer.media.hosts import oembed_address
from explorer.story.errors import ExplorerError

TIMEOUT_S: Final = 10
MOST_BYTES: Final = 200_000
LONGEST: Final = 300
"""Characters of a title or a name that are taken."""
USER_AGENT: Final = "itinerary-explorer"


class OEmbedError(ExplorerError):
    """A site did not say what it has; says which and why."""


class Described(NamedTuple):
    """What a site says of a medium; each is empty if it says nothing."""

    title: str
    author: str


def described(url: str, fetch: Callable[[str], bytes] | None = None) -> Described | None:
    """What the site of an address says of it; None for a site without oEmbed.

    Args:
        url: the address of a film, a sound or a post.
        fetch: gives the bytes of an https address; the network if left out.

    Raises:
        OEmbedError: the site does not answer, or answers something else.
    """
    endpoint = oembed_address(url)
    if endpoint is None:
        return None
    try:
        answer = json.loads((fetch or _fetched)(endpoint))
    except (OSError, ValueError) as error:  # HTTP errors are OSErrors
        raise OEmbedError(f"{endpoint}: found {_why(error)}, expected JSON") from error
    if not isinstance(answer, dict):
        raise OEmbedError(f"{endpoint}: found another JSON value, expected an object")
    return Described(_text(answer.get("title")), _text(answer.get("author_name")))


def _fetched(address: str) -> bytes:
    request = Request(address, headers={"User-Agent": USER_AGENT, "Accept": "application/json"})
    with urlopen(request, timeout=TIMEOUT_S) as answer:
        content: bytes = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES:,} bytes")
    return content


def _why(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    return f"{str(reason)[:100]!r}"


def _text(value: object) -> str:
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""
