"""A picture of a story on a card: it fills the side of the map, or lies on the map as an inset."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from explorer.story.media import Media

INSET_PX: Final = (330, 230)
"""Room for an inset; a picture keeps its shape in it."""
MOST_CROPPED: Final = 0.26
"""The share of a picture that may be cut off where it fills a side: that of 3:2 is a quarter."""


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture that everyone may see, without being asked first."""

    content: bytes
    """A copy of it, as JPEG."""
    credit: str
    """Who made it, and its licence."""
    left: float = 0.5
    """The point that stays in view where it is cropped, as a share of the width."""
    top: float = 0.5
    """As a share of the height."""


def photo_of(item: Media, content: bytes) -> Photo:
    """A picture with what a story says of it.

    Args:
        item: the picture.
        content: a copy of it, as JPEG.
    """
    credit = " · ".join(filter(None, (item.credit, item.licence)))
    if item.focus:
        left, top = item.focus.left, item.focus.top
        return Photo(content=content, credit=credit, left=left, top=top)
    return Photo(content=content, credit=credit)


def filling(photo: Photo, size_px: tuple[int, int]) -> Image.Image | None:
    """The picture cropped to a size; None if too much of it would be cut off.

    Args:
        photo: the picture.
        size_px: width and height of the room for it.
    """
    picture = _opened(photo)
    shape, wanted = picture.width / picture.height, size_px[0] / size_px[1]
    if min(shape, wanted) / max(shape, wanted) < 1 - MOST_CROPPED:
        return None
    return ImageOps.fit(
        picture, size_px, Image.Resampling.LANCZOS, centering=(photo.left, photo.top)
    )


def inset(photo: Photo, paper: str, line: str) -> Image.Image:
    """The whole picture, small, with a margin of paper and a line around it.

    Args:
        photo: the picture.
        paper: colour of the margin.
        line: colour of the line.
    """
    small = ImageOps.contain(_opened(photo), INSET_PX, Image.Resampling.LANCZOS)
    return ImageOps.expand(ImageOps.expand(small, 5, paper), 1, line)


def _opened(photo: Photo) -> Image.Image:
    return Image.open(BytesIO(photo.content)).convert("RGB")
