"""The names of files that a story's records refer to: beside `story.yaml`, or in a folder there.

The names have few characters, so that they mean the same file on every system and in an address,
and none of them leads out of the story's folder.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import StringConstraints

_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"

FILE_PATTERN = rf"^({_NAME}/)?{_NAME}$"
AREA_PATTERN = rf"^({_NAME}/)?{_NAME}\.(geojson|json)$"
TRACK_PATTERN = rf"^({_NAME}/)?{_NAME}\.(gpx|geojson|json)$"
MEDIA_PATTERN = rf"^media/{_NAME}$"
CAPTIONS_PATTERN = rf"^media/{_NAME}\.vtt$"

File = Annotated[str, StringConstraints(pattern=FILE_PATTERN, strict=True)]
"""A file in the story's folder, or in a folder there."""

AreaFile = Annotated[str, StringConstraints(pattern=AREA_PATTERN, strict=True)]
"""A GeoJSON file in the story's folder, or in a folder there."""

TrackFile = Annotated[str, StringConstraints(pattern=TRACK_PATTERN, strict=True)]
"""A GPX or GeoJSON file in the story's folder, or in a folder there."""

MediaFile = Annotated[str, StringConstraints(pattern=MEDIA_PATTERN, strict=True)]
"""A file in the folder `media` of the story's folder."""

CaptionsFile = Annotated[str, StringConstraints(pattern=CAPTIONS_PATTERN, strict=True)]
"""A WebVTT file in the folder `media` of the story's folder."""

CAPTIONS_ENDING = ".vtt"
"""How the names of captions end."""

IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
"""How the names of images end."""


def ending(file: str) -> str:
    """How a file's name ends, in lower case.

    >>> ending("media/HALL.JPG")
    '.jpg'
    """
    return PurePosixPath(file).suffix.lower()
