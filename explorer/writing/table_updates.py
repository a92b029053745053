"""A table brought to say other records: rows changed, added and moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from explorer.reading.meant_fields import MODELS
from explorer.reading.tables import TABLES, delimiter
from explorer.story.fields import Model, fields, inner
from explorer.writing.tables import TableEditor, cells_of, row_texts, written_cell
from explorer.writing.values import Value, brought_to, id_of

Records = Sequence[Mapping[str, Value]]


def updated_table(path: Path, records: Records) -> str:
    """The text of a table with these records, in this order.

    Cells that mean the same stay as they are typed, columns that the records do not know stay too.
    Rows of records that are not among these go.

    Raises:
        DataError: the table cannot be read.
        RoundTripError: it would not say the same as the file and the changes.
    """
    editor, name = TableEditor(path), TABLES[path.name]
    there = editor.records(name)
    for record in records:
        if (key := str(record["id"])) in there:
            _change(editor, name, there[key], record)
    new = {
        str(each["id"]): dict(cells_of(each)) for each in records if str(each["id"]) not in there
    }
    editor.add_columns(column for cells in new.values() for column in cells)
    text = editor.text
    between, end = delimiter(text), "\r\n" if "\r\n" in text else "\n"
    head, *rows = row_texts(text, between)
    own = dict(zip(editor.ids, rows, strict=True))
    lines = [head]
    for record in records:
        key = str(record["id"])
        if key in own:
            lines.append(own[key])
        else:
            cells = (new[key].get(column, "") for column in editor.columns)
            lines.append(between.join(written_cell(cell, between) for cell in cells))
    whole = "".join(line if line.endswith(("\r", "\n")) else f"{line}{end}" for line in lines)
    return whole if text.endswith(("\r", "\n")) else whole.removesuffix(end)


def _change(
    editor: TableEditor, name: str, old: Mapping[str, Value], new: Mapping[str, Value]
) -> None:
    model: Model = MODELS[name]
    for field in {**old, **new}:
        value = new.get(field)
        if field not in fields(model):
            continue
        was = old.get(field)
        if was is None and value is None:
            continue
        if value is None or was is None or brought_to(was, value, inner(model, field)) != was:
            editor.set((name, id_of(dict(new)), field), value)
