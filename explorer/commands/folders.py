"""Which story folders a command means."""

from __future__ import annotations

from pathlib import Path

from explorer.commands.outcomes import UsageError
from explorer.loading import STORY_FILE


def slugs(stories: Path) -> list[str]:
    """The slugs of all folders that hold a story file."""
    return sorted(path.parent.name for path in stories.glob(f"*/{STORY_FILE}"))


def story_folder(stories: Path, slug: str) -> Path:
    """The folder of the story with this slug; only of one that there is.

    Raises:
        UsageError: no folder under `stories` has that name.
    """
    known = slugs(stories)
    if slug not in known:
        listed = ", ".join(known) or "none"
        raise UsageError(f"found no story {slug!r} in {stories}, expected one of: {listed}")
    return stories / slug


def no_stories(stories: Path) -> UsageError:
    """The error of a folder in which there is no story at all."""
    return UsageError(f"found no story in {stories}, expected folders with {STORY_FILE}")
