"""The colours of pictures and exports, read from the panes' own style sheets.

So each colour is defined once: in `frontend/tokens.css`, `frontend/basemap/basemap.css` or
`frontend/streets/streets.css`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from explorer.paths import FRONTEND

Theme = Literal["light", "dark"]

_BLOCK = re.compile(r'^\[data-theme="(light|dark)"\] \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
_DASHES = re.compile(r"--ex-track: var\(--ex-track-([a-z])\);\s+--ex-track-dash: ([\d ]+);")
_PAPER = re.compile(r"^\.ex-paper [^{]*\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_GREY = re.compile(r"--ex-([a-z-]+): (#[0-9a-f]{3,6});")
_COLOUR = re.compile(r"--ex-([a-z-]+): (#[0-9a-f]{6});")


@cache
def palette(theme: Theme) -> dict[str, str]:
    """Colours as `#rrggbb` by their name without `--ex-`: accent, confirmed, map-land, …"""
    found: dict[str, str] = {}
    for name in ("tokens.css", "basemap/basemap.css", "streets/streets.css"):
        css = (FRONTEND / name).read_text("utf-8")
        for block in _BLOCK.finditer(css):
            if block[1] == theme:
                found |= dict(_COLOUR.findall(block[2]))
    return found


@cache
def paper_greys() -> dict[str, str]:
    """The greys of streets on paper, by their name without `--ex-`."""
    css = (FRONTEND / "streets" / "streets.css").read_text("utf-8")
    return {name: colour for block in _PAPER.findall(css) for name, colour in _GREY.findall(block)}


@cache
def track_dashes() -> dict[str, str]:
    """The dashes of a track's line, as `stroke-dasharray` takes them, by its letter: a to f."""
    return dict(_DASHES.findall((FRONTEND / "marks" / "tracks.css").read_text("utf-8")))
