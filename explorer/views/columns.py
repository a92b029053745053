"""Records as columns: each field's name once, with its values in the order of the records.

A story document of thousands of events would otherwise repeat every name thousands of times. A
column that has nothing to say is left out. `frontend/core/assembly/columns.js` is the reverse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Generic, TypeVar

Record = TypeVar("Record")


class Columns(dict[str, Any], Generic[Record]):
    """The columns of some records; those of a nested record are columns themselves."""


def columns(records: Sequence[Mapping[str, Any]]) -> Columns[Any]:
    """The columns of records; a field that a record lacks is None there.

    >>> columns([{"id": "a", "to": None}, {"id": "b", "to": None, "at": {"lat": 1}}])
    {'id': ['a', 'b'], 'at': {'lat': [None, 1]}}
    """
    names = dict.fromkeys(chain.from_iterable(records))
    return columns_of({name: _values(name, records) for name in names})


def columns_of(values: Mapping[str, Sequence[Any] | Columns[Any]]) -> Columns[Any]:
    """The columns of records by the values of each field, of those that say anything.

    Thousands of records are thus never made. A nested record is a mapping, or None; those of all
    records may also be columns already.

    >>> columns_of({"id": ["a", "b"], "to": [None, {}], "at": [None, {"lat": 1}]})
    {'id': ['a', 'b'], 'at': {'lat': [None, 1]}}
    """
    found: Columns[Any] = Columns()
    for name, column in values.items():
        if isinstance(column, Columns):
            found |= {name: column} if column else {}
            continue
        said = next(
            (each for each in column if each is not None and each is not False and each != ()), None
        )
        if isinstance(said, dict):
            if within := columns([value or {} for value in column]):
                found[name] = within
        elif said is not None:
            found[name] = column
    return found


def _values(name: str, records: Sequence[Mapping[str, Any]]) -> list[Any]:
    """A field of all records; most fields are in every record, which takes a third of the time."""
    try:
        return list(map(itemgetter(name), records))
    except KeyError:
        return [record.get(name) for record in records]
