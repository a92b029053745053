"""Writes small PMTiles archives, right and wrong, for the tests of the reader."""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Sequence
from pathlib import Path

HEADER = struct.Struct("<7sB11Q6B4iB2i")


def varint(number: int) -> bytes:
    row = bytearray()
    while number > 0x7F:
        row.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*row, number])


def directory(entries: Sequence[tuple[int, int, int, int]]) -> bytes:
    """A directory, not compressed; each entry has a number, a run, a place and a length."""
    before = 0
    deltas = []
    for number, *_ in entries:
        deltas.append(number - before)
        before = number
    columns = [
        deltas,
        [run for _, run, _, _ in entries],
        [length for *_, length in entries],
        [place + 1 for _, _, place, _ in entries],
    ]
    return varint(len(entries)) + b"".join(varint(each) for row in columns for each in row)


def archive(
    path: Path,
    *,
    root: bytes,
    tiles: bytes,
    leaves: bytes = b"",
    metadata: bytes = b"{}",
    compression: int = 2,
    tile_compression: int = 2,
    tile_type: int = 1,
    zooms: tuple[int, int] = (0, 2),
) -> Path:
    """Write an archive; directories and metadata are compressed by gzip if `compression` is 2."""
    packed = [gzip.compress(each) if compression == 2 else each for each in (root, metadata)]
    parts = [*packed, leaves, tiles]
    spans: list[int] = []
    at = HEADER.size
    for part in parts:
        spans += [at, len(part)]
        at += len(part)
    header = HEADER.pack(
        b"PMTiles", 3, *spans, 0, 0, 0,
        1, compression, tile_compression, tile_type, *zooms,
        *(-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000), 0, 0, 0,
    )  # fmt: skip
    path.write_bytes(b"".join([header, *parts]))
    return path


def small(path: Path, tile: bytes = b"a tile", **changed: object) -> Path:
    """An archive with one tile, 0/0/0."""
    packed = gzip.compress(tile)
    metadata = json.dumps({"name": "small"}).encode()
    given = {
        "root": directory([(0, 1, 0, len(packed))]),
        "tiles": packed,
        "metadata": metadata,
    }
    return archive(path, **given | changed)  # type: ignore[arg-type]
