"""The fields of a record as authors name them, and what each holds: read from the model."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import cast, get_args, get_origin

from pydantic.fields import FieldInfo

from explorer.story.places import Record
from explorer.story.records import StoryFile
from explorer.story.sources import Claim

Model = type[Record]
"""A kind of record, or `Claim`, which is not one by its base."""


class Kind(Enum):
    """What a field holds."""

    VALUE = auto()
    NUMBER = auto()
    VALUES = auto()
    TEXTS = auto()
    """The same text by language."""
    RECORD = auto()
    RECORDS = auto()


def model_of(record: Record | Claim) -> Model:
    """What kind of record it is."""
    return cast("Model", type(record))


@cache
def fields(model: Model) -> dict[str, tuple[str, FieldInfo]]:
    """The attribute and the definition of each field, by the name that authors write.

    >>> from explorer.story.records import Event
    >>> fields(Event)["track"][0]
    'tracks'
    """
    story = StoryFile if issubclass(model, StoryFile) else model  # a `Story` has more
    return {field.alias or name: (name, field) for name, field in story.__pydantic_fields__.items()}


@cache
def inner(model: Model, name: str) -> Model | None:
    """The kind of record that a field holds, one or a list; None if it holds something else."""
    parts = _parts(fields(model)[name][1].annotation) if name in fields(model) else iter(())
    kinds = (part for part in parts if isinstance(part, type))
    return next((cast("Model", kind) for kind in kinds if issubclass(kind, Record | Claim)), None)


@cache
def kind(model: Model, name: str) -> Kind | None:
    """What a field holds; None if there is no such field.

    >>> from explorer.story.places import Place
    >>> kind(Place, "lat"), kind(Place, "names"), kind(Place, "latitude")
    (<Kind.NUMBER: 2>, <Kind.TEXTS: 4>, None)
    """
    if name not in fields(model):
        return None
    annotation = fields(model)[name][1].annotation
    is_list = Ellipsis in get_args(annotation)
    if inner(model, name):
        return Kind.RECORDS if is_list else Kind.RECORD
    parts = tuple(_parts(annotation))
    if any(get_origin(part) is dict for part in parts):
        return Kind.TEXTS
    if is_list:
        return Kind.VALUES
    return Kind.NUMBER if int in parts or float in parts else Kind.VALUE


def _parts(annotation: object) -> Iterator[object]:
    """A type, and all types that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
