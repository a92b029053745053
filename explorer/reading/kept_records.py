"""The bytes of a story on disk: records of one kind together, field by field.

A long story is a million records. One by one, each would name its kind and its fields, and would be
put together by calls of its own; field by field, that is done once for all records of a list.
Unpickling can run any code that a file names. `read_value` takes nothing but the values that
stories are made of.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta, timezone
from itertools import chain, islice, repeat
from operator import attrgetter, itemgetter
from typing import Any, BinaryIO, Final, NamedTuple

from pydantic import BaseModel

from explorer.story.articles import Passage
from explorer.story.passage_parts import Part
from explorer.story.places import Record
from explorer.story.sources import Claim

FAULTS: Final = (pickle.PickleError, EOFError, AttributeError, TypeError, ValueError, KeyError)
"""What bytes can raise that are not those of a story."""

_WITH_SLOTS = (Claim, Part, Passage)
"""Kinds whose values have slots, and no dictionary."""
_STANDARD = {each.__name__: each for each in (datetime, time, timedelta, timezone)}


def write_value(value: object, file: BinaryIO) -> None:
    """Write a story, without what was derived from it."""
    writer = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    writer.dispatch_table = _Reducers()
    writer.dump(value)


def read_value(file: BinaryIO) -> object:
    """What `write_value` wrote, without validating it again. Raises one of the `FAULTS`."""
    return _Reader(file).load()


class _Records(NamedTuple):
    """Records of one kind, to be written field by field."""

    records: Sequence[Any]


class _Tuples(NamedTuple):
    """Tuples, to be written as the entries of all of them and the length of each."""

    tuples: Sequence[tuple[Any, ...]]


class _Same(NamedTuple):
    """What a field is in every record."""

    value: object


def _column(values: Sequence[Any]) -> object:
    """The values of a field, one of each record, as they are written."""
    kind = _kind(values)
    if kind and _is_record(kind):
        return _Records(values)
    first = type(next(chain.from_iterable(values), None)) if kind is tuple else None
    if first and (first is tuple or _is_record(first)):
        return _Tuples(values)
    return _Same(values[0]) if all(each is values[0] for each in values) else values


def _kind(values: Sequence[object]) -> type | None:
    """What all values are; None where they are of several kinds."""
    kinds = {*map(type, values)}
    return kinds.pop() if len(kinds) == 1 else None


def _is_record(kind: type) -> bool:
    return kind in _WITH_SLOTS or issubclass(kind, Record)


def _reduced_records(written: _Records) -> Any:
    records, kind = written.records, type(written.records[0])
    if kind in _WITH_SLOTS:
        columns = [_column([*map(attrgetter(name), records)]) for name in kind.__slots__]
        return _with_slots, (kind, len(records), columns)
    fields = [*map(attrgetter("__dict__"), records)]
    columns = [_column([*map(itemgetter(name), fields)]) for name in kind.model_fields]
    given = map(attrgetter("__pydantic_fields_set__"), records)
    same: dict[frozenset[str], set[str]] = {}
    columns.append(_column([same.setdefault(frozenset(each), each) for each in given]))
    return _models, (kind, len(records), columns)


def _reduced_tuples(written: _Tuples) -> Any:
    entries = [*chain.from_iterable(written.tuples)]
    return _tuples, ([*map(len, written.tuples)], _column(entries))


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How values are written that are not as Python would write them, by their kind."""

    def __init__(self) -> None:
        super().__init__()
        self[_Records] = _reduced_records
        self[_Tuples] = _reduced_tuples
        self[_Same] = lambda same: (_repeated, (same.value,))

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not issubclass(kind, Record):
            raise KeyError(kind)
        return lambda record: (_only, (_Records((record,)),))


class _Reader(pickle.Unpickler):
    """Reads nothing but what stories are made of."""

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in _MAKERS:
            return _MAKERS[name]
        if module == "datetime" and name in _STANDARD:
            return _STANDARD[name]
        found = super().find_class(module, name) if module.startswith("explorer.story.") else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"found {module}.{name}, expected a part of a story")


def _with_slots(kind: Any, count: int, columns: Iterable[Iterable[object]]) -> tuple[Any, ...]:
    """Records of a kind that has slots."""
    made: tuple[Any, ...] = tuple(map(object.__new__, repeat(kind, count)))
    for name, values in zip(kind.__slots__, columns, strict=True):
        _set_each(kind.__dict__[name].__set__, made, values)
    return made


def _models(kind: type[Record], count: int, columns: Sequence[Iterable[Any]]) -> tuple[Record, ...]:
    """Records of any other kind; the last column has the names of the fields that are written."""
    *fields, given = columns
    names, rows = tuple(kind.model_fields), islice(zip(*fields, strict=False), count)
    made: tuple[Any, ...] = tuple(map(object.__new__, repeat(kind, count)))
    _set_each(_SLOTS["__dict__"], made, [dict(zip(names, row, strict=True)) for row in rows])
    _set_each(_SLOTS["__pydantic_fields_set__"], made, given)
    _set_each(_SLOTS["__pydantic_extra__"], made, repeat(None))
    _set_each(_SLOTS["__pydantic_private__"], made, repeat(None))
    return made


_SLOTS = {name: BaseModel.__dict__[name].__set__ for name in BaseModel.__slots__}
"""What sets the parts of which a record consists, past its protection."""


def _set_each(
    set_part: Callable[[Any, Any], None], records: Iterable[object], values: Iterable[object]
) -> None:
    """Set a part of each record, in no loop of Python's: there are a million."""
    deque(map(set_part, records, values), maxlen=0)


def _tuples(lengths: Sequence[int], entries: Iterable[object]) -> list[tuple[object, ...]]:
    rest = iter(entries)
    return [tuple(islice(rest, length)) for length in lengths]


def _repeated(value: object) -> Iterator[object]:
    return repeat(value)


def _only(records: tuple[Record]) -> Record:
    return records[0]


_MAKERS = {each.__name__: each for each in (_with_slots, _models, _tuples, _repeated, _only)}
