"""Calendars: days as the sources name them, kept as days of the proleptic Gregorian calendar.

Python's `date`, ISO 8601, EDTF and HTML know only that calendar, so every date inside and in
every export is in it. Before 1582 all of Europe counted in the Julian one, and a reader of a
story from that time looks for its names: `Calendar.day` comes in from them, `Calendar.named`
goes out to them.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

_CYCLE_DAYS = 4 * 365 + 1
"""Days of four Julian years, the fourth of which is a leap year."""
_EPOCH = date.min.toordinal() - 2
"""The ordinal of Julian 1 January of the year 1, two days before the Gregorian one."""


class Calendar(StrEnum):
    """A calendar of a story's dates."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"

    def day(self, year: int, month: int, day: int) -> date:
        """The day that has this name in this calendar.

        >>> Calendar.JULIAN.day(1582, 10, 5)
        datetime.date(1582, 10, 15)

        Raises:
            ValueError: the calendar has no such day.
        """
        if self is Calendar.GREGORIAN:
            return date(year, month, day)
        cycle, rest = divmod(year - 1, 4)
        days = date(_like(rest), month, day) - date(_like(rest), 1, 1)
        return date.fromordinal(_EPOCH + cycle * _CYCLE_DAYS + rest * 365 + days.days)

    def named(self, day: date) -> date:
        """The same day, whose year, month and day are those of this calendar.

        Only for wording it: it compares, counts and formats as ISO like the day that it is.
        """
        return day if self is Calendar.GREGORIAN else _JulianDay(day.year, day.month, day.day)


def _like(rest: int) -> int:
    """A Gregorian year as long as the Julian year at this position, 0 to 3, of its four."""
    return 2000 if rest == 3 else 2001


class _JulianDay(date):
    """A day, made by its Gregorian name, that calls itself by its Julian one."""

    @property
    def _name(self) -> tuple[int, date]:
        cycle, days = divmod(self.toordinal() - _EPOCH, _CYCLE_DAYS)
        rest = min(days // 365, 3)
        start = date(_like(rest), 1, 1)
        return 4 * cycle + rest + 1, start + timedelta(days=days - rest * 365)

    @property
    def year(self) -> int:
        return self._name[0]

    @property
    def month(self) -> int:
        return self._name[1].month

    @property
    def day(self) -> int:
        return self._name[1].day
