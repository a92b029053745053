"""Sites whose films, sounds and posts can be part of a page: from an address to that of a player.

All that a site needs to be known is one row of `HOSTS`. A reader's browser asks none of them before
the reader has pressed; pages allow frames from those that a story names, and from no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from explorer.story.media import Media


class Host(NamedTuple):
    """A site, or all sites that run the same software."""

    name: str
    """What readers know it by."""
    address: re.Pattern[str]
    """What an address there looks like; its groups fill the player's address."""
    player: str
    """The address of the player: `{page}` is the whole address, percent-encoded."""
    ratio: float
    """Width by height of the player."""
    oembed: str | None = None
    """Where the site says what it has (oEmbed); None if it does not."""


class Player(NamedTuple):
    """Where a medium of another site is played."""

    name: str
    """What readers know the site by."""
    address: str
    """Of the player, always https."""
    ratio: float
    """Width by height."""

    @property
    def origin(self) -> str:
        """The site as a Content-Security-Policy names it."""
        return origin(self.address)


_WIDE: Final = 16 / 9
_SITE = r"(?P<site>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}(?::\d{2,5})?)"


def _like(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"https?://{pattern}(?:[/?#&].*)?", re.ASCII)


HOSTS: Final = (
    Host(
        "YouTube",
        _like(r"(?:www\.|m\.)?youtube\.com/shorts/(?P<id>[\w-]{11})"),
        "https://www.youtube-nocookie.com/embed/{id}",
        9 / 16,
        "https://www.youtube.com/oembed?format=json&url={page}",
    ),
    Host(
        "YouTube",
        _like(
            r"(?:youtu\.be/|(?:www\.|m\.)?youtube(?:-nocookie)?\.com/"
            r"(?:watch\?(?:|[^#]*&)v=|embed/|live/))(?P<id>[\w-]{11})"
        ),
        "https://www.youtube-nocookie.com/embed/{id}",
        _WIDE,
        "https://www.youtube.com/oembed?format=json&url={page}",
    ),
    Host(
        "Vimeo",
        _like(r"(?:www\.)?vimeo\.com/(?P<id>\d+)/(?P<key>[0-9a-f]{8,})"),
        "https://player.vimeo.com/video/{id}?dnt=1&h={key}",
        _WIDE,
        "https://vimeo.com/api/oembed.json?url={page}",
    ),
    Host(
        "Vimeo",
        _like(r"(?:(?:www\.)?vimeo\.com/|player\.vimeo\.com/video/)(?P<id>\d+)"),
        "https://player.vimeo.com/video/{id}?dnt=1",
        _WIDE,
        "https://vimeo.com/api/oembed.json?url={page}",
    ),
    Host(
        "SoundCloud",
        _like(r"(?:www\.|m\.)?soundcloud\.com/[\w-]+/(?:sets/)?[\w-]+"),
        "https://w.soundcloud.com/player/?url={page}",
        2.4,
        "https://soundcloud.com/oembed?format=json&url={page}",
    ),
    Host(
        "Internet Archive",
        _like(r"(?:www\.)?archive\.org/(?:details|embed)/(?P<id>[\w.-]+)"),
        "https://archive.org/embed/{id}",
        4 / 3,
    ),
    Host(
        "Bluesky",
        _like(r"bsky\.app/profile/(?P<who>did:[a-z]+:[\w.:-]+|[\w.-]+)/post/(?P<id>\w+)"),
        "https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{id}",
        0.9,
        "https://embed.bsky.app/oembed?url={page}",
    ),
    Host(
        "PeerTube",
        _like(
            rf"{_SITE}/(?:w|videos/watch|videos/embed)/"
            r"(?P<id>[1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
        ),
        "https://{site}/videos/embed/{id}",
        _WIDE,
        "https://{site}/services/oembed?url={page}",
    ),
    Host(
        "Mastodon",
        _like(rf"{_SITE}/(?P<who>@\w+(?:@[\w.-]+)?)/(?P<id>\d{{15,20}})"),
        "https://{site}/{who}/{id}/embed",
        0.9,
        "https://{site}/api/oembed?url={page}",
    ),
)
"""The first that an address looks like; of PeerTube and Mastodon every site, by its paths."""


def player_of(url: str) -> Player | None:
    """Where the medium of an address is played; None for a site without a player here.

    >>> player_of("https://youtu.be/dQw4w9WgXcQ?t=4").address
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'
    """
    for host in HOSTS:
        if found := host.address.fullmatch(url):
            address = host.player.format(page=quote(url, safe=""), **found.groupdict())
            return Player(host.name, address, round(host.ratio, 4))
    return None


def oembed_address(url: str) -> str | None:
    """Where to ask a site what it says of an address (oEmbed); None where nobody answers.

    >>> oembed_address("https://vimeo.com/76979871")
    'https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F76979871'
    """
    for host in HOSTS:
        if found := host.address.fullmatch(url):
            page = quote(url, safe="")
            return host.oembed and host.oembed.format(page=page, **found.groupdict())
    return None


def origin(address: str) -> str:
    """The scheme and the site of an address, as a Content-Security-Policy names them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def embedded_origins(media: Iterable[Media]) -> tuple[str, ...]:
    """The sites of the players of media, each once, in alphabetical order."""
    players = (player_of(item.url) for item in media if item.url)
    return tuple(sorted({player.origin for player in players if player}))
