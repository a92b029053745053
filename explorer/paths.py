"""Where the files of the project and of Streamlit's page lie."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).parent
FRONTEND = PACKAGE / "frontend"
DATA = PACKAGE.parent / "data"


def streamlit_static() -> Path:
    """The folder of Streamlit's own page, scripts and typefaces, found without loading it."""
    spec = find_spec("streamlit")
    return Path(spec.origin if spec and spec.origin else "").parent / "static"
