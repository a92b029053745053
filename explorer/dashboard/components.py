"""The panes as Streamlit components: each loads its ES module from our own routes.

The modules know nothing of Streamlit. What Streamlit carries is only where to find the story
document; it is the same on every rerun, so a rerun changes nothing that the reader sees.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Literal

import streamlit as st

from explorer.pages.offers import server_offers
from explorer.server.security_headers import named_hosts
from explorer.story.selection import Selection

Pane = Literal["controls", "timeline", "article", "table"]

# The elements are kept between calls: Streamlit calls this again whenever `data` changes. What it
# puts between them and their block must not count when the page is laid out.
_MOUNT = """
export default function ({ data, parentElement }) {
  const { assets, ...explorer } = data;
  const place = parentElement.querySelector("[data-pane]");
  for (let box = place.parentElement; !box.matches(".stVerticalBlock, main, body"); ) {
    box.style.display = "contents";
    box = box.parentElement;
  }
  import(new URL(assets + "explorer.js", document.baseURI).href).then(({ mountExplorer }) =>
    mountExplorer(parentElement, explorer)
  );
}
"""


@dataclass(frozen=True)
class Frame:
    """What every pane of a page is given."""

    selection: Selection
    """The selection when the page is opened."""
    version: str
    """The version of the story documents; if it changes, the panes fetch theirs again."""
    assets: str
    """Address of our files, relative to the page."""
    documents: Mapping[str, str]
    """Addresses of facts and words, relative to the page, to be filled in."""
    strings: dict[str, str]
    """What a pane says before its document is loaded, or if it cannot be loaded."""
    languages: tuple[str, ...]
    """The languages of the story."""
    notices: tuple[str, ...] = ()
    """What the reader asked for and could not have."""
    others: bool = False
    """Whether there are other stories to go to."""


@cache
def _component(panes: tuple[Pane, ...]) -> Any:
    return st.components.v2.component(
        f"explorer-{'-'.join(panes)}",
        html="".join(f'<div data-pane="{pane}"></div>' for pane in panes),
        js=_MOUNT,
        isolate_styles=False,
    )


def _extras(languages: tuple[str, ...]) -> dict[str, object]:
    return {"offers": server_offers(languages), "hosts": list(named_hosts(os.environ))}


def show_panes(frame: Frame, *panes: Pane) -> None:
    """Mount panes on the page, each as if it were a direct child of the current block.

    One component for all of them: Streamlit takes some twenty milliseconds to mount each.
    """
    data = {
        "assets": frame.assets,
        "documents": dict(frame.documents),
        "strings": frame.strings,
        "notices": list(frame.notices) if "controls" in panes else [],
        **(_extras(frame.languages) if "controls" in panes else {}),
        "others": frame.others,
        "selection": {**asdict(frame.selection), "version": frame.version},
    }
    _component(panes)(key=f"panes-{'-'.join(panes)}", data=data)
