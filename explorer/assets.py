"""The files that browsers load from us: frontend modules, Leaflet, the basemap.

They are served under an address that holds a digest of all of them, so that they can be cached
for ever, and are compressed once.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from xstatic.pkg import leaflet  # type: ignore[import-untyped]

PROJECT = Path(__file__).parent.parent
FOLDERS = {
    "": Path(__file__).parent / "frontend",
    "basemap/": PROJECT / "data" / "basemap",
    "leaflet/": Path(leaflet.BASE_DIR),
}
"""Where the files lie, by the beginning of their address."""

_SUFFIXES = frozenset({".js", ".css", ".json", ".png", ".svg"})


@dataclass(frozen=True)
class Asset:
    """A file ready to be sent."""

    body: bytes
    """Its content, gzip-compressed if that makes it smaller."""
    media_type: str
    compressed: bool
    """Whether `body` is gzip-compressed."""

    def plain(self) -> bytes:
        """The content as it is, for clients that do not take compressed answers."""
        return gzip.decompress(self.body) if self.compressed else self.body


@cache
def asset_files() -> dict[str, Path]:
    """Every file that is served, by its address below `assets/<version>/`."""
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for prefix, folder in FOLDERS.items()
        for path in sorted(folder.rglob("*"))
        if path.suffix in _SUFFIXES and path.is_file()
    }


def assets_version() -> str:
    """Digest of all files by name, size and time of change; 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for name, path in asset_files().items():
        status = path.stat()
        digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=512)
def asset(name: str, version: str) -> Asset:
    """The file with this address, read and compressed once a version.

    Raises:
        KeyError: there is no such file.
    """
    path = asset_files()[name]
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        media_type = "text/javascript"
    return packed(path.read_bytes(), media_type)


def packed(content: bytes, media_type: str) -> Asset:
    """Content ready to be sent, gzip-compressed if that makes it smaller."""
    squeezed = gzip.compress(content, compresslevel=9, mtime=0)
    smaller = len(squeezed) < len(content)
    return Asset(squeezed if smaller else content, media_type, smaller)
