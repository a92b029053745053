"""One record of a story, of a file, and as both were before: which field follows which.

What both were before is the last import, and for a file that we exported ourselves what it said
then: whoever edits an export means a change of that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer.imports.storage.field_paths import (
    entry_of,
    flat,
    is_required,
    language_of,
    stem,
    unflat,
)
from explorer.imports.storage.memory import digest
from explorer.story.fields import Model
from explorer.writing.values import Value, means_the_same

Paths = Mapping[str, str]
"""A digest of each field of a record, by its path."""


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A field that the author and the file have both changed."""

    record: str
    """``event talks``."""
    field: str
    yours: str
    """What the story has, which stays."""
    theirs: str
    """What the file has."""


@dataclass(frozen=True, kw_only=True)
class Before:
    """What is known of a record before the author and the file changed it."""

    last: Paths = field(default_factory=dict)
    """As the last import wrote it."""
    exported: Paths = field(default_factory=dict)
    """As the file had it when we exported it; empty for a file of another tool."""

    @property
    def base(self) -> Paths:
        """What the file is compared with."""
        return self.exported or self.last

    def has(self, path: str, value: Value) -> bool:
        """Whether a field of the story is as it was; one that is not there, as it never was."""
        if path not in self.base and value is None:
            return True
        return digest(value) in {self.base.get(path), self.last.get(path)}


class Merge:
    """A record of the story, of the file, and before."""

    def __init__(
        self, model: Model, record: str, before: Before, borrowed: Collection[str]
    ) -> None:
        """Bring a record of the story to what the file says.

        Args:
            model: the kind of record.
            record: what it is called in messages.
            before: as it was.
            borrowed: the paths of texts that the file does not have in their language.
        """
        self._model, self._record, self._before = model, record, before
        self._borrowed = borrowed
        self.conflicts: list[Conflict] = []
        self.memory: dict[str, str] = {}
        self.filled: list[str] = []
        """New texts in languages that the file does not have."""

    def of(self, old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Any]:
        """The fields that the record is to have."""
        ours, theirs = flat(old, self._model), flat(new, self._model)
        merged = dict(ours)
        deleted = self._entries(self._before.base) - self._entries(ours)
        for path, value in theirs.items():
            if path in self._borrowed or entry_of(path) in deleted:
                self._remember(path)
            else:
                self._decide(path, ours.get(path), value, merged)
        for paths in self._gone(merged, theirs):
            self._remove(paths, merged)
        stems = {stem(path, self._model) for path in merged}
        for path in theirs:
            if path not in merged and path in self._borrowed and stem(path, self._model) in stems:
                merged[path] = theirs[path]
                self.filled.append(path)
        return unflat(merged, self._model)

    def _decide(self, path: str, ours: Value, theirs: Value, merged: dict[str, Value]) -> None:
        """Let a field follow the file, stay as it is, or be a conflict."""
        news, before = digest(theirs), self._before
        if before.base.get(path) == news:
            self._remember(path)
            return
        is_known = before.last.get(path) == news
        self.memory[path] = news
        if means_the_same(ours, theirs) and ours is not None:
            return
        if before.has(path, ours) and not is_known:
            merged[path] = theirs
        elif before.has(path, ours) or not is_known:  # the author took back what is imported again
            self._keep(path, ours, theirs)

    def _gone(
        self, merged: Mapping[str, Value], theirs: Mapping[str, Value]
    ) -> Iterator[list[str]]:
        """The paths that the file has no longer: all of an entry, or a text in all languages."""
        there = self._entries(theirs)
        missing = self._before.base.keys() - theirs.keys() - set(self._borrowed)
        whole = {entry_of(path) for path in missing} - there - {""}
        yield from ([path for path in merged if entry_of(path) == each] for each in sorted(whole))
        kept = {stem(path, self._model) for path in theirs}
        for name in sorted({stem(path, self._model) for path in missing} - kept):
            if entry_of(name) not in whole and not is_required(name, self._model):
                yield [path for path in merged if stem(path, self._model) == name]

    def _remove(self, paths: list[str], merged: dict[str, Value]) -> None:
        if all(self._before.has(path, merged[path]) for path in paths):
            for path in paths:
                del merged[path]
            return
        for path in paths:
            if path in self._before.base or language_of(path, self._model):
                self._keep(path, merged[path], None)

    def _remember(self, path: str) -> None:
        """Keep in mind what the last import wrote, of which the file says nothing new."""
        if path in self._before.last:
            self.memory[path] = self._before.last[path]

    def _keep(self, path: str, ours: Value, theirs: Value) -> None:
        """Leave a conflict as it is, and remember it as undecided."""
        self.memory.pop(path, None)
        self._remember(path)
        self.conflicts.append(
            Conflict(record=self._record, field=path, yours=_shown(ours), theirs=_shown(theirs))
        )

    @staticmethod
    def _entries(paths: Collection[str]) -> set[str]:
        return {entry_of(path) for path in paths} - {""}


def _shown(value: Value) -> str:
    return "nothing" if value is None else str(value)
