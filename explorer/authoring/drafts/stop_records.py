"""What a draft knows of an event before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.authoring.recognition import FoundPlace
from explorer.authoring.spans import Span
from explorer.story.times import EdtfDate


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A candidate event: something happened, or will, mostly at a place."""

    place: FoundPlace | None
    """None if its sentence names none."""
    zone: str
    """IANA zone of its place, or of one named before."""
    mention: Span
    """Where the text mentions it: the place, or the date of what has none."""
    sentence: Span
    """The sentence that mentions it."""
    when: EdtfDate
    """As exact as the text has it; `UNDATED` where nothing is known."""
    until: EdtfDate | None = None
    """The day on which it ended, if the text says that it lasted."""
    clock: str = ""
    """The time of day, as a story has it."""
    has_own_date: bool
    """Whether its sentence gives the date."""
    is_announced: bool
    confidence: float
    """How sure place and date are, 0 to 1."""
    why: str
    """What status and date rest on, in a few English words."""
