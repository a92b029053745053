"""Days of any year from -9999 to 9999, which Python's `date`, from the year 1 on, cannot hold.

The Gregorian calendar repeats itself, weekdays included, every 400 years. So each day has a twin
that `date` can hold, and all arithmetic is that of `date` and of whole cycles. Years are numbered
as in ISO 8601 and EDTF: 0 is 1 BC, -217 is 218 BC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

CYCLE_YEARS = 400
CYCLE_DAYS = 146_097
"""Days of 400 Gregorian years."""

_FIRST = date(2, 1, 1).toordinal()
_LAST = date(9998, 12, 31).toordinal()
"""The ends of the years with whose instants `datetime` can reckon in every time zone."""


@dataclass(frozen=True)
class DayName:
    """What a day is called in a calendar: all that is needed to word it."""

    year: int
    """0 is 1 BC."""
    month: int
    day: int
    week_day: int
    """0 is Monday."""

    def weekday(self) -> int:
        """As `date.weekday`, so that a `date` can be worded likewise."""
        return self.week_day


@dataclass(frozen=True, order=True, slots=True)
class Day:
    """A day, whatever it is called."""

    ordinal: int
    """1 is 1 January of the year 1 of the Gregorian calendar, as in `date.toordinal`."""

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Day:
        """The day that has this name in the Gregorian calendar.

        >>> str(Day.of(-217, 9, 1) + timedelta(days=-1))
        '-0217-08-31'

        Raises:
            ValueError: the calendar has no such day.
        """
        cycles, rest = divmod(year, CYCLE_YEARS)
        twin = date(rest + CYCLE_YEARS, month, day)
        return cls(twin.toordinal() + (cycles - 1) * CYCLE_DAYS)

    @classmethod
    def of_date(cls, day: date) -> Day:
        """The same day as one of the `datetime` module."""
        return cls(day.toordinal())

    @property
    def twin(self) -> date:
        """The day itself if `datetime` can reckon with its year, else the same in another cycle.

        The twin of an early day is in the years 400 to 799, when each place had its own time, too.
        """
        if self.ordinal > _LAST:
            return date.fromordinal(self.ordinal - CYCLE_DAYS)
        cycles = 0 if self.ordinal >= _FIRST else 1 - (self.ordinal - 1) // CYCLE_DAYS
        return date.fromordinal(self.ordinal + cycles * CYCLE_DAYS)

    @property
    def date(self) -> date | None:
        """The same for what needs a `date`; None before the year 2 and after 9998."""
        return date.fromordinal(self.ordinal) if _FIRST <= self.ordinal <= _LAST else None

    @property
    def name(self) -> DayName:
        """What it is called in the Gregorian calendar."""
        twin = self.twin
        cycles = (self.ordinal - twin.toordinal()) // CYCLE_DAYS
        return DayName(
            twin.year + cycles * CYCLE_YEARS, twin.month, twin.day, (self.ordinal + 6) % 7
        )

    def __add__(self, time: timedelta) -> Day:
        """The day so many whole days later."""
        return Day(self.ordinal + time.days)

    def __sub__(self, other: Day) -> timedelta:
        """The time from another day to this."""
        return timedelta(days=self.ordinal - other.ordinal)

    def __str__(self) -> str:
        """ISO 8601, with a sign before the year 0.

        >>> str(Day.of(0, 2, 29))
        '0000-02-29'
        """
        name = self.name
        return f"{year_text(name.year)}-{name.month:02}-{name.day:02}"


def year_text(year: int) -> str:
    """A year as ISO 8601 and EDTF write it.

    >>> year_text(-217)
    '-0217'
    """
    return f"{'-' if year < 0 else ''}{abs(year):04}"
