"""A stretch of a text, by the positions of its characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A stretch of the text."""

    start: int
    """Position of its first character."""
    end: int
    """Position after its last character."""

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with the stretch from `start` to `end`."""
        return self.start < end and start < self.end
