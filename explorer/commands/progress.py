"""How far a long run is, told at a terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

T = TypeVar("T")


def watched(work: Iterable[T], label: str) -> Iterator[T]:
    """The same items; a bar on standard error counts them where that is a terminal."""
    yield from tqdm(work, desc=label, disable=None, leave=False)
