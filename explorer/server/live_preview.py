"""Open pages take up what an author saves.

Streamlit reruns every open page when a file changes in a folder that it watches. It is not given
the stories themselves: its watcher lists all files of a folder, and ends with an error where one is
moved away meanwhile; after that no page follows any change. It watches a file of our own instead,
which changes whenever the library does, wherever its stories come from.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from itertools import count
from pathlib import Path

from streamlit import config

from explorer.paths import PACKAGE
from explorer.reading.library import Library
from explorer.server.shelf import library

logger = logging.getLogger(__name__)

LOOK_EVERY_S = 0.3


def is_watching() -> bool:
    """Whether the operator wants open pages to follow the stories (`server.fileWatcherType`)."""
    return bool(config.get_option("server.fileWatcherType") != "none")


def let_streamlit_watch(folder: Path) -> None:
    """Let Streamlit rerun open pages when a file in this folder changes.

    Our own modules are not watched: where one changes, Streamlit would drop all that it watches and
    import them again in every open page at once, which fails in some of them.
    """
    watched = [*config.get_option("server.folderWatchList"), str(folder.resolve())]
    left_alone = [*config.get_option("server.folderWatchBlacklist"), str(PACKAGE)]
    config.set_option("server.folderWatchList", watched)
    config.set_option("server.folderWatchBlacklist", left_alone)
    config.set_option("server.runOnSave", True)


async def announce_changes() -> None:
    """Let Streamlit know of every change of the library, until this is cancelled."""
    with tempfile.TemporaryDirectory(prefix="explorer-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        let_streamlit_watch(folder)
        seen = await _looked_at()
        for changes in count(1):
            while (now := await _looked_at()) is None or now is seen:
                await asyncio.sleep(LOOK_EVERY_S)
            seen = now
            (folder / "changes").write_text(f"{changes}\n", encoding="utf-8")


async def _looked_at() -> Library | None:
    """The library as it is now; None if it cannot be read, which the next look may do."""
    try:
        return await asyncio.to_thread(library)
    except Exception:
        logger.exception("Open pages may miss a change of the stories.")
        return None
