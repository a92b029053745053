"""Directories of a PMTiles archive: where each tile lies, and what they may hold."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Final

from explorer.tiles.errors import BasemapError
from explorer.tiles.wire import varint

HEADER_BYTES: Final = 127
_MAGIC: Final = b"PMTiles"
_VERSION: Final = 3
MAX_ENTRIES: Final = 200_000
"""Of a directory: the planet's archives have some 30,000."""
_WINDOW: Final = 31
"""Of zlib: 15 bits, in a gzip envelope."""


class Compression(IntEnum):
    """How an archive compresses directories or tiles."""

    UNKNOWN = 0
    NONE = 1
    GZIP = 2
    BROTLI = 3
    ZSTD = 4


class TileType(IntEnum):
    """What the tiles of an archive are."""

    UNKNOWN = 0
    MVT = 1
    PNG = 2
    JPEG = 3
    WEBP = 4
    AVIF = 5


@dataclass(frozen=True)
class Span:
    """Bytes in a row."""

    start: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Header:
    """The first bytes of an archive."""

    root: Span
    metadata: Span
    leaves: Span
    tiles: Span
    directory_compression: Compression
    tile_compression: Compression
    tile_type: TileType
    min_zoom: int
    max_zoom: int
    west: float
    """Of the extent: degrees of longitude, as the archive says."""
    south: float
    """Degrees of latitude."""
    east: float
    north: float


def read_header(data: bytes) -> Header:
    """Return what the first 127 bytes of an archive say.

    Raises:
        BasemapError: they are those of another file, of another version, or name what cannot be.
    """
    if data[:7] != _MAGIC:
        raise BasemapError("found another kind of file, expected a PMTiles archive")
    if len(data) < HEADER_BYTES:
        found = f"found {len(data)} bytes, expected at least {HEADER_BYTES}"
        raise BasemapError(f"it is cut off: {found} (copy it again)")
    if data[7] != _VERSION:
        raise BasemapError(
            f"found PMTiles version {data[7]}, expected {_VERSION} (convert it: pmtiles convert)"
        )

    def span(at: int) -> Span:
        return Span(*(int.from_bytes(data[x : x + 8], "little") for x in (at, at + 8)))

    def degrees(at: int) -> float:
        return int.from_bytes(data[at : at + 4], "little", signed=True) / 10_000_000

    try:
        return Header(
            root=span(8),
            metadata=span(24),
            leaves=span(40),
            tiles=span(56),
            directory_compression=Compression(data[97]),
            tile_compression=Compression(data[98]),
            tile_type=TileType(data[99]),
            min_zoom=data[100],
            max_zoom=data[101],
            west=degrees(102),
            south=degrees(106),
            east=degrees(110),
            north=degrees(114),
        )
    except ValueError as error:
        raise BasemapError("its header is damaged") from error


def decompressed(data: bytes, how: Compression, *, limit: int) -> bytes:
    """Return data without their compression.

    Args:
        limit: the most bytes that they may come to.

    Raises:
        BasemapError: they are damaged, too large, or compressed in a way that cannot be read.
    """
    if how is Compression.NONE:
        whole = data
    elif how is Compression.GZIP:
        reader = zlib.decompressobj(_WINDOW)
        try:
            whole = reader.decompress(data, limit + 1)
        except zlib.error as error:
            raise BasemapError("compressed data are damaged") from error
        if not reader.eof and len(whole) <= limit:
            raise BasemapError("compressed data are cut off")
        if reader.unused_data:
            raise BasemapError("found data behind those that are compressed, expected none")
    else:
        raise BasemapError(f"found the compression {how.name.lower()}, expected gzip or none")
    if len(whole) > limit:
        most = f"{limit // 1_000_000} MB"
        raise BasemapError(f"found more than {most} when decompressed, expected at most {most}")
    return whole


@dataclass(frozen=True)
class Directory:
    """Entries of a directory, as columns, by the numbers of their tiles."""

    numbers: array[int]
    runs: array[int]
    """How many tiles in a row an entry is for; 0 for an inner directory."""
    starts: array[int]
    """Where each begins, among the tiles or among the inner directories."""
    lengths: array[int]
    """How many bytes each has."""

    def __len__(self) -> int:
        return len(self.numbers)

    def entry(self, at: int) -> tuple[Span, bool]:
        """Where the tile of an entry lies, or its inner directory, and whether it is that."""
        return Span(self.starts[at], self.lengths[at]), self.runs[at] == 0

    def find(self, number: int) -> tuple[Span, bool] | None:
        """Return where a tile lies, or the directory that knows, and whether it is that.

        None if there is no such tile.
        """
        at = bisect_right(self.numbers, number) - 1
        if at < 0:
            return None
        run = self.runs[at]
        if run and number >= self.numbers[at] + run:
            return None
        return self.entry(at)


def read_directory(data: bytes) -> Directory:
    """Return a directory from its decompressed bytes.

    Raises:
        BasemapError: it is damaged, or has more than `MAX_ENTRIES` entries.
    """
    count, at = varint(data, 0)
    if count > MAX_ENTRIES:
        raise BasemapError(f"found {count} entries, expected at most {MAX_ENTRIES}")
    if 4 * count > len(data) - at:
        raise BasemapError(f"a directory of {len(data)} bytes claims {count} entries")
    try:
        return _read_columns(data, at, count)
    except OverflowError as error:
        raise BasemapError("a number has more than 64 bits") from error


def _read_columns(data: bytes, at: int, count: int) -> Directory:
    """The entries of a directory, whose columns follow each other.

    Raises:
        BasemapError: the data end, or the first entry has no place.
        OverflowError: a number has more than 64 bits.
    """
    columns: list[array[int]] = []
    for _ in range(4):
        column = array("Q")
        for _ in range(count):
            number, at = varint(data, at)
            column.append(number)
        columns.append(column)
    deltas, runs, lengths, places = columns
    if count and not places[0]:
        raise BasemapError("a directory begins with an entry that has no place")
    starts, end = array("Q"), 0
    for place, length in zip(places, lengths, strict=True):
        starts.append(place - 1 if place else end)
        end = starts[-1] + length
    return Directory(array("Q", accumulate(deltas)), runs, starts, lengths)
