"""Story files changed field by field: comments, order, quotes and layout stay the author's.

Only the parts that change are written again, and the result is read before it is saved: it must
contain exactly what the file contained, and the changes. `update` takes records, not YAML: another
kind of file, such as a table of places, can be written from the same records.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from explorer.reading.text_files import decoded, read_bytes, shown_path
from explorer.reading.yaml_files import LineOf, ValuePath, read_yaml, yaml_tree
from explorer.story.errors import ExplorerError
from explorer.story.records import StoryFile
from explorer.writing.fragments import block, comment_lines
from explorer.writing.splices import Comments, Splicer
from explorer.writing.values import Value, brought_to, field_order, field_values, id_of, put
from explorer.writing.whole_files import write_whole


class RoundTripError(ExplorerError):
    """A file that cannot be changed without changing what else it says."""


class StoryFileEditor:
    """One `story.yaml`, with the changes that are not written yet.

    A path leads to a value by the names of fields and the ids of records, such as
    ``("places", "rome", "names", "it")``; a record without an id is found by its position.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; it need not be a valid story.

        Raises:
            DataError: it cannot be read, or is not YAML as stories have it.
        """
        self.path = path
        self._content = read_bytes(path)
        text = decoded(self._content, shown_path(path))
        self._text = text.replace("\r\n", "\n")
        self._old, self._line_of = read_yaml(self._text, shown_path(path))
        self._new: Any = deepcopy(self._old)
        self._comments: dict[tuple[str, ...], str] = {}

    def records(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """The records of a list by id, unchecked, with the changes; none that lacks an id."""
        listed = self._new.get(name) if isinstance(self._new, dict) else None
        entries = listed if isinstance(listed, list) else []
        named = (each for each in entries if isinstance(each, dict) and each.get("id"))
        return {str(each["id"]): each for each in named}

    def line(self, path: ValuePath) -> int | None:
        """The line of a value as the file is now.

        Raises:
            KeyError: nothing is there.
        """
        return self._line_of(_positions(self._old, path))

    def set(self, path: ValuePath, value: Value) -> None:
        """Put a value in a field, a new field where the documented order has it.

        Raises:
            KeyError: there is no such record to put it in.
        """
        holder = _value_at(self._new, _positions(self._new, path[:-1]))
        if isinstance(holder, list):
            holder[int(_positions(holder, path[-1:])[0])] = value
        elif isinstance(holder, dict):
            put(holder, str(path[-1]), value, field_order(path[:-1]))
        else:
            raise KeyError(*path)

    def remove(self, path: ValuePath) -> None:
        """Take a field or an entry of a list away.

        Raises:
            KeyError: nothing is there.
        """
        *to_holder, name = _positions(self._new, path)
        del _value_at(self._new, tuple(to_holder))[name]

    def update(self, story: StoryFile, comments: Comments | None = None) -> None:
        """Make the file say what the records say; fields that they do not know stay.

        Args:
            story: the records.
            comments: what to say above the fields and records that the file does not have yet.
        """
        self._comments |= comments or {}
        self._new = brought_to(self._new, field_values(story))

    @property
    def text(self) -> str:
        """The file's text with the changes.

        Raises:
            RoundTripError: it would not say the same as the file and the changes.
        """
        return self._changed()[0]

    def _changed(self) -> tuple[str, LineOf]:
        splicer = Splicer(self._text, self._comments)
        text = splicer.spliced(yaml_tree(self._text), old=self._old, new=self._new)
        values, line_of = read_yaml(text, shown_path(self.path))
        if values != self._new:
            raise RoundTripError(
                f"{shown_path(self.path)}: found a layout that cannot be kept, "
                "expected one record or field per line (or make the change by hand)"
            )
        return text, line_of

    @property
    def content(self) -> bytes:
        """The file with the changes, with its line ends and its byte order mark.

        Raises:
            RoundTripError: it would not say the same as the file and the changes.
        """
        return self._encoded(self._changed()[0])

    def _encoded(self, text: str) -> bytes:
        content = text.encode()
        if b"\r\n" in self._content:
            content = content.replace(b"\n", b"\r\n")
        return BOM_UTF8 + content if self._content.startswith(BOM_UTF8) else content

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            RoundTripError: the file would not say the same; it is left as it was.
            OSError: it cannot be written; it is left as it was.
        """
        text, line_of = self._changed()
        content = self._encoded(text)
        write_whole(self.path, content)
        self._line_of = line_of
        self._content, self._text, self._old = content, text, deepcopy(self._new)


def story_text(story: StoryFile, comments: Comments) -> str:
    """The `story.yaml` of records that have no file yet.

    Args:
        story: the records.
        comments: what to say above a field or a record, by its path; that of no path is the head.
    """
    values = field_values(story)
    first: dict[str, Value] = {"format": values["format"]}
    head = f"{comment_lines(comments.get((), ''), 0)}{block(first, 0)}\n"
    return Splicer(head, comments).spliced(yaml_tree(head), old=first, new=values)


def _positions(values: Any, path: ValuePath) -> ValuePath:
    """The path with the position of each record in place of its id.

    Raises:
        KeyError: the path leads nowhere.
    """
    found: list[int | str] = []
    for part in path:
        ids = [id_of(each) for each in values] if isinstance(values, list) else []
        found.append(ids.index(str(part)) if part in ids else part)
        try:
            values = values[found[-1]]
        except (LookupError, TypeError) as error:
            raise KeyError(*path) from error
    return tuple(found)


def _value_at(values: Any, path: ValuePath) -> Any:
    for part in path:
        values = values[part]
    return values
