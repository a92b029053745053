"""Where the gazetteer keeps what it has built and what it was answered."""

from __future__ import annotations

from pathlib import Path

from explorer import paths
from explorer.story.errors import ExplorerError


class CacheError(ExplorerError):
    """The folder for what is kept cannot be used; says which, why, and how to name another."""


def cache_folder() -> Path:
    """The folder of the cache (`paths.cache_folder`), without which no place is looked up.

    Raises:
        CacheError: it is switched off.
    """
    folder = paths.cache_folder()
    if folder is None:
        raise CacheError(
            "EXPLORER_CACHE: found off, expected a folder, as the index of places has to be in one"
        )
    return folder
