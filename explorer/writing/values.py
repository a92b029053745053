"""Records as the plain values that an author writes for them: the opposite of `validation`."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Mapping, Sequence
from enum import Enum

from explorer.story.clocks import ClockTime
from explorer.story.fields import Kind, Model, fields, inner, kind, model_of
from explorer.story.places import Record
from explorer.story.records import StoryFile
from explorer.story.sources import Claim
from explorer.story.times import EdtfDate

Value = str | int | float | None | list["Value"] | dict[str, "Value"]
"""What a field of a file can hold."""


def field_values(record: Record | Claim) -> dict[str, Value]:
    """What an author would write for a record, in the documented order.

    A field that is empty or has its default is left out, as an author would.

    >>> from explorer.story.places import Draft
    >>> field_values(Draft(confidence=1.0, why="found"))
    {'confidence': 1, 'why': 'found'}
    """
    return {
        name: _value(getattr(record, attribute))
        for name, (attribute, field) in fields(model_of(record)).items()
        if getattr(record, attribute) not in (field.default, ())
    }


def number_text(value: float) -> str:
    """A number as files have it: without an exponent, which would be read as text.

    >>> number_text(125.0), number_text(44.9305), number_text(1e-05)
    ('125.0', '44.9305', '0.00001')
    """
    text = f"{value:.12f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text


def field_order(path: Sequence[int | str]) -> tuple[str, ...]:
    """The fields that a record of a story can have, in the documented order; empty for others.

    >>> field_order(("events", "talks", "claims", 0))
    ('source', 'says', 'when', 'note')
    """
    model: Model | None = StoryFile
    is_list = False
    for part in path:
        if model and not is_list:
            is_list = kind(model, str(part)) in (Kind.RECORDS, Kind.VALUES)
            model = inner(model, str(part))
        else:
            is_list = False
    return tuple(fields(model)) if model and not is_list else ()


def brought_to(written: Value, value: Value, model: Model | None = StoryFile) -> Value:
    """What a file says, with as few changes as make it say this value.

    Stays: what means the same, the order of fields, and fields that the model does not know.

    Args:
        written: what the file says.
        value: what it is to say.
        model: the kind of record that it is; None if it is something else.

    >>> brought_to({"article": "a", "rating": 5}, {"title": {"en": "Home"}, "article": "b"})
    {'title': {'en': 'Home'}, 'article': 'b', 'rating': 5}
    """
    if isinstance(written, dict) and isinstance(value, list) and len(value) == 1:
        return brought_to(written, value[0], model)  # one record, without the list around it
    if isinstance(written, list) and isinstance(value, list):
        pairs = zip(origins(written, value), value, strict=True)
        return [each if at is None else brought_to(written[at], each, model) for at, each in pairs]
    if isinstance(written, dict) and isinstance(value, dict):
        brought = {
            name: brought_to(each, value[name], inner(model, name) if model else None)
            if name in value
            else each
            for name, each in written.items()
            if name in value or (model and _stays(model, name, each))
        }
        for name in (name for name in value if name not in written):
            put(brought, name, value[name], tuple(fields(model)) if model else tuple(value))
        return brought
    return written if means_the_same(written, value) else value


def put(fields: dict[str, Value], name: str, value: Value, order: Sequence[str]) -> None:
    """Set a field in place, a new one behind those that come before it in the order.

    >>> fields = {"id": "rome", "zone": "Europe/Rome"}
    >>> put(fields, "lat", 41.9, ("id", "names", "lat", "lon", "zone"))
    >>> list(fields)
    ['id', 'lat', 'zone']
    """
    if name in fields or name not in order:
        fields[name] = value
        return
    earlier = order[: order.index(name)]
    names = list(fields)
    position = max((names.index(each) + 1 for each in names if each in earlier), default=0)
    entries = list(fields.items())
    entries.insert(position, (name, value))
    fields.clear()
    fields.update(entries)


def means_the_same(written: Value, value: Value) -> bool:
    """Whether what a file says is already this value, perhaps typed in another way.

    >>> means_the_same(2023, "2023"), means_the_same("Rome ", "Rome"), means_the_same("3", 3)
    (True, True, False)
    """
    if isinstance(written, str) and isinstance(value, list):
        return value == [written]  # one id, without the list around it
    if isinstance(value, str) and isinstance(written, str | int):
        return unicodedata.normalize("NFC", str(written)).strip() == value.strip()
    return written == value


def origins(old: Sequence[Value], new: Sequence[Value]) -> list[int | None]:
    """For each new entry of a list the old one that it was: by id, as a whole, or by its place.

    >>> origins([{"id": "a"}, {"id": "b"}], [{"id": "c"}, {"id": "b"}])
    [None, 1]
    >>> origins([{"a": 1}, {"b": 2, "c": 3}], [{"c": 3, "b": 2}])
    [1]
    """
    waiting: dict[str, deque[int]] = {}
    for at, value in enumerate(old):
        waiting.setdefault(id_of(value) or _unordered(value), deque()).append(at)
    found: list[int | None] = []
    for value in new:
        places = waiting.get(id_of(value) or _unordered(value))
        found.append(places.popleft() if places else None)
    free = {at for places in waiting.values() for at in places if not id_of(old[at])}
    return [
        at if origin is None and at in free and not id_of(new[at]) else origin
        for at, origin in enumerate(found)
    ]


def _unordered(value: Value) -> str:
    """A value as text, the same in whatever order its fields are written."""
    if isinstance(value, dict):
        return repr(sorted((str(name), _unordered(each)) for name, each in value.items()))
    return repr(value)


def id_of(value: Value) -> str:
    """The id of a record; empty if it has none."""
    return str(value.get("id") or "") if isinstance(value, dict) else ""


def _value(value: object) -> Value:
    """A field of a record as it is written."""
    match value:
        case EdtfDate() | ClockTime():
            return value.text
        case Enum():
            return str(value.value)
        case bool():  # what a file says is text until a field takes it
            return str(value).lower()
        case Record() | Claim():
            return field_values(value)
        case float() if value.is_integer():
            return int(value)
        case str() | int() | float() | None:
            return value
        case tuple() | list():
            return [_value(each) for each in value]
        case Mapping():
            return {str(key): _value(each) for key, each in value.items()}
    raise TypeError(f"found a {type(value).__name__}, expected what a story's file can hold")


def _stays(model: Model, name: str, written: Value) -> bool:
    """Whether a field stays that the records leave out: unknown, empty, or its default."""
    if name not in fields(model) or written is None:
        return True
    _, field = fields(model)[name]
    return not field.is_required() and means_the_same(written, _value(field.default))
