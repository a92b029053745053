"""Opens archives of map tiles of either format, and says what they are.

What an archive is follows from its first bytes, its description and some of its tiles: a planet of
100 GB is opened as quickly as a city.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final, Protocol

from pydantic import ValidationError

from explorer.story.archives import ArchiveFacts
from explorer.story.attributions import attribution_parts
from explorer.story.backgrounds import Bounds
from explorer.story.web_mercator import MAX_LATITUDE_DEG
from explorer.tiles.archives import Archive
from explorer.tiles.contents import (
    ENDINGS,
    StoredTile,
    layer_names,
    read_tile,
    side_px,
    tile_type_of,
)
from explorer.tiles.directories import Compression, TileType
from explorer.tiles.errors import BasemapError, TileError
from explorer.tiles.grid import TileAddress
from explorer.tiles.mbtiles import SIGNATURE, MBTiles

DIGESTED_BYTES: Final = 64_000_000
"""A larger file is not read as a whole for its version."""
_END_BYTES: Final = 1_000_000
SAMPLES: Final = 8
"""Tiles that are looked at to see what all of them are."""
_MOST_LAYERS: Final = 100
WORLD: Final = Bounds(south=-MAX_LATITUDE_DEG, west=-180.0, north=MAX_LATITUDE_DEG, east=180.0)


class TileArchive(Protocol):
    """An archive that is open for reading; every method may raise a `BasemapError`."""

    path: Path
    size_bytes: int
    metadata: Mapping[str, object]

    @property
    def min_zoom(self) -> int:
        """Of the coarsest tiles."""

    @property
    def max_zoom(self) -> int:
        """Of the deepest tiles."""

    @property
    def tile_compression(self) -> Compression:
        """How it says that its tiles are compressed."""

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north in degrees, as the archive says; None if it does not."""

    def compressed_tile(self, tile: TileAddress) -> bytes | None:
        """A tile as it lies in the archive, or None if it has no such tile."""

    def tile(self, tile: TileAddress) -> bytes | None:
        """A tile without its compression, or None if it has no such tile."""

    def some_tiles(self, most: int) -> tuple[TileAddress, ...]:
        """Some of the tiles that it has, to see what they are."""

    def close(self) -> None:
        """Close the file."""


def open_archive(path: Path) -> TileArchive:
    """Open an archive of either format, by its first bytes.

    Raises:
        BasemapError: it cannot be opened, or is neither.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(len(SIGNATURE))
    except OSError as error:
        why = error.strerror or error
        raise BasemapError(f"{path}: the archive cannot be opened: {why}") from error
    return MBTiles(path) if beginning == SIGNATURE else Archive(path)


def read_facts(archive: TileArchive) -> ArchiveFacts:
    """Say what an archive is.

    Raises:
        BasemapError: it is damaged, has no tiles, or tiles that are neither vector tiles nor
            pictures.
    """
    kinds: dict[TileType, bytes] = {}
    faults: list[TileError] = []
    for address in archive.some_tiles(SAMPLES):
        try:
            content = archive.tile(address) or b""
            kinds.setdefault(_kind(archive, address, content), content)
        except TileError as error:
            faults.append(error)
    if not kinds:
        nothing = BasemapError(f"{archive.path}: found no tiles, expected some")
        raise next(iter(faults), nothing)
    kind = next(iter(kinds))
    if len(kinds) > 1:
        found = " and ".join(sorted(ENDINGS[each] for each in kinds))
        raise BasemapError(f"{archive.path}: found tiles of {found}, expected one kind")
    return ArchiveFacts(
        version=file_version(archive.path),
        ending=ENDINGS[kind],
        min_zoom=archive.min_zoom,
        max_zoom=archive.max_zoom,
        bounds=_bounds(archive) or WORLD,
        tile_px=0 if kind is TileType.MVT else _side_px(archive, kinds[kind]),
        layers=_layers(archive) or tuple(dict.fromkeys(chain(*map(layer_names, kinds.values())))),
        credits=_credits(str(archive.metadata.get("attribution") or "")),
        faults=(*_bounds_fault(archive), *(said_of(archive.path, each) for each in faults)),
    )


def said_of(path: Path, error: BasemapError) -> str:
    """What an error says of an archive, without the archive's path."""
    return str(error).removeprefix(f"{path}: ")


def checked_tile(archive: TileArchive, facts: ArchiveFacts, tile: TileAddress) -> StoredTile | None:
    """Return a tile, or None if the archive has no such tile.

    Raises:
        TileError: the tile is damaged, of another kind than the others, or a picture that is
            larger than tiles are.
        BasemapError: the archive is damaged.
    """
    found = read_tile(archive, tile)
    if not found or not found.content:
        return None
    at = f"{tile.zoom}/{tile.x}/{tile.y}"
    if ENDINGS.get(tile_type_of(found.content)) != facts.ending:
        raise TileError(f"{archive.path}: tile {at}: found other data, expected {facts.ending}")
    if not facts.is_vector:
        try:
            side_px(found.content)
        except BasemapError as error:
            raise TileError(f"{archive.path}: tile {at}: {error}") from error
    return found


def _kind(archive: TileArchive, address: TileAddress, content: bytes) -> TileType:
    kind = tile_type_of(content)
    if kind is TileType.UNKNOWN:
        at = f"{address.zoom}/{address.x}/{address.y}"
        raise TileError(
            f"{archive.path}: tile {at}: found no vector tile and no picture,"
            " expected MVT, PNG, JPEG, WebP or AVIF"
        )
    return kind


def _side_px(archive: TileArchive, picture: bytes) -> int:
    try:
        return side_px(picture)
    except BasemapError as error:
        raise BasemapError(f"{archive.path}: {error}") from error


def file_version(path: Path) -> str:
    """A digest of a file, 16 digits; of a large one its size, its time, its beginning and end.

    Raises:
        BasemapError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            status = path.stat()
            if status.st_size <= DIGESTED_BYTES:
                return hashlib.file_digest(file, "sha256").hexdigest()[:16]
            digest.update(f"{status.st_size} {status.st_mtime_ns}".encode())
            digest.update(file.read(_END_BYTES))
            file.seek(-_END_BYTES, 2)
            digest.update(file.read(_END_BYTES))
    except OSError as error:
        raise BasemapError(f"{path}: it cannot be read: {error.strerror or error}") from error
    return digest.hexdigest()[:16]


def _bounds(archive: TileArchive) -> Bounds | None:
    """Where an archive has tiles; None if it says nothing, or nothing that can be."""
    if archive.bounds is None:
        return None
    west, south, east, north = archive.bounds
    with suppress(ValidationError):
        return Bounds(south=south, west=west, north=north, east=east)
    return None


def _bounds_fault(archive: TileArchive) -> Iterator[str]:
    """That bounds cannot be, so that the archive is taken for one of the whole world."""
    if archive.bounds is not None and _bounds(archive) is None:
        west, south, east, north = archive.bounds
        found = f"west {west:g}, south {south:g}, east {east:g} and north {north:g}"
        yield (
            f"bounds: found {found}, expected degrees, with south below north and west other than"
            " east (make the archive again with its bounds)"
        )


def _layers(archive: TileArchive) -> tuple[str, ...]:
    listed = archive.metadata.get("vector_layers")
    names = (
        str(layer.get("id", ""))[:100]
        for layer in (listed[:_MOST_LAYERS] if isinstance(listed, list) else ())
        if isinstance(layer, dict)
    )
    return tuple(filter(None, names))


def _credits(markup: str) -> tuple[tuple[str, str], ...]:
    """Credits out of an attribution, which is written as HTML: each a text and its link.

    >>> _credits('<a href="https://osm.org">OpenStreetMap</a> &amp; others<script>1</script>')
    (('OpenStreetMap', 'https://osm.org'), ('others', ''))
    """
    cleaned = (
        (" ".join(text.split()).strip(" |,;·&"), link) for text, link in attribution_parts(markup)
    )
    return tuple((name, link) for name, link in cleaned if name)
