"""Which story folders a command means."""

from __future__ import annotations

import os
from pathlib import Path

from explorer.commands.outcomes import UsageError
from explorer.reading.library import story_folders
from explorer.reading.record_files import STORY_FILE


def story_folder(stories: Path, slug: str) -> Path:
    """The folder of the story with this slug; only of one that there is.

    Raises:
        UsageError: no folder under `stories` has that name, or `stories` does not exist.
    """
    known = [folder.name for folder in story_folders(stories)]
    if slug not in known:
        check_there(stories)
        listed = ", ".join(known) or "none"
        raise UsageError(f"found no story {slug!r} in {stories}, expected one of: {listed}")
    return stories / slug


def folders_at(stories: Path, path: str) -> tuple[Path, ...]:
    """The story folders that a path means: one folder, a file in it, all in a folder, or a slug.

    Raises:
        UsageError: it leads to no story.
    """
    there = Path(path)
    if there.is_file():
        there = there.parent
    if there.is_dir():
        # A folder that is a link keeps its own name, which is the story's slug.
        there = Path(os.path.normpath(there.absolute()))
        found = (there,) if (there / STORY_FILE).exists() else story_folders(there)
        if not found:
            raise no_stories(Path(path))
        return found
    return (story_folder(stories.absolute(), path),)


def check_there(stories: Path) -> None:
    """Refuse a folder of stories that does not exist.

    Raises:
        UsageError: it does not exist, or is not a folder.
    """
    if not stories.is_dir():
        raise _missing(stories)


def no_stories(stories: Path) -> UsageError:
    """The error of a folder in which there is no story at all, or that does not exist."""
    if not stories.is_dir():
        return _missing(stories)
    return UsageError(f"found no story in {stories}, expected folders with {STORY_FILE}")


def _missing(stories: Path) -> UsageError:
    return UsageError(f"--stories: the folder {stories} does not exist")
