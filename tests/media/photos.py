"""Photographs as cameras and phones make them, with all that they write beside the pixels."""

from __future__ import annotations

from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageDraw

SECRETS = (b"Exif", b"Anna's phone", b"http://ns.adobe.com", b"ICC_PROFILE")
"""What must not be found in any copy."""


def photo(size: tuple[int, int] = (60, 40), *, orientation: int = 1, suffix: str = "JPEG") -> bytes:
    """A picture whose upper left quarter, as the file has it, is red; with a place and a maker."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill="red")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Model] = "Anna's phone"
    exif[ExifTags.Base.GPSInfo] = {1: "N", 2: (41.0, 53.0, 24.0), 3: "E", 4: (12.0, 29.0, 32.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b'<x:xmpmeta xmlns:x="http://ns.adobe.com/meta/">Anna\'s phone</x:xmpmeta>'
    file = BytesIO()
    image.save(file, suffix, exif=exif, icc_profile=profile, xmp=xmp, quality=95)
    return file.getvalue()


def jpeg_2000(suffix: str) -> bytes:
    """A picture in JPEG 2000 with a comment, and a box of metadata if it has boxes."""
    file = BytesIO()
    Image.new("RGB", (60, 40), "red").save(
        file, "JPEG2000", no_jp2=suffix == "j2k", comment="Anna's phone"
    )
    box = b"\0\0\0\x14xml Anna's phone"
    return file.getvalue() + (b"" if suffix == "j2k" else box)
