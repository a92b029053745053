"""Writes small archives of tiles, right and wrong, for the tests of their readers."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import struct
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from explorer.tiles.grid import TileAddress, tile_number

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


def vector_tile(*layers: str) -> bytes:
    """A vector tile with these layers, each with one line."""
    from_corner = bytes([9, 0, 0, 10, 100, 100])  # move to 0,0, then a line to 50,50
    feature = b"\x18\x02" + b"\x22" + varint(len(from_corner)) + from_corner
    tile = b""
    for name in layers:
        said = name.encode()
        layer = b"\x78\x02" + b"\x0a" + varint(len(said)) + said
        layer += b"\x12" + varint(len(feature)) + feature + b"\x28\x80\x20"
        tile += b"\x1a" + varint(len(layer)) + layer
    return tile


def picture(kind: str = "PNG", side_px: int = 256, colour: str = "#336699") -> bytes:
    """A tile that is a picture."""
    content = io.BytesIO()
    Image.new("RGB", (side_px, side_px), colour).save(content, kind)
    return content.getvalue()


Tiles = Mapping[tuple[int, int, int], bytes]
"""Zoom, column and row from the north, and the tile without compression."""


def pmtiles(
    path: Path,
    tiles: Tiles,
    *,
    bounds: tuple[float, float, float, float] = (-180, -85, 180, 85),
    metadata: Mapping[str, object] = MappingProxyType({}),
    tile_type: int = 1,
) -> Path:
    """Write an archive of these tiles; vector tiles are compressed by gzip, pictures are not.

    Args:
        path: of the file.
        tiles: the tiles.
        bounds: west, south, east and north, as the header says.
        metadata: its description.
        tile_type: what the header says that the tiles are.
    """
    by_number = sorted(
        (tile_number(TileAddress(zoom=z, x=x, y=y)), tile) for (z, x, y), tile in tiles.items()
    )
    is_vector = tile_type == 1
    entries, body = [], b""
    for number, tile in by_number:
        packed = gzip.compress(tile, mtime=0) if is_vector else tile
        entries.append((number, 1, len(body), len(packed)))
        body += packed
    zooms = [zoom for zoom, _, _ in tiles] or [0]
    archive(
        path,
        root=directory(entries),
        tiles=body,
        metadata=json.dumps(dict(metadata)).encode(),
        tile_compression=2 if is_vector else 1,
        tile_type=tile_type,
        zooms=(min(zooms), max(zooms)),
    )
    content = bytearray(path.read_bytes())
    struct.pack_into("<4i", content, 102, *(round(each * 10_000_000) for each in bounds))
    path.write_bytes(content)
    return path


def mbtiles(path: Path, tiles: Tiles, metadata: Mapping[str, str], *, script: str = "") -> Path:
    """Write an MBTiles archive.

    Args:
        path: of the file.
        tiles: as they are to lie in it.
        metadata: rows of the table of that name.
        script: SQL that is run at the end.
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE metadata (name text, value text)")
        database.execute(
            "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer,"
            " tile_data blob)"
        )
        database.execute("CREATE INDEX at ON tiles (zoom_level, tile_column, tile_row)")
        database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        rows = [(z, x, (1 << z) - 1 - y, tile) for (z, x, y), tile in tiles.items()]
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        database.executescript(script)
        database.commit()
    return path
