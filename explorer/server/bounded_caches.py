"""Caches bounded by number and by bytes: what was asked for least recently goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, Generic, Protocol, TypeVar, runtime_checkable
from weakref import WeakSet

MOST_BYTES: Final = 32_000_000
"""What the values of one cache may take, unless it says otherwise. A document of a story with three
thousand events takes one million, packed."""


@runtime_checkable
class Sized(Protocol):
    """A value that knows what it takes in memory."""

    @property
    def held_bytes(self) -> int:
        """Bytes of its content, in all forms."""


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


_CACHES: WeakSet[BoundedCache[Any, Any]] = WeakSet()


class BoundedCache(Generic[K, V]):
    """Values by key, for all threads. The newest stays, however large it is."""

    def __init__(self, name: str, most: int, most_bytes: int = MOST_BYTES) -> None:
        """Args:
        name: for the metrics.
        most: how many values are kept.
        most_bytes: what they may take together.
        """
        self.name = name
        self._most, self._most_bytes = most, most_bytes
        self._lock = Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()
        self.size_bytes = 0
        """What the values take now."""
        _CACHES.add(self)

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: K) -> V | None:
        """The value of `key`; None if it is not kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: K, value: V) -> None:
        """Keep a value, and forget others if there is no room for all."""
        with self._lock:
            self._forget(key)
            if not self._most:
                return
            self._kept[key] = value
            self.size_bytes += size_of(value)
            while len(self._kept) > 1 and self._is_full():
                self._forget(next(iter(self._kept)))

    def found(self, key: K, make: Callable[[], V]) -> V:
        """The value of `key`, made if it is not kept; two who ask at the same time make it twice.

        Args:
            key: all that the value depends on. It holds nothing large: it stays with the value.
            make: makes the value.
        """
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.keep(key, kept)
        return kept

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self.size_bytes = 0

    def _is_full(self) -> bool:
        return len(self._kept) > self._most or self.size_bytes > self._most_bytes

    def _forget(self, key: K) -> None:
        if key in self._kept:
            self.size_bytes -= size_of(self._kept.pop(key))


def bounded_caches() -> tuple[BoundedCache[Any, Any], ...]:
    """The caches of this process, by name."""
    return tuple(sorted(_CACHES, key=lambda cache: cache.name))


def size_of(value: object) -> int:
    """What a value takes in memory, in bytes; 0 if it is not content.

    >>> size_of(b"four"), size_of(None)
    (4, 0)
    """
    if isinstance(value, bytes):
        return len(value)
    return value.held_bytes if isinstance(value, Sized) else 0
