"""The space between two rows of the timeline: how high it is, and how long it was, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple, NotRequired, TypedDict

from explorer.language import DurationUnit, Language, duration_in_units
from explorer.story.moments import ORIGIN, Certainty, Moment

REM_PER_HOUR = 0.25
"""Space for an hour in which nothing happens."""
FULL_SCALE_HOURS = 12.0
"""Longer gaps are compressed to this space, and a label says how long they are."""
VAGUE_DAYS = 31
"""A date that is known to a month still says how long it is to the next; a vaguer one does not."""


class Gap(TypedDict):
    """The space before a row, without words."""

    rem: float
    """Its height in rem, 0 or more."""
    compressed: bool
    """Whether it is drawn shorter than its time."""
    unit: NotRequired[DurationUnit]
    """In what its length is worth saying; missing where it is not."""
    count: NotRequired[int]
    """How many of them."""
    about: NotRequired[bool]
    """Whether the length is only roughly known."""


@dataclass(frozen=True)
class GapView:
    """The space before a row."""

    rem: float
    """Its height in rem, 0 or more."""
    label: str | None
    """How long it was, where that is worth saying."""
    compressed: bool
    """Whether it is drawn shorter than its time."""


def gap_views(moments: Sequence[Moment], language: Language) -> tuple[GapView, ...]:
    """The space before each of the steps that were at these moments, in words."""
    return tuple(_in_words(gap, language) for gap in gaps_before(moments))


def _in_words(gap: Gap, language: Language) -> GapView:
    if "unit" not in gap:
        return GapView(gap["rem"], None, gap["compressed"])
    label = language.duration(gap["unit"], gap["count"])
    if gap.get("about"):
        label = language.text("gap_about", time=label)
    return GapView(gap["rem"], label, gap["compressed"])


def gaps_before(moments: Sequence[Moment]) -> Iterator[Gap]:
    """The space before each of the steps, proportional to time up to `FULL_SCALE_HOURS`."""
    if moments:
        yield {"rem": 0.0, "compressed": False}
    yield from (_gap(*pair) for pair in pairwise(map(_middle, moments)))


class _Middle(NamedTuple):
    """The best guess at an instant, for spacing only."""

    at: timedelta | None
    """Counted from `ORIGIN`; None if the guess would be too rough."""
    is_timed: bool
    """Whether it is a clock time."""
    is_exact: bool
    vague_days: int
    """Days between the first and the last day that it can be; 0 where one is open."""


def _gap(before: _Middle, after: _Middle) -> Gap:
    if before.at is None or after.at is None:
        return {"rem": REM_PER_HOUR * 2, "compressed": False}
    between = after.at - before.at
    hours = max(0.0, between.total_seconds() / 3600)
    gap: Gap = {
        "rem": round(min(hours, FULL_SCALE_HOURS) * REM_PER_HOUR, 2),
        "compressed": hours > FULL_SCALE_HOURS,
    }
    is_timed = before.is_timed and after.is_timed
    days = after.at.days - before.at.days
    is_clear = is_timed or days > max(1, before.vague_days, after.vague_days)
    if gap["compressed"] and is_clear:
        gap["unit"], gap["count"] = duration_in_units(hours if is_timed else days * 24)
        gap["about"] = not (before.is_exact and after.is_exact)
    return gap


def _middle(moment: Moment) -> _Middle:
    first, last = moment.date.earliest, moment.date.latest
    vague_days = last.ordinal - first.ordinal if first and last else 0
    starts, ends = moment.clock_instants if moment.clock else (None, None)
    if known := starts or ends:
        half = (ends - starts) / 2 if starts and ends else timedelta()
        is_exact = moment.certainty is Certainty.EXACT
        return _Middle(known - ORIGIN + half, True, is_exact, vague_days)
    low, high = (None, None) if vague_days > VAGUE_DAYS else moment.bounds()
    at_most = low + (high - low) / 2 if low is not None and high is not None else None
    return _Middle(at_most, False, False, vague_days)
