"""What is derived from a story and kept as long as it: an old version leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from threading import RLock
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar
from weakref import ref

from explorer.story.records import Story

MOST: Final = 16
"""Results kept of one story: for its languages, clocks and states of knowledge."""

_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


class _Once(Generic[_Result]):
    """A result that one thread makes, for which those that want the same one wait."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._made: list[_Result] = []

    def result(self, make: Callable[[], _Result]) -> _Result:
        if not self._made:
            with self._lock:
                if not self._made:
                    self._made.append(make())
        return self._made[0]


class KeptWithStory(Generic[_Args, _Result]):
    """A function of a story whose results are kept until the story goes.

    A result must not refer to the story: it would keep it. Two stories are never taken for one,
    even if they are equal: comparing them would take longer than it saves. Threads that ask for a
    result at the same time wait for the one that makes it: each would hold the others up.
    """

    def __init__(self, make: Callable[Concatenate[Story, _Args], _Result]) -> None:
        """Keep what `make` returns; its other arguments have to be hashable."""
        self.make = make
        """Makes a result that is not kept."""
        self._kept: dict[int, tuple[ref[Story], Callable[..., _Once[_Result]]]] = {}
        self._lock = RLock()
        update_wrapper(self, make)

    def __call__(self, story: Story, *args: _Args.args, **named: _Args.kwargs) -> _Result:
        """The result, kept or made now."""
        with self._lock:
            kept = self._kept.get(id(story))
            if kept is None or kept[0]() is not story:  # a story that went may have had the same id
                kept = self._kept[id(story)] = self._begin(story)
            once = kept[1](*args, **named)
        return once.result(lambda: self.make(story, *args, **named))

    def __len__(self) -> int:
        """Of how many stories results are kept."""
        return len(self._kept)

    def forget(self) -> None:
        """Keep nothing of what was made up to now."""
        self._kept.clear()

    def _begin(self, story: Story) -> tuple[ref[Story], Callable[..., _Once[_Result]]]:
        key = id(story)

        def drop(gone: ref[Story]) -> None:
            with self._lock:
                entry = self._kept.get(key)
                if entry and entry[0] is gone:
                    del self._kept[key]

        return ref(story, drop), lru_cache(MOST)(lambda *_, **__: _Once())
