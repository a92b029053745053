"""The explorer's commands in processes of their own: what they take, and what they print."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence

from bench.figures import MeasureError
from tests.browser.servers import ROOT


def run(arguments: Sequence[str], *, cache: str = "off") -> str:
    """What Python prints for these arguments.

    Args:
        arguments: such as `-m`, `explorer`, `check`.
        cache: the folder in which read stories are kept; `off` for none.

    Raises:
        MeasureError: the process fails.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"EXPLORER_CACHE": cache},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MeasureError(f"{arguments[:4]}: {done.stderr.strip()[-300:]}")
    return done.stdout


def command_ms(arguments: Sequence[str]) -> float:
    """How long a command of the explorer takes, with its start and without kept stories.

    Raises:
        MeasureError: it fails.
    """
    begun = time.perf_counter()
    run(["-m", "explorer", *arguments])
    return 1000 * (time.perf_counter() - begun)
