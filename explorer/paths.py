"""Where the files of the project, of Streamlit's page and of the cache lie."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

PACKAGE = Path(__file__).parent
FRONTEND = PACKAGE / "frontend"
_INSTALLED = PACKAGE / "project"
IS_INSTALLED = _INSTALLED.is_dir()
"""Whether the package was installed from a wheel; otherwise it is a checkout of the project."""
PROJECT = _INSTALLED if IS_INSTALLED else PACKAGE.parent
"""Where `streamlit_app.py`, `.streamlit/` and `data/` are; the build maps them into the wheel."""
APP = PROJECT / "streamlit_app.py"
DATA = PROJECT / "data"

CACHE = "EXPLORER_CACHE"
"""Setting: the folder for what can be made again at any time, or `off`."""


def streamlit_static() -> Path:
    """The folder of Streamlit's own page, scripts and typefaces, found without loading it."""
    spec = find_spec("streamlit")
    return Path(spec.origin if spec and spec.origin else "").parent / "static"


TYPEFACES = {"serif": "SourceSerifVariable-Roman", "sans": "SourceSansVF-Upright"}
"""The upright typefaces that Streamlit ships, by the beginning of their file names."""


def streamlit_typeface(family: str) -> Path | None:
    """The file of one of `TYPEFACES`; None if Streamlit ships it no more."""
    found = (streamlit_static() / "static/media").glob(f"{TYPEFACES[family]}.*.woff2")
    return min(found, default=None)


def cache_folder(settings: Mapping[str, str] = os.environ) -> Path | None:
    """The folder for what can be made again at any time; None if nothing is to be kept.

    `EXPLORER_CACHE` names another than the operating system sets aside for caches, or is `off`.
    """
    chosen = settings.get(CACHE)
    if chosen == "off":
        return None
    return Path(chosen) if chosen else user_cache_path("itinerary-explorer")
