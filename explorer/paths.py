"""Where the files of the project and of Streamlit's page lie."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).parent
FRONTEND = PACKAGE / "frontend"
_INSTALLED = PACKAGE / "project"
IS_INSTALLED = _INSTALLED.is_dir()
"""Whether the package was installed from a wheel; otherwise it is a checkout of the project."""
PROJECT = _INSTALLED if IS_INSTALLED else PACKAGE.parent
"""Where `streamlit_app.py`, `.streamlit/` and `data/` are; the build maps them into the wheel."""
APP = PROJECT / "streamlit_app.py"
DATA = PROJECT / "data"


def streamlit_static() -> Path:
    """The folder of Streamlit's own page, scripts and typefaces, found without loading it."""
    spec = find_spec("streamlit")
    return Path(spec.origin if spec and spec.origin else "").parent / "static"
