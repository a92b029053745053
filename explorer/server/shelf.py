"""The shelf: the stories that the server shows, and below which path it shows them.

Stories are read again when their files change. A network mount can be lost, and an empty mount
point is what is left of it. Were its stories taken for deleted, search engines would drop every
page; so what was read last stays until there is a story in the folder again, or the server is
restarted.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Lock

from streamlit import config

from explorer.reading.library import Library, load_library, stories_folder
from explorer.remotes.versions import lasting


class KeptLibraries:
    """The stories of folders, each with the last version read."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: dict[Path, Library] = {}

    def read(self, root: Path) -> Library:
        """The library in a folder, read again when its files change.

        Where there is nothing in it, the last one that had something, as `is_away`; an empty one
        where there was none yet, as `is_away` if the folder cannot even be listed.
        """
        found, home = load_library(root), lasting(root)
        with self._lock:
            if found.slugs:
                self._last[home] = found
                return found
            last = self._last.get(home)
            if last is None:
                return found if _can_be_listed(root) else replace(found, is_away=True)
            if not last.is_away:
                last = self._last[home] = replace(last, is_away=True)
            return last


def _can_be_listed(folder: Path) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


_KEPT = KeptLibraries()


def library() -> Library:
    """All stories of `stories_folder`, or the last version read while it is unavailable."""
    return _KEPT.read(stories_folder())


def base_path() -> str:
    """The server's base path, empty or `/like-this`."""
    base = config.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def root_path() -> str:
    """The path of the explorer's page, `/` or `/like-this/`: its other paths follow it."""
    return f"{base_path()}/"
