"""What unknown ids were probably meant to be, found in bounded time."""

from __future__ import annotations

from explorer.reading.meant_fields import near

MAX_COMPARISONS = 100_000
"""Most pairs of ids that are compared for one story, about a second.

Where all references of a long story are wrong, one cause explains them, and the first guesses
show it; every problem is reported all the same.
"""


class Guesses:
    """Guesses for one story; those for ids that come again are kept."""

    def __init__(self) -> None:
        self._left = MAX_COMPARISONS
        self._made: dict[tuple[str, frozenset[str]], str] = {}

    def near(self, wanted: str, known: frozenset[str]) -> str:
        """What was probably meant, as a question; empty where nothing is alike, or at the limit."""
        if (wanted, known) not in self._made:
            if self._left < len(known):
                return ""
            self._left -= len(known)
            self._made[wanted, known] = near(wanted, known)
        return self._made[wanted, known]
