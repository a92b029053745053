"""What is wrong in a story's folder, in lines for an operator's log."""

from __future__ import annotations

from pathlib import Path

from explorer.reading.library import read_story


def mistakes(folder: Path) -> tuple[str, ...]:
    """Every problem that keeps a story from being shown, a line each; none if it is fine.

    Args:
        folder: of the story.
    """
    return tuple(problem.within_stories for problem in read_story(folder).problems)
