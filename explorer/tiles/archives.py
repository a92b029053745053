"""Opens PMTiles archives, ours and other people's, and reads their tiles.

A file may be truncated, foreign or hostile: whatever it says, reading takes bounded time and
memory, and ends with a tile, with None, or with a `BasemapError`. The format is PMTiles 3,
<https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Final
from weakref import finalize

from explorer.tiles.contents import MAX_TILE_BYTES, read_tile
from explorer.tiles.directories import (
    HEADER_BYTES,
    Compression,
    Directory,
    Header,
    Span,
    TileType,
    decompressed,
    read_directory,
    read_header,
)
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress, tile_number, tile_of_number, zooms_fault
from explorer.tiles.vector_tiles import VectorLayer, decode_tile

MAX_DIRECTORY_BYTES: Final = 8_000_000
"""Of a decompressed directory, as much as `MAX_ENTRIES` with the largest numbers may need."""
MAX_METADATA_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 4
"""Directories on the way to a tile; three is what is written."""
KEPT_ENTRIES: Final = 500_000
"""Of the inner directories that stay in memory, all together: 32 bytes each."""


class Archive:
    """A PMTiles archive that is open for reading; may be used by several threads at once.

    As a context manager it closes its file at the end, otherwise once nobody uses it any more.
    """

    def __init__(self, path: Path) -> None:
        """Open an archive.

        Raises:
            BasemapError: there is no such file, or it is not an archive that can be read.
        """
        self.path = path
        self._lock = Lock()
        self._kept: OrderedDict[Span, Directory] = OrderedDict()
        try:
            self._file: BinaryIO = path.open("rb")
            self._closing = finalize(self, self._file.close)
        except OSError as error:
            raise BasemapError(
                f"{path}: the archive cannot be opened: {error.strerror or error}"
            ) from error
        try:
            self.size_bytes = self._file.seek(0, 2)
            self.header = self._checked()
            self._root = self._directory(self.header.root)
            self.metadata = self._metadata()
        except BaseException:
            self.close()
            raise

    @property
    def min_zoom(self) -> int:
        """Of the coarsest tiles."""
        return self.header.min_zoom

    @property
    def max_zoom(self) -> int:
        """Of the deepest tiles."""
        return self.header.max_zoom

    @property
    def tile_compression(self) -> Compression:
        """How its tiles are compressed, as the header says."""
        return self.header.tile_compression

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees, as the header says."""
        header = self.header
        return header.west, header.south, header.east, header.north

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._closing()

    def compressed_tile(self, tile: TileAddress) -> bytes | None:
        """Return a tile as it lies in the archive, or None if it has no such tile.

        Raises:
            BasemapError: the archive is damaged on the way to the tile.
        """
        number, directory = tile_number(tile), self._root
        for _ in range(MAX_DEPTH):
            found = directory.find(number)
            if found is None:
                return None
            span, is_directory = found
            if not is_directory:
                return self._read(self._within(span, self.header.tiles), MAX_TILE_BYTES)
            directory = self._inner(self._within(span, self.header.leaves))
        raise self._error(f"its directories are more than {MAX_DEPTH} deep")

    def tile(self, tile: TileAddress) -> bytes | None:
        """Return a tile without its compression, or None if the archive has no such tile.

        Raises:
            BasemapError: as `read_tile`.
        """
        found = read_tile(self, tile)
        return found and found.content

    def layers(self, tile: TileAddress) -> Mapping[str, VectorLayer]:
        """Return the layers of a vector tile by their names; none if there is no such tile.

        Raises:
            BasemapError: as `tile`; or the tiles are pictures, or this is not a vector tile.
        """
        if self.header.tile_type is not TileType.MVT:
            kind = self.header.tile_type.name
            raise self._error(f"found tiles of the type {kind}, expected vector tiles (MVT)")
        data = self.tile(tile)
        try:
            return {layer.name: layer for layer in decode_tile(data or b"")}
        except BasemapError as error:
            raise self._error(f"tile {tile.zoom}/{tile.x}/{tile.y}: {error}") from error

    def some_tiles(self, most: int) -> tuple[TileAddress, ...]:
        """Return some of the tiles, spread over the archive, to see what they are.

        Raises:
            BasemapError: a directory is damaged.
        """
        found = []
        step = max(1, len(self._root) // most)
        for at in range(0, len(self._root), step):
            number = self._first_number(self._root, at)
            with suppress(ValueError):  # beyond the deepest zoom: nobody asks for it
                found.append(tile_of_number(number))
        return tuple(found[:most])

    def _first_number(self, directory: Directory, at: int) -> int:
        """The number of the first tile of an entry."""
        number = directory.numbers[at]
        for _ in range(MAX_DEPTH):
            span, is_directory = directory.entry(at)
            if not is_directory:
                break
            directory, at = self._inner(self._within(span, self.header.leaves)), 0
            if not len(directory):
                break
            number = directory.numbers[0]
        return number

    def _checked(self) -> Header:
        """The header, if all that it names lies within the file."""
        try:
            header = read_header(self._read(Span(0, min(HEADER_BYTES, self.size_bytes)), 1000))
        except BasemapError as error:
            raise self._error(str(error)) from error
        for span in (header.root, header.metadata, header.leaves, header.tiles):
            if span.start + span.length > self.size_bytes:
                raise self._error(
                    f"it is cut off: found {self.size_bytes} bytes,"
                    f" expected {span.start + span.length} (copy it again)"
                )
        if fault := zooms_fault(min_zoom=header.min_zoom, max_zoom=header.max_zoom):
            raise self._error(fault)
        return header

    def _metadata(self) -> Mapping[str, object]:
        data = self._read(self.header.metadata, MAX_METADATA_BYTES)
        try:
            how = self.header.directory_compression
            read = json.loads(decompressed(data, how, limit=MAX_METADATA_BYTES) or b"{}")
        except BasemapError as error:
            raise self._error(f"its description cannot be read: {error}") from error
        except (ValueError, RecursionError) as error:
            raise self._error("its description is not JSON, or nested too deep") from error
        if not isinstance(read, dict):
            raise self._error("its description is not an object of JSON")
        return read

    def _inner(self, span: Span) -> Directory:
        """An inner directory, from memory if it was read lately."""
        with self._lock:
            kept = self._kept.get(span)
            if kept is not None:
                self._kept.move_to_end(span)
                return kept
        directory = self._directory(span)
        with self._lock:
            self._kept[span] = directory
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > KEPT_ENTRIES:
                self._kept.popitem(last=False)
        return directory

    def _directory(self, span: Span) -> Directory:
        data = self._read(span, MAX_DIRECTORY_BYTES)
        try:
            how = self.header.directory_compression
            return read_directory(decompressed(data, how, limit=MAX_DIRECTORY_BYTES))
        except BasemapError as error:
            raise self._error(f"its directory cannot be read: {error}") from error

    def _within(self, span: Span, section: Span) -> Span:
        """A span of a section as one of the file."""
        if span.start + span.length > section.length:
            raise self._error("its directory names a place outside of it (copy it again)")
        return Span(section.start + span.start, span.length)

    def _read(self, span: Span, limit: int) -> bytes:
        if span.length > limit:
            raise self._error(f"found a part of {span.length} bytes, expected at most {limit}")
        with self._lock:
            try:
                self._file.seek(span.start)
                data = self._file.read(span.length)
            except (OSError, ValueError) as error:
                raise self._error(f"it cannot be read: {error}") from error
        if len(data) < span.length:
            raise self._error("it was cut off while it was open (copy it again)")
        return data

    def _error(self, what: str) -> BasemapError:
        return BasemapError(f"{self.path}: {what}")
