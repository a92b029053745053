"""When something happened: EDTF dates, kept no more exact than known.

Dates are the part of the Extended Date/Time Format (ISO 8601-2:2019, as published by the Library
of Congress) that reporting and history need: all of level 1 except years of more than four digits,
and of level 2 the marks on single parts and the sets. A date is written in its event's calendar and
kept as days of the Gregorian one.

We parse this ourselves because the libraries we compared lose what matters here: `edtf` 5.0.2
fails on open intervals' bounds and `undate` 0.8.0 drops the marks. The tests hold our bounds
against `undate`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import Literal

from explorer.story.calendars import Calendar
from explorer.story.days import Day
from explorer.story.errors import TimeFormatError
from explorer.story.seasons import SEASON_ENDS, SEASONS, Season

Unit = Literal["century", "decade", "year", "season", "month", "day"]
"""To what a date is known; a century is of years that begin with the same two digits."""

UNITS: tuple[Unit, ...] = ("century", "decade", "year", "season", "month", "day")
"""From the vaguest to the most exact."""

_MARK = "[?~%]?"
_YEAR = r"(?!-0000)-?\d\d(?:\d\d|\dX|XX)"
_PART = r"\d\d|XX"
_DATE = re.compile(
    rf"({_MARK})({_YEAR})({_MARK})"
    rf"(?:-({_MARK})({_PART})({_MARK})(?:-({_MARK})({_PART})({_MARK}))?)?",
    re.ASCII,
)
_FORM = re.sub(r"\((?!\?)", "(?:", _DATE.pattern)
_MEMBER = rf"(?:{_FORM}(?:\.\.)?(?:{_FORM})?|\.\.{_FORM})"
DATE_PATTERN = (
    rf"^(?:{_FORM}|(?:{_FORM})?/{_FORM}|{_FORM}/(?:\.\.)?|\.\./{_FORM}"
    rf"|\[{_MEMBER}(?:, ?{_MEMBER})*\]|\{{{_MEMBER}(?:, ?{_MEMBER})*\}})$"
)
"""What dates look like, as a regular expression for editors."""

_DATE_EXPECTED = (
    "an EDTF date such as 2023-09-13, 2023-09, 156X, 1566-21 (spring), 2023-09-13~ (approximate), "
    "2023-09-13? (uncertain), 2023-09-10/2023-09-12, ../2023-09-13, 2023-09-14/.., [1667,1668] "
    "(one of them) or {1667,1668} (all of them)"
)


@dataclass(frozen=True)
class EdtfDate:
    """A date with exactly the precision that is known."""

    text: str
    """As written in the data."""
    earliest: Day | None
    """First day it can mean; None where the start is open."""
    latest: Day | None
    """Last day it can mean; None where the end is open."""
    approximate: bool = False
    uncertain: bool = False
    calendar: Calendar = Calendar.GREGORIAN
    """The calendar in which it is written."""
    parts: tuple[EdtfDate, ...] = ()
    """The known ends of an interval, or the members of a set."""

    def __hash__(self) -> int:
        """By its text, which few dates share with one in another calendar."""
        return hash(self.text)

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
        if self.is_set:
            members = ",".join(_member_text(part.edtf) for part in self.parts)
            return f"{self.text[0]}{members}{self.text[-1]}"
        mark = "%" if self.approximate and self.uncertain else "~" if self.approximate else ""
        mark = mark or ("?" if self.uncertain else "")
        ends = (f"{end}{mark}" if end else ".." for end in (self.earliest, self.latest))
        return "/".join(dict.fromkeys(ends))

    @cached_property
    def day(self) -> Day | None:
        """The one day meant, or None where it is a longer or open span."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def is_set(self) -> bool:
        """Whether it names several dates: one of them is meant, or `is_all`."""
        return self.text[:1] in ("[", "{")

    @property
    def is_all(self) -> bool:
        """Whether all dates of a set are meant."""
        return self.text.startswith("{")

    @cached_property
    def units(self) -> tuple[Unit, Unit]:
        """To what its start and its end are known; of an open end it means nothing.

        >>> parse_date("1519-08/1519-09-20").units
        ('month', 'day')
        """
        if not self.parts:
            unit = _unit(self.text)
            return unit, unit
        return self.parts[0].units[0], self.parts[-1].units[1]

    @cached_property
    def season(self) -> Season | None:
        """The season that it is; None for any other date."""
        found = _DATE.fullmatch(self.text)
        return SEASONS.get(found[5]) if found else None

    @property
    def whole(self) -> str | None:
        """The one day, month or year that it is, as ISO 8601 without a mark; None for a span.

        >>> parse_date("2023-09~").whole
        '2023-09'
        """
        if self == UNDATED or self.parts or self.units[0] not in ("year", "month", "day"):
            return None
        return None if "/" in self.edtf else re.sub(r"[?~%]|-XX", "", self.edtf)


UNDATED = EdtfDate("unknown", None, None)
"""The date of an event of which no source says when it was."""


@lru_cache(maxsize=10_000)  # most dates of a long story are those of other events too
def parse_date(text: str, calendar: Calendar = Calendar.GREGORIAN) -> EdtfDate:
    """Read an EDTF date, or one of that form in another calendar.

    >>> str(parse_date("2023-09").latest)
    '2023-09-30'
    >>> str(parse_date("-0217").earliest)
    '-0217-01-01'
    >>> parse_date("../2023-09-13").earliest is None
    True
    >>> [part.text for part in parse_date("[1667,1668]").parts]
    ['1667', '1668']

    Raises:
        TimeFormatError: the text is not one of the supported forms or names no real day.
    """
    if text[:1] + text[-1:] in ("[]", "{}") and len(text) > 1:
        return _set(text, calendar)
    return _interval(text, text, calendar)


def _set(text: str, calendar: Calendar) -> EdtfDate:
    """One of several dates, or all of them; between two dots it is each from the one to the other.

    Raises:
        TimeFormatError: a member is no date, nor a span with two dots.
    """
    if "/" in text:
        raise TimeFormatError(f"found {text!r}, expected {_DATE_EXPECTED}")
    members = tuple(
        _interval(_as_interval(member.removeprefix(" ")), text, calendar)
        for member in text[1:-1].split(",")
    )
    starts, ends = ([getattr(m, end) for m in members] for end in ("earliest", "latest"))
    return EdtfDate(
        text,
        None if None in starts else min(starts),
        None if None in ends else max(ends),
        any(member.approximate for member in members),
        any(member.uncertain for member in members),
        calendar,
        members,
    )


def _as_interval(member: str) -> str:
    """`1670..1672` of a set as the interval `1670/1672`, open ends likewise."""
    start, dots, end = member.partition("..")
    return f"{start or '..'}/{end or '..'}" if dots else member


def _member_text(edtf: str) -> str:
    """The reverse of `_as_interval`."""
    start, slash, end = edtf.partition("/")
    return f"{start.strip('.')}..{end.strip('.')}" if slash else edtf


def _interval(text: str, whole: str, calendar: Calendar) -> EdtfDate:
    """A date, or an interval between two; an end may be open (`..`) or not known (empty).

    Raises:
        TimeFormatError: it is open on both sides or backwards, or an end is no date.
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        return _single_date(text, whole, calendar)
    start, end = (
        None if half in ("..", "") else _single_date(half, whole, calendar)
        for half in (start_text, end_text)
    )
    ends = tuple(half for half in (start, end) if half)
    if not ends:
        raise TimeFormatError(f"found {whole!r}, expected {_DATE_EXPECTED}")
    first, last = start.earliest if start else None, end.latest if end else None
    if first and last and first > last:
        raise TimeFormatError(f"found {whole!r}, expected an interval whose end is after its start")
    return replace(
        ends[0],
        text=text,
        earliest=first,
        latest=last,
        approximate=any(half.approximate for half in ends),
        uncertain=any(half.uncertain for half in ends),
        parts=ends,
    )


def _unit(text: str) -> Unit:
    """To what one date is known."""
    found = _DATE.fullmatch(text)
    if found is None:
        return "day"
    year, month, day = found[2], found[5], found[8]
    if "X" in year:
        return "century" if year.endswith("XX") else "decade"
    if month in (None, "XX"):
        return "year"
    if month in SEASONS:
        return "season"
    return "month" if day in (None, "XX") else "day"


def _single_date(text: str, whole: str, calendar: Calendar) -> EdtfDate:
    match = _DATE.fullmatch(text)
    year, month, day = (match[2], match[5], match[8]) if match else ("", None, None)
    is_more_exact = ("X" in year and month) or (month == "XX" and day not in (None, "XX"))
    if not match or is_more_exact or (month in SEASONS and day):
        raise TimeFormatError(f"found {whole!r}, expected {_DATE_EXPECTED}")
    years = sorted(int(year.replace("X", digit)) for digit in "09")
    if month and month != "XX" and int(month) > 12 and month not in SEASONS:
        expected = "a month from 01 to 12, or a season from 21 to 24"
        raise TimeFormatError(f"found {whole!r}, expected {expected}")
    try:
        first, last = _ends((years[0], years[1]), month, day, calendar)
    except ValueError as error:
        raise TimeFormatError(f"found {whole!r}, expected a day that exists") from error
    marks = set("".join(match.group(1, 3)) + "".join(m or "" for m in match.group(4, 6, 7, 9)))
    return EdtfDate(text, first, last, bool(marks & {"~", "%"}), bool(marks & {"?", "%"}), calendar)


def _ends(
    years: tuple[int, int], month: str | None, day: str | None, calendar: Calendar
) -> tuple[Day, Day]:
    """The first and the last day of some years, or of a season, month or day of one year.

    Raises:
        ValueError: the calendar has no such day.
    """
    first_year, last_year = years
    if month in SEASONS:
        (start_month, start_day), (later, end_month, end_day) = SEASON_ENDS[SEASONS[month]]
        first = calendar.day(first_year, start_month, start_day)
        return first, calendar.day(last_year + later, end_month, end_day)
    known = month if month != "XX" else None
    if known and day and day != "XX":
        only = calendar.day(first_year, int(known), int(day))
        return only, only
    first = calendar.day(first_year, int(known or 1), 1)
    later, next_month = divmod(int(known), 12) if known else (1, 0)
    return first, calendar.day(last_year + later, next_month + 1, 1) + timedelta(days=-1)
