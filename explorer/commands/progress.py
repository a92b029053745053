"""Progress of long runs, shown only at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

from explorer.gazetteer import Gazetteer, open_gazetteer
from explorer.gazetteer.reading import read_entries

T = TypeVar("T")


def watched(work: Iterable[T], label: str) -> Iterator[T]:
    """The same items; if standard error is a terminal, a progress bar counts them there."""
    yield from tqdm(work, desc=label, disable=None, leave=False)


def watched_gazetteer() -> Gazetteer:
    """The gazetteer; a progress bar is shown while its index is built."""
    return open_gazetteer(lambda: watched(read_entries(), "index"))
