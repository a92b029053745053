"""Images are read with bounds, turned upright, and lose everything but their pixels."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from explorer.media.errors import MediaError
from explorer.media.images import MAX_ANIMATION_BYTES, MAX_PIXELS, in_eight_bits, read_head, upright
from explorer.media.renditions import Rendition, make_renditions, renditions
from tests.attaching import animation, jpeg_of, png_header
from tests.media.photos import SECRETS, photo

CORNERS = {
    "upper left": (0, 0),
    "upper right": (-1, 0),
    "lower left": (0, -1),
    "lower right": (-1, -1),
}
HALL = Path("hall.jpg")


def corner_of(picture: Image.Image) -> str:
    """The corner of a picture that is red."""
    width, height = picture.size
    red = [
        name
        for name, (x, y) in CORNERS.items()
        if picture.convert("RGB").getpixel((x % width, y % height))[1] < 90  # type: ignore[index]
    ]
    assert len(red) == 1
    return red[0]


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [
        (1, (60, 40), "upper left"),
        (2, (60, 40), "upper right"),
        (3, (60, 40), "lower right"),
        (4, (60, 40), "lower left"),
        (5, (40, 60), "upper left"),
        (6, (40, 60), "upper right"),
        (7, (40, 60), "lower right"),
        (8, (40, 60), "lower left"),
    ],
)
def test_a_photo_is_turned_as_its_camera_was_held(
    orientation: int, size: tuple[int, int], corner: str
) -> None:
    content = photo(orientation=orientation)

    head = read_head(HALL, content)
    picture = upright(HALL, content, side_px=100)

    assert (head.width, head.height) == picture.size == size
    assert corner_of(picture) == corner


@pytest.mark.parametrize("name", ["hall.jpg", "hall.png", "hall.webp", "hall.avif"])
def test_nothing_that_a_camera_wrote_is_in_any_copy(name: str) -> None:
    suffix = {"jpg": "JPEG"}.get(name[5:], name[5:].upper())
    original = photo((1200, 800), suffix=suffix)
    copies = make_renditions(Path(name), original)

    assert any(secret in original for secret in SECRETS)
    assert {each.name for each in copies} == {"480.webp", "960.webp", "1200.webp", "960.jpg"}
    for content in copies.values():
        assert not any(secret in content for secret in SECRETS)
        assert not Image.open(BytesIO(content)).getexif()


def test_copies_keep_the_shape_of_the_picture() -> None:
    for rendition, content in make_renditions(HALL, photo((3000, 2000))).items():
        width, height = Image.open(BytesIO(content)).size
        assert width == rendition.width
        assert abs(height - width * 2 / 3) < 1


def test_a_small_picture_is_not_made_larger() -> None:
    assert renditions(width=300, height=200) == (Rendition(300, "webp"), Rendition(300, "jpg"))


def test_what_is_transparent_stays_so_and_is_white_where_a_format_has_nothing_else() -> None:
    file = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(file, "PNG")
    copies = make_renditions(Path("mark.png"), file.getvalue())
    found = {
        rendition.suffix: Image.open(BytesIO(content)).convert("RGBA").getpixel((9, 9))
        for rendition, content in copies.items()
    }

    assert found["webp"][3] == 0  # type: ignore[index]
    assert found["jpg"] == (255, 255, 255, 255)


def test_colours_of_another_profile_are_converted() -> None:
    image = Image.new("CMYK", (20, 20), (0, 255, 255, 0))
    file = BytesIO()
    image.save(file, "JPEG")

    picture = upright(HALL, file.getvalue(), side_px=20)

    assert picture.mode == "RGB"
    assert picture.getpixel((9, 9))[0] > 200  # type: ignore[index]


@pytest.mark.parametrize("mode", ["I;16", "I;16B", "I", "F"])
def test_a_picture_in_more_shades_than_256_keeps_them_apart(mode: str) -> None:
    image = Image.new(mode, (3, 1))
    for at, shade in enumerate((0, 0x4000, 0xFFFF)):
        image.putpixel((at, 0), shade)

    grey = in_eight_bits(image)

    assert grey.mode == "L"
    assert list(grey.tobytes()) == pytest.approx([0, 64, 255], abs=1)


@pytest.mark.parametrize(
    ("transparent", "seen"),
    [(None, (64, 64, 64)), (0x4000, (64, 64, 64, 0)), (0, (64,) * 3 + (255,))],
)
def test_a_scan_in_16_bits_is_not_white(transparent: int | None, seen: tuple[int, ...]) -> None:
    file = BytesIO()
    options = {} if transparent is None else {"transparency": transparent}
    Image.new("I;16", (9, 9), 0x4000).save(file, "PNG", **options)  # type: ignore[arg-type]
    assert upright(Path("a.png"), file.getvalue(), side_px=9).getpixel((4, 4)) == seen


@pytest.mark.parametrize("width", [10_001, 100_000])
def test_a_decompression_bomb_is_refused_by_its_header(width: int) -> None:
    content = png_header(width, MAX_PIXELS // 10_000)
    for read in (
        lambda: read_head(Path("a.png"), content),
        lambda: upright(Path("a.png"), content, side_px=9),
    ):
        with pytest.raises(MediaError, match="at most 100 million pixels"):
            read()


def test_a_picture_that_breaks_off_is_refused() -> None:
    whole = photo((600, 400))
    with pytest.raises(MediaError, match="without its end"):
        read_head(HALL, whole[: len(whole) // 2])
    with pytest.raises(MediaError, match="damaged"):
        upright(HALL, whole[: len(whole) // 2], side_px=600)


def test_a_film_behind_a_photo_is_no_fault_of_it() -> None:
    assert read_head(HALL, photo() + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 20).width == 60


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0", b"GIF89a", jpeg_of(8, 8)])
def test_a_file_of_another_format_is_refused(content: bytes) -> None:
    with pytest.raises(MediaError, match=r"expected one that a \.png file can hold"):
        read_head(Path("a.png"), content)


def test_of_a_short_animation_the_first_frame_is_shown() -> None:
    content = animation()

    assert read_head(Path("a.gif"), content).is_animated
    assert upright(Path("a.gif"), content, side_px=20).getpixel((9, 9)) == (255, 0, 0)
    with pytest.raises(MediaError, match=r"save it as \.mp4"):
        read_head(Path("a.gif"), content + bytes(MAX_ANIMATION_BYTES))
