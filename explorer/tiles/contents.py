"""What tiles are by their content: nothing is served as something that it is not.

An archive may say that its tiles are pictures and hold pages of HTML; its header is not asked.
"""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from PIL import Image

from explorer.tiles.directories import Compression, TileType, decompressed
from explorer.tiles.errors import BasemapError, TileError
from explorer.tiles.grid import TileAddress
from explorer.tiles.wire import fields

GZIP: Final = b"\x1f\x8b"
"""How data begin that are compressed by gzip."""
MAX_TILE_BYTES: Final = 8_000_000
"""Of a decompressed tile."""
MAX_TILE_PX: Final = 1024
"""Of the side of a picture: tiles have 256 or 512 pixels, few have more."""

ENDINGS: Final = {
    TileType.MVT: "mvt",
    TileType.PNG: "png",
    TileType.JPEG: "jpg",
    TileType.WEBP: "webp",
    TileType.AVIF: "avif",
}
"""Of the addresses of tiles."""
MEDIA_TYPES: Final = {
    TileType.MVT: "application/vnd.mapbox-vector-tile",
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
}
"""As `Content-Type` says it."""


def kind_of(ending: str) -> TileType:
    """Return what a tile is whose address ends so; raises KeyError if there is none."""
    return {each: kind for kind, each in ENDINGS.items()}[ending]


def tile_type_of(data: bytes) -> TileType:
    """Return what a tile is, by its content without compression.

    >>> tile_type_of(b"<!DOCTYPE html>"), tile_type_of(bytes.fromhex("ffd8ffe0"))
    (<TileType.UNKNOWN: 0>, <TileType.JPEG: 3>)
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return TileType.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return TileType.JPEG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return TileType.WEBP
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return TileType.AVIF
    return TileType.MVT if _is_vector_tile(data) else TileType.UNKNOWN


def _is_vector_tile(data: bytes) -> bool:
    """Whether data are a message of layers, as field 3 has them; an empty tile has none."""
    try:
        return all(number == 3 and isinstance(value, bytes) for number, value in fields(data))
    except BasemapError:
        return False


def layer_names(tile: bytes) -> tuple[str, ...]:
    """Return the names of the layers of a vector tile; none of a picture."""
    if tile_type_of(tile) is not TileType.MVT:
        return ()
    layers = [value for _, value in fields(tile) if isinstance(value, bytes)]
    names = (_name_in(layer) for layer in layers)
    return tuple(filter(None, names))


def _name_in(layer: bytes) -> str:
    try:
        named = (value for number, value in fields(layer) if number == 1)
        name = next(named, b"")
    except BasemapError:
        return ""
    return name.decode(errors="replace") if isinstance(name, bytes) else ""


def unpacked(data: bytes, declared: Compression, *, limit: int) -> bytes:
    """Return a tile without its compression; an archive that names none may still compress.

    Args:
        data: as they lie in the archive.
        declared: how the archive says that they are compressed.
        limit: the most bytes that they may come to.

    Raises:
        BasemapError: they are damaged, too large, or compressed in a way that cannot be read.
    """
    if declared in (Compression.NONE, Compression.UNKNOWN):
        declared = Compression.GZIP if data.startswith(GZIP) else Compression.NONE
    return decompressed(data, declared, limit=limit)


class StoredTiles(Protocol):
    """An archive from which tiles are read as they lie in it."""

    path: Path

    @property
    def tile_compression(self) -> Compression:
        """How it says that its tiles are compressed."""

    def compressed_tile(self, tile: TileAddress) -> bytes | None:
        """A tile as it lies in the archive, or None if it has no such tile."""


class StoredTile(NamedTuple):
    """A tile of an archive."""

    stored: bytes
    """As it lies in the archive."""
    content: bytes
    """Without compression."""


def read_tile(archive: StoredTiles, tile: TileAddress) -> StoredTile | None:
    """Return a tile, or None if the archive has no such tile.

    Raises:
        TileError: the tile is damaged or too large.
        BasemapError: the archive is damaged, or it takes too long to find the tile.
    """
    stored = archive.compressed_tile(tile)
    if not stored:
        return None
    try:
        content = unpacked(stored, archive.tile_compression, limit=MAX_TILE_BYTES)
    except BasemapError as error:
        at = f"tile {tile.zoom}/{tile.x}/{tile.y}"
        raise TileError(f"{archive.path}: {at}: {error}") from error
    return StoredTile(stored, content)


def side_px(picture: bytes) -> int:
    """Return how many pixels the side of a picture has, by its header.

    Raises:
        BasemapError: it cannot be read, is no square, or is larger than a tile.
    """
    try:
        with Image.open(io.BytesIO(picture), formats=(tile_type_of(picture).name,)) as image:
            width, height = image.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BasemapError(
            f"found a far larger picture, expected a square of at most {MAX_TILE_PX} pixels"
        ) from error
    except (OSError, ValueError, SyntaxError, zlib.error) as error:
        raise BasemapError("found a damaged picture, expected one that can be shown") from error
    if width != height or width > MAX_TILE_PX:
        raise BasemapError(
            f"found a picture of {width} × {height} pixels,"
            f" expected a square of at most {MAX_TILE_PX}"
        )
    return width
