"""What the columns of a table mean: fields of its records, named by the way that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from explorer.reading.plain_yaml import number
from explorer.reading.yaml_files import ValuePath
from explorer.story.fields import Kind, Model, fields, inner, kind
from explorer.story.places import LANGUAGE_PATTERN

SEPARATOR = ";"
"""What is between several values in one cell."""

_POSITION = re.compile(r"[1-9]\d{0,2}")


@dataclass(frozen=True)
class Column:
    """A column that a table has."""

    at: int
    """Its 0-based position in a row."""
    path: tuple[str, ...]
    """The parts of its name, such as ``("claims", "1", "source")``."""
    kind: Kind
    """What its cells hold: VALUE, NUMBER or VALUES."""


def column_kind(path: Sequence[str], model: Model) -> Kind | None:
    """What the cells of a column hold; None if records of this kind have no such column.

    >>> from explorer.story.records import Event
    >>> column_kind(("claims", "1", "note", "it"), Event), column_kind(("claims", "note"), Event)
    (<Kind.VALUE: 1>, None)
    """
    name, *rest = path
    held = kind(model, name)
    within = inner(model, name)
    match held, rest:
        case ((Kind.VALUE | Kind.NUMBER | Kind.VALUES), []):
            return held
        case Kind.TEXTS, [language] if re.fullmatch(LANGUAGE_PATTERN, language):
            return Kind.VALUE
        case Kind.RECORD, [_, *_] if within:
            return column_kind(rest, within)
        case Kind.RECORDS, [position, _, *_] if within and _POSITION.fullmatch(position):
            return column_kind(rest[1:], within)
    return None


def known_columns(model: Model) -> Iterator[str]:
    """The columns that a table can have; those that can be repeated, once as an example.

    >>> from explorer.story.places import Draft
    >>> list(known_columns(Draft))
    ['confidence', 'why']
    """
    for name in fields(model):
        held, within = kind(model, name), inner(model, name)
        if within:
            prefix = f"{name}.1" if held is Kind.RECORDS else name
            yield from (f"{prefix}.{each}" for each in known_columns(within))
        else:
            yield f"{name}.en" if held is Kind.TEXTS else name


@dataclass(frozen=True)
class Shape:
    """How a record is made from the cells of a row."""

    texts: tuple[tuple[str, int], ...]
    """Fields whose cell says what they hold: name, position."""
    others: tuple[tuple[str, int, Kind], ...]
    """Fields whose cell holds a number or several values: name, position, which of them."""
    records: tuple[tuple[str, Shape], ...]
    """Fields that are spread over cells: records, and texts by language."""
    lists: tuple[tuple[str, tuple[tuple[int, Shape], ...]], ...]
    """Lists of records, each entry with the number that its columns have."""
    known: dict[str, str]
    """Each cell that has been read, for itself: most are ids, dates and words that recur."""
    is_by_language: bool = False
    """Whether it is one text in several languages, which does not recur."""

    @cached_property
    def has_only_texts(self) -> bool:
        """Whether nothing but one text per cell is to be read, as in most shapes."""
        return not (self.others or self.records or self.lists)

    def record(self, row: Sequence[str]) -> dict[str, Any]:
        """What a row says; an empty cell says nothing."""
        if self.is_by_language:
            return {name: cell for name, at in self.texts if (cell := row[at])}
        once = self.known.setdefault
        found: dict[str, Any] = {
            name: once(cell, cell) for name, at in self.texts if (cell := row[at])
        }
        if self.has_only_texts:
            return found
        for name, at, held in self.others:
            if cell := row[at]:
                found[name] = number(cell) if held is Kind.NUMBER else self._parts(cell)
        for name, shape in self.records:
            if record := shape.record(row):
                found[name] = record
        for name, shapes in self.lists:
            if entries := [record for _, shape in shapes if (record := shape.record(row))]:
                found[name] = entries
        return found

    def _parts(self, cell: str) -> list[str]:
        parts = map(str.strip, cell.split(SEPARATOR))
        return [self.known.setdefault(part, part) for part in parts]

    def column(self, path: ValuePath, row: Sequence[str]) -> str:
        """The name of the column in which a row has the value at this path of its record."""
        if not path:
            return ""
        name, *rest = path
        if rest and (shape := dict(self.records).get(str(name))):
            return f"{name}.{shape.column(tuple(rest), row)}"
        entries = dict(self.lists).get(str(name), ())
        filled = [(number, shape) for number, shape in entries if shape.record(row)]
        if rest and isinstance(rest[0], int) and rest[0] < len(filled):
            number, shape = filled[rest[0]]
            return f"{name}.{number}.{shape.column(tuple(rest[1:]), row)}".removesuffix(".")
        return str(name)


def shape_of(columns: Iterable[Column], model: Model, known: dict[str, str] | None = None) -> Shape:
    """The shape of the records in a table with these columns.

    Args:
        columns: those that the table has.
        model: what its records are.
        known: cells that have been read, if those of this table are to be the same in memory.

    >>> from explorer.story.places import Place
    >>> columns = [Column(0, ("id",), Kind.VALUE), Column(1, ("names", "it"), Kind.VALUE)]
    >>> shape_of(columns, Place).record(["rome", "Roma"])
    {'id': 'rome', 'names': {'it': 'Roma'}}
    """
    cells: list[tuple[str, int, Kind]] = []
    spread: dict[str, list[Column]] = {}
    for column in columns:
        name, *rest = column.path
        if rest:
            spread.setdefault(name, []).append(Column(column.at, tuple(rest), column.kind))
        else:
            cells.append((name, column.at, column.kind))
    return _shape(cells, spread, model, {} if known is None else known)


def _shape(
    cells: list[tuple[str, int, Kind]],
    spread: Mapping[str, list[Column]],
    model: Model,
    known: dict[str, str],
) -> Shape:
    records, lists = [], []
    for name, parts in spread.items():
        within = inner(model, name) or model
        if kind(model, name) is Kind.RECORDS:
            numbers = sorted({int(part.path[0]) for part in parts})
            entries = ((at, [part for part in parts if int(part.path[0]) == at]) for at in numbers)
            shapes = ((at, shape_of(map(_inside, own), within, known)) for at, own in entries)
            lists.append((name, tuple(shapes)))
        else:
            shape = shape_of(parts, within, known)
            is_by_language = kind(model, name) is Kind.TEXTS
            records.append((name, replace(shape, is_by_language=is_by_language)))
    texts = tuple((name, at) for name, at, held in cells if held is Kind.VALUE)
    others = tuple(cell for cell in cells if cell[2] is not Kind.VALUE)
    return Shape(texts, others, tuple(records), tuple(lists), known)


def _inside(column: Column) -> Column:
    return Column(column.at, column.path[1:], column.kind)
