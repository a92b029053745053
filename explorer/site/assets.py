"""The files that browsers load from us: frontend modules and Leaflet.

They are served under an address that holds a digest of all of them, so that they can be cached
for ever, and are compressed once, in each form.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from time import monotonic

from xstatic.pkg import leaflet  # type: ignore[import-untyped]

from explorer.paths import FRONTEND, PACKAGE, streamlit_static
from explorer.site.bundles import (
    COMPILE_AT_ONCE,
    PARTS,
    STYLES,
    bundle_modules,
    bundle_parts,
    bundle_styles,
)
from explorer.site.compression import Effort, Encoding, compressed
from explorer.site.faces import faces_style, faces_version
from explorer.site.modules import KEYS_MODULE, frontend_modules, keys_module, read_folder
from explorer.site.world_tiles import WORLD_MODULE, world_module
from explorer.tiles.builtin import world_facts

FOLDERS = {
    "frontend/": FRONTEND,
    "leaflet/": Path(leaflet.BASE_DIR),
}
"""Where the files lie, by the beginning of their address."""

MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".png": "image/png",
}
"""What is served, by suffix; spelt out because Python asks the machine, and machines differ."""

ICON = "favicon.png"
"""Streamlit's icon, which browsers keep from here."""

LOOK_AGAIN_S = 0.5
"""For so long the files are taken for unchanged."""
_MAKERS = frozenset({".py", ".po", ".html", ".css", ".json"})
"""Suffixes of the files of this package that decide what a document says."""


def _scripts() -> tuple[str, str]:
    return bundle_modules(frontend_modules()), "text/javascript"


def _part(name: str) -> tuple[str, str]:
    return _parts(assets_version())[name], "text/javascript"


@lru_cache(maxsize=1)
def _parts(_version: str) -> Mapping[str, str]:
    """All of them, as each takes as long as all."""
    return bundle_parts(frontend_modules())


def _styles() -> tuple[str, str]:
    styles = bundle_styles(read_folder(FRONTEND, ".css"), STYLES)
    return styles + faces_style("../../"), "text/css"


def _map_frame() -> tuple[str, str]:
    parts = (FRONTEND / "map" / "frame.js", FOLDERS["leaflet/"] / "leaflet.js")
    joined = "".join(path.read_text("utf-8") for path in parts)
    return COMPILE_AT_ONCE + joined, "text/javascript"


def _keys() -> tuple[str, str]:
    return keys_module(), "text/javascript"


def _world() -> tuple[str, str]:
    return world_module(), "text/javascript"


BUNDLES: Mapping[str, Callable[[], tuple[str, str]]] = {
    "explorer.js": _scripts,
    **{name: partial(_part, name) for name in PARTS},
    f"frontend/{KEYS_MODULE}": _keys,
    f"frontend/{WORLD_MODULE}": _world,
    "explorer.css": _styles,
    "map_frame.js": _map_frame,
}
"""What is joined from the frontend's files and Leaflet, by its address."""


@dataclass(frozen=True)
class Asset:
    """A file ready to be sent."""

    body: bytes
    """Its content, gzip-compressed if that makes it smaller."""
    media_type: str
    """As `Content-Type` says it, without parameters."""
    compressed: bool
    """Whether `body` is gzip-compressed."""
    brotli: bytes | None = None
    """Its content compressed with Brotli; None if that would not be smaller than `body`."""

    def form(self, accepted: Collection[Encoding]) -> tuple[bytes, Encoding | None]:
        """The smallest form that a client takes, and how it is compressed; None if it is not.

        Args:
            accepted: what the client takes, as `accepted_encodings` reads it.
        """
        if self.brotli is not None and Encoding.BROTLI in accepted:
            return self.brotli, Encoding.BROTLI
        if self.compressed and Encoding.GZIP in accepted:
            return self.body, Encoding.GZIP
        return self.plain(), None

    @cached_property
    def digest(self) -> str:
        """Of what is sent, 20 digits, for an entity tag."""
        return hashlib.sha256(self.body).hexdigest()[:20]

    @property
    def held_bytes(self) -> int:
        """What it takes in memory, in all forms."""
        return len(self.body) + len(self.brotli or b"")

    def plain(self) -> bytes:
        """The content as it is, for clients that do not take compressed answers."""
        return gzip.decompress(self.body) if self.compressed else self.body


@cache
def asset_files() -> dict[str, Path]:
    """Every file that is served, by its address below `assets/<version>/`."""
    icon = streamlit_static() / ICON
    return ({ICON: icon} if icon.is_file() else {}) | {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for prefix, folder in FOLDERS.items()
        for path in sorted(folder.rglob("*"))
        if path.suffix in MEDIA_TYPES and path.is_file()
    }


def assets_version() -> str:
    """Digest of all files and of the code that joins them, 12 digits, the same on every replica.

    A change of a file that was there at the start is noticed within half a second: to look at all
    of them takes a millisecond, and every request asks.
    """
    return _version_at(
        int(monotonic() / LOOK_AGAIN_S), f"{world_facts().version} {faces_version()}"
    )


@lru_cache(maxsize=1)
def _version_at(half_second: int, linked: str) -> str:
    stamps = ((path, path.stat()) for path in asset_files().values())
    files = tuple((path, status.st_mtime_ns, status.st_size) for path, status in stamps)
    return _digest(files, linked)


@lru_cache(maxsize=2)
def _digest(stamps: tuple[tuple[Path, int, int], ...], linked: str) -> str:
    """The digest; times and sizes only show when it must be recomputed.

    Args:
        stamps: every file with its time of change and its size in bytes.
        linked: the versions of what the files link to, tiles and typefaces.
    """
    digest = hashlib.sha256(f"{code_version()} {linked}".encode())
    for path, _, size in stamps:
        digest.update(f"{path.name} {size}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def is_asset(name: str) -> bool:
    """Whether there is a file with this address."""
    return name in BUNDLES or name in asset_files()


@lru_cache(maxsize=512)
def asset(name: str, version: str) -> Asset:
    """The file with this address, read and compressed once a version.

    Raises:
        KeyError: there is no such file.
    """
    if name in BUNDLES:
        content, media_type = BUNDLES[name]()
        return packed(content.encode(), media_type)
    path = asset_files()[name]
    return packed(path.read_bytes(), MEDIA_TYPES[path.suffix])


@cache
def code_version(folder: Path = PACKAGE) -> str:
    """Digest of the code, texts and templates that documents are made with, 12 digits.

    Computed once: a running server does not load new code.
    """
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _MAKERS and path.is_file():
            digest.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def packed(content: bytes, media_type: str, effort: Effort = Effort.KEPT) -> Asset:
    """Content ready to be sent, in each compressed form that makes it smaller."""
    zipped = compressed(content, Encoding.GZIP, effort)
    smaller = len(zipped) < len(content)
    body = zipped if smaller else content
    pressed = compressed(content, Encoding.BROTLI, effort) if smaller else None
    brotli = pressed if pressed is not None and len(pressed) < len(body) else None
    return Asset(body, media_type, smaller, brotli)
