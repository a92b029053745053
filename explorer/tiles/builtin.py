"""The archive of the built-in basemap: the whole world, its version, and whose data it holds.

Its file may be replaced, damaged or missing while a server runs: it is opened again when it has
changed, and what needs no tile of it works without.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias

from explorer.paths import DATA
from explorer.tiles.archives import Archive
from explorer.tiles.errors import BasemapError

logger = logging.getLogger(__name__)

ARCHIVE: Final = DATA / "basemap" / "world.pmtiles"

SITES: Final[Mapping[str, str]] = {
    "Natural Earth": "https://www.naturalearthdata.com/",
    "GSHHG": "https://www.soest.hawaii.edu/pwessel/gshhg/",
}
"""The websites of those whose data the basemap is made of."""


@dataclass(frozen=True, kw_only=True)
class WorldFacts:
    """What pages and addresses say of the archive."""

    version: str
    """Digest of its file, 12 digits."""
    max_zoom: int
    depth_zoom: int
    """Of the deepest tiles that have the depths of the sea; deeper ones are drawn with these."""
    honest_zoom: int
    """Up to which the coast is as exact as the zoom of the map."""
    credits: tuple[tuple[str, str], ...]
    """Whose data it is made of, as it says itself, each with a website or an empty text."""


WITHOUT: Final = WorldFacts(version="none", max_zoom=8, depth_zoom=7, honest_zoom=9, credits=())
"""While there is no archive: its usual zooms, so that an open map fills once it is back."""

_Stamp: TypeAlias = tuple[Path, int, int, int]
"""Changes when a file is written, replaced or cut."""


class KeptWorld:
    """The archive, open until its file changes; one that cannot be opened is tried once a change.

    An archive that was replaced closes its file when nobody reads it any more.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: _Stamp | None = None
        self._opened: tuple[Archive, WorldFacts] | str = ""

    def read(self, path: Path) -> tuple[Archive, WorldFacts]:
        """The archive of a path as it is now.

        Raises:
            BasemapError: it is missing or damaged.
        """
        with self._lock:
            stamp = _stamp(path)
            if stamp != self._stamp:
                self._opened, self._stamp = _opened(path), stamp
            opened = self._opened
        if isinstance(opened, str):
            raise BasemapError(opened)
        return opened


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return path, 0, 0, 0
    return path, status.st_ino, status.st_mtime_ns, status.st_size


def _opened(path: Path) -> tuple[Archive, WorldFacts] | str:
    """The archive, or why it cannot be opened, which is logged."""
    try:
        archive = Archive(path)
        return archive, WorldFacts(
            version=_digest(path),
            max_zoom=archive.header.max_zoom,
            depth_zoom=_depth_zoom(archive),
            honest_zoom=_honest_zoom(archive),
            credits=_credits(archive),
        )
    except BasemapError as error:
        logger.warning("The built-in map is not available: %s", error)
        return str(error)


def _digest(path: Path) -> str:
    """The first digits of the digest of a file.

    Raises:
        BasemapError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except OSError as error:
        raise BasemapError(f"{path}: it cannot be read: {error.strerror or error}") from error


def _honest_zoom(archive: Archive) -> int:
    """As the archive says, else its deepest zoom."""
    ours = archive.metadata.get("explorer")
    zoom = ours.get("honest_zoom") if isinstance(ours, dict) else None
    return zoom if isinstance(zoom, int) else archive.header.max_zoom


def _depth_zoom(archive: Archive) -> int:
    layers = archive.metadata.get("vector_layers")
    zooms = (
        layer.get("maxzoom")
        for layer in (layers if isinstance(layers, list) else ())
        if isinstance(layer, dict) and layer.get("id") == "depths"
    )
    return next((zoom for zoom in zooms if isinstance(zoom, int)), archive.header.max_zoom)


def _credits(archive: Archive) -> tuple[tuple[str, str], ...]:
    named = str(archive.metadata.get("attribution", "")).split(" · ")
    return tuple((name, SITES.get(name.partition(" (")[0], "")) for name in named if name)


_KEPT = KeptWorld()


def world_archive() -> Archive:
    """The archive as its file is now.

    Raises:
        BasemapError: it is missing or damaged.
    """
    archive, _ = _KEPT.read(ARCHIVE)
    return archive


def world_facts() -> WorldFacts:
    """What is to be said of the archive; `WITHOUT` while it is missing or damaged."""
    try:
        _, facts = _KEPT.read(ARCHIVE)
    except BasemapError:
        return WITHOUT
    return facts


def basemap_problem() -> str | None:
    """Why the archive cannot be used, without the path of its folder; None if it can."""
    try:
        world_archive()
    except BasemapError as error:
        return str(error).removeprefix(f"{ARCHIVE.parent}/")
    return None
