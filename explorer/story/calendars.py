"""Calendars: days as the sources name them, kept as days of the proleptic Gregorian calendar.

ISO 8601, EDTF and HTML know only that calendar, so every date inside and in every export is in it.
Before 1582 all of Europe counted in the Julian one, and a reader of a story from that time looks
for its names: `Calendar.day` comes in from them, `Calendar.named` goes out to them.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from explorer.story.days import Day, DayName

_CYCLE_DAYS = 4 * 365 + 1
"""Days of four Julian years, the fourth of which is a leap year."""
_EPOCH = -1
"""The ordinal of Julian 1 January of the year 1, two days before the Gregorian one."""


class Calendar(StrEnum):
    """A calendar of a story's dates."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"

    def day(self, year: int, month: int, day: int) -> Day:
        """The day that has this name in this calendar.

        >>> str(Calendar.JULIAN.day(1582, 10, 5))
        '1582-10-15'

        Raises:
            ValueError: the calendar has no such day.
        """
        if self is Calendar.GREGORIAN:
            return Day.of(year, month, day)
        cycle, rest = divmod(year - 1, 4)
        days = date(_like(rest), month, day) - date(_like(rest), 1, 1)
        return Day(_EPOCH + cycle * _CYCLE_DAYS + rest * 365 + days.days)

    def named(self, day: Day) -> DayName:
        """What a day is called in this calendar, for wording it."""
        name = day.name
        if self is Calendar.GREGORIAN:
            return name
        cycle, days = divmod(day.ordinal - _EPOCH, _CYCLE_DAYS)
        rest = min(days // 365, 3)
        like = date(_like(rest), 1, 1) + timedelta(days=days - rest * 365)
        return DayName(4 * cycle + rest + 1, like.month, like.day, name.week_day)


def _like(rest: int) -> int:
    """A Gregorian year as long as the Julian year at this position, 0 to 3, of its four."""
    return 2000 if rest == 3 else 2001
