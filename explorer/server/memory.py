"""Garbage is collected now and then instead of after every run, and memory is given back.

Streamlit collects all garbage after every run of its page (`runner.postScriptGC`). This takes
longer than the run, and nobody is answered meanwhile. Python collects by itself as objects are
made; once in a while the rest is collected, and the C library returns what it no longer uses.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from streamlit import config

from explorer.server.sessions import KeptSessions

PAUSE_S = 20.0
"""Seconds between two looks for what can be given back."""
GROWN_BYTES = 32_000_000
"""What the process may grow by before memory is returned."""
_PER_RUN = "runner.postScriptGC"


def collect_seldom() -> None:
    """Have Streamlit not collect after every run, unless the operator has set that it should."""
    if not config.is_manually_set(_PER_RUN):
        config.set_option(_PER_RUN, False)


async def give_memory_back(
    kept: KeptSessions, sessions: Callable[[], int], taken: Callable[[], int] | None = None
) -> None:
    """Close sessions whose readers stay away, collect garbage, return memory; does not end.

    Args:
        kept: sessions of readers who are away.
        sessions: how many sessions there have been up to now.
        taken: how many bytes the process takes; `resident_bytes` by default.
    """
    taken = taken or resident_bytes
    before, least = sessions(), taken()
    while True:
        await asyncio.sleep(PAUSE_S)
        closed, now = kept.drop_expired(), sessions()
        is_larger = taken() > least + GROWN_BYTES  # documents and pictures, which need no session
        if closed or now != before:
            gc.collect()
        if closed or now != before or is_larger:
            before = now
            await asyncio.to_thread(trim)
            least = taken()
        least = min(least, taken())


def trim() -> bool:
    """Return free memory to the system; returns whether there was any, or a way to do so.

    The GNU C library keeps what threads have freed; most runs of a page have a thread of their own.
    """
    library = _c_library()
    return bool(library and library.malloc_trim(0))


def resident_bytes() -> int:
    """What the process takes in memory; 0 where it cannot be known cheaply."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


@cache
def _c_library() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    with suppress(OSError, AttributeError):  # other C libraries have nothing of the kind
        library = ctypes.CDLL(None)
        library.malloc_trim.argtypes = [ctypes.c_size_t]
        return library
    return None
