"""Copies of media for formats that hold files: the pictures of KMZ, the media of the zip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from explorer.media.copies import originals, scan_original
from explorer.media.errors import MediaError
from explorer.media.kept import kept_copy, kept_own_copy
from explorer.story.media import MediaKind
from explorer.story.records import Story
from explorer.views.media import medium_facts, shown_media

MOST_BYTES: Final = 64_000_000
"""Of all media in one file, which is put together in memory."""


class Carried(NamedTuple):
    """Copies by name, and what is not among them."""

    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()
    """Names of what cannot be read, or has no room any more."""


def jpeg_pictures(story: Story, folder: Path, most_bytes: int = MOST_BYTES) -> Carried:
    """The pictures that may be shown at once, in JPEG, by the ids of their media.

    Args:
        story: the story.
        folder: its folder, where the originals are.
        most_bytes: of all copies together.
    """
    copies = {
        item.id: partial(
            kept_copy,
            folder / item.file,
            item.kind,
            story.media_files[item.file],
            medium_facts(story, item)["copies"][-1],
        )
        for item in shown_media(story)
        if item.file and item.kind is MediaKind.IMAGE and not item.is_covered
    }
    return _fitting(copies, most_bytes)


def own_media(story: Story, folder: Path, most_bytes: int = MOST_BYTES) -> Carried:
    """Copies of all media and scans that can take the places of their originals, by their names.

    Args:
        story: the story.
        folder: its folder, where the originals are.
        most_bytes: of all copies together.
    """
    known = story.media_files
    files = [file for item in story.media for file in originals(item, known)]
    scans = [scan_original(each, known) for each in story.backgrounds]
    copies = {
        file.name: partial(kept_own_copy, folder / file.name, file.kind, file.facts)
        for file in (*files, *filter(None, scans))  # of a file that is both, the larger copy
    }
    return _fitting(copies, most_bytes)


def _fitting(copies: Mapping[str, Callable[[], Path]], most_bytes: int) -> Carried:
    """Those that can be made and for which there is room, in their order."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    for name, make in copies.items():
        try:
            place = make()
            fits = place.stat().st_size <= most_bytes
            content = place.read_bytes() if fits else None
        except (MediaError, OSError):  # damaged beyond its header, or gone meanwhile
            content = None
        if content is None:
            left_out.append(name)
            continue
        files[name] = content
        most_bytes -= len(content)
    return Carried(files, tuple(left_out))
