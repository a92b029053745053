"""What a camera wrote into a photo: when and where it was taken, for its author's eyes only."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from PIL import ExifTags, Image

from explorer.story.places import Coordinate


class CameraNotes(NamedTuple):
    """What a photo says of itself; nothing of it is ever published."""

    taken: datetime | None
    """Local time of the camera, without a zone."""
    at: Coordinate | None
    """Where it was."""


def camera_notes(content: bytes) -> CameraNotes:
    """The time and the place in a photo's Exif; None for each that cannot be read.

    Args:
        content: all bytes of an image.
    """
    try:
        with Image.open(BytesIO(content)) as image:
            exif = image.getexif()
            details = exif.get_ifd(ExifTags.IFD.Exif)
            place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except (OSError, SyntaxError, ValueError):
        return CameraNotes(None, None)
    written = details.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    return CameraNotes(_time(written), _coordinate(place))


def _time(written: object) -> datetime | None:
    """Exif writes ``2023:09:13 15:20:07``."""
    try:
        return datetime.strptime(str(written).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None


def _coordinate(place: dict[int, Any]) -> Coordinate | None:
    try:
        lat = _degrees(place[ExifTags.GPS.GPSLatitude])
        lon = _degrees(place[ExifTags.GPS.GPSLongitude])
        south = place.get(ExifTags.GPS.GPSLatitudeRef) == "S"
        west = place.get(ExifTags.GPS.GPSLongitudeRef) == "W"
        return Coordinate(lat=-lat if south else lat, lon=-lon if west else lon)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None


def _degrees(parts: Any) -> float:
    """Degrees, minutes and seconds, each a fraction, as degrees."""
    degrees, minutes, seconds = map(float, parts)
    return degrees + minutes / 60 + seconds / 3600
