"""Story files changed field by field: comments, order, quotes and layout stay the author's.

ruamel.yaml reads the file with its comments and writes it again. What comes out is read once more
before it is written: it must hold exactly what the file held, and the changes.
"""

from __future__ import annotations

import difflib
import io
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken
from ruamel.yaml.util import load_yaml_guess_indent

from explorer.reading.text_files import decoded, read_bytes, shown_path
from explorer.reading.yaml_files import read_yaml
from explorer.story.errors import ExplorerError
from explorer.story.places import Place
from explorer.writing.whole_files import write_whole

Value = str | int | float
ENDLESS: Final = 1_000_000
"""A line length at which no line is folded anew."""


class RoundTripError(ExplorerError):
    """A file that cannot be changed without changing what else it says."""


class StoryFileEditor:
    """One `story.yaml`, with the changes that are not written yet.

    `lines_laid_out_anew` tells how many lines will be broken or indented otherwise than the author
    did, saying the same: ruamel.yaml keeps almost every layout, but not all.
    """

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            DataError: it cannot be read, or is no YAML of ours.
            RoundTripError: it is written in a way that cannot be kept.
        """
        self.path = path
        self._content = read_bytes(path)
        text = decoded(self._content, shown_path(path))
        self._values, self._line_of = read_yaml(text, shown_path(path))
        self._positions = _positions(self._values)
        self._yaml = _round_trip(text)
        try:
            self._records = self._yaml.load(text)
        except YAMLError as error:
            raise self._refusal("YAML that cannot be written again as it is") from error
        self.lines_laid_out_anew = _lines_lost(text, _dumped(self._yaml, self._records))

    @property
    def places(self) -> Mapping[str, Mapping[str, Any]]:
        """The places by id, as they stand in the file, unchecked; a record without id is none."""
        return {key: self._values["places"][index] for key, index in self._positions.items()}

    def line(self, place_id: str) -> int | None:
        """The line on which a place begins. Raises KeyError where there is none."""
        return self._line_of(("places", self._positions[place_id]))

    def fill_place(self, place_id: str, fields: Mapping[str, Value]) -> dict[str, Value]:
        """Put fields into a place where it has none or empty ones; returns those that it took.

        Raises:
            KeyError: no place has this id.
        """
        index = self._positions[place_id]
        values = self._values["places"][index]
        taken = {name: value for name, value in fields.items() if values.get(name) is None}
        for name, value in taken.items():
            values[name] = value
            _put(self._records["places"][index], name, value)
        return taken

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            RoundTripError: the file would not say the same; it is left as it was.
            OSError: it cannot be written; it is left as it was.
        """
        text = _dumped(self._yaml, self._records)
        if read_yaml(text, shown_path(self.path))[0] != self._values:
            raise self._refusal("values that would change when written again")
        content = text.encode()
        if b"\r\n" in self._content:
            content = content.replace(b"\n", b"\r\n")
        if self._content.startswith(BOM_UTF8):
            content = BOM_UTF8 + content
        write_whole(self.path, content)

    def _refusal(self, found: str) -> RoundTripError:
        return RoundTripError(
            f"{shown_path(self.path)}: found {found}, expected a file that only gains fields "
            "(write them in by hand)"
        )


def _positions(values: Any) -> dict[str, int]:
    """Where under `places` each record with an id stands."""
    listed = values.get("places") if isinstance(values, dict) else None
    records = enumerate(listed if isinstance(listed, list) else [])
    return {
        str(place["id"]): index
        for index, place in records
        if isinstance(place, dict) and place.get("id")
    }


def _round_trip(text: str) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = ENDLESS
    _, indent, offset = load_yaml_guess_indent(text)
    if indent is not None and offset is not None:
        yaml.indent(mapping=2, sequence=indent, offset=offset)
    return yaml


def _dumped(yaml: YAML, records: Any) -> str:
    stream = io.StringIO()
    yaml.dump(records, stream)
    return stream.getvalue()


def _put(record: CommentedMap, name: str, value: Value) -> None:
    """Set a field of a place, a new one where the documented order has it."""
    written: Value = value
    if isinstance(value, str) and " " in value:
        written = DoubleQuotedScalarString(value)
    if name in record:
        record[name] = written
        return
    order = list(Place.model_fields)
    before = [key for key in record if key in order and order.index(key) < order.index(name)]
    position = list(record).index(before[-1]) + 1 if before else 0
    behind = _take_comment_behind(record) if position == len(record) else ""
    record.insert(position, name, written)
    if behind:
        record.ca.items[name] = [None, None, CommentToken(behind, CommentMark(0)), None]


def _take_comment_behind(record: CommentedMap | CommentedSeq) -> str:
    """Take away the lines of comment that follow a record; ruamel.yaml has them at its last value.

    A comment on the line of that value stays there.
    """
    is_map = isinstance(record, CommentedMap)
    last, slot = (list(record)[-1], 2) if is_map else (len(record) - 1, 0)
    tokens = record.ca.items.get(last)
    if not tokens or not tokens[slot]:
        value = record[last]
        is_block = isinstance(value, CommentedMap | CommentedSeq) and not value.fa.flow_style()
        return _take_comment_behind(value) if is_block and value else ""
    own, _, behind = tokens[slot].value.partition("\n")
    if own:
        tokens[slot].value = f"{own}\n"
    else:
        tokens[slot] = None
    return f"\n{behind}" if behind else ""


def _lines_lost(old: str, new: str) -> int:
    changes = difflib.ndiff(old.splitlines(), new.splitlines())
    return sum(line.startswith("- ") for line in changes)
