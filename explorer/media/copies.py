"""The copies of a file of media that readers get, and which of them it has."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from explorer.media.errors import MediaError
from explorer.media.facts import content_digest
from explorer.media.renditions import make_renditions, renditions
from explorer.story.media import MediaFacts, MediaKind

MEDIA_TYPES: Final = {"webp": "image/webp", "jpg": "image/jpeg"}
"""Media types of copies, by how their names end."""


def copy_names(kind: MediaKind, facts: MediaFacts) -> tuple[str, ...]:
    """The names of the copies of a file: for an image, narrowest first, then the JPEG.

    Args:
        kind: what the file is.
        facts: what is known of it.
    """
    if kind is MediaKind.IMAGE and facts.width and facts.height:
        return tuple(each.name for each in renditions(width=facts.width, height=facts.height))
    return ()


def make_copies(original: Path, kind: MediaKind, facts: MediaFacts) -> dict[str, bytes]:
    """All copies of a file, by name.

    Args:
        original: the file.
        kind: what it is.
        facts: what the story knows of it.

    Raises:
        MediaError: it is damaged or too large, or no longer the file that the story knows.
        OSError: it cannot be read.
    """
    content = original.read_bytes()
    if content_digest(content) != facts.digest:
        raise MediaError("a file that has changed meanwhile", "the one that the story has")
    if kind is not MediaKind.IMAGE:
        return {}
    made = make_renditions(original, content)
    return {rendition.name: copy for rendition, copy in made.items()}
