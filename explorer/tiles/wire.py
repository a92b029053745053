"""Reads numbers and fields as protocol buffers write them, within the bounds of the data.

The encoding is described at <https://protobuf.dev/programming-guides/encoding/>.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, TypeAlias

from explorer.tiles.errors import BasemapError

Value: TypeAlias = "int | bytes"
"""A field's value: a whole number, or the bytes of anything longer."""

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_LONGEST: Final = 64
"""Bits of the largest number."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number and where the next one begins.

    Raises:
        BasemapError: the data end within the number, or it has more than 64 bits.
    """
    number = shift = 0
    while shift < _LONGEST:
        if at >= len(data):
            raise BasemapError("the data end within a number")
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7
    raise BasemapError("a number has more than 64 bits")


def varints(data: bytes) -> list[int]:
    """Return all numbers of packed data.

    Raises:
        BasemapError: as `varint`.
    """
    numbers, at = [], 0
    while at < len(data):
        # Most numbers of a tile are a single byte.
        if data[at] < 0x80:
            numbers.append(data[at])
            at += 1
        else:
            number, at = varint(data, at)
            numbers.append(number)
    return numbers


def fields(message: bytes) -> Iterator[tuple[int, Value]]:
    """Yield the number and the value of each field of a message.

    Raises:
        BasemapError: the message ends within a field, or has a field of an unknown type.
    """
    at = 0
    while at < len(message):
        key, at = varint(message, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = varint(message, at)
            yield number, value
            continue
        if kind == _BYTES:
            length, at = varint(message, at)
        elif kind in (_EIGHT, _FOUR):
            length = 8 if kind == _EIGHT else 4
        else:
            raise BasemapError(f"a field has the unknown type {kind}")
        if length > len(message) - at:
            raise BasemapError("the data end within a field")
        yield number, message[at : at + length]
        at += length


def zigzag(number: int) -> int:
    """Return the signed number of an unsigned one: 0, 1, 2, 3 are 0, -1, 1, -2."""
    return (number >> 1) ^ -(number & 1)


def real(value: bytes) -> float:
    """Return the number of four or eight bytes.

    Raises:
        BasemapError: there are more or fewer.
    """
    if len(value) not in (4, 8):
        raise BasemapError(f"a number has {len(value)} bytes")
    return float(struct.unpack("<f" if len(value) == 4 else "<d", value)[0])
