"""From the address of a page to that of its player, for the sites that have one."""

from __future__ import annotations

import re

import pytest

from explorer.media.hosts import HOSTS, embedded_origins, player_of
from explorer.story.media import Media, MediaKind

TUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
DID = "did:plc:z72i7hdynmk6r22z27h6tvur"

PLAYERS = {
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ": ("YouTube", TUBE),
    "https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=40s": ("YouTube", TUBE),
    "http://m.youtube.com/watch?v=dQw4w9WgXcQ#x": ("YouTube", TUBE),
    "https://youtu.be/dQw4w9WgXcQ": ("YouTube", TUBE),
    "https://www.youtube.com/shorts/dQw4w9WgXcQ": ("YouTube", TUBE),
    "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share": ("YouTube", TUBE),
    "https://vimeo.com/76979871": ("Vimeo", "https://player.vimeo.com/video/76979871?dnt=1"),
    "https://vimeo.com/76979871/8272103f6e": (
        "Vimeo",
        "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
    ),
    "https://soundcloud.com/some-one/a-song": (
        "SoundCloud",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fsome-one%2Fa-song",
    ),
    "https://archive.org/details/night_of_the_living_dead": (
        "Internet Archive",
        "https://archive.org/embed/night_of_the_living_dead",
    ),
    f"https://bsky.app/profile/{DID}/post/3jwdwj2ctlk26": (
        "Bluesky",
        f"https://embed.bsky.app/embed/{DID}/app.bsky.feed.post/3jwdwj2ctlk26",
    ),
    f"https://tube.example/videos/watch/{UUID}": (
        "PeerTube",
        f"https://tube.example/videos/embed/{UUID}",
    ),
    "https://tube.example:8443/w/kkGMgK9ZtnKfYAgnEtQxbv": (
        "PeerTube",
        "https://tube.example:8443/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv",
    ),
    "https://social.example/@Anna/109348684637289450": (
        "Mastodon",
        "https://social.example/@Anna/109348684637289450/embed",
    ),
}


@pytest.mark.parametrize("url", PLAYERS)
def test_a_page_of_a_known_site_has_a_player(url: str) -> None:
    player = player_of(url)
    assert player
    assert (player.name, player.address) == PLAYERS[url]
    assert player.ratio > 0


def test_every_known_site_is_tried() -> None:
    for host in HOSTS:
        assert any(host.address.fullmatch(url) for url in PLAYERS), host.name


@pytest.mark.parametrize(
    "url",
    [
        "https://video.example/7",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/@anna",
        "https://www.youtube.com/watch?v=short",
        "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
        "https://vimeo.com/anna",
        "https://a;script-src/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://a.example;script-src */w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://user@tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "javascript:https://youtu.be/dQw4w9WgXcQ",
    ],
)
def test_any_other_address_has_none(url: str) -> None:
    assert player_of(url) is None


def test_a_page_may_frame_the_sites_of_players_and_no_others() -> None:
    urls = [*PLAYERS, "https://video.example/7"]
    media = [Media(id=f"a-{n}", kind=MediaKind.EMBED, url=url) for n, url in enumerate(urls)]
    origins = embedded_origins(media)

    assert "https://video.example" not in origins
    assert origins[0] == "https://archive.org"
    assert "https://tube.example:8443" in origins
    assert len(origins) == len(set(origins))
    assert all(re.fullmatch(r"https://[a-z0-9.-]+(:\d+)?", each) for each in origins)


def test_a_site_is_written_in_ascii_as_headers_are() -> None:
    assert player_of("https://tube.example:٤٤٣٠/w/9c9de5e8-0a1e-484a-b099-e80766180a6d") is None
