"""The shapes of the four statuses for pictures and pages, as `frontend/marks/marks.js` draws them.

A status is a shape first and a colour second; its label is always beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.story.itinerary import Status


@dataclass(frozen=True)
class Mark:
    """A shape in a box of 16 by 16 units, as SVG path data."""

    body: str
    """The outline; filled for a settled status, hollow for an open one."""
    sign: str
    """What is drawn inside; empty for none."""
    filled: bool


def _ring(radius: float) -> str:
    half = f"a{radius} {radius} 0 1 1"
    return f"M{8 - radius} 8{half} {2 * radius} 0{half} {-2 * radius} 0Z"


MARKS = {
    Status.ANNOUNCED: Mark("M8 1.5 14.5 8 8 14.5 1.5 8Z", "", False),
    Status.REPORTED: Mark(_ring(5.5), "", False),
    Status.CONFIRMED: Mark(_ring(6.5), "M5 8.2 7.2 10.4 11.2 6", True),
    Status.DISPUTED: Mark("M8 1.5 15 14H1Z", "M8 6v4M8 11.6v.6", True),
}
"""The mark of each status."""
