"""The days of a diary: an entry reports what happened since the one before it, or soon after."""

from __future__ import annotations

from datetime import date, timedelta

from explorer.authoring.dates.date_matches import Seen
from explorer.authoring.dates.date_meanings import NOT_EXACT, UnclearDateError
from explorer.authoring.dates.nearby_days import number_near
from explorer.authoring.dates.tenses import Tense

WEEK = timedelta(days=7)
_LONGEST_ENTRY = timedelta(days=12)
"""An entry reports no day farther behind its own date than this."""


def in_entry(meant: date, seen: Seen, period: timedelta | None = None) -> date:
    """The day that an entry means: the next one of its kind if the last is before the last entry.

    Args:
        meant: the day by the tense alone.
        seen: the entry, and the one before.
        period: after which the same day comes again; None for the number of a day in its month.

    Raises:
        UnclearDateError: neither fits.
    """
    if seen.base is None or seen.entry_before is None or meant >= seen.entry_before:
        return meant
    after = meant
    if period:
        while after <= seen.base:
            after += period
    else:
        after = number_near(meant.day, seen.base, Tense.COMING) or meant
    if seen.base <= after <= seen.base + _LONGEST_ENTRY:
        return after
    raise UnclearDateError(NOT_EXACT)
