"""Compressed pictures inside documents lose what cameras and editors write into them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from explorer.media.jpegs import without_boxes, without_metadata
from tests.media.photos import SECRETS, jpeg_2000, photo


def same_pixels(first: bytes, second: bytes) -> bool:
    """Whether two files are the same picture."""
    return Image.open(BytesIO(first)).tobytes() == Image.open(BytesIO(second)).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_keeps_its_picture_and_nothing_else(mode: str, *, progressive: bool) -> None:
    file = BytesIO()
    image = Image.open(BytesIO(photo())).convert(mode)
    image.save(file, "JPEG", progressive=progressive, comment=b"Anna's phone", dpi=(72, 72))
    whole = file.getvalue()

    made = without_metadata(whole + b"Anna's phone" + photo())

    assert b"Anna's phone" in whole
    assert not [secret for secret in (*SECRETS, b"Anna") if secret in made]
    assert same_pixels(made, whole)


@pytest.mark.parametrize("before", [b"\xff", b"\xff\xff", b"\0\0"])
def test_bytes_between_segments_hide_no_metadata(before: bytes) -> None:
    whole = photo()
    at = whole.find(b"\xff\xe1")
    made = without_metadata(whole[:at] + before + whole[at:])
    assert not [secret for secret in SECRETS if secret in made]
    assert same_pixels(made, whole)


def test_a_thumbnail_in_a_jpeg_is_left_out() -> None:
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"Anna's phone"
    segment = b"\xff\xe0" + (len(thumbnail) + 2).to_bytes(2) + thumbnail
    assert b"Anna" not in without_metadata(photo()[:2] + segment + photo()[2:])


def test_a_jpeg_that_breaks_off_gets_an_end() -> None:
    made = without_metadata(photo()[:-2])
    assert made.endswith(b"\xff\xd9")
    assert same_pixels(made, photo())


@pytest.mark.parametrize(
    "damaged", [b"", b"\xff\xd8", photo()[:9], b"\xff\xd8\xff\xe1\0\1" + photo()]
)
def test_a_damaged_jpeg_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"JPEG|length"):
        without_metadata(damaged)


@pytest.mark.parametrize("suffix", ["jp2", "j2k"])
def test_a_picture_in_jpeg_2000_keeps_no_comment(suffix: str) -> None:
    whole = jpeg_2000(suffix)
    made = without_boxes(whole + b"\0\0\0\x0cfreeAnna")
    assert b"Anna's phone" in whole
    assert b"Anna" not in made
    assert same_pixels(made, whole)


@pytest.mark.parametrize("damaged", [b"", jpeg_2000("jp2")[:200], jpeg_2000("j2k")[:60]])
def test_a_damaged_picture_in_jpeg_2000_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"length|without a picture"):
        without_boxes(damaged)
