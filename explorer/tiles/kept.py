"""Archives that stay open until their file changes: missing, damaged, replaced and back again."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final, Generic, TypeAlias, TypeVar
from weakref import WeakValueDictionary

from explorer.story.archives import ArchiveFacts
from explorer.tiles.errors import BasemapError
from explorer.tiles.opening import TileArchive, open_archive, read_facts

logger = logging.getLogger(__name__)

MOST_OPEN: Final = 64
"""Archives that are open at a time; the one that was used least recently is closed first."""

_Stamp: TypeAlias = tuple[int, int, int]
"""Changes when a file is written, replaced or cut."""
_Opened = TypeVar("_Opened")


class KeptArchives(Generic[_Opened]):
    """Archives, each open until its file changes; one that is damaged is tried once a change.

    An archive that was replaced closes its file when nobody reads it any more.
    """

    def __init__(self, opening: Callable[[Path], _Opened], *, level: int = logging.WARNING) -> None:
        """Nothing is open at first.

        Args:
            opening: opens the archive of a path, or raises a `BasemapError`.
            level: at which it is logged that an archive cannot be opened.
        """
        self._opening, self._level = opening, level
        self._lock = Lock()
        self._turns: WeakValueDictionary[Path, Lock] = WeakValueDictionary()
        self._kept: OrderedDict[Path, tuple[_Stamp, _Opened | BasemapError]] = OrderedDict()

    def read(self, path: Path) -> _Opened:
        """The archive of a path as it is now.

        Raises:
            BasemapError: it is missing or damaged.
        """
        opened = self._unchanged(path, _stamp(path))
        if opened is None:
            with self._lock:
                turn = self._turns.setdefault(path, Lock())
            with turn:  # the others are read meanwhile
                stamp = _stamp(path)
                opened = self._unchanged(path, stamp)
                if opened is None:
                    opened = self._tried(path)
                    self._keep(path, stamp, opened)
        if isinstance(opened, BasemapError):
            raise BasemapError(str(opened))
        return opened

    def _unchanged(self, path: Path, stamp: _Stamp) -> _Opened | BasemapError | None:
        """What is kept of a path, unless its file has changed."""
        with self._lock:
            before, opened = self._kept.get(path, (None, None))
            if before != stamp:
                return None
            self._kept.move_to_end(path)
            return opened

    def _keep(self, path: Path, stamp: _Stamp, opened: _Opened | BasemapError) -> None:
        with self._lock:
            self._kept[path] = stamp, opened
            self._kept.move_to_end(path)
            while len(self._kept) > MOST_OPEN:
                self._kept.popitem(last=False)

    def _tried(self, path: Path) -> _Opened | BasemapError:
        """The archive, or why it cannot be opened, which is logged."""
        try:
            return self._opening(path)
        except BasemapError as error:
            logger.log(self._level, "A map is not available: %s", error)
            return BasemapError(str(error))


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return 0, 0, 0
    return status.st_ino, status.st_mtime_ns, status.st_size


def _opened(path: Path) -> tuple[TileArchive, ArchiveFacts]:
    archive = open_archive(path)
    return archive, read_facts(archive)


# whoever reads a story reports what is wrong with its archives
_KEPT = KeptArchives(_opened, level=logging.INFO)


def kept_archive(path: Path) -> tuple[TileArchive, ArchiveFacts]:
    """The archive of a path as it is now, and what it is.

    Raises:
        BasemapError: it is missing or damaged.
    """
    return _KEPT.read(path)
