"""The archive of the built-in basemap: the whole world, its version, and whose data it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Final

from explorer.paths import DATA
from explorer.tiles.archives import Archive

ARCHIVE: Final = DATA / "basemap" / "world.pmtiles"

SITES: Final[Mapping[str, str]] = {
    "Natural Earth": "https://www.naturalearthdata.com/",
    "GSHHG": "https://www.soest.hawaii.edu/pwessel/gshhg/",
}
"""The websites of those whose data the basemap is made of."""


@cache
def world_archive() -> Archive:
    """The archive, open for the life of the process.

    Raises:
        BasemapError: it is missing or damaged.
    """
    return Archive(ARCHIVE)


@cache
def tiles_version() -> str:
    """Digest of the archive, 12 digits. Computed once: a running server keeps its archive open."""
    with ARCHIVE.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


@cache
def depth_zoom() -> int:
    """Zoom of the deepest tiles that have the depths of the sea; deeper ones are drawn with these.

    Raises:
        BasemapError: the archive is missing or damaged.
    """
    archive = world_archive()
    layers = archive.metadata.get("vector_layers")
    zooms = (
        layer.get("maxzoom")
        for layer in (layers if isinstance(layers, list) else ())
        if isinstance(layer, dict) and layer.get("id") == "depths"
    )
    return next((zoom for zoom in zooms if isinstance(zoom, int)), archive.header.max_zoom)


@cache
def map_credits() -> tuple[tuple[str, str], ...]:
    """Whose data the map is made of, as the archive says it, each with a website or an empty text.

    Raises:
        BasemapError: the archive is missing or damaged.
    """
    named = str(world_archive().metadata.get("attribution", "")).split(" · ")
    return tuple((name, SITES.get(name.partition(" (")[0], "")) for name in named if name)
