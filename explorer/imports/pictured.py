"""Pictures, films and pages that an imported entry shows, as records of media."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, urlsplit

from explorer.story.attachments import IMAGE_ENDINGS
from explorer.story.media import ENDINGS, UNWRITTEN, MediaKind
from explorer.writing.values import Value

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"|]+", re.IGNORECASE)
_PICTURE_HOSTS: Final = ("usercontent.google.com", "googleusercontent.com", "upload.wikimedia.org")
"""Hosts that serve pictures at addresses without an ending."""
_FILMS: Final = ("youtube.com", "youtu.be", "vimeo.com", "soundcloud.com", "dailymotion.com")


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


def medium_of(address: str, *, alt: str = "", is_picture: bool = False) -> dict[str, Value]:
    """The record of what is at an address, or in a file of the story's folder.

    >>> medium_of("https://a.example/rome.jpg", alt="Rome")
    {'kind': 'image', 'url': 'https://a.example/rome.jpg', 'alt': 'Rome'}
    >>> medium_of("https://youtu.be/7")
    {'kind': 'embed', 'url': 'https://youtu.be/7'}

    Args:
        address: a web address, or the name of a file: ``media/rome.jpg``.
        alt: what it shows, if that is known.
        is_picture: whether its file shows it as a picture, whatever its address.
    """
    name = "url" if address.lower().startswith(("http://", "https://")) else "file"
    kind = _kind(address, is_picture=is_picture)
    record: dict[str, Value] = {"kind": str(kind), name: address}
    if kind is MediaKind.IMAGE:
        record["alt"] = alt or UNWRITTEN
    return record


def _kind(address: str, *, is_picture: bool) -> MediaKind:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no address of IPv6
        return MediaKind.EMBED
    ending, host = PurePosixPath(parts.path).suffix.lower(), (parts.hostname or "").lower()
    if any(host == each or host.endswith(f".{each}") for each in _FILMS):
        return MediaKind.EMBED
    for kind, endings in ENDINGS.items():
        if ending in endings:
            return kind
    if is_picture or ending in IMAGE_ENDINGS or host.endswith(_PICTURE_HOSTS):
        return MediaKind.IMAGE
    return MediaKind.EMBED
