"""The first bytes of files, by which a file is what its name says: a renamed one cannot be shown.

After the formats' own specifications; formats that share a beginning (RIFF, ISO base media) differ
in the bytes that follow.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from explorer.story.attachments import ending

LONGEST = 16
"""Bytes at the beginning of a file that have to be read."""

_ISO_MEDIA = ((4, b"ftyp"),)
_OGG = ((0, b"OggS"),)
_JPEG = ((0, b"\xff\xd8\xff"),)
_SIGNATURES: dict[str, tuple[tuple[int, bytes], ...]] = {
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": ((0, b"\x89PNG\r\n\x1a\n"),),
    ".gif": ((0, b"GIF8"),),
    ".webp": ((0, b"RIFF"), (8, b"WEBP")),
    ".avif": ((4, b"ftypavi"),),
    ".m4a": _ISO_MEDIA,
    ".mp4": _ISO_MEDIA,
    ".webm": ((0, b"\x1a\x45\xdf\xa3"),),
    ".ogg": _OGG,
    ".opus": _OGG,
    ".flac": ((0, b"fLaC"),),
    ".wav": ((0, b"RIFF"), (8, b"WAVE")),
    ".vtt": ((0, b"WEBVTT"),),
    ".pdf": ((0, b"%PDF-"),),
    ".pmtiles": ((0, b"PMTiles\x03"),),
    ".mbtiles": ((0, b"SQLite format 3\x00"),),
}
"""Position and bytes of each part, by how the names end; MP3 has no signature of its own."""


def is_what_it_says(name: str, beginning: bytes) -> bool:
    """Whether a file begins as one of its name does; a name without a signature is believed.

    >>> is_what_it_says("media/hall.jpg", bytes.fromhex("ffd8ffe0")), is_what_it_says("a.png", b"")
    (True, False)
    """
    beginning = beginning.removeprefix(codecs.BOM_UTF8)  # editors put it before captions
    parts = _SIGNATURES.get(ending(name), ())
    return all(beginning[at : at + len(part)] == part for at, part in parts)


def is_web_page(beginning: bytes) -> bool:
    """Whether a file is HTML: what a server sends in place of a file that it does not have.

    >>> is_web_page(b"\\n<!doctype html>"), is_web_page(b"<svg>")
    (True, False)
    """
    shown = beginning.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return shown.startswith((b"<!doctype html"[: len(shown)], b"<html")) and len(shown) > 4


def ending_by_content(content: bytes, endings: Iterable[str]) -> str | None:
    """How the name of a file has to end, by its first bytes; None if it is of no such kind.

    Args:
        content: its beginning at least.
        endings: how the names of the files that are expected end.

    >>> ending_by_content(bytes.fromhex("ffd8ffe0"), (".png", ".jpg")), ending_by_content(b"<", ())
    ('.jpg', None)
    """
    known = (each for each in endings if is_what_it_says(f"file{each}", content[:LONGEST]))
    return next((each for each in known if each in _SIGNATURES or _is_mp3(content)), None)


def _is_mp3(content: bytes) -> bool:
    """Whether a file begins as an MP3 does: with ID3, or with the sync word of MPEG audio."""
    return content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] >= b"\xe0")


def xml_kind(text: str) -> str:
    """What a text in XML is, by the name of its first element; empty if it is no XML.

    >>> xml_kind("<?xml version='1.0'?><kml>"), xml_kind("<gpx>"), xml_kind("{}")
    ('KML', 'GPX', '')
    """
    if not text[:200].lstrip().startswith("<"):
        return ""
    first = re.search(r"<(?:[\w.-]+:)?([A-Za-z]\w*)[\s/>]", text[:4_000])
    name = first[1].lower() if first else ""
    return {"kml": "KML", "gpx": "GPX", "html": "a web page"}.get(name, "XML")
