"""Finds out what a pack of git objects unpacks to, without unpacking it into memory.

A few kilobytes can unpack to gigabytes. dulwich holds whole objects in memory, and unpacks no more
of one than its header announces, so the headers are read first.
"""

from __future__ import annotations

import zlib
from os import SEEK_CUR
from typing import IO, Final

_PIECE: Final = 16 * 1024
_MAGIC: Final = b"PACK"
_ID_BYTES: Final = 20
_OFFSET_DELTA: Final = 6
_ID_DELTA: Final = 7
_TWO_SIZES: Final = 20
"""Bytes that hold the two sizes with which a delta begins, each a varint of at most 64 bits."""


class UnpacksTooLargeError(Exception):
    """The objects of a pack are larger than is allowed."""


def check_unpacked_size(pack: IO[bytes], most_bytes: int) -> None:
    """Add up what the objects of a pack announce; those that are deltas announce two sizes.

    The format is described in git's `gitformat-pack`.

    Args:
        pack: at its beginning, in a file.
        most_bytes: what all objects may have together.

    Raises:
        UnpacksTooLargeError: they have more.
        EOFError: the pack ends too early.
        ValueError: it is no pack, or a delta in it is none.
        zlib.error: it is damaged, or has an object that is larger than it announces.
    """
    head = _exactly(pack, 12)
    if head[:4] != _MAGIC:
        raise ValueError(f"found {head[:4]!r}, expected {_MAGIC!r}")
    left = most_bytes
    for _ in range(int.from_bytes(head[8:])):
        kind, size = _object_head(pack)
        left -= size
        if left < 0:
            raise UnpacksTooLargeError
        beginning = _pass_over(pack, size)
        if kind in {_OFFSET_DELTA, _ID_DELTA}:
            left -= _result_size(beginning)
    if left < 0:
        raise UnpacksTooLargeError


def _object_head(pack: IO[bytes]) -> tuple[int, int]:
    """The kind of an object and its size in bytes; afterwards the pack is at its content."""
    byte = _exactly(pack, 1)[0]
    kind, size, shift = byte >> 4 & 7, byte & 15, 4
    while byte & 0x80:
        byte = _exactly(pack, 1)[0]
        size |= (byte & 0x7F) << shift
        shift += 7
    if kind == _ID_DELTA:
        _exactly(pack, _ID_BYTES)
    elif kind == _OFFSET_DELTA:
        while _exactly(pack, 1)[0] & 0x80:
            pass
    return kind, size


def _pass_over(pack: IO[bytes], size: int) -> bytes:
    """Pass over the content of an object; returns its first bytes."""
    inflating, beginning, found = zlib.decompressobj(), b"", 0
    while not inflating.eof:
        piece = inflating.unconsumed_tail or pack.read(_PIECE)
        if not piece:
            raise EOFError
        content = inflating.decompress(piece, _PIECE)
        beginning = (beginning + content)[:_TWO_SIZES]
        found += len(content)
        if found > size:
            raise zlib.error("an object is larger than it announces")
    pack.seek(-len(inflating.unused_data), SEEK_CUR)
    return beginning


def _result_size(delta: bytes) -> int:
    """What a delta makes, in bytes: the second of the sizes with which it begins."""
    sizes, size, shift = [], 0, 0
    for byte in delta:
        size |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            sizes.append(size)
            size = shift = 0
    if len(sizes) < 2:
        raise ValueError("a delta does not begin with two sizes")
    return sizes[1]


def _exactly(pack: IO[bytes], n_bytes: int) -> bytes:
    found = pack.read(n_bytes)
    if len(found) < n_bytes:
        raise EOFError
    return found
