"""Where the gazetteer keeps what it has built and what it was answered."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path

from explorer.story.errors import ExplorerError


class CacheError(ExplorerError):
    """The folder for what is kept cannot be used; says which, why, and how to name another."""


def cache_folder() -> Path:
    """`EXPLORER_CACHE`, by default the folder that the operating system sets aside for caches."""
    chosen = os.environ.get("EXPLORER_CACHE")
    return Path(chosen) if chosen else user_cache_path("itinerary-explorer")
