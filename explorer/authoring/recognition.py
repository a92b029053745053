"""What a recogniser finds in an article: places and dates, how sure it is, and what it left out.

A recogniser is anything with the one method of `Recogniser`. The one that we have needs no model
and no network (`gazetteer_recognition`); a better one takes its place in `commands.new`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from explorer.authoring.spans import Span
from explorer.gazetteer import Candidate


@dataclass(frozen=True)
class FoundMention:
    """One time that the text names a place."""

    span: Span
    is_stop: bool
    """Whether it reads as if somebody is, was or will be there."""


@dataclass(frozen=True)
class FoundPlace:
    """A place that the text names, and where it is."""

    name: str
    """Its name as the text has it, in the text's language."""
    candidate: Candidate
    """The place of the gazetteer."""
    confidence: float
    """How sure it is that the text means a place, and this one; 0 to 1."""
    why: str
    """What that rests on, in a few English words."""
    mentions: tuple[FoundMention, ...]
    """Where the text names it, in order; at least one."""


@dataclass(frozen=True)
class FoundDate:
    """A date in the text."""

    span: Span
    edtf: str
    """The date with the precision that the text has, as EDTF."""
    confidence: float
    """How sure it is that this date is meant; 0 to 1."""
    lasts: bool = False
    """Whether it goes on from the start of a span to its end, and is not some time in it."""


@dataclass(frozen=True)
class LeftOut:
    """Something that may be a place or a date and was not taken for one."""

    words: str
    """As the text has it."""
    reason: str
    """Why not, in a few English words."""


@dataclass(frozen=True)
class Recognition:
    """All that was found in a text, in the text's order."""

    places: tuple[FoundPlace, ...]
    dates: tuple[FoundDate, ...]
    left_out: tuple[LeftOut, ...]
    unread_dates: tuple[Span, ...] = ()
    """Where a date was left out: the words beside it get no other date."""


class Recogniser(Protocol):
    """Finds the places and dates of an article."""

    def recognise(self, text: str, published: date | None) -> Recognition:
        """Find the places and dates in a text.

        Args:
            text: Markdown, in the language that the recogniser was made for.
            published: the day of publication, to which ``ieri`` and ``Wednesday`` refer; where it
                is None, dates that need it are left out.
        """
        ...
