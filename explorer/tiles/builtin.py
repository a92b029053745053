"""The archive of the built-in basemap: the whole world, its version, and whose data it holds.

Its file may be replaced, damaged or missing while a server runs: it is opened again when it has
changed, and what needs no tile of it works without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from explorer.paths import DATA
from explorer.tiles.archives import Archive
from explorer.tiles.errors import BasemapError
from explorer.tiles.kept import KeptArchives
from explorer.tiles.opening import file_version

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
    """Of its file, 16 digits."""
    max_zoom: int
    depth_zoom: int
    """Of the deepest tiles that have the depths of the sea; deeper ones are drawn with these."""
    honest_zoom: int
    """Up to which the coast is as exact as the zoom of the map."""
    credits: tuple[tuple[str, str], ...]
    """Whose data it is made of, as it says itself, each with a website or an empty text."""


WITHOUT: Final = WorldFacts(version="none", max_zoom=8, depth_zoom=7, honest_zoom=9, credits=())
"""While there is no archive: its usual zooms, so that an open map fills once it is back."""


def _opened(path: Path) -> tuple[Archive, WorldFacts]:
    archive = Archive(path)
    return archive, WorldFacts(
        version=file_version(path),
        max_zoom=archive.header.max_zoom,
        depth_zoom=_depth_zoom(archive),
        honest_zoom=_honest_zoom(archive),
        credits=_credits(archive),
    )


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


_KEPT = KeptArchives(_opened)


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
