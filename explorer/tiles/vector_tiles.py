"""Decodes a vector tile into layers, features and points.

The format is MVT 2, <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from explorer.tiles.errors import BasemapError
from explorer.tiles.wire import Value, fields, real, varints, zigzag

Point: TypeAlias = tuple[int, int]
"""Units of the tile from its western and its northern edge; beyond these it may be negative."""
Part: TypeAlias = tuple[Point, ...]
Tag: TypeAlias = "str | int | float | bool"

MAX_POINTS: Final = 500_000
"""Of a tile, all layers together; as in `frontend/basemap/vector_tile.js`."""
MAX_FEATURES: Final = 100_000
FARTHEST: Final = 1 << 20
"""How far from the tile a point may lie, in units: 256 tiles of 4096."""
MAX_EXTENT: Final = 1 << 16

_MOVE, _LINE, _CLOSE = 1, 2, 7


class Shape(StrEnum):
    """What a feature is made of."""

    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"


_SHAPES: Final = {1: Shape.POINT, 2: Shape.LINE, 3: Shape.POLYGON}


@dataclass(frozen=True)
class VectorFeature:
    """One feature of a layer."""

    shape: Shape
    tags: Mapping[str, Tag]
    parts: tuple[Part, ...]
    """Lines; or rings, each closed by its first point again; or one part with all points.

    An outer ring runs clockwise as one sees it, and the holes that follow it the other way round;
    filled by the even-odd rule they are right in any order.
    """


@dataclass(frozen=True)
class VectorLayer:
    """A layer of a tile."""

    name: str
    extent: int
    """How many units a side of the tile has."""
    features: tuple[VectorFeature, ...]


def decode_tile(data: bytes) -> tuple[VectorLayer, ...]:
    """Return the layers of an uncompressed vector tile, in their order.

    Raises:
        BasemapError: it is truncated or not a vector tile, or its geometry is absurd.
    """
    room = [MAX_POINTS]
    try:
        return tuple(_layer(_bytes(value), room) for number, value in fields(data) if number == 3)
    except BasemapError as error:
        raise BasemapError(f"this is not a vector tile that can be drawn: {error}") from error
    except UnicodeDecodeError as error:
        raise BasemapError("this is not a vector tile: a name is not UTF-8") from error


def tag_number(tags: Mapping[str, Tag], name: str, otherwise: float) -> float:
    """An attribute that is a number; one that tiles lack, or have something else for, is replaced.

    >>> tag_number({"level": "-1"}, "level", 0), tag_number({"level": "0;1"}, "level", 0)
    (-1.0, 0)
    """
    try:
        number = float(tags.get(name, otherwise))
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise


def _layer(message: bytes, room: list[int]) -> VectorLayer:
    """A layer.

    Args:
        room: in one number, how many more points the tile may have.
    """
    name, extent = "", 4096
    keys: list[str] = []
    values: list[Tag] = []
    rows: list[bytes] = []
    for number, value in fields(message):
        if number == 1:
            name = _bytes(value).decode()
        elif number == 2:
            rows.append(_bytes(value))
        elif number == 3:
            keys.append(_bytes(value).decode())
        elif number == 4:
            values.append(_tag(_bytes(value)))
        elif number == 5:
            extent = _number(value)
    if not 0 < extent <= MAX_EXTENT:
        raise BasemapError(f"the layer {name!r} has {extent} units, expected 1 to {MAX_EXTENT}")
    if len(rows) > MAX_FEATURES:
        raise BasemapError(f"the layer {name!r} has more than {MAX_FEATURES} features")
    decoded = [_feature(row, keys, values, room) for row in rows]
    return VectorLayer(name, extent, tuple(each for each in decoded if each is not None))


def _feature(
    message: bytes, keys: list[str], values: list[Tag], room: list[int]
) -> VectorFeature | None:
    shape, tags, commands = 0, [], b""
    for number, value in fields(message):
        if number == 2:
            tags = varints(_bytes(value))
        elif number == 3:
            shape = _number(value)
        elif number == 4:
            commands = _bytes(value)
    if shape not in _SHAPES:
        return None
    if len(tags) % 2 or any(
        key >= len(keys) or value >= len(values)
        for key, value in zip(tags[::2], tags[1::2], strict=True)
    ):
        raise BasemapError("a feature has attributes that its layer does not have")
    named = {keys[key]: values[value] for key, value in zip(tags[::2], tags[1::2], strict=True)}
    parts = _parts(_SHAPES[shape], varints(commands), room)
    return VectorFeature(_SHAPES[shape], named, parts)


def _parts(shape: Shape, numbers: list[int], room: list[int]) -> tuple[Part, ...]:
    """The points that commands draw, as `VectorFeature.parts`."""
    parts: list[list[Point]] = []
    x = y = at = 0
    while at < len(numbers):
        command, count = numbers[at] & 7, numbers[at] >> 3
        at += 1
        if command == _CLOSE:
            if not parts or len(parts[-1]) < 2:
                raise BasemapError("a ring is closed before it has points")
            parts[-1].append(parts[-1][0])
            continue
        room[0] -= count
        if room[0] < 0:
            raise BasemapError(f"it has more than {MAX_POINTS} points")
        if command not in (_MOVE, _LINE) or 2 * count > len(numbers) - at:
            raise BasemapError("a line has an unknown command or ends too early")
        if command == _LINE and not parts:
            raise BasemapError("a line has no first point")
        for step in range(at, at + 2 * count, 2):
            x, y = x + zigzag(numbers[step]), y + zigzag(numbers[step + 1])
            if not (-FARTHEST <= x <= FARTHEST and -FARTHEST <= y <= FARTHEST):
                raise BasemapError(f"a point lies more than {FARTHEST} units away")
            if command == _MOVE and (shape is not Shape.POINT or not parts):
                parts.append([])
            parts[-1].append((x, y))
        at += 2 * count
    return tuple(tuple(part) for part in parts)


def _tag(message: bytes) -> Tag:
    """A value of an attribute."""
    for number, value in fields(message):
        if number == 1:
            return _bytes(value).decode()
        if number in (2, 3):
            return real(_bytes(value))
        if number in (4, 5):
            whole = _number(value)
            return whole - (1 << 64) if number == 4 and whole >> 63 else whole
        if number == 6:
            return zigzag(_number(value))
        if number == 7:
            return bool(_number(value))
    raise BasemapError("an attribute has no value")


def _bytes(value: Value) -> bytes:
    if isinstance(value, int):
        raise BasemapError("a field is a number, expected bytes")
    return value


def _number(value: Value) -> int:
    if isinstance(value, bytes):
        raise BasemapError("a field is bytes, expected a number")
    return value
