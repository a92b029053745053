"""What can be wrong with an archive of map tiles."""

from __future__ import annotations

from explorer.story.errors import ExplorerError


class BasemapError(ExplorerError):
    """An archive or a tile cannot be read or built; says what was found and what to do."""


class TileError(BasemapError):
    """A single tile is damaged, or is something else than the others; these can be used."""
