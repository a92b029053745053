"""Progress of long runs: a bar at a terminal, a line elsewhere if the run takes very long."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

from explorer.commands.outcomes import say
from explorer.gazetteer import Entry, Gazetteer, open_gazetteer
from explorer.gazetteer.reading import Names, read_entries

T = TypeVar("T")


def watched(work: Iterable[T], label: str) -> Iterator[T]:
    """The same items; if standard error is a terminal, a progress bar counts them there."""
    yield from tqdm(work, desc=label, disable=None, leave=False)


def watched_gazetteer() -> Gazetteer:
    """The gazetteer; if its index has to be built, this is said and, at a terminal, watched."""
    return open_gazetteer(_watched_entries)


def _watched_entries() -> Iterator[tuple[Entry, Names]]:
    if not sys.stderr.isatty():
        say("indexing the list of all towns, which takes about half a minute, once")
    return watched(read_entries(), "index")
