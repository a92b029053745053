"""The archives with the streets of a region that pictures are drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from explorer.story.records import Story
from explorer.tiles.operators import operators_archive
from explorer.views.backgrounds import OPERATORS, BackgroundKind, background_facts


@dataclass(frozen=True)
class Extract:
    """An archive of vector tiles with streets."""

    path: Path
    version: str
    """Of the file: another one gives another picture."""
    credit: str
    """Whose data it holds."""


def extracts_of(story: Story, folder: Path) -> tuple[Extract, ...]:
    """The archives with streets that a story's map shows: its own, and the operator's.

    Args:
        story: the story.
        folder: where its files are.
    """
    found = []
    operators = operators_archive()
    for each in background_facts(story):
        if each["kind"] is BackgroundKind.STREETS:
            is_operators = operators and each["id"] == OPERATORS
            path = operators[0].path if operators and is_operators else folder / each["id"]
            facts = operators[1] if operators and is_operators else story.archives[each["id"]]
            credit = " · ".join(name for name, *_ in each["credits"])
            found.append(Extract(path, facts.version, credit))
    return tuple(found)
