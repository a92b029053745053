"""The copies of media, made once and kept on disk outside the story.

Everything here can be deleted at any time: it is made again when it is asked for.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from explorer.media.copies import (
    SCAN,
    Kind,
    Original,
    copy_names,
    originals,
    own_copy,
    scan_original,
    write_copies,
    write_own_picture,
)
from explorer.media.errors import MediaError
from explorer.paths import cache_folder
from explorer.story.media import MediaFacts, MediaKind
from explorer.story.records import Story

_FORM: Final = "copies-2"
"""The folder of copies; a new number leaves behind what older code made."""


def copy_path(facts: MediaFacts, name: str) -> Path:
    """Where a copy is, or will be once it is made."""
    return _folder() / facts.digest[:2] / facts.digest / name


def is_kept(kind: Kind, facts: MediaFacts) -> bool:
    """Whether all copies of a file are on disk."""
    return all(copy_path(facts, name).is_file() for name in copy_names(kind, facts))


def keep_copies(original: Path, kind: Kind, facts: MediaFacts) -> None:
    """Make the copies of a file, and keep them on disk.

    Args:
        original: the file.
        kind: what it is; None for captions.
        facts: what the story knows of it.

    Raises:
        MediaError: it is damaged or too large, or no longer the file that the story knows.
        OSError: it cannot be read, or the copies cannot be written.
    """
    with _made(facts) as folder:
        write_copies(original, kind, facts, folder)


def kept_copy(original: Path, kind: Kind, facts: MediaFacts, name: str) -> Path:
    """Where a copy is, which is made if it is not kept yet; otherwise as `keep_copies`."""
    place = copy_path(facts, name)
    if not place.is_file():
        keep_copies(original, kind, facts)
    return place


def kept_own_copy(original: Path, kind: Kind, facts: MediaFacts) -> Path:
    """Where the copy is that can take the place of a file; otherwise as `kept_copy`.

    Raises:
        MediaError: as `keep_copies`, or its copy is of another format.
        OSError: as `keep_copies`.
    """
    name = own_copy(original, kind, facts)
    if name is None:
        raise MediaError("a copy in another format", f"one that ends as {original.name} does")
    if kind is not MediaKind.IMAGE and kind != SCAN:
        return kept_copy(original, kind, facts, name)
    place = copy_path(facts, name)
    if not place.is_file():
        with _made(facts) as folder:
            write_own_picture(original, kind, facts, folder)
    return place


def to_be_made(story: Story, folder: Path) -> Iterator[tuple[Path, Original]]:
    """The files of a story's media, captions and scans too, whose copies are not kept, each once.

    Args:
        story: the story.
        folder: its folder, where the originals are.
    """
    known = story.media_files
    files = [file for item in story.media for file in originals(item, known)]
    scans = [scan_original(each, known) for each in story.backgrounds]
    for file in dict.fromkeys((*files, *filter(None, scans))):
        if not is_kept(file.kind, file.facts):
            yield folder / file.name, file


@contextmanager
def _made(facts: MediaFacts) -> Iterator[Path]:
    """A folder for new copies, which are moved to their places once all of them are there."""
    place = copy_path(facts, "")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=place) as folder:
        yield Path(folder)
        for copy in Path(folder).iterdir():
            copy.replace(place / copy.name)


def _folder() -> Path:
    """The folder of all copies; without a cache, one that goes when this process ends."""
    kept = cache_folder()
    return kept / "media" / _FORM if kept else _passing_folder()


@cache
def _passing_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="itinerary-explorer-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
