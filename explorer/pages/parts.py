"""The parts of a long story as pages: its events by the hundred, its article by the fifty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from explorer.pages.links import NamedLink
from explorer.story.records import Story

Kind = Literal["events", "article"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

WHOLE: Final = 300
"""So many events, or passages of an article, a page has at most in full; of more, those near."""
READ_WHOLE: Final = 20
"""So many passages the page of a long story has at most in full."""
LISTED: Final = 100
"""Events on one page of the list of them."""
READ: Final = 50
"""Passages on one page of an article."""
_TENS: Final = 10


@dataclass(frozen=True)
class Part:
    """One page of a long story's list of events, or of its article."""

    kind: Kind
    number: int
    """From 1."""

    def of(self, count: int) -> range:
        """The 0-based positions that it has of so many; empty past the last.

        >>> Part("events", 3).of(250)
        range(200, 250)
        """
        size = _SIZES[self.kind]
        return range(min((self.number - 1) * size, count), min(self.number * size, count))

    def among(self, kind: Kind, count: int) -> range:
        """The same, of what a page may have; none of the other kind."""
        return self.of(count) if self.kind == kind else range(0)


_SIZES: Final = {"events": LISTED, "article": READ}


def parts_of(kind: Kind, count: int, most: int = WHOLE) -> range:
    """The numbers of the parts of so many events or passages; none if a page has all of them.

    >>> parts_of("events", 1001), parts_of("article", 300)
    (range(1, 12), range(1, 1))
    """
    return range(1, -(-count // _SIZES[kind]) + 1 if count > most else 1)


def most_passages(story: Story) -> int:
    """How many passages of the article a page of the story has at most in full."""
    return WHOLE if len(story.events) <= WHOLE else READ_WHOLE


def linked_parts(parts: range, here: int) -> tuple[int, ...]:
    """The parts to which a page leads: all, or of very many every tenth and those around it.

    >>> linked_parts(range(1, 301), 204)[18:32]
    (181, 191, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 221)
    """
    if len(parts) <= _TENS**2:
        return tuple(parts)
    first = (here - 1) // _TENS * _TENS + 1
    near = {*range(first, first + _TENS), parts[-1]} & {*parts}
    return tuple(sorted({*parts[::_TENS]} | near))


@dataclass(frozen=True)
class PartLinks:
    """The links of a page to the parts of its story."""

    path: Callable[[Kind, int], str] | None
    """Writes the address of a part, relative to the page; None where there are no such pages."""
    kind: Kind
    count: int
    """How many events, or passages, there are."""
    most: int
    """How many of them a page has at most in full."""
    here: int
    """The part that the page is, or in which its event is; from 1."""

    @property
    def numbers(self) -> range:
        """The numbers of all parts; none if the page has everything."""
        return parts_of(self.kind, self.count, self.most)

    @property
    def all(self) -> tuple[tuple[int, NamedLink], ...]:
        """The parts with their numbers; none if the page has everything."""
        numbers = linked_parts(self.numbers, self.here)
        return tuple((number, link) for number in numbers if (link := self._link(number)))

    def beside(self, step: int) -> NamedLink | None:
        """The part so many on (or back), if there is one."""
        number = self.here + step
        return self._link(number) if number in self.numbers else None

    def _link(self, number: int) -> NamedLink | None:
        if self.path is None:
            return None
        at = Part(self.kind, number).of(self.count)
        words = f"{at.start + 1}–{at.stop}" if self.kind == "events" else str(number)
        return NamedLink(words, self.path(self.kind, number))
