"""A stretch of a text, by the positions of its characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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


class Spans:
    """Stretches of a text in its order, of which the ones at a place are found without a search.

    They may overlap no other, so that starts and ends are in one order.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        """Put them in order."""
        self.ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self.ordered]
        self._ends = [span.end for span in self.ordered]

    def within(self, start: int, end: int) -> range:
        """The positions, in `ordered`, of all that share a character with this stretch.

        >>> spans = Spans([Span(0, 3), Span(5, 8), Span(9, 12)])
        >>> list(spans.within(2, 9))
        [0, 1]
        """
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))
