"""The shapes of the four statuses, for pictures and pages; the panes draw them from the same file.

A status is a shape first and a colour second; its label is always beside it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from explorer.paths import FRONTEND
from explorer.story.itinerary import Status


@dataclass(frozen=True)
class Mark:
    """A shape in a box of 16 by 16 units, as SVG path data."""

    body: str
    """The outline; filled for a settled status, hollow for an open one."""
    sign: str
    """What is drawn inside; empty for none."""
    filled: bool


@cache
def status_marks() -> dict[Status, Mark]:
    """The mark of each status."""
    shapes = json.loads((FRONTEND / "marks" / "statuses.json").read_text("utf-8"))
    return {status: Mark(**shapes[status]) for status in Status}
