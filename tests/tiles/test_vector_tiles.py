"""Decoding vector tiles: features of good ones, and a clear error for what is absurd."""

import random
import struct

import pytest

from explorer.tiles.errors import BasemapError
from explorer.tiles.vector_tiles import (
    FARTHEST,
    MAX_POINTS,
    Shape,
    VectorFeature,
    VectorLayer,
    decode_tile,
)
from tests.tiles.archive_writing import varint


def zig(number: int) -> int:
    return number << 1 ^ number >> 63


def numbers(field: int, *values: int) -> bytes:
    packed = b"".join(map(varint, values))
    return blob(field, packed)


def blob(field: int, value: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(value)) + value


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def feature(kind: int, *commands: int, tags: tuple[int, ...] = ()) -> bytes:
    return blob(2, numbers(2, *tags) + number(3, kind) + numbers(4, *commands))


def layer(*parts: bytes, extent: int = 4096) -> bytes:
    return blob(3, blob(1, b"it") + b"".join(parts) + number(5, extent))


SQUARE = (9, zig(0), zig(0), 26, zig(4), zig(0), zig(0), zig(4), zig(-4), zig(0), 15)


def test_a_polygon_a_line_and_points_are_decoded() -> None:
    tile = layer(
        feature(3, *SQUARE, tags=(0, 0)),
        feature(2, 9, zig(-1), zig(2), 10, zig(3), zig(3)),
        feature(1, 17, zig(1), zig(2), zig(3), zig(4)),
        blob(3, b"kind"),
        blob(4, blob(1, "è".encode())),
    )

    assert decode_tile(tile) == (
        VectorLayer(
            "it",
            4096,
            (
                VectorFeature(
                    Shape.POLYGON, {"kind": "è"}, (((0, 0), (4, 0), (4, 4), (0, 4), (0, 0)),)
                ),
                VectorFeature(Shape.LINE, {}, (((-1, 2), (2, 5)),)),
                VectorFeature(Shape.POINT, {}, (((1, 2), (4, 6)),)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (blob(1, b"text"), "text"),
        (varint(2 << 3 | 5) + struct.pack("<f", 1.5), 1.5),
        (varint(3 << 3 | 1) + struct.pack("<d", -0.25), -0.25),
        (number(4, 7), 7),
        (number(4, 2**64 - 3), -3),
        (number(5, 9), 9),
        (number(6, zig(-4)), -4),
        (number(7, 1), True),
    ],
)
def test_an_attribute_has_the_value_of_its_type(value: bytes, read: object) -> None:
    tile = layer(feature(1, 9, 0, 0, tags=(0, 0)), blob(3, b"k"), blob(4, value))

    assert decode_tile(tile)[0].features[0].tags == {"k": read}


def test_an_empty_tile_has_no_layers_and_an_unknown_geometry_is_no_feature() -> None:
    assert decode_tile(b"") == ()
    assert decode_tile(layer(feature(0, 9, 0, 0)))[0].features == ()


@pytest.mark.parametrize(
    ("tile", "message"),
    [
        (b"\x1a\xff", "the data end within a number"),
        (b"\x1a\x05abc", "the data end within a field"),
        (b"\x1b\x00", "a field has the unknown type 3"),
        (number(3, 4), "a field is a number, expected bytes"),
        (layer(extent=0), "the layer 'it' has 0 units, expected 1 to 65536"),
        (layer(extent=2**40), "the layer 'it' has 1099511627776 units"),
        (layer(feature(1, 9, 0, 0, tags=(0, 0))), "a feature has attributes that its layer does"),
        (layer(feature(1, 9, 0, 0, tags=(0,))), "a feature has attributes that its layer does"),
        (layer(blob(4, b"")), "an attribute has no value"),
        (layer(feature(2, 10, 2, 2)), "a line has no first point"),
        (layer(feature(2, 9, 2)), "a line has an unknown command or ends too early"),
        (layer(feature(2, 13, 2, 2)), "a line has an unknown command or ends too early"),
        (layer(feature(2, 2**31 << 3 | 2)), "it has more than 500000 points"),
        (layer(feature(3, 15)), "a ring is closed before it has points"),
        (layer(feature(2, 9, zig(FARTHEST + 1), 0)), "a point lies more than 1048576 units away"),
        (layer(feature(2, 9, zig(-(2**50)), 0)), "a point lies more than 1048576 units away"),
    ],
)
def test_what_is_absurd_is_refused_with_what_is_wrong(tile: bytes, message: str) -> None:
    with pytest.raises(
        BasemapError, match=f"this is not a vector tile that can be drawn: {message}"
    ):
        decode_tile(tile)


def test_a_name_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(BasemapError, match="a name is not UTF-8"):
        decode_tile(blob(3, blob(1, b"\xff")))


def test_all_features_together_have_no_more_points_than_a_tile_may() -> None:
    half = MAX_POINTS // 2 + 1
    line = feature(2, 9, 0, 0, (half - 1) << 3 | 2, *[0] * 2 * (half - 1))

    assert len(decode_tile(layer(line))[0].features[0].parts[0]) == half
    with pytest.raises(BasemapError, match="it has more than 500000 points"):
        decode_tile(layer(line, line))


def test_whatever_byte_is_changed_a_tile_is_decoded_or_refused() -> None:
    tile = bytearray(
        layer(
            *[feature(3, *SQUARE, tags=(0, 0)), feature(2, 9, zig(-1), zig(2), 10, 6, 6)],
            *[blob(3, b"kind"), blob(4, blob(1, b"land"))],
        )
    )
    chance = random.Random(13)
    outcomes = set()
    for at in range(len(tile)):
        for _ in range(16):
            changed = bytearray(tile)
            changed[at] = chance.randrange(256)
            try:
                decode_tile(bytes(changed))
                outcomes.add("decoded")
            except BasemapError:
                outcomes.add("refused")

    assert outcomes == {"decoded", "refused"}


def test_wherever_a_tile_is_cut_off_it_is_decoded_or_refused() -> None:
    tile = layer(feature(3, *SQUARE))
    outcomes = []
    for end in range(1, len(tile)):
        with pytest.raises(BasemapError) as refused:
            decode_tile(tile[:end])
        outcomes.append(str(refused.value))

    assert {each.partition(": ")[2] for each in outcomes} == {
        "the data end within a number",
        "the data end within a field",
    }
