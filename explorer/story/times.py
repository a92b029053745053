"""When something happened: EDTF dates, local clock times and zones, kept no more exact than known.

Dates are the part of the Extended Date/Time Format (ISO 8601-2:2019, as published by the Library
of Congress) that reporting needs: day, month or year; `?` uncertain, `~` approximate, `%` both;
intervals `a/b`, `../b`, `a/..`. Clock times use the same marks: `13:09`, `~18:00`, `06:00?`,
`08:00/09:00`, `../17:46`, `18:10/..`; `02:30+02:00` says which of two hours is meant when the clock
was set back. A date is written in the story's calendar and kept as days of
the Gregorian one.

We parse this ourselves because the libraries we compared lose what matters here: `edtf` 5.0.2
fails on open intervals' bounds and `undate` 0.8.0 drops the marks. The tests hold our bounds
against `undate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, timezone
from functools import cache
from typing import Literal, TypeVar
from zoneinfo import available_timezones

from explorer.story.calendars import Calendar
from explorer.story.errors import TimeFormatError

Unit = Literal["year", "month", "day"]
"""To what a date is known."""

UNITS: tuple[Unit, ...] = ("year", "month", "day")
"""From the vaguest to the most exact."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_CLOCK = re.compile(
    r"(~?)([01]\d|2[0-3]):([0-5]\d)(?:([+-])(0\d|1[0-4]):([0-5]\d))?(\??)", re.ASCII
)


def _or_span(form: str) -> str:
    """The pattern of one value, or of two with a slash between, either of which may be open."""
    return rf"^(?:{form}|{form}/{form}|{form}/\.\.|\.\./{form})$"


DATE_PATTERN = _or_span(_DATE.pattern)
CLOCK_PATTERN = _or_span(_CLOCK.pattern)
"""What dates and clock times look like, as regular expressions for editors."""

_DATE_EXPECTED = (
    "an EDTF date such as 2023-09-13, 2023-09, 2023-09-13~ (approximate), 2023-09-13? (uncertain), "
    "2023-09-10/2023-09-12, ../2023-09-13 or 2023-09-14/.."
)
_CLOCK_EXPECTED = (
    "a clock time such as 13:09, ~18:00 (approximate), 06:00? (uncertain), 08:00/09:00 (between), "
    "../17:46 (not after), 18:10/.. (not before) or 02:30+02:00 "
    "(in an hour that the clock showed twice)"
)


@dataclass(frozen=True)
class EdtfDate:
    """A date with exactly the precision that is known."""

    text: str
    """As written in the data."""
    earliest: date | None
    """First day it can mean; None where the start is open."""
    latest: date | None
    """Last day it can mean; None where the end is open."""
    approximate: bool = False
    uncertain: bool = False
    calendar: Calendar = Calendar.GREGORIAN
    """The calendar in which it is written."""

    @property
    def edtf(self) -> str:
        """The same as EDTF, which has the Gregorian calendar only; empty where nothing is known.

        >>> parse_date("1519-08~", Calendar.JULIAN).edtf
        '1519-08-11~/1519-09-10~'
        """
        if self == UNDATED:
            return ""
        if self.calendar is Calendar.GREGORIAN:
            return self.text
        mark = "%" if self.approximate and self.uncertain else "~" if self.approximate else ""
        mark = mark or ("?" if self.uncertain else "")
        ends = (f"{end}{mark}" if end else ".." for end in (self.earliest, self.latest))
        return "/".join(dict.fromkeys(ends))

    @property
    def day(self) -> date | None:
        """The one day meant, or None where it is a longer or open span."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def units(self) -> tuple[Unit, Unit]:
        """To what its start and its end are known; of an open end it means nothing.

        >>> parse_date("1519-08/1519-09-20").units
        ('month', 'day')
        """
        start, _, end = self.text.partition("/")
        return _unit(start), _unit(end or start)

    @property
    def whole(self) -> str | None:
        """The one day, month or year that it is, as ISO 8601 without a mark; None for a span.

        >>> parse_date("2023-09~").whole
        '2023-09'
        """
        return None if self == UNDATED or "/" in self.edtf else self.edtf.rstrip("?~%")


UNDATED = EdtfDate("unknown", None, None)
"""The date of an event of which no source says when it was."""


@dataclass(frozen=True)
class ClockTime:
    """A local time of day with exactly the precision that is known; both ends equal if exact."""

    text: str
    earliest: time | None
    """Has a `tzinfo` only if its offset is written: the hour that the clock showed twice."""
    latest: time | None
    approximate: bool = False
    uncertain: bool = False


Written = TypeVar("Written", EdtfDate, ClockTime)


def parse_date(text: str, calendar: Calendar = Calendar.GREGORIAN) -> EdtfDate:
    """Read an EDTF date, or one of that form in another calendar.

    >>> parse_date("2023-09").latest
    datetime.date(2023, 9, 30)
    >>> parse_date("../2023-09-13").earliest is None
    True

    Raises:
        TimeFormatError: the text is not one of the supported forms or names no real day.
    """
    found = _span(text, lambda half: _single_date(half, text, calendar), _DATE_EXPECTED)
    if found.earliest and found.latest and found.earliest > found.latest:
        raise TimeFormatError(f"found {text!r}, expected an interval whose end is after its start")
    return found


def _span(text: str, read: Callable[[str], Written], expected: str) -> Written:
    """A date or a time, or an interval between two that may be open on one side.

    Raises:
        TimeFormatError: it is open on both sides, or `read` refuses an end.
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        return read(text)
    start, end = (None if half == ".." else read(half) for half in (start_text, end_text))
    ends = [half for half in (start, end) if half]
    if not ends:
        raise TimeFormatError(f"found {text!r}, expected {expected}")
    return replace(
        ends[0],
        text=text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        approximate=any(half.approximate for half in ends),
        uncertain=any(half.uncertain for half in ends),
    )


def _unit(text: str) -> Unit:
    """To what one date is known: each hyphen parts off one unit more."""
    return UNITS[text.count("-")]


def _single_date(text: str, whole: str, calendar: Calendar) -> EdtfDate:
    match = _DATE.fullmatch(text)
    if not match:
        raise TimeFormatError(f"found {whole!r}, expected {_DATE_EXPECTED}")
    year, month, day, mark = int(match[1]), match[2], match[3], match[4]
    if not date.min.year < year < date.max.year:  # so that no conversion leaves the calendar
        raise TimeFormatError(f"found {whole!r}, expected a year from 0002 to 9998")
    if month and int(month) > 12:
        raise TimeFormatError(f"found {whole!r}, expected a month from 01 to 12")
    try:
        first = calendar.day(year, int(month or 1), int(day or 1))
    except ValueError as error:
        raise TimeFormatError(f"found {whole!r}, expected a day that exists") from error
    if day:
        last = first
    else:
        after = divmod(int(month), 12) if month else (1, 0)
        last = calendar.day(year + after[0], after[1] + 1, 1) - timedelta(days=1)
    return EdtfDate(text, first, last, mark in ("~", "%"), mark in ("?", "%"), calendar)


def parse_clock(text: str) -> ClockTime:
    """Read a local clock time with its marks.

    >>> parse_clock("../17:46").earliest is None
    True
    >>> parse_clock("~18:00").approximate
    True

    Raises:
        TimeFormatError: the text is not one of the supported forms, or ends before it starts.
    """
    found = _span(text, lambda half: _single_clock(half, text), _CLOCK_EXPECTED)
    if _comes_after(found.earliest, found.latest):
        raise TimeFormatError(f"found {text!r}, expected a time span that ends on the same day")
    return found


def _single_clock(text: str, whole: str) -> ClockTime:
    match = _CLOCK.fullmatch(text)
    if not match:
        raise TimeFormatError(f"found {whole!r}, expected {_CLOCK_EXPECTED}")
    clock = time(int(match[2]), int(match[3]))
    if match[4]:
        offset = timedelta(hours=int(match[5]), minutes=int(match[6]))
        clock = clock.replace(tzinfo=timezone(-offset if match[4] == "-" else offset))
    return ClockTime(text, clock, clock, bool(match[1]), bool(match[7]))


def _comes_after(first: time | None, last: time | None) -> bool:
    """Whether a time is later than another; their offsets count only if both have one."""
    if first is None or last is None:
        return False
    if first.tzinfo and last.tzinfo:
        return first > last
    return first.replace(tzinfo=None) > last.replace(tzinfo=None)


def parse_zone(name: str) -> str:
    """Check an IANA time zone name.

    Raises:
        TimeFormatError: the name is not in the IANA time zone database.
    """
    if name not in _zones():
        raise TimeFormatError(f"found {name!r}, expected an IANA zone such as Asia/Vladivostok")
    return name


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())  # a walk through the database's files, 20 ms
