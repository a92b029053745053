"""A YAML text brought to say something else, by changing only the stretches that say it.

What stays is not written again, so its comments, quotes, order and layout are the author's. A
comment belongs to the record below it: if a record goes, the lines of comment above it go as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

import yaml

from explorer.writing.fragments import comment_lines, entry, inline, is_inline, item
from explorer.writing.values import Value, id_of, origins

Comments = Mapping[tuple[str, ...], str]
"""What to say to the author above a new field or record, by its path: ``("places", "rome")``."""

Path = tuple[str, ...]


class Edit(NamedTuple):
    """A stretch of a text and what is to be in its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Item:
    """An entry of a list in lines."""

    node: yaml.Node
    above: int
    """Where the blank lines and comments above it begin."""
    start: int
    """Where its first line begins."""
    end: int
    """Where its last line ends, before the line break."""


@dataclass(frozen=True)
class Splicer:
    """Replaces values in a YAML text, each found by its node, and comments on what it adds."""

    text: str
    comments: Comments

    def spliced(self, node: yaml.Node, *, old: Value, new: Value) -> str:
        """The text with the node's old value replaced by the new one."""
        return self._applied(self._edits(node, old, new, ()), 0, len(self.text))

    def _applied(self, edits: Iterable[Edit], start: int, end: int) -> str:
        """The text from `start` to `end` with these edits made in it."""
        pieces = []
        for edit in sorted(edits, key=lambda edit: edit[:2]):
            pieces += [self.text[start : edit.start], edit.text]
            start = edit.end
        return "".join([*pieces, self.text[start:end]])

    def _edits(self, node: yaml.Node, old: Value, new: Value, path: Path) -> Iterator[Edit]:
        """The edits that give a node the new value and keep its layout (block or flow)."""
        if old == new and type(old) is type(new):
            return
        is_changed_inside = _share_a_part(old, new)
        match node, old, new:
            case yaml.MappingNode(flow_style=True), dict(), dict() if is_changed_inside:
                yield from self._braces(node, old, new, path)
            case yaml.MappingNode(), dict(), dict() if is_changed_inside:
                yield from self._fields(node, old, new, path)
            case yaml.SequenceNode(flow_style=False), list(), list() if new:
                yield from self._items(node, old, new, path)
            case _:
                start, end = node.start_mark.index, self._end(node)
                gap = " " if start == end else ""  # nothing follows the colon yet
                yield Edit(start, end, gap + inline(new))

    def _fields(
        self, node: yaml.MappingNode, old: dict[str, Value], new: dict[str, Value], path: Path
    ) -> Iterator[Edit]:
        """Changes in a record that has a line for each field."""
        written = {key.value: (key, value) for key, value in node.value}
        column, first = node.start_mark.column, node.start_mark.index
        behind: int | None = None
        for name, value in new.items():
            if name in written:
                key, holder = written[name]
                behind = self._line_end(self._end(holder))
                yield from self._field(key, holder, old[name], value, path)
            elif behind is None:
                yield Edit(first, first, f"{entry(name, value, column)}\n{' ' * column}")
            else:
                yield Edit(behind, behind, self._new_field(name, value, column, path))
        kept = [key for name, (key, _) in written.items() if name in new]
        for name, (key, holder) in written.items():
            if name not in new and key.start_mark.index < kept[0].start_mark.index:
                yield Edit(key.start_mark.index, self._next(key, node), "")
            elif name not in new:
                above = self.text.rfind("\n", 0, key.start_mark.index)
                yield Edit(above, self._line_end(self._end(holder)), "")

    def _field(
        self, key: yaml.Node, holder: yaml.Node, old: Value, new: Value, path: Path
    ) -> Iterator[Edit]:
        if old == new and type(old) is type(new):
            return
        if _keeps_layout(holder, old, new):
            yield from self._edits(holder, old, new, (*path, key.value))
        else:
            lines = entry(key.value, new, key.start_mark.column)
            yield Edit(key.start_mark.index, self._end(holder), lines)

    def _new_field(self, name: str, value: Value, column: int, path: Path) -> str:
        """A field in lines of its own, with the comment for it and for the records in it."""
        margin, path = " " * column, (*path, name)
        are_records = isinstance(value, list) and any(isinstance(each, dict) for each in value)
        blank = "\n" if are_records and not column else ""
        above = blank + comment_lines(self.comments.get(path, ""), column)
        if not are_records or not isinstance(value, list) or (column and is_inline(value)):
            return f"\n{above}{margin}{entry(name, value, column)}"
        records = "\n".join(self._new_item(each, column + 2, path) for each in value)
        return f"\n{above}{margin}{name}:\n{records}"

    def _new_item(self, value: Value, column: int, path: Path) -> str:
        comment = comment_lines(self.comments.get((*path, id_of(value)), ""), column)
        return f"{comment}{' ' * column}{item(value, column)}"

    def _braces(
        self, node: yaml.MappingNode, old: dict[str, Value], new: dict[str, Value], path: Path
    ) -> Iterator[Edit]:
        """Changes in a record or a text in braces."""
        written = {key.value: (key, value) for key, value in node.value}
        first, behind = node.value[0][0].start_mark.index, 0
        for name, value in new.items():
            if name in written:
                behind = self._end(written[name][1])
                yield from self._edits(written[name][1], old[name], value, (*path, name))
            elif behind:
                yield Edit(behind, behind, f", {name}: {inline(value)}")
            else:
                yield Edit(first, first, f"{name}: {inline(value)}, ")
        before: int | None = None
        for name, (key, holder) in written.items():
            if name not in new and before is None:
                yield Edit(key.start_mark.index, self._next(key, node), "")
            elif name not in new and before is not None:
                yield Edit(before, self._end(holder), "")
            if name in new or before is not None:
                before = self._end(holder)

    def _items(
        self, node: yaml.SequenceNode, old: list[Value], new: list[Value], path: Path
    ) -> Iterator[Edit]:
        """Changes in a list that has lines of its own for each entry."""
        items, came_from = tuple(self._located(node)), origins(old, new)
        column = node.start_mark.column
        if came_from[: len(old)] == [*range(len(old))]:
            for at, each in enumerate(items):
                yield from self._item(each, old[at], new[at], path)
            added = new[len(old) :]
            blank = "\n" * self.text.startswith("\n", items[-1].above)
            lines = (f"\n{blank}{self._new_item(each, column, path)}" for each in added)
            yield Edit(items[-1].end, items[-1].end, "".join(lines))
            return
        above = [self.text[each.above : each.start] for each in items]
        for gone in set(range(len(items))) - set(came_from):
            above[gone] = ""
        lines = (
            self._new_item(value, column, path)
            if origin is None
            else above[origin] + self._item_lines(items[origin], old[origin], value, path)
            for origin, value in zip(came_from, new, strict=True)
        )
        yield Edit(items[0].above, items[-1].end, "\n".join(lines))

    def _item(self, each: Item, old: Value, new: Value, path: Path) -> Iterator[Edit]:
        node = each.node
        if _keeps_layout(node, old, new):
            yield from self._edits(node, old, new, (*path, id_of(new)))
        else:
            lines = item(new, node.start_mark.column - 2).removeprefix("- ")
            yield Edit(node.start_mark.index, self._end(node), lines)

    def _item_lines(self, each: Item, old: Value, new: Value, path: Path) -> str:
        return self._applied(self._item(each, old, new, path), each.start, each.end)

    def _located(self, node: yaml.SequenceNode) -> Iterator[Item]:
        """The entries of a list in lines, with the comments above each."""
        above = self._above(node.start_mark.index)
        hyphen = node.start_mark.index
        for holder in node.value:
            hyphen = self.text.rfind("-", hyphen, holder.start_mark.index + 1)
            start = self.text.rfind("\n", 0, hyphen) + 1
            end = self._line_end(max(self._end(holder), hyphen))
            yield Item(holder, above, start, end)
            above, hyphen = end + 1, end

    def _above(self, index: int) -> int:
        """Where the blank lines and comments above a line begin."""
        start = self.text.rfind("\n", 0, index) + 1
        lines = self.text[:start].splitlines(keepends=True)
        above = takewhile(lambda line: not line.strip() or line.lstrip()[0] == "#", reversed(lines))
        return start - sum(map(len, above))

    def _end(self, node: yaml.Node) -> int:
        """The position of a value's last character; comments after it do not count."""
        if isinstance(node, yaml.ScalarNode):
            end: int = node.end_mark.index
            is_block = node.style in ("|", ">")
            return len(self.text[:end].rstrip()) if is_block else end
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _next(self, key: yaml.Node, node: yaml.MappingNode) -> int:
        """Where the field behind the one of this key begins."""
        starts: list[int] = [each.start_mark.index for each, _ in node.value]
        return starts[starts.index(key.start_mark.index) + 1]


def _keeps_layout(node: yaml.Node, old: Value, new: Value) -> bool:
    """Whether a value can be changed where it is, in lines or not as it is now."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">") and is_inline(new)
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return is_inline(new)
    return bool(new) and type(old) is type(new) and _share_a_part(old, new)


def _share_a_part(old: Value, new: Value) -> bool:
    """Whether something of a record stays; a list always keeps its way of layout."""
    if isinstance(old, dict) and isinstance(new, dict):
        return not old.keys().isdisjoint(new)
    return True
