"""The frontend's modules: those in its folder, the styles they import, and two that are written."""

from __future__ import annotations

import json
from pathlib import Path

from explorer.paths import FRONTEND
from explorer.site.bundles import imported_styles
from explorer.site.world_tiles import WORLD_MODULE, world_module
from explorer.story.selection import EMBEDDED, EMBEDDING, KEYS

KEYS_MODULE = "core/keys.js"
"""The module that is written; `core/keys.d.ts` says of which types its values are."""


def frontend_modules(world: str | None = None) -> dict[str, str]:
    """The text of every module by its path below the frontend's folder.

    Args:
        world: what `world_module` says of the basemap's tiles; None for those of a server.
    """
    written = {KEYS_MODULE: keys_module(), WORLD_MODULE: world or world_module()}
    styles = imported_styles(read_folder(FRONTEND, ".css"))
    return read_folder(FRONTEND, ".js", ".json") | styles | written


def keys_module() -> str:
    """What an address can say, for the browser that writes it.

    >>> keys_module().splitlines()[-1]
    'export const EMBEDDED = "embed=true";'
    """
    keys = [
        {
            "name": key.name,
            "standard": key.standard,
            "isSetting": key.values is not None,
            "isCondition": key.is_condition,
        }
        for key in KEYS
    ]
    values = {"KEYS": keys, "EMBEDDING": EMBEDDING, "EMBEDDED": EMBEDDED}
    return "".join(f"export const {name} = {json.dumps(of)};\n" for name, of in values.items())


def read_folder(folder: Path, *suffixes: str) -> dict[str, str]:
    """The text of every file below a folder with one of the suffixes, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes
    }
