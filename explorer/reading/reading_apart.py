"""Very long stories are read in a process of their own, which takes its memory with it.

To read 10,000 events takes 250 MB, and three times as much as what is then kept of them. Python
gives little of that back to the system: what lives on lies scattered over it. A server that reads a
story again would take three times the memory of one that found it in the cache.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from explorer.paths import PACKAGE, cache_folder

MIN_BYTES: Final = 5_000_000
"""Smallest total of a story's files, in bytes, that is worth the second that a process takes."""

RECORDS: Final = (".yaml", ".csv")
"""How the names of the files end whose sizes count."""

LONGEST_S: Final = 300.0
"""Seconds after which a process has got stuck; 100,000 events take a tenth of it."""

INVALID: Final = 3
"""What the process ends with if the story has mistakes."""

_READ: Final = f"""
import gc, os, sys, pathlib
from explorer.reading.library import DataError, read_and_keep
gc.disable()
try:
    story = read_and_keep(pathlib.Path(sys.argv[1]), sys.argv[2])
except DataError:
    sys.exit({INVALID})
os._exit(0)
"""
"""It ends at once: to take a story of 100,000 events apart again would take two seconds."""

logger = logging.getLogger(__name__)


def read_apart(folder: Path, digest: str) -> bool:
    """Have another process read and keep a story if it is very long.

    Args:
        folder: the story's folder.
        digest: of all of its files.

    Returns:
        Whether it has done so; if not, it is to be read here, which reports what is wrong.
    """
    sizes = (path.stat().st_size for path in folder.glob("*.*") if path.suffix in RECORDS)
    if sum(sizes) < MIN_BYTES or cache_folder() is None:
        return False
    paths = filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH")))
    try:
        done = subprocess.run(
            [sys.executable, "-c", _READ, os.fspath(folder), digest],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=LONGEST_S,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        logger.warning("%s is read in this process: %s", folder, error)
        return False
    if done.returncode not in (0, INVALID):
        said = done.stderr.decode(errors="replace").strip()
        logger.warning(
            "%s is read in this process; another one ended with %s: %s",
            *(folder, done.returncode, said),
        )
    return done.returncode == 0
