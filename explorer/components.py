"""The panes as Streamlit components: each loads its ES module from our own routes.

The modules know nothing of Streamlit. What Streamlit carries is only where to find the story
document; it is the same on every rerun, so a rerun changes nothing that the reader sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import streamlit as st

from explorer.assets import assets_version
from explorer.selection import Selection
from explorer.sharing.offers import server_offers

Pane = Literal["controls", "timeline", "article", "table"]

# The element is kept between calls: Streamlit calls this again whenever `data` changes.
_MOUNT = """
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".ex-root");
  const page = new URL(".", document.baseURI).href;
  const { assets, template, ...config } = data;
  import(page + assets + "explorer.js").then(({ mountPane }) => {
    mountPane(root, { ...config, template: page + template });
  });
}
"""


@dataclass(frozen=True)
class Frame:
    """What every pane of a page is given."""

    selection: Selection
    """Where the reader stands when the page is opened."""
    version: str
    """Of the story documents; a new one makes the panes fetch theirs anew."""
    assets: str
    """Address of our files, relative to the page."""
    template: str
    """Address of the story documents, relative to the page."""
    strings: dict[str, str]
    """What a pane says before its document is there, or when it cannot be had."""
    notices: tuple[str, ...] = ()
    """What the reader asked for and could not have."""
    others: bool = False
    """Whether there are other stories to go to."""


def assets_address() -> str:
    """Address of our files, relative to the page."""
    return f"assets/{assets_version()}/"


@cache
def _component(pane: Pane) -> Any:
    return st.components.v2.component(
        f"explorer-{pane}", html='<div class="ex-root"></div>', js=_MOUNT, isolate_styles=False
    )


def show_pane(pane: Pane, frame: Frame) -> None:
    """Put a pane on the page."""
    selection = frame.selection
    data = {
        "pane": pane,
        "assets": frame.assets,
        "template": frame.template,
        "strings": frame.strings,
        "notices": list(frame.notices) if pane == "controls" else [],
        "extras": {"offers": server_offers()} if pane == "controls" else {},
        "others": frame.others,
        "selection": {
            "story": selection.story,
            "event": selection.event,
            "lang": selection.lang,
            "clock": selection.clock,
            "asof": selection.asof,
            "version": frame.version,
        },
    }
    _component(pane)(key=f"pane-{pane}", data=data)
