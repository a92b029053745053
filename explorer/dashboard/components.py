"""The panes as a Streamlit component: it finds them on the page and passes on what is new.

The page mounts the panes itself (`server/explorer_pages.py`), so that they need not wait for
Streamlit. What Streamlit carries is only where to find the story document; it is the same on every
rerun, so a rerun changes nothing that the reader sees.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from explorer.server.openings import Opening

_MOUNT = """
export default function ({ data }) {
  const { assets, ...explorer } = data;
  const arrival = import(new URL(assets + "explorer.js", document.baseURI).href).then(
    ({ joinPage }) => joinPage(explorer)
  );
  return () => arrival.then((leave) => leave());
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("explorer-panes", js=_MOUNT, isolate_styles=False)


def show_panes(opening: Opening, assets: str) -> None:
    """Let the page show the panes, in the version that the story's files have now.

    Args:
        opening: what they are opened with.
        assets: address of our files, relative to the page.
    """
    _component()(key="panes", data={"assets": assets, **opening.values()})
