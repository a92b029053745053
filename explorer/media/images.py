"""Images from anybody, opened with bounds, turned upright, in sRGB and without metadata."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final, cast

from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from explorer.media.errors import MediaError
from explorer.story.attachments import ending

MAX_PIXELS: Final = 100_000_000
"""Most pixels of an image. A PNG of as many takes 400 MB of memory while it is read, a JPEG, which
is decoded at a fraction of its size, much less."""

MAX_ANIMATION_BYTES: Final = 5_000_000
"""Largest animation, in bytes, of which the first frame is shown; a film is smaller."""

_FORMATS: Final = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
}
"""Pillow's names of the formats, by how files' names end; no other decoder is ever asked."""

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by Exif's Orientation; from 5 on its sides change places."""

_FAULTS = (OSError, SyntaxError, ValueError, EOFError, OverflowError, MemoryError)
"""What Pillow raises at damaged files."""


@dataclass(frozen=True, kw_only=True)
class ImageHead:
    """What the header of an image says."""

    width: int
    """Pixels, as it is seen: upright."""
    height: int
    """Pixels, as it is seen: upright."""
    is_animated: bool
    """Whether there is more than one frame, of which the first is shown."""


def read_head(path: Path, content: bytes) -> ImageHead:
    """The size of an image, upright, from its header; the picture itself is not decoded.

    Args:
        path: its file, whose name says its format.
        content: all of its bytes.

    Raises:
        MediaError: it is damaged, incomplete, no picture of that format, or too large.
    """
    with _opened(path, content) as image:
        # A camera's second picture in one JPEG, such as its depth, is no second frame.
        is_animated = format_of(path) != "JPEG" and getattr(image, "is_animated", False)
        width, height = image.size
        if _orientation(image) >= 5:
            width, height = height, width
    if is_animated and len(content) > MAX_ANIMATION_BYTES:
        raise MediaError(
            f"an animation of {len(content):,} bytes",
            f"a picture, or an animation of at most {MAX_ANIMATION_BYTES:,} bytes",
            "save it as .mp4 and write kind: video",
        )
    if format_of(path) == "JPEG" and _is_cut_off(content):
        raise MediaError("a JPEG file without its end", "a whole one", "copy it again")
    return ImageHead(width=width, height=height, is_animated=is_animated)


def upright(path: Path, content: bytes, *, side_px: int) -> Image.Image:
    """The picture as it is seen, in sRGB, RGB or RGBA, with nothing else of its file.

    Args:
        path: its file, whose name says its format.
        content: all of its bytes.
        side_px: most pixels of the longer side; a smaller picture keeps its own size.

    Raises:
        MediaError: it is damaged, incomplete, no picture of that format, or too large.
    """
    with _opened(path, content) as image:
        orientation = _orientation(image)
        profile = image.info.get("icc_profile")
        scale = min(1.0, side_px / max(image.size))
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        try:
            image.draft("RGB", size)
            image.load()
        except _FAULTS as error:
            raise _damaged(path) from error
        picture = _in_srgb(image, profile)
    del image  # which would be held beside its copies
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    if orientation in _TURNS:
        picture = picture.transpose(_TURNS[orientation])
    plain = Image.new(picture.mode, picture.size)  # pixels only: `info` can hold metadata
    plain.paste(picture)
    return plain


def _opened(path: Path, content: bytes) -> Image.Image:
    """The image with its header read, of the one format that its name says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(content), formats=(format_of(path),))
        except Image.DecompressionBombError as error:
            raise _too_large("a picture of very many pixels") from error
        except (UnidentifiedImageError, *_FAULTS) as error:
            raise _damaged(path) from error
    if image.width * image.height > MAX_PIXELS:
        raise _too_large(f"a picture of {image.width:,} × {image.height:,} pixels")
    return image


def format_of(path: Path) -> str:
    """Pillow's name of the format of a picture, by how its file's name ends."""
    return _FORMATS[ending(path.name)]


def _orientation(image: Image.Image) -> int:
    """Exif's Orientation, 1 to 8; 1, upright, where there is none that can be read."""
    try:
        found = image.getexif().get(ExifTags.Base.Orientation, 1)
    except _FAULTS:
        return 1
    return found if found in _TURNS else 1


def _damaged(path: Path) -> MediaError:
    name = ending(path.name)
    return MediaError(
        "a damaged picture", f"one that a {name} file can hold", "open it and save it again"
    )


def _too_large(found: str) -> MediaError:
    expected = f"at most {MAX_PIXELS // 1_000_000} million pixels"
    return MediaError(found, expected, "scale it down; readers get smaller copies")


def _is_cut_off(content: bytes) -> bool:
    """Whether a JPEG has no end after its picture begins; a thumbnail in its header has one too.

    >>> scan = bytes.fromhex("ffd8 ffe1 0004 ffd9 ffda 0002 1234")
    >>> _is_cut_off(scan), _is_cut_off(scan + bytes.fromhex("ffd9"))
    (True, False)
    """
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xda":
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return content.find(b"\xff\xd9", at) < 0


def in_eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture in 256 shades, if it has more; Pillow would make most of them white.

    Args:
        image: of any mode. Integers range from 0 to 65,535; real numbers become black at their
            least and white at their greatest.
    """
    if image.mode == "F":
        least, greatest = cast("tuple[float, float]", image.getextrema())
        scale = 255 / ((greatest - least) or 1)
        return image.point(lambda shade: shade * scale - least * scale).convert("L")
    if not image.mode.startswith("I"):
        return image
    grey = image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if isinstance(transparent := image.info.get("transparency"), int):
        grey.info["transparency"] = transparent // 256
    return grey


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, by its colour profile if it has one that can be read."""
    image = in_eight_bits(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a damaged profile: the picture without it is better than none
        if converted is not None:
            return converted
    return image.convert(mode)
