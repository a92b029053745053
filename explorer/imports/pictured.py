"""Pictures, films and pages that an imported entry shows, as records of media."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, urlsplit

from explorer.media.hosts import player_of
from explorer.story.media import ENDINGS, UNWRITTEN, MediaKind
from explorer.writing.values import Value

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"|]+", re.IGNORECASE)
_PICTURE_HOSTS: Final = ("usercontent.google.com", "googleusercontent.com", "upload.wikimedia.org")
"""Hosts that serve pictures at addresses without an ending."""
_FILMS: Final = ("youtube.com", "youtu.be", "vimeo.com", "soundcloud.com", "dailymotion.com")
_ELSEWHERE: Final = (".svg", ".bmp", ".tif", ".tiff", ".jfif", ".heic")
"""How the names of pictures may end that a story's folder cannot hold, but another site may."""

SAID: Final = ("alt", "caption", "credit", "licence")
"""What an entry can say of its media."""


def addresses_in(text: str) -> list[str]:
    """The web addresses in a property, whatever is between them; a space in one is encoded.

    >>> addresses_in("https://a.example/1.jpg https://a.example/2.jpg")
    ['https://a.example/1.jpg', 'https://a.example/2.jpg']
    >>> addresses_in("https://a.example/my picture.jpg")
    ['https://a.example/my%20picture.jpg']
    """
    parts = re.split(r"[\s|;,]+(?=https?://)", text.strip(), flags=re.IGNORECASE)
    whole = [part for part in parts if part.lower().startswith(("http://", "https://"))]
    if len(whole) == len(parts):
        return [_encoded(part) for part in whole]
    return _ADDRESS.findall(text)


def _encoded(address: str) -> str:
    return quote(address.strip(), safe="%/:?#[]@!$&'()*+,;=~")


def medium_of(
    address: str, said: Mapping[str, str] | None = None, *, is_picture: bool = False
) -> dict[str, Value]:
    """The record of what is at an address, or in a file of the story's folder.

    >>> medium_of("https://a.example/rome.jpg", {"alt": "Rome"})
    {'kind': 'image', 'url': 'https://a.example/rome.jpg', 'alt': 'Rome'}
    >>> medium_of("https://youtu.be/7")
    {'kind': 'embed', 'url': 'https://youtu.be/7'}

    Args:
        address: a web address, or the name of a file: ``media/rome.jpg``.
        said: its `alt`, `caption`, `credit` and `licence`, in plain words of the import's language.
        is_picture: whether its file shows it as a picture, whatever its address.
    """
    kind = kind_of(address, is_picture=is_picture)
    words = {name: text for name, text in (said or {}).items() if text}
    if kind is MediaKind.IMAGE:
        words = {"alt": words.get("caption") or UNWRITTEN} | words
    name = "url" if address.lower().startswith(("http://", "https://")) else "file"
    texts: dict[str, Value] = {each: words[each] for each in SAID if each in words}
    return {"kind": str(kind), name: address} | texts


def kind_of(address: str, *, is_picture: bool = False) -> MediaKind:
    """What is at an address, by its site and by how its path ends.

    >>> kind_of("https://a.example/talk.mp3"), kind_of("https://a.example/wiki/File:Rome.jpg")
    (<MediaKind.AUDIO: 'audio'>, <MediaKind.EMBED: 'embed'>)

    Args:
        address: a web address, or the name of a file.
        is_picture: whether its file shows it as a picture, whatever its address.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no address of IPv6
        return MediaKind.EMBED
    path, host = PurePosixPath(parts.path.lower()), (parts.hostname or "").lower()
    is_film = any(host == each or host.endswith(f".{each}") for each in _FILMS)
    is_page = "/wiki/" in parts.path and not is_picture  # about a file, whose name it has
    if is_film or is_page or player_of(address):
        return MediaKind.EMBED
    if kind := kind_of_file(path.name):
        return kind
    if is_picture or path.suffix in _ELSEWHERE or host.endswith(_PICTURE_HOSTS):
        return MediaKind.IMAGE
    return MediaKind.EMBED


def kind_of_file(name: str) -> MediaKind | None:
    """What a file of the story's folder is, by its ending; None if none can be shown.

    >>> kind_of_file("Rome.JPG"), kind_of_file("notes.txt")
    (<MediaKind.IMAGE: 'image'>, None)
    """
    ending = PurePosixPath(name.lower()).suffix
    return next((kind for kind, endings in ENDINGS.items() if ending in endings), None)
