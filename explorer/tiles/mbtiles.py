"""Reads tiles from MBTiles archives, which are SQLite databases of other people.

A database may hold views, triggers and virtual tables that run when it is read, so little is
allowed: to read tables, for a short time and in little memory, without functions, recursion or
writing. Its views may make many large rows of a small file. The format is
MBTiles 1.3, <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>; its rows count from
the south.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from time import monotonic, thread_time
from typing import Final
from weakref import finalize

from explorer.tiles.archives import MAX_METADATA_BYTES
from explorer.tiles.contents import MAX_TILE_BYTES, read_tile
from explorer.tiles.directories import Compression
from explorer.tiles.errors import BasemapError, TileError
from explorer.tiles.grid import MAX_ZOOM, TileAddress, zooms_fault

SIGNATURE: Final = b"SQLite format 3\x00"
LONGEST_S: Final = 0.5
"""For so long one question may compute; with an index it takes a millisecond. Some forty are asked
before a story is shown."""
TOGETHER_S: Final = 2.0
"""For so long all questions that follow each other may compute."""
_FREE_S: Final = 0.02
"""Of each question, which does not count; a question is always given so long."""
_REGAINED: Final = 0.25
"""Of `TOGETHER_S`, in a second in which nothing is asked."""
MEMORY_BYTES: Final = 200_000_000
"""Of SQLite in this process, which holds the archives that are open, and the gazetteer."""
_CACHE_KIB: Final = 1000
"""Of the pages of an archive that stay in memory."""
_STEPS: Final = 100
"""Instructions of SQLite's between two looks at the clock; one may copy a tile of 8 MB."""
_MOST_ROWS: Final = 1000
"""Of the table `metadata`."""
_ALLOWED: Final = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_TILE_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PRAGMAS: Final = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "automatic_index = OFF",
    f"hard_heap_limit = {MEMORY_BYTES}",
    f"cache_size = -{_CACHE_KIB}",
)
_TILE: Final = (
    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1"
)
_METADATA: Final = f"SELECT name, value FROM metadata LIMIT {_MOST_ROWS}"
_SOME: Final = "SELECT zoom_level, tile_column, tile_row FROM tiles LIMIT ?"
_ZOOM: Final = "SELECT zoom_level FROM tiles ORDER BY zoom_level {} LIMIT 1"


class MBTiles:
    """An MBTiles archive that is open for reading; may be used by several threads at once."""

    tile_compression = Compression.UNKNOWN

    def __init__(self, path: Path) -> None:
        """Open an archive.

        Raises:
            BasemapError: there is no such file, or it is not an archive that can be read.
        """
        self.path = path
        self._lock = Lock()
        self._until = 0.0
        self._left_s, self._answered_at = TOGETHER_S, monotonic()
        try:
            self.size_bytes = path.stat().st_size
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            why = getattr(error, "strerror", None) or error
            raise BasemapError(f"{path}: the archive cannot be opened: {why}") from error
        self._closing = finalize(self, self._database.close)
        try:
            self._restrict()
            self.metadata: Mapping[str, object] = self._metadata()
            self.min_zoom, self.max_zoom = self._zooms()
            self.bounds = self._bounds()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._closing()

    def compressed_tile(self, tile: TileAddress) -> bytes | None:
        """Return a tile as it lies in the archive, or None if it has no such tile.

        Raises:
            TileError: what is there is no data.
            BasemapError: the archive is damaged, or it takes too long to find the tile.
        """
        row = (1 << tile.zoom) - 1 - tile.y
        found = self._ask(_TILE, (tile.zoom, tile.x, row))
        if not found:
            return None
        data = found[0][0]
        if not isinstance(data, bytes):
            at = f"tile {tile.zoom}/{tile.x}/{tile.y}"
            raise TileError(f"{self.path}: {at}: found no data, expected a blob")
        return data or None

    def tile(self, tile: TileAddress) -> bytes | None:
        """Return a tile without its compression, or None if the archive has no such tile.

        Raises:
            BasemapError: as `read_tile`.
        """
        found = read_tile(self, tile)
        return found and found.content

    def some_tiles(self, most: int) -> tuple[TileAddress, ...]:
        """Return some of the tiles, to see what they are.

        Raises:
            BasemapError: as `compressed_tile`.
        """
        found = []
        for zoom, x, row in self._ask(_SOME, (most,)):
            if isinstance(zoom, int) and isinstance(x, int) and isinstance(row, int):
                with suppress(ValueError):  # a row that is no tile: nobody asks for it
                    y = (1 << max(0, min(zoom, MAX_ZOOM))) - 1 - row
                    found.append(TileAddress(zoom=zoom, x=x, y=y))
        return tuple(found)

    def _restrict(self) -> None:
        """Let the database do nothing but read its tables, for a short time."""
        database = self._database
        for limit, value in _LIMITS.items():
            database.setlimit(limit, value)
        self._until = thread_time() + LONGEST_S
        database.set_progress_handler(lambda: int(thread_time() > self._until), _STEPS)
        try:
            for pragma in _PRAGMAS:
                database.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise self._error(_said(error)) from error
        except MemoryError as error:
            raise self._error(_LARGE) from error
        database.set_authorizer(
            lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
        )

    def _ask(self, question: str, values: tuple[int, ...] = ()) -> list[tuple[object, ...]]:
        """The rows of an answer, each read when those before it were short and quick enough."""
        with self._lock:
            began = thread_time()
            self._until = began + self._allowed_s()
            try:
                with closing(self._database.execute(question, values)) as answer:
                    return list(self._bounded(answer))
            except sqlite3.Error as error:
                raise self._error(_said(error)) from error
            except MemoryError as error:
                raise self._error(_LARGE) from error
            except (UnicodeDecodeError, OverflowError) as error:
                raise self._error(
                    "it holds text that is not UTF-8, or too large numbers"
                ) from error
            finally:
                self._left_s -= max(0.0, thread_time() - began - _FREE_S)
                self._answered_at = monotonic()

    def _bounded(self, answer: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        room = MAX_TILE_BYTES
        for row in answer:
            room -= sum(len(each) for each in row if isinstance(each, bytes | str))
            if room < 0:
                raise self._error(_LARGE)
            if thread_time() > self._until:
                raise self._error(_slow())
            yield row

    def _allowed_s(self) -> float:
        """How long a question may compute after those that were asked lately."""
        pause_s = monotonic() - self._answered_at
        self._left_s = min(TOGETHER_S, self._left_s + _REGAINED * pause_s)
        return min(LONGEST_S, max(_FREE_S, self._left_s))

    def _metadata(self) -> dict[str, object]:
        """The table `metadata`, with the JSON in it beside the other values, as in PMTiles."""
        rows = self._ask(_METADATA)
        if sum(len(str(value)) for _, value in rows) > MAX_METADATA_BYTES:
            raise self._error("its description is too long")
        found: dict[str, object] = {str(name): value for name, value in rows}
        try:
            more = json.loads(str(found.pop("json", "{}")))
        except (ValueError, RecursionError) as error:
            raise self._error("its description is not JSON, or nested too deep") from error
        return found | more if isinstance(more, dict) else found

    def _zooms(self) -> tuple[int, int]:
        zooms = []
        for name, order in (("minzoom", "ASC"), ("maxzoom", "DESC")):
            said = self.metadata.get(name)
            if said is None:
                rows = self._ask(_ZOOM.format(order))
                said = rows[0][0] if rows else 0
            text = str(said)
            if not re.fullmatch(r"-?[0-9]{1,9}", text):
                expected = f"a number from 0 to {MAX_ZOOM}"
                raise self._error(f"found the zoom {text[:40]!r}, expected {expected}")
            zooms.append(int(text))
        if fault := zooms_fault(min_zoom=zooms[0], max_zoom=zooms[1]):
            raise self._error(fault)
        return zooms[0], zooms[1]

    def _bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north in degrees, as the archive says; None if it does not."""
        try:
            west, south, east, north = map(float, str(self.metadata["bounds"]).split(","))
        except (KeyError, ValueError):
            return None
        return west, south, east, north

    def _error(self, what: str) -> BasemapError:
        return BasemapError(f"{self.path}: {what}")


_NOT_ONE: Final = "found another kind of file, expected an MBTiles archive"
_LARGE: Final = (
    "found too many or too large data, expected tiles and a short description"
    " (pmtiles convert makes a plain archive)"
)


def _slow() -> str:
    return (
        f"a tile took longer than {LONGEST_S:g} s to find, or several longer than"
        f" {TOGETHER_S:g} s, expected an index on zoom_level, tile_column and tile_row"
        " (pmtiles convert makes a faster archive)"
    )


def _said(error: sqlite3.Error) -> str:
    """What an error of SQLite means for an archive of tiles."""
    text = str(error)
    if text == "interrupted":
        return _slow()
    if "not authorized" in text or "prohibited" in text or "unsafe use" in text:
        return f"it does more than hold tiles: {text} (pmtiles convert makes a plain archive)"
    if "no such table" in text or "no such column" in text:
        found = text.replace("no such", "found no").replace(": ", " ")
        return f"{found}, expected the tables metadata and tiles of MBTiles"
    if "not a database" in text:
        return _NOT_ONE
    return f"it is damaged: {text} (copy it again)"
