"""The copies of media that readers get, made once and kept on disk outside the story.

Everything here can be deleted at any time: it is made again when it is asked for.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from explorer.media.errors import MediaError
from explorer.media.facts import content_digest
from explorer.media.renditions import Rendition, make_renditions
from explorer.paths import cache_folder

_FORM: Final = "copies-1"
"""The folder of copies; a new number leaves behind what older code made."""


def rendition(original: Path, digest: str, wanted: Rendition) -> bytes:
    """One copy of an image; where it is not kept yet, all copies are made and kept.

    Args:
        original: the file of the image.
        digest: of its content, `MediaFacts.digest`.
        wanted: one of its `renditions`.

    Raises:
        MediaError: the image is damaged or too large, or no longer the one that was meant.
        OSError: the image cannot be read.
        KeyError: it has no such copy.
    """
    place = _place(digest)
    if place:
        with suppress(OSError):
            return (place / wanted.name).read_bytes()
    content = original.read_bytes()
    if content_digest(content) != digest:
        raise MediaError("a file that has changed meanwhile", "the one that the story has")
    made = make_renditions(original, content)
    if place:
        with suppress(OSError):  # no space, no permission: it is made again next time
            _keep(place, made)
    return made[wanted]


def is_kept(digest: str, wanted: Rendition) -> bool:
    """Whether a copy is on disk."""
    place = _place(digest)
    return place is not None and (place / wanted.name).is_file()


def _place(digest: str) -> Path | None:
    """The folder of a file's copies; None where nothing is to be kept."""
    cache = cache_folder()
    return cache / "media" / _FORM / digest[:2] / digest if cache else None


def _keep(place: Path, made: dict[Rendition, bytes]) -> None:
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    for rendition, content in made.items():
        part = place / f"{rendition.name}.{os.getpid()}.part"
        part.write_bytes(content)
        part.replace(place / rendition.name)
