"""The space between two rows of the timeline: how high it is, and how long it was, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from explorer.language import Language
from explorer.story.moments import ORIGIN, Certainty, Moment

REM_PER_HOUR = 0.25
"""Space for an hour in which nothing happens."""
FULL_SCALE_HOURS = 12.0
"""Longer gaps are compressed to this space, and a label says how long they are."""
VAGUE_DAYS = 31
"""A date that is known to a month still says how long it is to the next; a vaguer one does not."""


@dataclass(frozen=True)
class GapView:
    """The space before a row."""

    rem: float
    """Its height in rem, 0 or more."""
    label: str | None
    """How long it was, where that is worth saying."""
    compressed: bool
    """Whether it is drawn shorter than its time."""


def gap_view(before: Moment, after: Moment, language: Language) -> GapView:
    """The space between two steps, proportional to time up to `FULL_SCALE_HOURS`."""
    start, start_timed = _middle(before)
    end, end_timed = _middle(after)
    if start is None or end is None:
        return GapView(REM_PER_HOUR * 2, None, False)
    hours = max(0.0, (end - start).total_seconds() / 3600)
    compressed = hours > FULL_SCALE_HOURS
    rem = round(min(hours, FULL_SCALE_HOURS) * REM_PER_HOUR, 2)
    if not compressed:
        return GapView(rem, None, False)
    if before.certainty is after.certainty is Certainty.EXACT:
        return GapView(rem, language.hours(hours), True)
    if start_timed and end_timed:
        return GapView(rem, language.text("gap_about", time=language.hours(hours)), True)
    days = end.days - start.days
    is_clear = days > max(1, _vague_days(before), _vague_days(after))
    label = language.text("gap_about", time=language.hours(days * 24)) if is_clear else None
    return GapView(rem, label, True)


def _vague_days(moment: Moment) -> int:
    """Days between the first and the last day that a moment can be; 0 where one is open."""
    first, last = moment.date.earliest, moment.date.latest
    return (last - first).days if first and last else 0


def _middle(moment: Moment) -> tuple[timedelta | None, bool]:
    """The best guess at an instant, for spacing only, and whether it is a clock time.

    It is counted from `ORIGIN`.
    """
    starts, ends = (end - ORIGIN if end else None for end in moment.clock_ends("UTC"))
    if starts and ends:
        return starts + (ends - starts) / 2, True
    if starts or ends:
        return starts or ends, True
    first, last = moment.bounds()
    if first is None or last is None or _vague_days(moment) > VAGUE_DAYS:
        return None, False
    return first + (last - first) / 2, False
