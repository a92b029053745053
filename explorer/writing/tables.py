"""Places and events written into the tables beside `story.yaml`, whole or cell by cell.

What does not change stays as it is: the order of rows and columns, columns that the records do not
know, quotation marks, line ends.
"""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from explorer.reading.columns import SEPARATOR, Shape, shape_of
from explorer.reading.meant_fields import MODELS
from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES, delimiter, known, read_rows, row_problems
from explorer.reading.text_files import decoded, read_bytes, shown_path
from explorer.reading.yaml_files import ValuePath
from explorer.story.errors import DataError
from explorer.story.fields import Kind, Model, fields, inner, kind
from explorer.story.records import StoryFile
from explorer.writing.splices import Edit
from explorer.writing.story_files import RoundTripError, StoryFileEditor
from explorer.writing.values import Value, field_values, number_text
from explorer.writing.whole_files import write_whole


class TableEditor:
    """One table, with the changes that are not written yet.

    A path leads to a value as in a `StoryFileEditor`, such as ``("places", "rome", "lat")``.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; its columns and records need not be valid.

        Raises:
            DataError: it cannot be read, or has cells that belong to no column.
        """
        self.path = path
        self._list = TABLES[path.name]
        self._read(read_bytes(path))

    def _read(self, content: bytes) -> None:
        shown = shown_path(self.path)
        decoded(content, shown)
        self._content, self._text = content, content.decode("utf-8-sig")
        header, *rows = read_rows(self._text, shown)
        if problems := tuple(row_problems(header, rows, shown)):
            raise DataError(problems)
        self._header, self._rows = header, rows
        self._names = list(header.cells)
        width = len(self._names)
        self._new = [[*row.cells, *[""] * (width - len(row.cells))] for row in rows]
        found = list(map(self._shape().record, self._new))
        self._records = {str(each["id"]): each for each in found if "id" in each}
        self._at = {str(each["id"]): at for at, each in enumerate(found) if "id" in each}

    def _shape(self) -> Shape:
        model = MODELS[self._list]
        return shape_of(known(self._header._replace(cells=self._names), model), model)

    def records(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """The records of the table's list by id, unchecked, with the changes; of others none."""
        return self._records if name == self._list else {}

    def line(self, path: ValuePath) -> int:
        """The line of a record as the file is now.

        Raises:
            KeyError: there is no such record.
        """
        return self._rows[self._row(path)].line

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, with those that were added."""
        return tuple(self._names)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of the record in each row; empty where a row has none."""
        at = {row: key for key, row in self._at.items()}
        return tuple(at.get(row, "") for row in range(len(self._rows)))

    def add_columns(self, names: Iterable[str]) -> None:
        """Add those columns that it does not have, at its end."""
        for name in dict.fromkeys(names):
            if name not in self._names:
                self._names.append(name)
                for row in self._new:
                    row.append("")

    def set(self, path: ValuePath, value: Value) -> None:
        """Put a value in its cell, or cells; a new column comes last.

        Raises:
            KeyError: there is no such record to put it in.
        """
        row = self._new[self._row(path)]
        parts = (str(part + 1) if isinstance(part, int) else part for part in path[2:])
        column = ".".join(parts)
        for at, name in enumerate(self._names):
            if f"{name}.".startswith(f"{column}."):
                row[at] = ""
        for name, cell in _cells(column, value):
            self.add_columns([name])
            row[self._names.index(name)] = cell
        self._records[str(path[1])] = self._shape().record(row)

    def _row(self, path: ValuePath) -> int:
        if path[0] != self._list or len(path) < 2 or path[1] not in self._at:
            raise KeyError(*path)
        return self._at[str(path[1])]

    @property
    def text(self) -> str:
        """The file's text with the changes.

        Raises:
            RoundTripError: it would not say the same as the file and the changes.
        """
        pieces, start = [], 0
        for edit in self._edits():
            pieces += [self._text[start : edit.start], edit.text]
            start = edit.end
        text = "".join([*pieces, self._text[start:]])
        shown = shown_path(self.path)
        said = [_filled(row.cells) for row in read_rows(text, shown)]
        if said != [_filled(cells) for cells in (self._names, *self._new)]:
            raise RoundTripError(
                f"{shown}: found a table that cannot be kept as it is, expected the change by hand"
            )
        return text

    def _edits(self) -> Iterator[Edit]:
        between = delimiter(self._text)
        rows = iter(zip([self._header, *self._rows], [self._names, *self._new], strict=True))
        is_wider = len(self._names) > len(self._header.cells)
        for spans in _spans(self._text, between):
            if not any(_said(self._text[slice(*span)]) for span in spans):
                continue
            old, new = next(rows)
            for span, was, cell in zip(spans, old.cells, new, strict=False):
                if cell != was:
                    yield Edit(*span, written_cell(cell, between, like=self._text[slice(*span)]))
            added = new[len(spans) :]
            if is_wider or any(added):
                end = spans[-1][1]
                yield Edit(
                    end, end, "".join(between + written_cell(cell, between) for cell in added)
                )

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            RoundTripError: the file would not say the same; it is left as it was.
            OSError: it cannot be written; it is left as it was.
        """
        content = self.text.encode()
        if self._content.startswith(BOM_UTF8):
            content = BOM_UTF8 + content
        write_whole(self.path, content)
        self._read(content)


Editor = StoryFileEditor | TableEditor
"""What changes a file of records."""


def editor_of(folder: Path, name: str) -> Editor:
    """The editor of the file in which a story has the records of a list.

    Args:
        folder: the story's folder.
        name: the list, such as ``places``.

    Raises:
        DataError: the file cannot be read.
    """
    table = next((folder / file for file, held in TABLES.items() if held == name), None)
    if table and table.exists():
        return TableEditor(table)
    return StoryFileEditor(folder / STORY_FILE)


def tables_of(story: StoryFile) -> dict[str, str]:
    """The tables with a story's places and events, by file name; none of a list that is empty.

    The `story.yaml` beside them is that of the story without these lists.
    """
    values = field_values(story)
    return {
        file: _table_text(records, MODELS[name])
        for file, name in TABLES.items()
        if isinstance(records := values.get(name), list) and records
    }


def _table_text(records: Sequence[Value], model: Model) -> str:
    rows = [dict(cells_of(record)) for record in records if isinstance(record, dict)]
    names = dict.fromkeys(name for row in rows for name in row)
    columns = sorted(names, key=lambda name: _rank(name.split("."), model))
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def _rank(path: Sequence[str], model: Model) -> tuple[int, ...]:
    """Where a column comes in the documented order."""
    name, *rest = path
    at, within = list(fields(model)).index(name), inner(model, name)
    if within is None:
        return (at,)
    if kind(model, name) is Kind.RECORDS:
        return (at, int(rest[0]), *_rank(rest[1:], within))
    return (at, *_rank(rest, within))


def cells_of(record: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """The cells of a record, with their columns."""
    for key, value in record.items():
        yield from _cells(key, value)


def _cells(column: str, value: Value) -> Iterator[tuple[str, str]]:
    """The cells that say a value, with their columns."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _cells(f"{column}.{key}", each)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value, start=1):
            yield from _cells(f"{column}.{number}", each)
    elif isinstance(value, list):
        yield column, SEPARATOR.join(map(str, value))
    elif isinstance(value, float):
        yield column, number_text(value)
    else:
        yield column, "" if value is None else str(value)


def _spans(text: str, between: str) -> Iterator[list[tuple[int, int]]]:
    """Where the cells of each row are, with their quotation marks; of empty lines too."""
    pattern = re.compile(rf'("[^"]*(?:""[^"]*)*"|[^{between}\r\n]*)({between}|\r\n|\r|\n|\Z)')
    spans: list[tuple[int, int]] = []
    for found in pattern.finditer(text):
        spans.append(found.span(1))
        if found[2] != between:
            yield spans
            spans = []


def row_texts(text: str, between: str) -> list[str]:
    """Each row as it is written, with its line end; empty rows go with the one above them."""
    starts = [
        spans[0][0]
        for spans in _spans(text, between)
        if any(_said(text[slice(*span)]) for span in spans)
    ]
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _said(written: str) -> str:
    """What a cell says, as `read_rows` has it."""
    is_quoted = written.startswith('"')
    return (written[1:-1].replace('""', '"') if is_quoted else written).strip()


def written_cell(cell: str, between: str, like: str = "") -> str:
    """A cell as it is written: in quotation marks where it needs them or had them."""
    if like.startswith('"') or re.search(rf'[{between}"\r\n]', cell):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def _filled(cells: Sequence[str]) -> list[str]:
    """The cells up to the last one that is not empty."""
    width = max((at for at, cell in enumerate(cells, start=1) if cell), default=0)
    return list(cells[:width])
