"""The colours of pictures and pages, read from the panes' own style sheets.

So that a colour stands in one place: `frontend/tokens.css` and `frontend/basemap.css`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

FRONTEND = Path(__file__).parent.parent / "frontend"
PAGE_STYLE = Path(__file__).parent / "templates" / "story_pages.css"

Theme = Literal["light", "dark"]

_BLOCK = re.compile(r'^\[data-theme="(light|dark)"\] \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
_COLOUR = re.compile(r"--ex-([a-z-]+): (#[0-9a-f]{6});")


@cache
def palette(theme: Theme) -> dict[str, str]:
    """Colours as `#rrggbb` by their name without `--ex-`: accent, confirmed, map-land, …"""
    found: dict[str, str] = {}
    for name in ("tokens.css", "basemap.css"):
        css = (FRONTEND / name).read_text("utf-8")
        for block in _BLOCK.finditer(css):
            if block[1] == theme:
                found |= dict(_COLOUR.findall(block[2]))
    return found


def page_style() -> str:
    """The style sheet of the story pages: the panes' tokens, `story_pages.css`, the catalogue's.

    The panes follow Streamlit's theme through `data-theme`; a page without script follows what
    the reader's system prefers.
    """
    tokens = (FRONTEND / "tokens.css").read_text("utf-8")
    dark = re.compile(r'^\[data-theme="dark"\] (\{.*?^\})', re.MULTILINE | re.DOTALL)
    tokens = dark.sub(r"@media (prefers-color-scheme: dark) { :root \1 }", tokens)
    tokens = re.sub(r"\[data-theme(=\"light\")?\]", ":root", tokens)
    catalogue = (FRONTEND / "catalogue.css").read_text("utf-8")
    return f"{tokens}\n{PAGE_STYLE.read_text('utf-8')}\n{catalogue}"
