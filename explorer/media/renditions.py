"""The copies of an image that readers get: a few widths, without anything but its pixels."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image

from explorer.media.images import format_of, upright

WIDTHS: Final = (480, 960, 1920)
"""Pixels across: of a row or a phone, of an article or a sharp screen, of a viewer or print. A
narrower original is not made wider: its own width takes the place of the next one."""

LONGEST_SIDE: Final = WIDTHS[-1]
"""Most pixels of the longer side of any copy: an upright picture is less wide."""

FALLBACK_WIDTH: Final = 960
"""Pixels across of the JPEG, for what does not read WebP: older browsers, other programs, cards."""

SCAN_SIDES: Final = (2048, 4096)
"""Pixels of the longer side of the scan of a map: of a whole map on a screen, of one looked at from
near. A smaller original is not made larger: its own size takes the place of the next one."""

_WEBP_QUALITY: Final = 74
_JPEG_QUALITY: Final = 82
_OWN_QUALITY: Final = 85
_LOSSY: Final = ("JPEG", "WEBP", "AVIF")
_WEBP_EFFORT: Final = 4
"""0 to 6; at 4 a photograph of 1,920 pixels takes a quarter of a second."""


class Rendition(NamedTuple):
    """One copy of an image."""

    width: int
    """Pixels across."""
    suffix: str
    """How its name ends: ``webp`` or ``jpg``."""

    @property
    def name(self) -> str:
        """The name of its file: ``960.webp``."""
        return f"{self.width}.{self.suffix}"


def renditions(*, width: int, height: int) -> tuple[Rendition, ...]:
    """The copies of an image, narrowest first, the JPEG last.

    >>> [each.name for each in renditions(width=3000, height=4000)]
    ['480.webp', '960.webp', '1440.webp', '960.jpg']

    Args:
        width: of the original, upright, in pixels.
        height: likewise.
    """
    width = max(1, round(width * min(1.0, LONGEST_SIDE / max(width, height))))
    widths = dict.fromkeys(min(width, each) for each in WIDTHS)
    fallback = Rendition(min(width, FALLBACK_WIDTH), "jpg")
    return (*(Rendition(each, "webp") for each in widths), fallback)


def make_renditions(path: Path, content: bytes) -> dict[Rendition, bytes]:
    """All copies of an image, which is decoded once.

    Args:
        path: its file, whose name says its format.
        content: all of its bytes.

    Raises:
        MediaError: it is damaged, incomplete, no picture of that format, or too large.
    """
    return renditions_of(upright(path, content, side_px=LONGEST_SIDE))


def renditions_of(picture: Image.Image) -> dict[Rendition, bytes]:
    """All copies of a picture, each made from the next larger one.

    Args:
        picture: upright, in sRGB, with at most `LONGEST_SIDE` pixels along its longer side.
    """
    copies = renditions(width=picture.width, height=picture.height)
    made: dict[Rendition, bytes] = {}
    for rendition in sorted(copies, key=lambda each: -each.width):
        if picture.width > rendition.width:
            height = max(1, round(picture.height * rendition.width / picture.width))
            picture = picture.resize((rendition.width, height), Image.Resampling.LANCZOS)
        made[rendition] = _encoded(picture, rendition.suffix)
    return made


def scan_names(*, width: int, height: int) -> tuple[str, ...]:
    """The names of the copies of the scan of a map, smallest first, by their longer side.

    >>> scan_names(width=3000, height=4000), scan_names(width=900, height=600)
    (('map-2048.webp', 'map-4000.webp'), ('map-900.webp',))

    Args:
        width: of the original, upright, in pixels.
        height: likewise.
    """
    sides = dict.fromkeys(min(max(width, height), side) for side in SCAN_SIDES)
    return tuple(f"map-{side}.webp" for side in sides)


def scan_side(name: str) -> int:
    """Pixels of the longer side of a copy of a scan, by its name.

    >>> scan_side("map-2048.webp")
    2048
    """
    return int(name.removeprefix("map-").removesuffix(".webp"))


def make_scans(path: Path, content: bytes) -> dict[str, bytes]:
    """All copies of the scan of a map by name; it is decoded once.

    Args:
        path: its file, whose name says its format.
        content: all of its bytes.

    Raises:
        MediaError: as `make_renditions`.
    """
    picture = upright(path, content, side_px=SCAN_SIDES[-1])
    made: dict[str, bytes] = {}
    for name in reversed(scan_names(width=picture.width, height=picture.height)):
        side = scan_side(name)
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        made[name] = _encoded(picture, "webp")
    return made


def in_its_format(path: Path, content: bytes, side_px: int = LONGEST_SIDE) -> bytes:
    """A picture in the format of its file, as large as its largest copy, and only its pixels.

    Args:
        path: its file, whose name says its format.
        content: all of its bytes.
        side_px: most pixels of the longer side.

    Raises:
        MediaError: as `make_renditions`.
    """
    picture, name = upright(path, content, side_px=side_px), format_of(path)
    file = BytesIO()
    whole = _on_white(picture) if name == "JPEG" else picture
    whole.save(file, name, **({"quality": _OWN_QUALITY} if name in _LOSSY else {}))
    return file.getvalue()


def _encoded(picture: Image.Image, suffix: str) -> bytes:
    file = BytesIO()
    if suffix == "webp":
        picture.save(file, "WEBP", quality=_WEBP_QUALITY, method=_WEBP_EFFORT)
    else:
        _on_white(picture).save(
            file, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True
        )
    return file.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency, which JPEG does not have."""
    if picture.mode == "RGB":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
