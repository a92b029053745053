"""Encodes a vector tile: MVT 2, <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>.

The package `mapbox-vector-tile` needs an older protobuf than Streamlit, so it cannot be installed
beside the explorer; what is needed of the format is small.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from explorer.basemap.features import Tags

_MOVE, _LINE, _CLOSE = 1, 2, 7
_VERSION: Final = 2


class Kind(IntEnum):
    """What a feature is made of, by its number in the format."""

    POINT = 1
    LINE = 2
    POLYGON = 3


@dataclass
class EncodedLayer:
    """A layer that features are added to."""

    name: str
    extent: int
    _features: list[bytes] = field(default_factory=list)
    _keys: dict[str, int] = field(default_factory=dict)
    _values: dict[bytes, int] = field(default_factory=dict)

    def add(self, kind: Kind, parts: "Sequence[NDArray[np.float64]]", tags: "Tags") -> None:
        """Add a feature.

        Args:
            kind: what its parts are.
            parts: rows of x and y, whole numbers, no point twice in a row. A ring ends with its
                first point; outer rings run clockwise as one sees them, each before its holes.
            tags: its attributes.
        """
        pairs: list[int] = []
        for key, value in tags.items():
            pairs.append(self._keys.setdefault(key, len(self._keys)))
            pairs.append(self._values.setdefault(_value(value), len(self._values)))
        self._features.append(
            _bytes_field(2, b"".join(map(varint, pairs)))
            + _number_field(3, kind)
            + _bytes_field(4, b"".join(map(varint, _commands(kind, parts))))
        )

    def encoded(self) -> bytes:
        """Return the layer as a field of a tile; nothing if it has no features."""
        if not self._features:
            return b""
        message = [_number_field(15, _VERSION), _bytes_field(1, self.name.encode())]
        message += [_bytes_field(2, each) for each in self._features]
        message += [_bytes_field(3, key.encode()) for key in self._keys]
        message += [_bytes_field(4, value) for value in self._values]
        return _bytes_field(3, b"".join([*message, _number_field(5, self.extent)]))


def varint(number: int) -> bytes:
    """Return a number that is not negative as protocol buffers write it.

    >>> varint(300)
    b'\\xac\\x02'
    """
    if number < 0x80:
        return bytes((number,))
    row = bytearray()
    while number > 0x7F:
        row.append(number & 0x7F | 0x80)
        number >>= 7
    row.append(number)
    return bytes(row)


def _commands(kind: Kind, parts: "Iterable[NDArray[np.float64]]") -> list[int]:
    """The geometry of a feature, as numbers."""
    import numpy as np

    rows = [part.astype(np.int64) for part in parts]
    if kind is Kind.POINT:
        rows = [np.concatenate(rows)]
    numbers: list[int] = []
    last = np.zeros((1, 2), np.int64)
    for row in rows:
        drawn = row[:-1] if kind is Kind.POLYGON else row
        joined = np.concatenate((last, drawn))
        moves = joined[1:] - joined[:-1]
        flat = ((moves << 1) ^ (moves >> 63)).ravel().tolist()
        if kind is Kind.POINT:
            numbers += [_MOVE | len(drawn) << 3, *flat]
        else:
            numbers += [_MOVE | 1 << 3, *flat[:2], _LINE | (len(drawn) - 1) << 3, *flat[2:]]
        if kind is Kind.POLYGON:
            numbers.append(_CLOSE | 1 << 3)
        last = drawn[-1:]
    return numbers


def _value(value: str | int | float | bool) -> bytes:
    if isinstance(value, str):
        return _bytes_field(1, value.encode())
    if isinstance(value, bool):
        return _number_field(7, value)
    if isinstance(value, float):
        return varint(2 << 3 | 5) + struct.pack("<f", value)
    return _number_field(6, value << 1 ^ value >> 63)


def _number_field(number: int, value: int) -> bytes:
    return varint(number << 3) + varint(value)


def _bytes_field(number: int, value: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(value)) + value
