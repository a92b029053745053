"""Guesses that wait for their author: what a machine wrote down and nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.records import Story

CONFIRM = "delete this line when it is right"


def check(story: Story) -> Iterator[Report]:
    """Report each draft, with how sure the guess is and what it is based on."""
    for name in ("places", "sources", "events"):
        for index, record in enumerate(getattr(story, name)):
            if draft := record.draft:
                found = f"a guess ({100 * draft.confidence:.0f} %: {draft.why})"
                yield Report((name, index, "draft"), found, "your confirmation", CONFIRM)
