"""How far a long run is, told at a terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

from explorer.gazetteer import Gazetteer, open_gazetteer
from explorer.gazetteer.reading import read_entries

T = TypeVar("T")


def watched(work: Iterable[T], label: str) -> Iterator[T]:
    """The same items; a bar on standard error counts them where that is a terminal."""
    yield from tqdm(work, desc=label, disable=None, leave=False)


def watched_gazetteer() -> Gazetteer:
    """The gazetteer; a bar counts what goes into its index while that is built."""
    return open_gazetteer(lambda: watched(read_entries(), "index"))
