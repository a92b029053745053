"""Where browsers find the tiles of the built-in basemap.

Each tile has an address of its own, with a digest of the archive, so that browsers and proxies keep
it for ever, hosts need no range requests, and a page reads no directory before its first tile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from explorer.tiles.builtin import world_facts

TILE_TYPE: Final = "application/vnd.mapbox-vector-tile"
WORLD_MODULE: Final = "basemap/world.js"
"""The module that is written; `basemap/world.d.ts` says of which types its values are."""

TileBox: TypeAlias = tuple[int, int, int, int]
"""The first column and row, and the last."""


def tiles_path() -> str:
    """The template of a tile's address below the explorer's.

    >>> tiles_path().partition("/")[0], tiles_path().partition("{")[2]
    ('tiles', 'z}/{x}/{y}.mvt')
    """
    return f"tiles/{world_facts().version}/{{z}}/{{x}}/{{y}}.mvt"


def world_module(
    address: str | None = None, carried: Mapping[int, Sequence[TileBox]] | None = None
) -> str:
    """The module that says where the basemap's tiles are.

    Args:
        address: of a tile, relative to the joined modules, with `{z}`, `{x}` and `{y}`; None for
            the address on a server.
        carried: the tiles that are there, by zoom; None for all.
    """
    facts = world_facts()
    world = {
        "address": address or f"../../{tiles_path()}",
        "maxZoom": facts.max_zoom,
        "depthZoom": facts.depth_zoom,
        "honestZoom": facts.honest_zoom,
        "carried": carried,
        "credits": facts.credits,
    }
    return f"export const WORLD = {json.dumps(world, ensure_ascii=False)};\n"
