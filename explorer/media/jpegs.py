"""Compressed pictures inside documents, without what cameras and editors write into them.

The picture itself is not decoded, so nothing of it is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_MARKER: Final = re.compile(rb"\xff[^\x00\x01\xff\xd0-\xd7]")
"""What begins a segment of a JPEG (ITU-T T.81, B.1.1): bytes of the picture and fill bytes do
not."""

_SOI, _EOI, _SOS = b"\xff\xd8", b"\xff\xd9", b"\xff\xda"
_APP0, _APP14 = b"\xff\xe0", b"\xff\xee"

_NEEDED: Final = frozenset(range(0xC0, 0xE0)) - {0xC8, 0xD8, 0xD9}
"""The second byte of segments that decoders need: frames, tables and scans."""

_BOXES: Final = (b"jP  ", b"ftyp", b"rreq", b"jp2c")
"""Boxes of JPEG 2000 that a copy keeps; of a header, which is one more, it keeps some."""

_HEADER_BOXES: Final = (b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res ")

_SOC, _SOT, _SOD, _COM = b"\xff\x4f", b"\xff\x90", b"\xff\x93", b"\xff\x64"


def without_metadata(jpeg: bytes) -> bytes:
    """A JPEG with its picture alone: no comments, thumbnails, or anything after its end.

    >>> without_metadata(bytes.fromhex("ffd8 ffff e100 0412 34ff da00 0256 ffd9 78")).hex(" ", 2)
    'ff d8ff da00 0256 ffd9'

    Args:
        jpeg: a file; bytes before it are left out. If its end is missing, it is added.

    Raises:
        ValueError: it is damaged.
    """
    at = jpeg.find(_SOI) + 2
    if at < 2:
        raise ValueError("not a JPEG")
    kept = bytearray(_SOI)
    while (marker := _MARKER.search(jpeg, at)) and marker[0] != _EOI:
        start = marker.end()
        at = start + _length(jpeg, start, 2)
        kept += _segment(marker[0], jpeg[start + 2 : at])
        if marker[0] == _SOS:
            end = _MARKER.search(jpeg, at)
            kept += jpeg[at : end.start() if end else None]
    if _SOS not in kept:
        raise ValueError("a JPEG without a picture")
    return bytes(kept + _EOI)


def _segment(marker: bytes, content: bytes) -> bytes:
    """What a copy has of a segment; of two that say how colours are meant, only that."""
    if marker == _APP0 and content.startswith(b"JFIF\0") and len(content) >= 14:
        content = content[:12] + bytes(2)  # without a thumbnail
    elif marker == _APP14 and content.startswith(b"Adobe"):
        content = content[:12]
    elif marker[1] not in _NEEDED:
        return b""
    return marker + (len(content) + 2).to_bytes(2) + content


def without_boxes(picture: bytes) -> bytes:
    """A picture in JPEG 2000 with its picture alone; comments in it become zeros.

    Args:
        picture: a file of boxes (ISO/IEC 15444-1, Annex I), or a bare codestream.

    Raises:
        ValueError: it is damaged.
    """
    if picture.startswith(_SOC):
        return _without_comments(picture)
    kept = b""
    for kind, content in _boxes(picture):
        if kind == b"jp2h":
            inner = [_box(*each) for each in _boxes(content) if each[0] in _HEADER_BOXES]
            kept += _box(kind, b"".join(inner))
        elif kind in _BOXES:
            kept += _box(kind, _without_comments(content) if kind == b"jp2c" else content)
    if b"jp2c" not in kept:
        raise ValueError("a file without a picture")
    return kept


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kinds and contents of boxes in a row."""
    at = 0
    while at + 8 <= len(content):
        length, kind, head = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(content[at + 8 : at + 16]), 16
        end = at + length if length else len(content)
        if end < at + head or end > len(content):
            raise ValueError("a box of a wrong length")
        yield kind, content[at + head : end]
        at = end


def _box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4) + kind + content


def _without_comments(codestream: bytes) -> bytes:
    """The same codestream up to its last tile part; all lengths in it stay as they are."""
    if not codestream.startswith(_SOC):
        raise ValueError("not a codestream")
    kept, at, tile_end = bytearray(codestream), 2, 0
    while (marker := codestream[at : at + 2]) not in (b"", _EOI):
        if marker == _SOD:
            at = tile_end
            continue
        end = at + 2 + _length(codestream, at + 2, 2)
        if marker == _SOT:
            length = int.from_bytes(codestream[at + 6 : at + 10])
            tile_end = at + length if length else len(codestream)
            if not end <= tile_end <= len(codestream):
                raise ValueError("a tile part of a wrong length")
        elif marker == _COM:
            kept[at + 6 : end] = bytes(end - at - 6)
        at = end
    return bytes(kept[:at]) + _EOI


def _length(content: bytes, at: int, least: int) -> int:
    """The length of a segment, which is written where it starts."""
    length = int.from_bytes(content[at : at + 2])
    if length < least or at + length > len(content):
        raise ValueError("a segment of a wrong length")
    return length
