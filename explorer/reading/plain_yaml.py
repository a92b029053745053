"""The values of a YAML file in one pass, as long as it is as plain as story files are.

The parser's events become values at once, without the tree of nodes and positions between the two,
which costs more than all else. What is not plain (an alias, a tag, a key twice) is left to
`yaml_files`, which reads such a file again with every position, and reports it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

SCALARS = {
    "int": (r"[-+]?(0|[1-9][0-9]{0,17})", "-+0123456789"),  # 08 is no number
    "float": (r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
    "null": (r"(null)?", ("n", "")),
}
"""What is not text in our YAML: its form, and the characters that it can begin with."""

_NUMBER = re.compile(f"(?P<int>{SCALARS['int'][0]})|(?P<float>{SCALARS['float'][0]})")
_NOT_TEXT_BEGINS = frozenset("".join("".join(begins) for _, begins in SCALARS.values()))


class NotPlainError(Exception):
    """The file has more than plain values, lists and records, or too much of them."""


def plain_values(next_event: Callable[[], yaml.Event], *, max_depth: int, max_values: int) -> Any:
    """What a file with one document says.

    Args:
        next_event: gives the parser's events in turn, from the beginning of the stream.
        max_depth: the deepest nesting that is plain.
        max_values: the most values that are plain.

    Raises:
        NotPlainError: the file is not plain.
        yaml.YAMLError: it is no YAML.
    """
    next_event()
    if type(next_event()) is not yaml.DocumentStartEvent:
        raise NotPlainError
    values = _Values(next_event, max_depth, max_values).read(next_event(), 0)
    next_event()
    if type(next_event()) is not yaml.StreamEndEvent:
        raise NotPlainError
    return values


class _Values:
    """Reads values; each method is called some hundred thousand times for a long story."""

    __slots__ = ("_keys", "_left", "_max_depth", "_next")

    def __init__(
        self, next_event: Callable[[], yaml.Event], max_depth: int, max_values: int
    ) -> None:
        self._next = next_event
        self._max_depth = max_depth
        self._left = max_values
        self._keys: dict[str, str] = {}

    def read(self, event: Any, depth: int) -> Any:
        """The value that begins with an event, within so many others."""
        self._left -= 1
        if self._left < 0 or event.anchor or event.tag:  # an alias names an anchor too
            raise NotPlainError
        if type(event) is yaml.ScalarEvent:
            text = event.value
            if event.implicit[0] and (not text or text[0] in _NOT_TEXT_BEGINS):
                return not_quoted(text)
            return text
        if depth == self._max_depth:
            raise NotPlainError
        if type(event) is yaml.MappingStartEvent:
            return self._record(depth + 1, in_braces=bool(event.flow_style))
        entries = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            entries.append(self.read(event, depth + 1))
        return entries

    def _record(self, depth: int, *, in_braces: bool) -> dict[str, Any]:
        record: dict[str, Any] = {}
        keys = self._keys
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise NotPlainError
            key = self.read(event, depth)
            if type(key) is not str or key in record:
                raise NotPlainError
            key = keys.setdefault(key, key)  # the same few names for all records
            event = self._next()
            value = record[key] = self.read(event, depth)
            if value is None and in_braces and not getattr(event, "value", ""):  # perhaps no field
                raise NotPlainError
        return record


def not_quoted(text: str) -> int | float | str | None:
    """What a text without quotation marks says in our YAML.

    >>> not_quoted("-41.9"), not_quoted("null"), not_quoted("08")
    (-41.9, None, '08')
    """
    return None if text in ("", "null") else number(text)


def number(text: str) -> int | float | str:
    """The number that a text is in our YAML, or the text.

    >>> number("-41.9"), number("1e3"), number("41,9")
    (-41.9, '1e3', '41,9')
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    return int(text) if match["int"] else float(text)
